#include "intake/table_rows.h"

#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "time/date.h"

namespace spoc::intake {
namespace {

/// Where a header stands. Throws data when it is missing or stands twice.
std::size_t cell_of(const Map::Column& column, const std::vector<std::string>& headers) {
  const auto found = std::find(headers.begin(), headers.end(), column.header);
  if (found == headers.end())
    throw Error(Code::data, format("there is no column \"{}\" for {}", column.header, column.member),
                did_you_mean(column.header, headers), column.where);
  if (std::find(found + 1, headers.end(), column.header) != headers.end())
    throw Error(Code::data, format("there are two columns \"{}\"", column.header), "give one of them another header",
                column.where);
  return static_cast<std::size_t>(found - headers.begin());
}

}  // namespace

TableTimes::TableTimes(const std::optional<Map>& map, time::Zone desk) : zone_(std::move(desk)) {
  if (!map) return;
  pattern_ = map->time_format;
  format_ = TimeFormat(pattern_);
  if (!map->time_zone.empty()) zone_ = time::load_zone(map->time_zone);
}

std::string TableTimes::read(std::string_view cell, bool date_only) const {
  const auto instant = format_.parse(cell, zone_);
  if (!instant) throw Misfit{format("\"{}\" is no time", shorten(cell, 60)), format("the map says {}", pattern_)};
  return date_only ? time::to_text(zone_.local(*instant).date) : time::to_text(*instant);
}

TableRows::TableRows(Source source, std::optional<Map> map, const NameOf& name_of)
    : reader_(std::move(source), map ? map->dialect : csv::Dialect{}), map_(std::move(map)) {
  const auto row = reader_.next();
  if (!row) return;
  if (!row->problem.empty()) throw Error(Code::data, format("the header cannot be read: {}", row->problem));
  std::vector<std::string> headers;
  for (const std::string& cell : row->cells) headers.emplace_back(trim(cell));
  width_ = headers.size();
  if (map_) {
    for (const Map::Column& column : map_->columns)
      add({name_of(column.member), column.member, column.header, cell_of(column, headers)});
  } else {
    for (std::size_t i = 0; i < headers.size(); ++i) add({name_of(headers[i]), headers[i], headers[i], i});
  }
  header_ = text_of(row->cells);
}

void TableRows::add(Column column) {
  for (const Column& other : columns_)
    if (other.name == column.name)
      throw Error(Code::data,
                  format("two columns say {}: \"{}\" and \"{}\"", column.name, other.header, column.header));
  columns_.push_back(std::move(column));
}

std::vector<std::string> TableRows::names() const {
  std::vector<std::string> names;
  for (const Column& column : columns_) names.push_back(column.name);
  return names;
}

void TableRows::read_first(const std::function<bool(const std::string&)>& first) {
  std::stable_partition(columns_.begin(), columns_.end(), [&](const Column& column) { return first(column.name); });
}

bool TableRows::says_nothing(std::string_view cell) const {
  return map_ ? intake::says_nothing(*map_, cell) : cell.empty();
}

std::string_view TableRows::meaning(const Column& column, std::string_view cell) const {
  return map_ ? intake::meaning(*map_, column.member, cell) : cell;
}

std::string TableRows::text_of(const std::vector<std::string>& cells) const {
  return csv::line(cells, reader_.dialect().delimiter ? reader_.dialect().delimiter : ',');
}

std::optional<TableRows::TableRow> TableRows::next() {
  auto read = reader_.next();
  if (!read) return std::nullopt;
  TableRow row;
  row.number = read->number;
  row.text = text_of(read->cells);
  row.as_read = std::move(read->cells);
  if (!read->problem.empty()) {
    row.reason = std::move(read->problem);
  } else if (row.as_read.size() != width_) {
    row.reason = format("it has {} cells, the header has {}", row.as_read.size(), width_);
  } else {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Column& column = columns_[i];
      const std::string_view cell = trim(row.as_read[column.cell]);
      if (says_nothing(cell)) continue;
      const std::string_view value = meaning(column, cell);
      if (!value.empty())
        row.cells.push_back({i, column.name, column.header, std::string(value), row.as_read[column.cell]});
    }
  }
  return row;
}

}  // namespace spoc::intake
