#include "base/format.h"
#include "base/text.h"
#include "render/diagram.h"
#include "render/layers.h"
#include "render/markup.h"

namespace spoc::render {
namespace {

constexpr Spacing kSpacing;
constexpr int kHeading = 34;
constexpr int kLine = 16;
/// How far a diamond reaches above and below its row, and an arrow's head before its end.
constexpr int kPoint = 8;
constexpr int kHead = 6;
/// Cells of a line in a box: about seven pixels each.
constexpr std::size_t kCells = 26;

constexpr std::string_view kDiagramStyle = R"css(
  text { font: 12px system-ui, sans-serif; fill: #1f2328; text-anchor: middle }
  .title { font-size: 16px; font-weight: 600; text-anchor: start }
  .first { font-weight: 600 }
  .box { fill: #ffffff; stroke: #57606a; stroke-width: 1.5 }
  .active { fill: #ddf4ff; stroke: #0969da }
  .done { fill: #dafbe1; stroke: #1a7f37 }
  .skipped { fill: #f6f8fa; stroke: #8c959f; stroke-dasharray: 4 3 }
  .failed { fill: #ffebe9; stroke: #cf222e }
  .ground { fill: #ffffff }
  .arrow { fill: none; stroke: #57606a; stroke-width: 1.2 }
  .dashed { stroke-dasharray: 5 4 }
  .head { fill: #57606a }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .box { fill: #161b22; stroke: #8b949e }
    .active { fill: #0c2d6b; stroke: #58a6ff }
    .done { fill: #04260f; stroke: #3fb950 }
    .skipped { fill: #0d1117; stroke: #6e7681 }
    .failed { fill: #490202; stroke: #f85149 }
    .ground { fill: #0d1117 }
    .arrow { stroke: #8b949e }
    .head { fill: #8b949e }
  }
)css";

/// By fill.
constexpr std::string_view kClasses[] = {"", " active", " done", " skipped", " failed"};

std::string shape_of(const Box& box, Point centre) {
  const int w = kSpacing.box_width / 2;
  const int h = kSpacing.box_height / 2;
  const int x = centre.x - w;
  const int y = centre.y - h;
  const std::string_view kind = kClasses[static_cast<std::size_t>(box.fill)];
  const auto rectangle = [&](int radius, int inset) {
    return format("<rect class=\"box{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>", kind, x + inset,
                  y + inset, 2 * (w - inset), 2 * (h - inset), radius);
  };
  switch (box.outline) {
    case Outline::plain:
      return rectangle(4, 0);
    case Outline::rounded:
      return rectangle(h, 0);
    case Outline::thick:
      return rectangle(4, 0) + rectangle(3, 4);
    case Outline::hexagon:
      return format("<polygon class=\"box{}\" points=\"{},{} {},{} {},{} {},{} {},{} {},{}\"/>", kind, x, centre.y,
                    x + 16, y, x + 2 * w - 16, y, x + 2 * w, centre.y, x + 2 * w - 16, y + 2 * h, x + 16, y + 2 * h);
    case Outline::diamond:
      return format("<polygon class=\"box{}\" points=\"{},{} {},{} {},{} {},{}\"/>", kind, x, centre.y, centre.x,
                    y - kPoint, x + 2 * w, centre.y, centre.x, y + 2 * h + kPoint);
  }
  return {};
}

void append_box(std::string& out, const Box& box, Point centre) {
  std::vector<std::string> lines = box.lines;
  if (!box.state.empty()) lines.push_back(box.state);
  out += "<g><title>" + markup_safe(join(lines, " · ")) + "</title>" + shape_of(box, centre);
  int y = centre.y - (static_cast<int>(lines.size()) - 1) * kLine / 2 + 4;
  for (std::size_t i = 0; i < lines.size(); ++i, y += kLine)
    out += format("<text{} x=\"{}\" y=\"{}\">{}</text>", i == 0 ? " class=\"first\"" : "", centre.x, y,
                  markup_safe(shorten(lines[i], kCells)));
  out += "</g>\n";
}

/// Down from the first point into the last; through the layers between straight, so that it touches no box beside it.
std::string way(Point from, const std::vector<Point>& bends, Point to) {
  const int half = kSpacing.box_height / 2;
  std::string d = format("M{},{}", from.x, from.y);
  const auto curve = [&](Point end) {
    const int middle = (from.y + end.y) / 2;
    d += format(" C{},{} {},{} {},{}", from.x, middle, end.x, middle, end.x, end.y);
    from = end;
  };
  for (const Point bend : bends) {
    curve({bend.x, bend.y - half});
    from.y = bend.y + half;
    d += format(" V{}", from.y);
  }
  curve(to);
  return d;
}

void append_arrow(std::string& out, const Arrow& arrow, const std::vector<Box>& boxes, const std::vector<Point>& bends,
                  const Layout& layout) {
  const Point from = layout.centres[arrow.from];
  const Point to = layout.centres[arrow.to];
  const int half = kSpacing.box_height / 2;
  std::string d;
  Point middle;
  if (arrow.back) {
    // Around the right side: up beside the boxes, into the earlier one from there.
    const int beside = std::max(from.x, to.x) + kSpacing.box_width / 2 + kSpacing.beside;
    const int edge = kSpacing.box_width / 2;
    d = format("M{},{} C{},{} {},{} {},{}", from.x + edge, from.y, beside, from.y, beside, to.y, to.x + edge + kHead,
               to.y);
    middle = {beside - kSpacing.beside / 4, (from.y + to.y) / 2};
  } else {
    const auto reach = [&](std::size_t box) { return half + (boxes[box].outline == Outline::diamond ? kPoint : 0); };
    d = way({from.x, from.y + reach(arrow.from)}, bends, {to.x, to.y - reach(arrow.to) - kHead});
    middle = {(from.x + to.x) / 2, (from.y + to.y) / 2};
  }
  out += format("<path class=\"arrow{}\" d=\"{}\" marker-end=\"url(#head)\"/>\n", arrow.dashed ? " dashed" : "", d);
  if (!arrow.label.empty())
    out += format("<text x=\"{}\" y=\"{}\">{}</text>\n", middle.x, middle.y, markup_safe(shorten(arrow.label, kCells)));
}

}  // namespace

void append_svg(std::string& out, const Diagram& diagram) {
  Layout layout = lay_out(diagram, kSpacing);
  for (Point& centre : layout.centres) centre.y += kHeading;
  for (std::vector<Point>& bends : layout.bends)
    for (Point& bend : bends) bend.y += kHeading;
  bool around = false;
  for (const Arrow& arrow : diagram.arrows) around = around || arrow.back;
  const int width = std::max(layout.width, static_cast<int>(display_width(diagram.title)) * 9 + 2 * kSpacing.margin) +
                    (around ? 2 * kSpacing.beside : 0);
  const int height = layout.height + kHeading;
  out += format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\" "
      "aria-labelledby=\"title\">\n",
      width, height, width, height);
  out += "<title id=\"title\">" + markup_safe(diagram.title) + "</title>\n<style>" + std::string(kDiagramStyle) + "</style>\n";
  out +=
      "<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"2\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" "
      "orient=\"auto\"><path class=\"head\" "
      "d=\"M0,0 L8,4 L0,8 z\"/></marker></defs>\n";
  out +=
      format("<rect class=\"ground\" width=\"{}\" height=\"{}\"/>\n<text class=\"title\" x=\"{}\" y=\"{}\">{}</text>\n",
             width, height, kSpacing.margin, kSpacing.margin + 6, markup_safe(diagram.title));
  for (std::size_t i = 0; i < diagram.arrows.size(); ++i)
    append_arrow(out, diagram.arrows[i], diagram.boxes, layout.bends[i], layout);
  for (std::size_t i = 0; i < diagram.boxes.size(); ++i) append_box(out, diagram.boxes[i], layout.centres[i]);
  out += "</svg>\n";
}

}  // namespace spoc::render
