#include "render/chart.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/format.h"
#include "base/text.h"
#include "render/markup.h"

namespace spoc::render {
namespace {

constexpr double kWidth = 720, kRow = 24, kLabels = 170, kTop = 8, kLegendRow = 18;
constexpr double kLetter = 7.4;  // of the charts' own size, rather too wide than too narrow
constexpr std::size_t kLabelCells = 22;

constexpr std::string_view kChartStyle = R"css(
svg text { font: 12px system-ui, sans-serif; fill: var(--ink) }
svg .end { text-anchor: end } svg .middle { text-anchor: middle } svg .soft { fill: var(--soft) }
svg .k0 { fill: var(--k0) } svg .k1 { fill: var(--k1) } svg .k2 { fill: var(--k2) }
svg .k3 { fill: var(--k3) } svg .k4 { fill: var(--k4) } svg .k5 { fill: var(--k5) } svg .k6 { fill: var(--k6) }
svg .line { fill: none; stroke-width: 2 } svg .band { opacity: .25 } svg .axis { stroke: var(--soft); stroke-width: 1 }
svg .l0 { stroke: var(--k0) } svg .l1 { stroke: var(--k1) } svg .l2 { stroke: var(--k2) } svg .l3 { stroke: var(--k3) }
svg .flow { fill: var(--k0); opacity: .45 } svg .cell { fill: var(--k0) }
)css";

/// One digit behind the point: as exact as a screen.
std::string n(double value) {
  const double rounded = std::round(value * 10) / 10;
  return rounded == std::floor(rounded) ? format("{}", static_cast<long long>(rounded)) : format("{:.1f}", rounded);
}

std::string label_of(std::string_view text) {
  return markup_safe(shorten(text, kLabelCells));
}

double width_of(std::string_view text) {
  return kLetter * static_cast<double>(display_width(text));
}

/// The next number that is easy to read and to halve: 2, 4, 6, 8, 10, 12, 16, 20, 24, 30, 40 …
double round_up(double value) {
  for (double step = 1;; step *= 10)
    for (const double nice : {1.2, 1.6, 2.0, 2.4, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0})
      if (value <= nice * step && std::fmod(nice * step, 2) == 0) return nice * step;
}

std::string open_svg(const ChartText& text, double height) {
  return format(
      "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\" width=\"100%\"><title>{}</title><desc>{}</desc>\n",
      n(kWidth), n(height), markup_safe(text.title), markup_safe(text.title), markup_safe(text.description));
}

std::string rect(double x, double y, double width, double height, std::string_view of, std::string_view tip) {
  return format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><title>{}</title></rect>\n", of, n(x),
                n(y), n(std::max(width, 0.0)), n(height), markup_safe(tip));
}

std::string words(double x, double y, std::string_view of, std::string_view safe) {
  return format("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>\n", of, n(x), n(y), safe);
}

/// Colours with their names under a chart, in as many rows as they need.
struct Legend {
  std::string drawn;
  double height = 0;
};
Legend legend(std::span<const std::string> names, double y) {
  Legend legend;
  double x = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double width = 16 + width_of(shorten(names[i], kLabelCells));
    if (legend.height <= 0) legend.height = kLegendRow;
    if (x > 0 && x + width > kWidth) {
      x = 0;
      legend.height += kLegendRow;
    }
    const double top = y + legend.height - kLegendRow;
    legend.drawn += rect(x, top, 12, 12, format("k{}", i % 7), names[i]);
    legend.drawn += words(x + 16, top + 10, "soft", label_of(names[i]));
    x += width + 18;
  }
  return legend;
}

std::vector<std::string> distinct(std::span<const ChartSpan> spans) {
  std::vector<std::string> lanes;
  for (const ChartSpan& span : spans)
    if (std::find(lanes.begin(), lanes.end(), span.lane) == lanes.end()) lanes.push_back(span.lane);
  return lanes;
}

}  // namespace

std::string_view chart_style() {
  return kChartStyle;
}

std::string bar_chart(const ChartText& text, std::span<const ChartBar> bars) {
  double most = 0, shown = 0;
  for (const ChartBar& bar : bars) {
    most = std::max(most, bar.value);
    shown = std::max(shown, width_of(bar.shown));
  }
  std::string out = open_svg(text, kTop * 2 + kRow * static_cast<double>(bars.size()));
  const double width = std::max(120.0, kWidth - kLabels - shown - 10);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const double y = kTop + kRow * static_cast<double>(i);
    const double long_ = most > 0 ? bars[i].value / most * width : 0;
    out += words(kLabels - 8, y + 14, "end", label_of(bars[i].label));
    out += rect(kLabels, y + 3, long_, kRow - 8, "k0", bars[i].label + ": " + bars[i].shown);
    out += words(kLabels + long_ + 6, y + 14, "soft", markup_safe(bars[i].shown));
  }
  return out + "</svg>\n";
}

