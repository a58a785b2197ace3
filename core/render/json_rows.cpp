#include "render/json_rows.h"

#include <cmath>

namespace spoc::render {

namespace {

struct CellWriter {
  json::Writer& writer;

  void operator()(std::monostate) const { writer.null(); }
  void operator()(bool v) const { writer.boolean(v); }
  void operator()(std::int64_t v) const { writer.integer(v); }
  void operator()(double v) const { std::isfinite(v) ? writer.real(v) : writer.null(); }
  void operator()(const std::string& v) const { writer.string(v); }
  void operator()(time::Instant v) const { writer.string(time::to_text(v)); }
  void operator()(time::Date v) const { writer.string(time::to_text(v)); }
  void operator()(Ratio v) const { writer.begin_object().key("n").integer(v.n).key("d").integer(v.d).end_object(); }
  void operator()(Seconds v) const { writer.integer(v.value); }
};

void write_object(json::Writer& writer, std::span<const Column> columns, std::span<const Cell> row) {
  check_row(columns, row);
  writer.begin_object();
  for (std::size_t i = 0; i < row.size(); ++i) {
    writer.key(columns[i].name);
    write_cell(writer, row[i]);
  }
  writer.end_object();
}

}  // namespace

void write_cell(json::Writer& writer, const Cell& cell) {
  std::visit(CellWriter{writer}, cell);
}

void write_table(json::Writer& writer, const Table& table) {
  writer.begin_object().key("name").string(table.name).key("columns").begin_array();
  for (const Column& column : table.columns) writer.string(column.name);
  writer.end_array().key("rows").begin_array();
  for (const Row& row : table.rows) {
    check_row(table.columns, row);
    writer.begin_array();
    for (const Cell& cell : row) write_cell(writer, cell);
    writer.end_array();
  }
  writer.end_array().end_object();
}

void write_objects(json::Writer& writer, const Table& table) {
  writer.begin_array();
  for (const Row& row : table.rows) write_object(writer, table.columns, row);
  writer.end_array();
}

void append_line(std::string& out, std::span<const Column> columns, std::span<const Cell> row) {
  json::Writer writer(out);
  write_object(writer, columns, row);
  out += '\n';
}

}  // namespace spoc::render
