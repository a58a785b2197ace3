// Where the boxes of a diagram stand: in layers, each below all that leads to it, ordered so that few arrows cross.
#pragma once

#include <cstddef>
#include <vector>

#include "render/diagram.h"

namespace spoc::render {

struct Point {
  int x = 0;
  int y = 0;
};

struct Layout {
  std::vector<Point> centres;             ///< by box
  std::vector<std::vector<Point>> bends;  ///< by arrow: what it passes on its way through other layers
  int width = 0;
  int height = 0;
};

/// Sizes in pixels.
struct Spacing {
  int box_width = 200;
  int box_height = 72;
  int beside = 28;
  int below = 52;
  int margin = 24;
};

/// After Sugiyama, Tagawa and Toda (1981): layers by the longest way, then the median of the neighbours, a few times
/// down and up. Takes time in proportion to boxes and the layers that arrows pass; the same diagram has the same
/// layout.
Layout lay_out(const Diagram& diagram, const Spacing& spacing);

}  // namespace spoc::render