std::string stack_chart(const ChartText& text, std::span<const std::string> classes,
                        std::span<const ChartStack> stacks) {
  double most = 0;
  const auto sum = [](const ChartStack& stack) {
    double all = 0;
    for (const double value : stack.values) all += value;
    return all;
  };
  for (const ChartStack& stack : stacks) most = std::max(most, sum(stack));
  const double bottom = kTop + kRow * static_cast<double>(stacks.size());
  const Legend below = legend(classes, bottom + 8);
  std::string out = open_svg(text, bottom + 8 + below.height);
  const double width = kWidth - kLabels - 60;
  for (std::size_t i = 0; i < stacks.size(); ++i) {
    const double y = kTop + kRow * static_cast<double>(i);
    out += words(kLabels - 8, y + 14, "end", label_of(stacks[i].label));
    double x = kLabels;
    for (std::size_t k = 0; k < stacks[i].values.size(); ++k) {
      const double value = stacks[i].values[k];
      if (value <= 0) continue;
      const double part = value / most * width;
      const std::string name = k < classes.size() ? classes[k] : std::string();
      out +=
          rect(x, y + 3, part, kRow - 8, format("k{}", k % 7), format("{}, {}: {}", stacks[i].label, name, n(value)));
      x += part;
    }
    out += words(x + 6, y + 14, "soft", n(sum(stacks[i])));
  }
  return out + below.drawn + "</svg>\n";
}

namespace {

/// Where a value of a line stands.
struct Plane {
  double left = 60, right = kWidth - 40, top = 10, bottom = 190, most = 1;
  std::size_t columns = 1;
  double x(std::size_t i) const {
    return columns < 2 ? (left + right) / 2
                       : left + (right - left) * static_cast<double>(i) / static_cast<double>(columns - 1);
  }
  double y(double value) const { return bottom - (bottom - top) * value / most; }
};

std::string path_of(const Plane& plane, const std::vector<std::optional<double>>& values) {
  std::string path;
  bool drawing = false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) {
      drawing = false;
      continue;
    }
    path += format("{}{} {} ", drawing ? "L" : "M", n(plane.x(i)), n(plane.y(*values[i])));
    drawing = true;
  }
  return path;
}

std::string band_of(const Plane& plane, const ChartLine& line, std::size_t number) {
  std::string out;
  for (std::size_t i = 1; i < line.band.size() && i < line.values.size(); ++i) {
    if (!line.values[i] || !line.values[i - 1] || !line.band[i] || !line.band[i - 1]) continue;
    out += format("<polygon class=\"band k{}\" points=\"{},{} {},{} {},{} {},{}\"/>\n", number % 7, n(plane.x(i - 1)),
                  n(plane.y(*line.values[i - 1])), n(plane.x(i)), n(plane.y(*line.values[i])), n(plane.x(i)),
                  n(plane.y(*line.band[i])), n(plane.x(i - 1)), n(plane.y(*line.band[i - 1])));
  }
  return out;
}

}  // namespace

std::string line_chart(const ChartText& text, std::span<const std::string> columns, std::span<const ChartLine> lines) {
  Plane plane;
  plane.columns = columns.size();
  for (const ChartLine& line : lines)
    for (const auto* values : {&line.values, &line.band})
      for (const auto& value : *values) plane.most = std::max(plane.most, value.value_or(0));
  plane.most = round_up(plane.most);
  std::vector<std::string> names;
  for (const ChartLine& line : lines) names.push_back(line.name);
  const Legend below = legend(names, plane.bottom + 30);
  std::string out = open_svg(text, plane.bottom + 32 + below.height);
  for (const double part : {0.0, 0.5, 1.0}) {
    const double y = plane.y(plane.most * part);
    out += format("<line class=\"axis\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>\n", n(plane.left), n(plane.right),
                  n(y), n(y));
    out += words(plane.left - 6, y + 4, "end soft", n(plane.most * part));
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += band_of(plane, lines[i], i);
    out += format("<path class=\"line l{}\" d=\"{}\"><title>{}</title></path>\n", i % 4,
                  path_of(plane, lines[i].values), markup_safe(lines[i].name));
  }
  const std::size_t step = std::max<std::size_t>(1, (columns.size() + 7) / 8);
  for (std::size_t i = 0; i < columns.size(); i += step)
    out += words(plane.x(i), plane.bottom + 16, "middle soft", markup_safe(columns[i]));
  return out + below.drawn + "</svg>\n";
}

std::string heat_chart(const ChartText& text, std::span<const std::string> rows, std::span<const std::string> columns,
                       std::span<const std::vector<double>> values) {
  double most = 0;
  for (const std::vector<double>& row : values)
    for (const double value : row) most = std::max(most, value);
  const double width = (kWidth - 60) / static_cast<double>(std::max<std::size_t>(columns.size(), 1));
  std::string out = open_svg(text, kTop + kRow * static_cast<double>(rows.size()) + 22);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double y = kTop + kRow * static_cast<double>(i);
    out += words(52, y + 15, "end", label_of(rows[i]));
    for (std::size_t k = 0; k < columns.size() && k < values[i].size(); ++k) {
      const double strength = most > 0 ? values[i][k] / most : 0;
      out += format(
          "<rect class=\"cell\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" "
          "opacity=\"{:.2f}\"><title>{}</title></rect>\n",
          n(60 + width * static_cast<double>(k)), n(y), n(width - 1), n(kRow - 2), 0.04 + 0.96 * strength,
          markup_safe(format("{} {}: {}", rows[i], columns[k], n(values[i][k]))));
    }
  }
  const double y = kTop + kRow * static_cast<double>(rows.size()) + 12;
  for (std::size_t k = 0; k < columns.size(); k += 2)
    out += words(60 + width * (static_cast<double>(k) + 0.5), y, "middle soft", markup_safe(columns[k]));
  return out + "</svg>\n";
}

