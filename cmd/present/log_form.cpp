#include "cmd/present/log_form.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "policy/field_type.h"

namespace spoc::cmd {
namespace {

struct FormLine {
  std::string_view name, what;
  std::string intake::Draft::*member;
};

constexpr std::array<FormLine, 5> kLines = {{
    {"Subject", "what it is about, in a line", &intake::Draft::subject},
    {"Requester", "who asks: id, login, address, phone, part of a name", &intake::Draft::requester},
    {"Service", "", &intake::Draft::service},
    {"Impact", "high, medium or low; the service's without", &intake::Draft::impact},
    {"Urgency", "high, medium or low; the service's without", &intake::Draft::urgency},
}};
constexpr std::string_view kField = "Field ";

std::string services_of(const policy::Policy& policy) {
  std::string all = "what it concerns; the rules say it without";
  for (const policy::Service& service : policy.services)
    all += format("\n#   {}{}", service.name, service.title.empty() ? "" : ": " + service.title);
  return all;
}

std::string said_of(const intake::Draft& draft, std::string_view field) {
  for (const auto& [name, value] : draft.set)
    if (name == field || name == format("fields.{}", field))
      return value.string() ? *value.string() : json::to_text(value);
  return {};
}

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text;
}

/// "Name: value" split; nothing when the line is none.
std::optional<std::pair<std::string_view, std::string_view>> pair_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return std::pair(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
}

const FormLine* line_called(std::string_view name) {
  const auto* found =
      std::find_if(kLines.begin(), kLines.end(), [&](const FormLine& line) { return lower(line.name) == lower(name); });
  return found == kLines.end() ? nullptr : found;
}

/// Takes over one line of the head; false when the form has no such line.
bool take(std::string_view name, std::string_view value, intake::Draft& draft) {
  if (const FormLine* line = line_called(name)) {
    draft.*(line->member) = value;
    return true;
  }
  if (!lower(name).starts_with(lower(kField))) return false;
  const std::string field(trim(name.substr(kField.size())));
  std::erase_if(draft.set, [&](const auto& said) { return said.first == field || said.first == "fields." + field; });
  if (!value.empty()) draft.set.emplace_back(field, json::Value(std::string(value)));
  return true;
}

}  // namespace

std::string log_form(const intake::Draft& draft, const policy::Policy& policy) {
  std::string text;
  for (const FormLine& line : kLines)
    text += format("# {}\n{}: {}\n", line.what.empty() ? services_of(policy) : std::string(line.what), line.name,
                   one_line(draft.*(line.member)));
  if (const policy::Service* service = policy.service(draft.service))
    for (const auto& [name, type] : service->fields)
      text += format("# {}\n{}{}: {}\n", policy::to_text(type), kField, name, one_line(said_of(draft, name)));
  return text + "\n# Below the empty line: all there is to say about it. Lines that begin with # are left out.\n" +
         draft.description + "\n";
}

void read_log_form(std::string_view text, intake::Draft& draft) {
  text = trim(text);
  const auto first = pair_of(split(text, '\n').front());
  if (!first || !(line_called(first->first) || lower(first->first).starts_with(lower(kField)))) {
    draft.description = text;
    return;
  }
  draft.description.clear();
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = std::min(end + 1, text.size());
    if (line.empty()) break;
    const auto said = pair_of(line);
    if (!said || !take(said->first, said->second, draft))
      throw Error(Code::data, format("the form has no line \"{}\"", line),
                  "what there is to say stands below an empty line");
  }
  draft.description = trim(text.substr(at));
}

}  // namespace spoc::cmd
