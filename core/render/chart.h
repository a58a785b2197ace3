// Charts as inline SVG for a page: drawn with the page's own classes and colours, without scripts, each with a title
// and a description for those who do not see it. All are 720 units wide and scale with the page.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spoc::render {

/// What the chart is called, and what it shows, in words.
struct ChartText {
  std::string title, description;
};

struct ChartBar {
  std::string label;
  double value = 0;   ///< not below zero
  std::string shown;  ///< what stands behind the bar
};
std::string bar_chart(const ChartText& text, std::span<const ChartBar> bars);

/// A bar in parts; `values` by the chart's classes.
struct ChartStack {
  std::string label;
  std::vector<double> values;
};
std::string stack_chart(const ChartText& text, std::span<const std::string> classes,
                        std::span<const ChartStack> stacks);

/// A line over the columns; `band` goes from each value up to that one.
struct ChartLine {
  std::string name;
  std::vector<std::optional<double>> values, band = {};
};
std::string line_chart(const ChartText& text, std::span<const std::string> columns, std::span<const ChartLine> lines);

/// `values` by row, then by column.
std::string heat_chart(const ChartText& text, std::span<const std::string> rows, std::span<const std::string> columns,
                       std::span<const std::vector<double>> values);

/// A time in its lane, between 0 (the chart's left edge) and 1.
struct ChartSpan {
  std::string lane, label;
  double from = 0, to = 1;
  int kind = 0;  ///< 0 to 5: its colour
};
/// Lanes in the order in which they first appear; `begin` and `end` stand under the edges, then what the colours mean.
std::string lane_chart(const ChartText& text, std::span<const ChartSpan> spans, std::string_view begin,
                       std::string_view end, std::span<const std::string> kinds);

/// So much goes from here to there.
struct ChartFlow {
  std::string from, to;
  double value = 0;
  std::string shown;
};
constexpr std::size_t kMostFlows = 12;
/// What gives on the left, what gets on the right, bands between them; the 12 largest, the rest is in the table beside
/// it.
std::string flow_chart(const ChartText& text, std::span<const ChartFlow> flows);

/// The classes that charts use, for the page's style sheet: light, dark, print.
std::string_view chart_style();

}  // namespace spoc::render
