#include "intake/csv_rows.h"

#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"

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

bool is_field(std::string_view name) {
  return name.starts_with("fields.");
}

/// What a column may be called without a map, by its first name.
std::string member_of(const std::string& header) {
  if (is_field(header)) return header;
  const Member* member = draft_member(header);
  if (member && member->kind != MemberKind::fields && member->kind != MemberKind::attachments)
    return std::string(member->names.front());
  const std::string meant = did_you_mean(header, column_names());
  throw Error(Code::data, format("the column \"{}\" is no member of a ticket", header),
              meant.empty() ? "say what the columns mean: --map FILE" : meant);
}

}  // namespace

CsvRows::CsvRows(Source source, std::optional<Map> map, const policy::Policy& policy)
    : rows_(std::move(source), std::move(map), member_of), policy_(policy), times_(rows_.map(), policy.zone()) {
  // Members before fields: a field's type depends on the row's service.
  rows_.read_first([](const std::string& name) { return !is_field(name); });
  for (const std::string& name : rows_.names()) members_.push_back(is_field(name) ? nullptr : draft_member(name));
}

json::Value CsvRows::field_value(const Draft& draft, const std::string& name, std::string_view cell) const {
  const policy::FieldType* type = rows_.map() ? declared_field(policy_, draft.service, name) : nullptr;
  using Kind = policy::FieldType::Kind;
  if (!type || (type->kind != Kind::date && type->kind != Kind::timestamp)) return cell;
  return times_.read(cell, type->kind == Kind::date);
}

void CsvRows::set(Draft& draft, const TableRows::Cell& cell) const {
  const Member* member = members_[cell.column];
  if (!member) {
    const std::string name(cell.name.substr(std::string_view("fields.").size()));
    draft.set.emplace_back(name, field_value(draft, name, cell.value));
    return;
  }
  // A description stays as it was written.
  set_from_text(draft, *member, member->text == &Draft::description ? cell.raw : std::string_view(cell.value));
}

std::optional<RowProblem> CsvRows::read(const std::vector<TableRows::Cell>& cells, Draft& draft) const {
  for (const TableRows::Cell& cell : cells) {
    try {
      set(draft, cell);
    } catch (Misfit& problem) {
      return RowProblem{std::string(cell.header), std::move(problem.reason), std::move(problem.hint)};
    }
  }
  return std::nullopt;
}

std::optional<Row> CsvRows::next() {
  auto read_row = rows_.next();
  if (!read_row) return std::nullopt;
  Row row;
  row.number = read_row->number;
  row.text = std::move(read_row->text);
  row.problem = read_row->reason ? RowProblem{{}, *read_row->reason, {}} : read(read_row->cells, row.draft);
  return row;
}

}  // namespace spoc::intake
