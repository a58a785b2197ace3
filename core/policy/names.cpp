#include "policy/names.h"

#include <algorithm>

#include "policy/field_type.h"

namespace spoc::policy {

Names::Names(const toml::Node& root, const std::vector<File>& files) {
  for (const std::string_view kind : {"calendar", "department", "team", "service", "ladder", "channel", "event"}) {
    std::vector<std::string>& names = names_[std::string(kind)];
    if (const toml::Node* table = root.find(kind))
      for (const toml::Entry& entry : table->entries) names.push_back(entry.key);
  }
  if (const toml::Node* events = root.find("event"))
    for (const toml::Entry& entry : events->entries) {
      Fields& fields = event_fields_[entry.key];
      const toml::Node* table = entry.value.find("fields");
      for (const toml::Entry& field : table ? table->entries : std::vector<toml::Entry>()) {
        const auto type = parse_field_type(field.value.text);  // what is wrong with it is said where policy is read
        if (const auto* known = std::get_if<FieldType>(&type)) fields.emplace_back(field.key, *known);
      }
    }
  std::vector<std::string>& levels = names_["level"];
  const toml::Node* priority = root.find("priority");
  if (const toml::Node* list = priority ? priority->find("levels") : nullptr)
    for (const toml::Node& level : list->items) levels.push_back(level.text);
  if (levels.empty() && !(priority && priority->find("levels"))) levels = {"P1", "P2", "P3", "P4"};
  for (const File& file : files) {
    names_["file"].push_back(file.path);
    if (const auto stem = workflow_of(file.path)) names_["workflow"].push_back(*stem);
  }
}

Names::Names(const Policy& policy)
    : names_{{"calendar", policy.calendar_names()}, {"department", policy.department_names()}, {"team", policy.team_names()},
             {"service", policy.service_names()},   {"level", policy.priority.levels},         {"workflow", policy.workflow_names()}} {
  for (const Ladder& ladder : policy.ladders) names_["ladder"].push_back(ladder.name);
  for (const Channel& channel : policy.channels) names_["channel"].push_back(channel.name);
  for (const File& file : policy.files) names_["file"].push_back(file.path);
  for (const EventType& event : policy.events) {
    names_["event"].push_back(event.name);
    event_fields_[event.name] = event.fields;
  }
}

const Fields* Names::event_fields(std::string_view event) const {
  const auto found = event_fields_.find(event);
  return found == event_fields_.end() ? nullptr : &found->second;
}

const std::vector<std::string>& Names::of(std::string_view kind) const {
  static const std::vector<std::string> none;
  const auto found = names_.find(kind);
  return found == names_.end() ? none : found->second;
}

bool Names::has(std::string_view kind, std::string_view name) const {
  const auto& names = of(kind);
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<std::string> not_a_name(std::string_view text, bool dotted) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  bool start = true;
  for (const char c : text) {
    const bool fits = start ? letter(c) : letter(c) || c == '_' || (c >= '0' && c <= '9') || (dotted && c == '.');
    if (!fits) {
      if (c == '-') return "names have no hyphen; write an underscore";
      if (c >= 'A' && c <= 'Z') return "names are lower-case";
      return "names begin with a letter and have letters, digits and underscores";
    }
    start = dotted && c == '.';
  }
  return start ? std::optional<std::string>("a name is missing") : std::nullopt;
}

std::optional<std::string> workflow_of(std::string_view path) {
  constexpr std::string_view kFolder = "workflows/", kEnd = ".toml";
  if (!path.starts_with(kFolder) || !path.ends_with(kEnd)) return std::nullopt;
  path.remove_prefix(kFolder.size());
  path.remove_suffix(kEnd.size());
  if (path.empty() || path.find('/') != std::string_view::npos) return std::nullopt;
  return std::string(path);
}

}  // namespace spoc::policy
