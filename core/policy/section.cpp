#include "policy/section.h"

#include "policy/field_type.h"

namespace spoc::policy {

std::string Section::path_of(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

const toml::Node* Section::node(std::string_view key) const {
  std::string path = path_of(key);
  bool known = false;
  for (const KeyRow& row : Schema::get().children(path_)) known = known || row.key->path == path;
  ensure(known, "only keys of the table of keys are read, not " + path);
  reading_->asked.insert(std::move(path));
  return table_ ? table_->find(key) : nullptr;
}

std::string Section::text(std::string_view key, std::string_view fallback) const {
  const toml::Node* found = node(key);
  return std::string(found && found->kind == toml::Kind::string ? std::string_view(found->text) : fallback);
}

std::int64_t Section::integer(std::string_view key, std::int64_t fallback) const {
  const toml::Node* found = node(key);
  return found && found->kind == toml::Kind::integer ? found->integer : fallback;
}

bool Section::boolean(std::string_view key, bool fallback) const {
  const toml::Node* found = node(key);
  return found && found->kind == toml::Kind::boolean ? found->integer != 0 : fallback;
}

std::vector<std::string> Section::texts(std::string_view key) const {
  std::vector<std::string> result;
  if (const toml::Node* found = node(key))
    for (const toml::Node& item : found->items)
      if (item.kind == toml::Kind::string) result.push_back(item.text);
  return result;
}

std::optional<time::Duration> Section::duration(std::string_view key) const {
  return time::parse_duration(text(key));
}

std::vector<time::Duration> Section::durations(std::string_view key) const {
  std::vector<time::Duration> result;
  for (const std::string& item : texts(key))
    if (const auto duration = time::parse_duration(item)) result.push_back(*duration);
  return result;
}

std::optional<Expression> Section::expression(std::string_view key, PlaceOf place) const {
  const toml::Node* found = node(key);
  if (!found || found->kind != toml::Kind::string) return std::nullopt;
  return Expression(found->text, reading_->findings.inside(*found), place);
}

std::optional<Expression> Section::named_expression(const toml::Entry& entry, std::string_view placeholder,
                                                    PlaceOf place) const {
  node(placeholder);
  if (entry.value.kind != toml::Kind::string) return std::nullopt;
  return Expression(entry.value.text, reading_->findings.inside(entry.value), place);
}

Section Section::child(std::string_view key) const {
  const toml::Node* found = node(key);
  if (found && found->kind != toml::Kind::table) found = nullptr;
  toml::Span at = at_;
  if (found)
    for (const toml::Entry& entry : table_->entries)
      if (&entry.value == found) at = entry.span;
  return {*reading_, found, path_of(key), at};
}

std::vector<Section> Section::items(std::string_view key) const {
  std::vector<Section> result;
  if (const toml::Node* found = node(key))
    for (const toml::Node& item : found->items)
      if (item.kind == toml::Kind::table) result.emplace_back(*reading_, &item, path_of(key), item.span);
  return result;
}

const std::vector<toml::Entry>& Section::entries(std::string_view placeholder) const {
  static const std::vector<toml::Entry> none;
  node(placeholder);
  return table_ ? table_->entries : none;
}

Section Section::named(const toml::Entry& entry, std::string_view placeholder) const {
  const bool table = entry.value.kind == toml::Kind::table;
  return {*reading_, table ? &entry.value : nullptr, path_of(placeholder), entry.span};
}

Fields fields_of(const Section& table) {
  Fields fields;
  for (const toml::Entry& entry : table.entries("FIELD")) {
    if (entry.value.kind != toml::Kind::string) continue;
    auto parsed = parse_field_type(entry.value.text);
    if (auto* type = std::get_if<FieldType>(&parsed)) fields.emplace_back(entry.key, std::move(*type));
  }
  return fields;
}

void read_policy(const Section& file, Reading& reading) {
  read_desk(file, reading);
  read_calendars(file, reading);
  read_organisation(file, reading);
  read_permissions(file, reading);
  read_priority(file, reading);
  read_services(file, reading);
  read_slas(file, reading);
  read_ladders(file, reading);
  read_lifecycle(file, reading);
  read_routes(file, reading);
  read_views(file, reading);
  read_messages(file, reading);
  read_hooks(file, reading);
  read_events(file, reading);
  read_reports(file, reading);
}

}  // namespace spoc::policy
