// The parts of a page that are no tables: key/value blocks, indented text, bars, sparklines.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "render/text.h"

namespace spoc::render {

namespace {

constexpr std::size_t kBlockGap = 2;
constexpr std::size_t kLongestBar = 40;
constexpr std::size_t kShortestBar = 8;
constexpr std::size_t kNarrowestText = 20;  // a narrower column is no help to anybody
constexpr std::array<std::string_view, 9> kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
constexpr std::array<std::string_view, 8> kHeights = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

std::vector<std::string> lines_of(std::string_view text, std::size_t indent, const TextStyle& style) {
  const std::string safe = terminal_safe(text, Shape::block);
  if (style.width > 0) return wrap(safe, std::max(kNarrowestText, style.width > indent ? style.width - indent : 0));
  std::vector<std::string> lines;
  for (std::string_view line : split(safe, '\n')) lines.emplace_back(line);
  return lines;
}

std::string bar_text(double value, double largest, std::size_t cells) {
  if (!(value > 0) || !(largest > 0)) return {};
  const auto eighths = std::max<long>(1, std::lround(value / largest * static_cast<double>(cells) * 8));
  std::string bar;
  for (long i = 0; i < eighths / 8; ++i) bar += kEighths[8];
  return bar.append(kEighths[static_cast<std::size_t>(eighths % 8)]);
}

}  // namespace

void append_pairs(std::string& out, std::span<const Pair> pairs, const TextStyle& style) {
  std::size_t column = 0;
  for (const Pair& pair : pairs)
    if (!std::holds_alternative<std::monostate>(pair.value))
      column = std::max(column, display_width(pair.label) + kBlockGap);
  for (const Pair& pair : pairs) {
    if (std::holds_alternative<std::monostate>(pair.value)) continue;
    const std::string* text = std::get_if<std::string>(&pair.value);
    std::string left = embolden(pair.label, style.colour) + std::string(column - display_width(pair.label), ' ');
    for (const std::string& line : lines_of(text ? *text : cell_text(pair.value, pair.kind, style), column, style)) {
      std::string whole = left + line;
      whole.erase(whole.find_last_not_of(' ') + 1);
      out.append(whole).append("\n");
      left.assign(column, ' ');
    }
  }
}

void append_block(std::string& out, std::string_view text, std::size_t indent, const TextStyle& style) {
  for (const std::string& line : lines_of(text, indent, style)) {
    if (!line.empty()) out.append(indent, ' ').append(line);
    out += '\n';
  }
}

void append_bars(std::string& out, std::span<const Bar> bars, const TextStyle& style) {
  std::size_t label_width = 0;
  std::size_t shown_width = 0;
  double largest = 0;
  std::vector<std::string> labels;
  for (const Bar& bar : bars) {
    labels.push_back(terminal_safe(bar.label, Shape::one_line));
    label_width = std::max(label_width, display_width(labels.back()));
    shown_width = std::max(shown_width, display_width(bar.shown));
    if (std::isfinite(bar.value)) largest = std::max(largest, bar.value);
  }
  std::size_t cells = kLongestBar;
  if (style.width > 0) {
    const std::size_t others = shown_width + 2 * kBlockGap;
    if (label_width + others + kShortestBar > style.width) {
      label_width =
          std::max(kShortestBar, style.width > others + kShortestBar ? style.width - others - kShortestBar : 0);
    }
    const std::size_t used = label_width + others;
    cells = std::clamp(style.width > used ? style.width - used : 0, kShortestBar, kLongestBar);
  }
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const std::string bar = std::isfinite(bars[i].value) ? bar_text(bars[i].value, largest, cells) : "";
    const std::string label = style.width > 0 ? shorten(labels[i], label_width) : labels[i];
    std::string line = pad_right(label, label_width + kBlockGap) + bar;
    if (!bar.empty() && !bars[i].shown.empty()) line += " ";
    out.append(line).append(bars[i].shown).append("\n");
  }
}

std::string sparkline(std::span<const std::optional<double>> values) {
  std::optional<double> low;
  std::optional<double> high;
  for (const auto& value : values) {
    if (!value || !std::isfinite(*value)) continue;
    low = low ? std::min(*low, *value) : *value;
    high = high ? std::max(*high, *value) : *value;
  }
  std::string line;
  for (const auto& value : values) {
    if (!value || !std::isfinite(*value)) {
      line += ' ';
      continue;
    }
    const double share = *high > *low ? (*value - *low) / (*high - *low) : 0;
    line += kHeights[static_cast<std::size_t>(std::lround(share * 7))];
  }
  return line;
}

}  // namespace spoc::render
