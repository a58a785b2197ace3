#include "cmd/present/columns.h"

#include <algorithm>
#include <string>

#include "base/error.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/shell/context.h"
#include "render/csv.h"
#include "render/json_rows.h"
#include "render/text.h"

namespace spoc::cmd {

ChosenColumns::ChosenColumns(const Arguments& arguments, std::vector<render::Column> all) {
  const auto names = arguments.value("--columns");
  if (!names) {
    for (std::size_t i = 0; i < all.size(); ++i) positions_.push_back(i);
    columns_ = std::move(all);
    return;
  }
  for (const std::string_view part : split(*names, ',')) {
    const std::string_view name = trim(part);
    const auto column = std::find_if(all.begin(), all.end(), [&](const render::Column& c) { return c.name == name; });
    if (column == all.end()) {
      std::vector<std::string> known;
      for (const render::Column& c : all) known.push_back(c.name);
      const std::string nearest = did_you_mean(name, known);
      throw Error(Code::usage, format("there is no column \"{}\"", name), nearest.empty() ? "one of " + join(known, ", ") : nearest);
    }
    positions_.push_back(static_cast<std::size_t>(column - all.begin()));
    columns_.push_back(*column);
  }
}

render::Row ChosenColumns::of(const render::Row& row) const {
  render::Row chosen;
  for (const std::size_t position : positions_) chosen.push_back(row[position]);
  return chosen;
}

std::string rows_text(Context& context, const render::Table& table, std::string_view schema, std::optional<std::size_t> total) {
  std::string text;
  switch (context.answer_format()) {
    case Format::json: {
      json::Writer writer(text, 2);
      writer.begin_object().key("schema").string(schema).key(table.name);
      render::write_objects(writer, table);
      if (total) writer.key("total").integer(static_cast<std::int64_t>(*total));
      writer.end_object();
      return text + "\n";
    }
    case Format::jsonl:
      for (const render::Row& row : table.rows) render::append_line(text, table.columns, row);
      return text;
    case Format::csv:
      render::append_separated(text, table, render::Separated::csv);
      return text;
    case Format::tsv:
      render::append_separated(text, table, render::Separated::tsv);
      return text;
    default:
      render::append_table(text, table, context.style());
      return text;
  }
}

std::optional<std::int64_t> limit_of(const Arguments& arguments) {
  const auto limit = arguments.value("--limit");
  if (!limit) return std::nullopt;
  const auto number = to_integer(*limit);
  if (!number || *number < 1) throw Error(Code::usage, format("--limit cannot be \"{}\"", *limit), "a number from 1");
  return number;
}

}  // namespace spoc::cmd
