#include "base/csv_dialect.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace spoc::csv {
namespace {

/// How many rows have how many cells, under one delimiter. Blank lines do not count.
std::map<std::size_t, std::size_t> cell_counts(std::string_view sample, char delimiter, bool complete) {
  std::map<std::size_t, std::size_t> rows;
  std::size_t cells = 1;
  bool quoted = false;
  bool cell_begins = true;
  bool blank = true;
  const auto end_row = [&] {
    if (!blank) ++rows[cells];
    cells = 1;
    cell_begins = blank = true;
  };
  for (const char c : sample) {
    if (c == '"' && (quoted || cell_begins)) {
      quoted = !quoted;  // a doubled quote closes and opens again
      cell_begins = quoted || cell_begins;
      blank = false;
    } else if (quoted) {
      continue;
    } else if (c == '\n' || c == '\r') {
      end_row();
    } else if (c == delimiter) {
      ++cells;
      cell_begins = true;
      blank = false;
    } else {
      cell_begins = blank = false;
    }
  }
  if (complete) end_row();
  return rows;
}

}  // namespace

std::string_view recognise_encoding(std::string_view sample, bool complete) {
  if (sample.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (sample.starts_with("\xFF\xFE")) return "utf-16le";
  if (sample.starts_with("\xFE\xFF")) return "utf-16be";
  const std::size_t most_cut = complete ? 0 : std::min<std::size_t>(3, sample.size());
  for (std::size_t cut = 0; cut <= most_cut; ++cut) {
    if (is_utf8(sample.substr(0, sample.size() - cut))) return "utf-8";
  }
  return "windows-1252";
}

char recognise_delimiter(std::string_view sample, bool complete) {
  char best = ',';
  double best_share = 0;
  std::size_t best_cells = 1;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const auto counts = cell_counts(sample, delimiter, complete);
    std::size_t rows = 0;
    std::size_t agreeing = 0;
    std::size_t cells = 1;
    for (const auto& [count, times] : counts) {
      rows += times;
      if (count < 2 || times < agreeing) continue;
      agreeing = times;
      cells = count;
    }
    if (cells < 2) continue;
    const double share = static_cast<double>(agreeing) / static_cast<double>(rows);
    if (share < best_share || (share == best_share && cells <= best_cells)) continue;
    best = delimiter;
    best_share = share;
    best_cells = cells;
  }
  return best;
}

}  // namespace spoc::csv
