#include "render/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/format.h"
#include "base/text.h"
#include "time/duration.h"

namespace spoc::render {

namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 8;

std::string_view colour_of(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "";
    case Tone::good:
      return "\x1b[32m";
    case Tone::warning:
      return "\x1b[33m";
    case Tone::bad:
      return "\x1b[31m";
    case Tone::quiet:
      return "\x1b[2m";
  }
  return "";
}

/// At most two decimals, none that are zero.
std::string real_for_people(double value) {
  if (!std::isfinite(value)) return "–";
  std::string text = format("{:.2f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

struct ForPeople {
  Kind kind;
  const TextStyle& style;

  std::string operator()(std::monostate) const {
    const bool blank = kind == Kind::text || kind == Kind::time || kind == Kind::when || kind == Kind::date;
    return blank ? "" : "–";
  }
  std::string operator()(bool v) const { return v ? "yes" : "no"; }
  std::string operator()(std::int64_t v) const { return std::to_string(v); }
  std::string operator()(double v) const { return real_for_people(v); }
  std::string operator()(const std::string& v) const { return terminal_safe(v, Shape::one_line); }
  std::string operator()(time::Instant v) const {
    std::string text = time::to_text(style.zone.local(v));
    if (kind == Kind::when && style.now) text += format(" ({})", relative_text(v, *style.now));
    return text;
  }
  std::string operator()(time::Date v) const { return time::to_text(v); }
  std::string operator()(Ratio v) const {
    if (v.d == 0) return "n/a";
    const auto shown = [&](std::int64_t n) { return v.of_time ? (*this)(Seconds{n}) : std::to_string(n); };
    return format("{:.1f}% ({}/{})", 100.0 * static_cast<double>(v.n) / static_cast<double>(v.d), shown(v.n), shown(v.d));
  }
  std::string operator()(Seconds v) const { return time::to_words(time::seconds(v.value)); }
};

using Lines = std::vector<std::vector<std::string>>;

std::vector<std::size_t> natural_widths(const Lines& lines, std::size_t columns) {
  std::vector<std::size_t> widths(columns, 0);
  for (const auto& line : lines)
    for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], display_width(line[i]));
  return widths;
}

/// Lowers the widest text columns to one common width until everything fits.
void fit(std::vector<std::size_t>& widths, std::span<const Column> columns, std::size_t available) {
  std::size_t total = widths.empty() ? 0 : (widths.size() - 1) * kGap;
  for (std::size_t width : widths) total += width;
  while (total > available) {
    std::size_t widest = 0;
    std::size_t second = kNarrowest;
    std::size_t count = 0;
    for (std::size_t i = 0; i < widths.size(); ++i)
      if (columns[i].kind == Kind::text) widest = std::max(widest, widths[i]);
    if (widest <= kNarrowest) return;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (columns[i].kind != Kind::text) continue;
      if (widths[i] == widest) ++count;
      if (widths[i] < widest) second = std::max(second, widths[i]);
    }
    // Level all widest columns down to the next one, or as far as needed; what does not divide goes one cell further.
    const std::size_t needed = (total - available + count - 1) / count;
    const std::size_t lowered = std::max(second, needed < widest ? widest - needed : second);
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (columns[i].kind != Kind::text || widths[i] != widest) continue;
      widths[i] = lowered;
      total -= widest - lowered;
    }
  }
}

std::string line_text(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                      std::span<const Column> columns) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line.append(kGap, ' ');
    const std::string cell = columns[i].kind == Kind::text ? shorten(cells[i], widths[i]) : cells[i];
    line += is_right_aligned(columns[i]) ? pad_left(cell, widths[i]) : pad_right(cell, widths[i]);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::size_t total_of(const std::vector<std::size_t>& widths) {
  std::size_t total = widths.empty() ? 0 : (widths.size() - 1) * kGap;
  for (const std::size_t width : widths) total += width;
  return total;
}

/// How many columns at the beginning say what a row is about.
std::size_t naming_columns(std::span<const Column> columns) {
  const auto first = std::find_if(columns.begin(), columns.end(), [](const Column& c) { return c.kind != Kind::text; });
  return static_cast<std::size_t>(first - columns.begin());
}