std::string lane_chart(const ChartText& text, std::span<const ChartSpan> spans, std::string_view begin,
                       std::string_view end, std::span<const std::string> kinds) {
  const std::vector<std::string> lanes = distinct(spans);
  const double bottom = kTop + kRow * static_cast<double>(lanes.size());
  const Legend below = legend(kinds, bottom + 28);
  std::string out = open_svg(text, bottom + 28 + below.height);
  const double width = kWidth - kLabels - 10;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const double y = kTop + kRow * static_cast<double>(i);
    out += words(kLabels - 8, y + 15, "end", label_of(lanes[i]));
    out += format("<line class=\"axis\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>\n", n(kLabels), n(kLabels + width),
                  n(y + kRow - 1), n(y + kRow - 1));
    for (const ChartSpan& span : spans)
      if (span.lane == lanes[i])
        out += rect(kLabels + span.from * width, y + 4, std::max(2.0, (span.to - span.from) * width), kRow - 9,
                    format("k{}", span.kind % 7), span.label);
  }
  out += words(kLabels, bottom + 16, "soft", markup_safe(begin));
  out += words(kLabels + width, bottom + 16, "end soft", markup_safe(end));
  return out + below.drawn + "</svg>\n";
}

namespace {

/// One side of a flow: its names from top to bottom, and where each has room for its next band.
struct FlowSide {
  std::vector<std::string> names;
  std::vector<double> next, sums;

  void add(const std::string& name, double value) {
    const auto found = std::find(names.begin(), names.end(), name);
    const auto place = static_cast<std::size_t>(found - names.begin());
    if (found == names.end()) {
      names.push_back(name);
      sums.push_back(0);
    }
    sums[place] += value;
  }
  double take(const std::string& name, double thick) {
    double& at = next[static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin())];
    return std::exchange(at, at + thick);
  }
  /// Draws it at x; the names stand before or behind it.
  std::string draw(double x, double unit, double gap, bool left) {
    std::string out;
    double y = kTop;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const double high = sums[i] * unit;
      next.push_back(y);
      out += rect(x, y, 10, high, "k1", names[i] + ": " + n(sums[i]));
      out += words(left ? x - 6 : x + 16, y + std::max(10.0, high / 2 + 4), left ? "end" : "", label_of(names[i]));
      y += high + gap;
    }
    return out;
  }
};

std::string flow_band(double a, double b, double thick, const ChartFlow& flow) {
  const double from = kLabels + 10, to = kWidth - kLabels - 10, middle = (from + to) / 2;
  return format(
      "<path class=\"flow\" d=\"M{} {} C{} {} {} {} {} {} L{} {} C{} {} {} {} {} {} Z\"><title>{}</title></path>\n",
      n(from), n(a), n(middle), n(a), n(middle), n(b), n(to), n(b), n(to), n(b + thick), n(middle), n(b + thick),
      n(middle), n(a + thick), n(from), n(a + thick),
      markup_safe(format("{} → {}: {}", flow.from, flow.to, flow.shown)));
}

}  // namespace

std::string flow_chart(const ChartText& text, std::span<const ChartFlow> flows) {
  std::vector<ChartFlow> shown(flows.begin(), flows.end());
  std::stable_sort(shown.begin(), shown.end(),
                   [](const ChartFlow& a, const ChartFlow& b) { return a.value > b.value; });
  if (shown.size() > kMostFlows) shown.resize(kMostFlows);
  FlowSide from, to;
  double all = 0;
  for (const ChartFlow& flow : shown) {
    all += flow.value;
    from.add(flow.from, flow.value);
    to.add(flow.to, flow.value);
  }
  constexpr double gap = 14;
  const auto most = static_cast<double>(std::max(from.names.size(), to.names.size()));
  const double bands = std::max(120.0, kRow * most), height = bands + gap * most + 2 * kTop;
  const double unit = all > 0 ? bands / all : 0;
  std::string out = open_svg(text, height);
  out += from.draw(kLabels, unit, gap, true);
  out += to.draw(kWidth - kLabels - 10, unit, gap, false);
  for (const ChartFlow& flow : shown) {
    const double thick = flow.value * unit, a = from.take(flow.from, thick), b = to.take(flow.to, thick);
    out += flow_band(a, b, thick, flow);
  }
  return out + "</svg>\n";
}

}  // namespace spoc::render
