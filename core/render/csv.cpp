#include "render/csv.h"

#include <array>

#include "base/format.h"
#include "base/text.h"

namespace spoc::render {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Digits with at most one point between them and an optional minus: no spreadsheet computes anything from that.
bool is_plain_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return false;
  bool point = false;
  for (char c : text) {
    if (is_digit(c)) continue;
    if (c != '.' || point) return false;
    point = true;
  }
  return true;
}

bool begins_formula(std::string_view text) {
  constexpr std::array<std::string_view, 10> kStarts = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  for (std::string_view start : kStarts)
    if (text.starts_with(start)) return true;
  return false;
}

void append_visible_controls(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    if (byte == '\r' && next == '\n') continue;
    if (byte == '\n' || (byte >= 0x20 && byte != 0x7f && byte != 0xc2)) {
      out += text[i];
    } else if (byte == 0xc2 && next < 0xa0) {  // C1: U+0080 to U+009F
      out += format("\\u{{{:x}}}", next);
      ++i;
    } else if (byte == 0xc2) {
      out += text[i];
    } else {  // the pictures of C0 begin at U+2400, that of DEL is U+2421
      out += "\xe2\x90";
      out += static_cast<char>(byte == 0x7f ? 0xa1 : 0x80 + byte);
    }
  }
}

void append_quoted(std::string& out, std::string_view text) {
  const bool outer_space = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!text.empty() && !outer_space && text.find_first_of(",;\"\n\r\t") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_tab_escaped(std::string& out, std::string_view text) {
  for (char c : text) {
    switch (c) {
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
}

void append_text(std::string& out, std::string_view text, Separated form) {
  form == Separated::csv ? append_quoted(out, text) : append_tab_escaped(out, text);
}

}  // namespace

std::string neutral_cell(std::string_view text) {
  const std::string valid = is_utf8(text) ? std::string(text) : to_utf8(text);
  std::string out;
  if (begins_formula(valid) && !is_plain_number(valid)) out += '\'';
  append_visible_controls(out, valid);
  return out;
}

void append_header(std::string& out, std::span<const Column> columns, Separated form) {
  Row names;
  for (const Column& column : columns) names.emplace_back(column.name);
  append_row(out, columns, names, form);
}

void append_row(std::string& out, std::span<const Column> columns, std::span<const Cell> row, Separated form) {
  check_row(columns, row);
  bool first = true;
  for (const Cell& cell : row) {
    if (!first) out += form == Separated::csv ? ',' : '\t';
    first = false;
    if (const std::string* text = std::get_if<std::string>(&cell)) {
      append_text(out, neutral_cell(*text), form);
    } else {
      out += plain_text(cell);
    }
  }
  // A line without anything on it would be no row for readers that pass over blank lines.
  if (row.size() == 1 && form == Separated::csv && plain_text(row[0]).empty() &&
      !std::holds_alternative<std::string>(row[0]))
    out += "\"\"";
  out += form == Separated::csv ? "\r\n" : "\n";
}

void append_separated(std::string& out, const Table& table, Separated form) {
  append_header(out, table.columns, form);
  for (const Row& row : table.rows) append_row(out, table.columns, row, form);
}

}  // namespace spoc::render
