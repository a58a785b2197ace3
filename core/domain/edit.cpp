#include "domain/edit.h"

#include <algorithm>

namespace spoc::domain {

namespace {

template <std::string Ticket::*Member>
void set_text(Ticket& ticket, const json::Value& value) {
  if (value.is_null()) (ticket.*Member).clear();
  if (const auto* text = value.string()) ticket.*Member = *text;
}

template <auto Member>
void set_word(Ticket& ticket, const json::Value& value) {
  const auto* text = value.string();
  if (!text) return;
  if (const auto found = from_word<std::remove_reference_t<decltype(ticket.*Member)>>(*text)) ticket.*Member = *found;
}

void set_requester(Ticket& ticket, const json::Value& value) {
  if (!value.object()) return;
  Requester requester;
  Requester::each(requester, [&](std::string_view name, std::string& member) {
    const auto* given = value.find(name);
    if (given && given->string()) member = *given->string();
  });
  ticket.requester = std::move(requester);
}

void set_confidential(Ticket& ticket, const json::Value& value) {
  if (const auto* flag = value.boolean()) ticket.confidential = *flag;
}

void set_tags(Ticket& ticket, const json::Value& value) {
  if (!value.array()) return;
  std::vector<std::string> tags;
  for (const auto& tag : *value.array())
    if (tag.string()) tags.push_back(*tag.string());
  ticket.tags = sorted_unique(std::move(tags));
}

void set_fields(Ticket& ticket, const json::Value& value) {
  if (value.object()) merge_fields(ticket.fields, *value.object());
}

void set_parent(Ticket& ticket, const json::Value& value) {
  if (value.is_null()) ticket.parent = {};
  if (const auto* number = value.integer()) ticket.parent = {*number};
}

struct Row {
  std::string_view name;
  void (*set)(Ticket&, const json::Value&);
};
constexpr Row kRows[] = {
    {"type", set_word<&Ticket::type>},
    {"subject", set_text<&Ticket::subject>},
    {"description", set_text<&Ticket::description>},
    {"impact", set_word<&Ticket::impact>},
    {"urgency", set_word<&Ticket::urgency>},
    {"service", set_text<&Ticket::service>},
    {"category", set_text<&Ticket::category>},
    {"cause", set_text<&Ticket::cause>},
    {"requester", set_requester},
    {"channel", set_text<&Ticket::channel>},
    {"recipient", set_text<&Ticket::recipient>},
    {"language", set_text<&Ticket::language>},
    {"confidential", set_confidential},
    {"tags", set_tags},
    {"fields", set_fields},
    {"key", set_text<&Ticket::key>},
    {"parent", set_parent},
};

}  // namespace

void edit(Ticket& ticket, const json::Object& to) {
  constexpr std::string_view kField = "fields.";
  for (const auto& [name, value] : to) {
    if (name.starts_with(kField)) merge_fields(ticket.fields, {{name.substr(kField.size()), value}});
    for (const auto& row : kRows)
      if (row.name == name) row.set(ticket, value);
  }
}

std::vector<std::string_view> editable() {
  std::vector<std::string_view> names;
  for (const auto& row : kRows) names.push_back(row.name);
  return names;
}

void merge_fields(json::Object& fields, const json::Object& from) {
  for (const auto& [name, value] : from) {
    const auto known = std::find_if(fields.begin(), fields.end(),
                                    [&wanted = name](const auto& field) { return field.first == wanted; });
    if (value.is_null()) {
      if (known != fields.end()) fields.erase(known);
    } else if (known != fields.end()) {
      known->second = value;
    } else {
      fields.emplace_back(name, value);
    }
  }
}

std::vector<std::string> sorted_unique(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace spoc::domain