/// Column numbers of the parts in which a table is shown that is too wide: each has what the rows are about.
std::vector<std::vector<std::size_t>> parts_of(std::span<const Column> columns, const std::vector<std::size_t>& widths,
                                               std::size_t available) {
  const std::size_t naming = naming_columns(columns);
  std::vector<std::size_t> names(naming);
  std::iota(names.begin(), names.end(), std::size_t{0});
  std::size_t named = 0;
  for (const std::size_t i : names) named += widths[i] + kGap;
  std::vector<std::vector<std::size_t>> parts{names};
  std::size_t used = named;
  for (std::size_t i = naming; i < columns.size(); ++i) {
    const std::size_t needed = widths[i] + (used > named ? kGap : 0);
    if (used > named && used + needed > available) {
      parts.push_back(names);
      used = named;
    }
    parts.back().push_back(i);
    used += widths[i] + (used > named ? kGap : 0);
  }
  return parts;
}

/// The table in parts below each other.
void append_parts(std::string& out, const Table& table, const Lines& lines, const TextStyle& style) {
  std::vector<std::size_t> widths = natural_widths(lines, table.columns.size());
  const std::span<const Column> columns = table.columns;
  const std::size_t naming = naming_columns(columns);
  std::vector<std::size_t> names(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(naming));
  fit(names, columns.first(naming), style.width / 2);
  std::copy(names.begin(), names.end(), widths.begin());
  bool first = true;
  for (const std::vector<std::size_t>& part : parts_of(columns, widths, style.width)) {
    if (!first) out += "\n";
    first = false;
    std::vector<Column> shown;
    std::vector<std::size_t> wide;
    for (const std::size_t i : part) {
      shown.push_back(columns[i]);
      wide.push_back(widths[i]);
    }
    for (std::size_t line = 0; line < lines.size(); ++line) {
      std::vector<std::string> cells;
      for (const std::size_t i : part) cells.push_back(lines[line][i]);
      const std::string text = line_text(cells, wide, shown);
      const Tone tone = line > 0 && line <= table.tones.size() ? table.tones[line - 1] : Tone::plain;
      out.append(line == 0 ? embolden(text, style.colour) : paint(text, tone, style.colour)).append("\n");
    }
  }
}

}  // namespace

std::string paint(std::string_view text, Tone tone, bool colour) {
  if (!colour || tone == Tone::plain) return std::string(text);
  return std::string(colour_of(tone)).append(text).append("\x1b[0m");
}

std::string embolden(std::string_view text, bool colour) {
  return colour ? std::string("\x1b[1m").append(text).append("\x1b[0m") : std::string(text);
}

std::string relative_text(time::Instant t, time::Instant now) {
  const time::Span span = t - now;
  if (std::abs(span.us) < time::minutes(1).us) return "now";
  return span.us > 0 ? "in " + time::to_words(span) : time::to_words(-span) + " ago";
}

std::string cell_text(const Cell& cell, Kind kind, const TextStyle& style) {
  return std::visit(ForPeople{kind, style}, cell);
}

void append_table(std::string& out, const Table& table, const TextStyle& style) {
  if (table.columns.empty()) return;
  Lines lines(1);
  for (const Column& column : table.columns) lines[0].push_back(terminal_safe(heading_of(column), Shape::one_line));
  for (const Row& row : table.rows) {
    check_row(table.columns, row);
    std::vector<std::string>& line = lines.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) line.push_back(cell_text(row[i], table.columns[i].kind, style));
  }
  std::vector<std::size_t> widths = natural_widths(lines, table.columns.size());
  if (style.width > 0) fit(widths, table.columns, style.width);
  const std::size_t naming = naming_columns(table.columns);
  const bool parts = naming > 0 && naming < table.columns.size();
  if (style.width > 0 && parts && total_of(widths) > style.width) return append_parts(out, table, lines, style);
  out.append(embolden(line_text(lines[0], widths, table.columns), style.colour)).append("\n");
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Tone tone = i <= table.tones.size() ? table.tones[i - 1] : Tone::plain;
    out.append(paint(line_text(lines[i], widths, table.columns), tone, style.colour)).append("\n");
  }
}

}  // namespace spoc::render
