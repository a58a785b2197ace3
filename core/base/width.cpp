// Text in terminal cells: measuring, cutting, padding and breaking lines.
#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace spoc {
namespace {

constexpr std::string_view kEllipsis = "…";

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

/// Breaks one line (without newline) and appends the pieces. Spaces at a break go; those before the first word stay.
void wrap_line(std::string_view line, std::size_t cells, std::vector<std::string>& lines) {
  std::string current;
  std::size_t width = 0;
  bool started = false;
  std::size_t at = 0;
  while (true) {
    const auto word_begin = line.find_first_not_of(' ', at);
    if (word_begin == std::string_view::npos) break;
    const auto word_end = std::min(line.find(' ', word_begin), line.size());
    const auto gap = word_begin - at;
    const auto word = line.substr(word_begin, word_end - word_begin);
    const auto word_width = display_width(word);
    if (started && width + gap + word_width > cells) {
      lines.push_back(std::move(current));
      current.assign(word);
      width = word_width;
    } else {
      current.append(gap, ' ').append(word);
      width += gap + word_width;
    }
    started = true;
    at = word_end;
  }
  lines.push_back(std::move(current));
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_printable_ascii(text)) return text.size();
  std::size_t cells = 0;
  while (!text.empty()) {
    const auto cluster = unicode::first_cluster(text);
    cells += cluster.cells;
    text.remove_prefix(cluster.bytes);
  }
  return cells;
}

std::string shorten(std::string_view text, std::size_t cells) {
  if (cells == 0) return {};
  std::size_t width = 0;
  std::size_t kept = 0;  // bytes that leave a cell for the ellipsis
  std::size_t at = 0;
  while (at < text.size()) {
    const auto cluster = unicode::first_cluster(text.substr(at));
    width += cluster.cells;
    if (width > cells) return std::string(text.substr(0, kept)).append(kEllipsis);
    at += cluster.bytes;
    if (width < cells) kept = at;
  }
  return std::string(text);
}

std::string pad_right(std::string_view text, std::size_t cells) {
  std::string out(text);
  const auto width = display_width(text);
  if (width < cells) out.append(cells - width, ' ');
  return out;
}

std::string pad_left(std::string_view text, std::size_t cells) {
  const auto width = display_width(text);
  std::string out;
  if (width < cells) out.append(cells - width, ' ');
  return out.append(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t cells) {
  std::vector<std::string> lines;
  if (text.ends_with('\n')) text.remove_suffix(1);
  for (const auto line : split(text, '\n')) wrap_line(line, cells, lines);
  return lines;
}

}  // namespace spoc
