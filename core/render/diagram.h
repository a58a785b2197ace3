// Boxes and arrows in layers, as text for three kinds of readers: Mermaid for pages that draw it, DOT for Graphviz, and
// SVG to look at. What the boxes say comes from outside and is made harmless for each.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace spoc::render {

enum class Outline { plain, rounded, hexagon, diamond, thick };
enum class Fill { none, active, done, skipped, failed };

struct Box {
  std::vector<std::string> lines;  ///< the first stands out
  Outline outline = Outline::plain;
  Fill fill = Fill::none;
  std::string state;  ///< said beside the colour, for those who do not see it; empty: nothing
};

struct Arrow {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string label;  ///< may be empty
  bool dashed = false;
  bool back = false;  ///< leads to an earlier box: takes no part in the layers
};

/// Arrows that are not `back` make no circle.
struct Diagram {
  std::string title;
  std::vector<Box> boxes;
  std::vector<Arrow> arrows;
};

/// A flowchart from top to bottom (mermaid.js.org, flowchart syntax).
void append_mermaid(std::string& out, const Diagram& diagram);
/// A directed graph (graphviz.org, the DOT language).
void append_dot(std::string& out, const Diagram& diagram);
/// A whole SVG 1.1 document without scripts or links, readable on light and dark ground. Texts longer than a box end in
/// "…"; the whole text is the box's title.
void append_svg(std::string& out, const Diagram& diagram);

}  // namespace spoc::render
