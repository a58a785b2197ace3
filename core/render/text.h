// Tables, key/value blocks, bars and sparklines for people: columns measured in terminal cells, times local to the
// desk, everything from outside made harmless.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/table.h"
#include "time/zone.h"

namespace spoc::render {

/// How text is laid out. With `width` 0 (no terminal) nothing is ever cut and lines are as long as they need to be.
struct TextStyle {
  std::size_t width = 0;
  bool colour = false;
  time::Zone zone = {};
  std::optional<time::Instant> now = {};  ///< for "in 2h"; without it times stand alone
};

/// `text` in the colour of `tone` (SGR), or as it is when `colour` is off or the tone plain.
std::string paint(std::string_view text, Tone tone, bool colour);
std::string embolden(std::string_view text, bool colour);

/// A cell for people: "yes", "2026-11-21 18:00", "83.3% (5/6)", "2h 5m". One line, harmless on a terminal. Absent texts
/// and times are empty, a ratio of nothing is "n/a", other absent cells are "–".
std::string cell_text(const Cell& cell, Kind kind, const TextStyle& style);

/// "in 2h 5m", "3d ago", "now" within a minute.
std::string relative_text(time::Instant t, time::Instant now);

/// Headings, then one line per row, columns two spaces apart, no spaces at line ends. On a terminal that is too narrow
/// the widest text columns are shortened first, with "…", never below eight cells; all else stays whole. What is still too
/// wide then, and begins with columns of text, comes in parts below each other, each with those columns.
void append_table(std::string& out, const Table& table, const TextStyle& style);

/// One line of a block: what it is, and its value. A value of several lines is indented under itself.
struct Pair {
  std::string label;
  Cell value;
  Kind kind = Kind::text;
};
/// Labels padded to the widest; on a terminal long values are wrapped. Pairs whose value is absent are left out.
void append_pairs(std::string& out, std::span<const Pair> pairs, const TextStyle& style);

/// Text of several lines indented by `indent` cells, wrapped on a terminal.
void append_block(std::string& out, std::string_view text, std::size_t indent, const TextStyle& style);

/// One bar of a chart.
struct Bar {
  std::string label;
  double value = 0;   ///< not below zero
  std::string shown;  ///< what stands behind the bar: "42", "83.3% (5/6)"
};
/// Labels, then bars of eighths of a cell in proportion to the largest; at most 40 cells, fewer on a narrow terminal.
void append_bars(std::string& out, std::span<const Bar> bars, const TextStyle& style);

/// One character of eight heights per value; absent values are spaces. All equal: the lowest height.
std::string sparkline(std::span<const std::optional<double>> values);

}  // namespace spoc::render
