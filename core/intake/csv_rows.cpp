#include "intake/csv_rows.h"

#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "time/date.h"

namespace spoc::intake {

namespace {

const policy::FieldType* declared_field(const policy::Policy& policy, const std::string& service,
                                        const std::string& name) {
  const policy::Service* found = policy.service(service);
  if (!found) return nullptr;
  for (const auto& [field, type] : found->fields)
    if (field == name) return &type;
  return nullptr;
}

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

CsvRows::CsvRows(Source source, std::optional<Map> map, const policy::Policy& policy)
    : reader_(std::move(source), map ? map->dialect : csv::Dialect{}),
      map_(std::move(map)),
      policy_(policy),
      zone_(policy.zone()) {
  if (map_) time_format_ = TimeFormat(map_->time_format);
  if (map_ && !map_->time_zone.empty()) zone_ = time::load_zone(map_->time_zone);
  const auto row = reader_.next();
  if (!row) return;
  if (!row->problem.empty()) throw Error(Code::data, format("the header cannot be read: {}", row->problem));
  std::vector<std::string> headers;
  for (const std::string& cell : row->cells) headers.emplace_back(trim(cell));
  width_ = headers.size();
  map_ ? by_map(headers) : by_names(headers);
  // Members before fields: a field's type depends on the row's service.
  std::stable_partition(columns_.begin(), columns_.end(),
                        [](const Column& column) { return column.member != nullptr; });
  header_ = text_of(row->cells);
}

void CsvRows::by_map(const std::vector<std::string>& headers) {
  for (const Map::Column& column : map_->columns) {
    const bool field = column.member.starts_with("fields.");
    add({column.member, column.header, field ? nullptr : draft_member(column.member), cell_of(column, headers)});
  }
}

void CsvRows::add(Column column) {
  for (const Column& other : columns_)
    if (column.member ? other.member == column.member : !other.member && other.name == column.name)
      throw Error(Code::data,
                  format("two columns say {}: \"{}\" and \"{}\"", column.name, other.header, column.header));
  columns_.push_back(std::move(column));
}

void CsvRows::by_names(const std::vector<std::string>& headers) {
  for (std::size_t i = 0; i < headers.size(); ++i) {
    Column column{headers[i], headers[i], nullptr, i};
    if (!headers[i].starts_with("fields.")) {
      column.member = draft_member(headers[i]);
      const bool usable =
          column.member && column.member->kind != MemberKind::fields && column.member->kind != MemberKind::attachments;
      if (!usable) {
        const std::string meant = did_you_mean(headers[i], column_names());
        throw Error(Code::data, format("the column \"{}\" is no member of a ticket", headers[i]),
                    meant.empty() ? "say what the columns mean: --map FILE" : meant);
      }
    }
    add(std::move(column));
  }
}

bool CsvRows::says_nothing(std::string_view cell) const {
  return cell.empty() || (map_ && std::find(map_->missing.begin(), map_->missing.end(), cell) != map_->missing.end());
}

std::string_view CsvRows::meaning(const Column& column, std::string_view cell) const {
  if (map_)
    for (const Map::Meaning& meaning : map_->meanings)
      if (meaning.cell == cell && meaning.member == column.name) return meaning.value;
  return cell;
}

json::Value CsvRows::field_value(const Draft& draft, const std::string& name, std::string_view cell) const {
  const policy::FieldType* type = map_ ? declared_field(policy_, draft.service, name) : nullptr;
  using Kind = policy::FieldType::Kind;
  if (!type || (type->kind != Kind::date && type->kind != Kind::timestamp)) return cell;
  const auto instant = time_format_.parse(cell, zone_);
  if (!instant)
    throw Misfit{format("\"{}\" is no time", shorten(cell, 60)), format("the map says {}", map_->time_format)};
  if (type->kind == Kind::timestamp) return time::to_text(*instant);
  return time::to_text(zone_.local(*instant).date);
}

void CsvRows::set(Draft& draft, const Column& column, std::string_view cell) const {
  if (column.member) return set_from_text(draft, *column.member, cell);
  const std::string name = column.name.substr(std::string_view("fields.").size());
  draft.set.emplace_back(name, field_value(draft, name, cell));
}

std::optional<RowProblem> CsvRows::read(const std::vector<std::string>& cells, Draft& draft) const {
  if (cells.size() != width_)
    return RowProblem{{}, format("it has {} cells, the header has {}", cells.size(), width_), {}};
  for (const Column& column : columns_) {
    const std::string_view cell = trim(cells[column.cell]);
    if (says_nothing(cell)) continue;
    const bool as_it_is = column.member && column.member->text == &Draft::description;
    const std::string_view value = as_it_is ? std::string_view(cells[column.cell]) : meaning(column, cell);
    if (value.empty()) continue;
    try {
      set(draft, column, value);
    } catch (Misfit& problem) {
      return RowProblem{column.header, std::move(problem.reason), std::move(problem.hint)};
    }
  }
  return std::nullopt;
}

std::string CsvRows::text_of(const std::vector<std::string>& cells) const {
  const char delimiter = reader_.dialect().delimiter ? reader_.dialect().delimiter : ',';
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i) text += delimiter;
    const std::string& cell = cells[i];
    const bool plain = cell.find_first_of("\"\r\n") == std::string::npos && cell.find(delimiter) == std::string::npos;
    if (plain) {
      text += cell;
      continue;
    }
    text += '"';
    for (const char c : cell) text.append(c == '"' ? 2 : 1, c);
    text += '"';
  }
  return text;
}

std::optional<Row> CsvRows::next() {
  auto cells = reader_.next();
  if (!cells) return std::nullopt;
  Row row;
  row.number = cells->number;
  row.text = text_of(cells->cells);
  if (!cells->problem.empty())
    row.problem = RowProblem{{}, cells->problem, {}};
  else
    row.problem = read(cells->cells, row.draft);
  return row;
}

}  // namespace spoc::intake
