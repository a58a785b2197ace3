#include "render/diagram.h"

#include "base/format.h"
#include "base/text.h"

namespace spoc::render {
namespace {

std::string one_line(std::string_view text) {
  return terminal_safe(text, Shape::one_line);
}

/// Mermaid reads entities in quoted texts, and nothing else in them.
std::string mermaid_safe(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' ||
                       c == '.' || c == ',' || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    if (plain)
      out += c;
    else
      out += format("#{};", static_cast<int>(c));
  }
  return out;
}

/// Inside quotes DOT has the escapes of C, and layout escapes like \N that a backslash would begin.
std::string dot_safe(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

template <class Safe>
std::string all_lines(const Box& box, std::string_view between, Safe safe) {
  std::string out;
  for (const std::string& line : box.lines) {
    if (!out.empty()) out += between;
    out += safe(line);
  }
  if (!box.state.empty()) out.append(between).append(safe(box.state));
  return out;
}

struct Brackets {
  std::string_view open, close, dot;
};

/// By outline.
constexpr Brackets kBrackets[] = {{"[", "]", "box"},
                                  {"([", "])", "ellipse"},
                                  {"{{", "}}", "hexagon"},
                                  {"{", "}", "diamond"},
                                  {"[[", "]]", "doubleoctagon"}};

/// By fill: its class in Mermaid, and its colours there and in DOT.
struct Paint {
  std::string_view name, ground, edge;
};
constexpr Paint kPaints[] = {{"", "#ffffff", "#57606a"},
                             {"active", "#ddf4ff", "#0969da"},
                             {"done", "#dafbe1", "#1a7f37"},
                             {"skipped", "#f6f8fa", "#8c959f"},
                             {"failed", "#ffebe9", "#cf222e"}};

const Paint& paint_of(const Box& box) {
  return kPaints[static_cast<std::size_t>(box.fill)];
}
const Brackets& brackets_of(const Box& box) {
  return kBrackets[static_cast<std::size_t>(box.outline)];
}

}  // namespace

void append_mermaid(std::string& out, const Diagram& diagram) {
  out += "---\ntitle: \"" + mermaid_safe(diagram.title) + "\"\n---\nflowchart TD\n";
  bool used[std::size(kPaints)] = {};
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
    const Box& box = diagram.boxes[i];
    const Brackets& brackets = brackets_of(box);
    const Paint& paint = paint_of(box);
    used[static_cast<std::size_t>(box.fill)] = true;
    out += format("  n{}{}\"{}\"{}{}{}\n", i, brackets.open, all_lines(box, "<br/>", mermaid_safe), brackets.close,
                  paint.name.empty() ? "" : ":::", paint.name);
  }
  for (const Arrow& arrow : diagram.arrows)
    out += format("  n{} {}{} n{}\n", arrow.from, arrow.dashed ? "-.->" : "-->",
                  arrow.label.empty() ? "" : "|\"" + mermaid_safe(arrow.label) + "\"|", arrow.to);
  for (std::size_t i = 0; i < std::size(kPaints); ++i)
    if (used[i] && !kPaints[i].name.empty())
      out += format("  classDef {} fill:{},stroke:{},color:#1f2328\n", kPaints[i].name, kPaints[i].ground,
                    kPaints[i].edge);
}

void append_dot(std::string& out, const Diagram& diagram) {
  out += "digraph {\n  label=\"" + dot_safe(diagram.title) +
         "\";\n  labelloc=t;\n  node [fontname=\"sans-serif\", style=filled];\n";
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i) {
    const Box& box = diagram.boxes[i];
    const Paint& paint = paint_of(box);
    out += format("  n{} [label=\"{}\", shape={}, fillcolor=\"{}\", color=\"{}\"];\n", i,
                  all_lines(box, "\\n", dot_safe), brackets_of(box).dot, paint.ground, paint.edge);
  }
  for (const Arrow& arrow : diagram.arrows) {
    std::vector<std::string> how;
    if (!arrow.label.empty()) how.push_back("label=\"" + dot_safe(arrow.label) + "\"");
    if (arrow.dashed) how.emplace_back("style=dashed");
    if (arrow.back) how.emplace_back("constraint=false");
    out += format("  n{} -> n{}{};\n", arrow.from, arrow.to, how.empty() ? "" : " [" + join(how, ", ") + "]");
  }
  out += "}\n";
}

}  // namespace spoc::render
