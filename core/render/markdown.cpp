#include "render/markdown.h"

#include "base/text.h"

namespace spoc::render {

namespace {

void append_escaped(std::string& out, std::string_view line) {
  for (char c : line) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '\\':
      case '|':
      case '*':
      case '_':
      case '`':
      case '~':
      case '#':
      case '!':
      case '[':
      case ']':
        out.append("\\").append(1, c);
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

std::string markdown_safe(std::string_view text) {
  std::string out;
  bool first = true;
  for (std::string_view line : split(text, '\n')) {
    if (!first) out += "<br>";
    first = false;
    if (line.ends_with('\r')) line.remove_suffix(1);
    append_escaped(out, terminal_safe(line, Shape::one_line));
  }
  return out;
}

void append_markdown(std::string& out, const Table& table, const TextStyle& style) {
  if (!table.name.empty()) out.append("## ").append(markdown_safe(table.name)).append("\n\n");
  std::string rule;
  out += "|";
  for (const Column& column : table.columns) {
    out.append(" ").append(markdown_safe(heading_of(column))).append(" |");
    rule += is_right_aligned(column) ? " ---: |" : " --- |";
  }
  out.append("\n|").append(rule).append("\n");
  for (const Row& row : table.rows) {
    check_row(table.columns, row);
    out += "|";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string* text = std::get_if<std::string>(&row[i]);
      out.append(" ")
          .append(markdown_safe(text ? *text : cell_text(row[i], table.columns[i].kind, style)))
          .append(" |");
    }
    out += "\n";
  }
}

}  // namespace spoc::render
