#include "render/openmetrics.h"

#include <map>
#include <vector>

#include "base/format.h"
#include "base/text.h"

namespace spoc::render {
namespace {

/// Letters, digits and underscores; a digit is never first.
std::string metric_word(std::string_view text) {
  std::string word;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    word += plain ? c : '_';
  }
  return word;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : terminal_safe(text, Shape::one_line)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

bool is_label(const Column& column) {
  return column.kind == Kind::text || column.kind == Kind::date || column.kind == Kind::time ||
         column.kind == Kind::when;
}

/// Of each row, without braces.
std::vector<std::string> labels_of(const Table& table) {
  std::vector<std::string> all;
  std::map<std::string, int> known;
  for (const Row& row : table.rows) {
    check_row(table.columns, row);
    std::string labels;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!is_label(table.columns[i]) || std::holds_alternative<std::monostate>(row[i])) continue;
      labels += (labels.empty() ? "" : ",") + metric_word(table.columns[i].name) + "=" + quoted(plain_text(row[i]));
    }
    if (const int before = known[labels]++) labels += format("{}row=\"{}\"", labels.empty() ? "" : ",", before + 1);
    all.push_back(std::move(labels));
  }
  return all;
}

std::string unit_of(Kind kind) {
  if (kind == Kind::duration) return "seconds";
  return kind == Kind::ratio ? "ratio" : "";
}

}  // namespace

void append_openmetrics(std::string& out, std::string_view prefix, const Table& table) {
  const std::vector<std::string> labels = labels_of(table);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (is_label(column)) continue;
    const std::string unit = unit_of(column.kind);
    std::string name = format("{}_{}_{}", metric_word(prefix), metric_word(table.name), metric_word(column.name));
    if (!unit.empty() && !name.ends_with("_" + unit)) name += "_" + unit;
    std::string samples;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const Cell& cell = table.rows[row][i];
      const auto* truth = std::get_if<bool>(&cell);
      const std::string value = truth ? (*truth ? "1" : "0") : plain_text(cell);
      if (value.empty() || std::holds_alternative<std::string>(cell)) continue;
      samples +=
          labels[row].empty() ? format("{} {}\n", name, value) : format("{}{{{}}} {}\n", name, labels[row], value);
    }
    if (samples.empty()) continue;
    out += format("# TYPE {} gauge\n", name);
    if (!unit.empty()) out += format("# UNIT {} {}\n", name, unit);
    out += format("# HELP {} {} of {}\n", name, heading_of(column), metric_word(table.name)) + samples;
  }
}

}  // namespace spoc::render
