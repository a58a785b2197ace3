#include "policy/compared.h"

#include "base/format.h"
#include "policy/field_type.h"
#include "policy/keys.h"

namespace spoc::policy {

namespace {

// `text` of anything a policy holds: unambiguous, not made for people.
std::string text(const std::string& value) {
  return format("{}:{}", value.size(), value);
}
std::string text(std::int64_t value) {
  return format("{};", value);
}
std::string text(int value) {
  return format("{};", value);
}
std::string text(bool value) {
  return value ? "t" : "f";
}
std::string text(double value) {
  return format("{};", value);
}
std::string text(const time::Duration& value) {
  return time::to_text(value) + ";";
}
std::string text(const Expression& value) {
  return text(value.text());
}
std::string text(const json::Value& value) {
  return text(json::to_text(value));
}
std::string text(time::DayRange range) {
  return time::to_text(range) + ";";
}
std::string text(time::Date date) {
  return time::to_text(date) + ";";
}
template <class E>
requires std::is_enum_v<E> std::string text(E value) {
  return text(static_cast<std::int64_t>(value));
}
template <class T>
std::string text(const std::optional<T>& value);
template <class T>
std::string text(const std::vector<T>& list);
template <class T, std::size_t N>
std::string text(const std::array<T, N>& list);
template <class K, class V>
std::string text(const std::map<K, V>& map);
template <class F, class S>
std::string text(const std::pair<F, S>& pair);

std::string text(const FieldType& type) {
  return text(to_text(type)) + text(type.members);
}
std::string text(const ServiceWorkflow& workflow) {
  return text(workflow.start) + text(workflow.with);
}
std::string text(const VisitTarget& target) {
  return text(target.text);
}
std::string text(const Targets& targets) {
  return text(targets.texts) + text(targets.calendar);
}
std::string text(const Rung& rung) {
  return text(rung.name) + text(rung.clock) + text(rung.stalled) + text(rung.percent) + text(rung.offset) +
         text(rung.tell) + text(rung.raise) + text(rung.route) + text(rung.every) + text(rung.max) + text(rung.when) +
         text(rung.via) + text(rung.urgent);
}

template <class T>
std::string text(const std::optional<T>& value) {
  return value ? "+" + text(*value) : "-";
}
template <class T>
std::string text(const std::vector<T>& list) {
  std::string all = format("{}[", list.size());
  for (const T& item : list) all += text(item);
  return all;
}
template <class T, std::size_t N>
std::string text(const std::array<T, N>& list) {
  std::string all;
  for (const T& item : list) all += text(item);
  return all;
}
template <class K, class V>
std::string text(const std::map<K, V>& map) {
  std::string all = format("{}[", map.size());
  for (const auto& [key, value] : map) all += text(key) + text(value);
  return all;
}
template <class F, class S>
std::string text(const std::pair<F, S>& pair) {
  return text(pair.first) + text(pair.second);
}

}  // namespace

Compared compared(const Desk& value) {
  return {{"name", text(value.name)},
          {"address", text(value.address)},
          {"time_zone", text(value.time_zone)},
          {"calendar", text(value.calendar)},
          {"front_line", text(value.front_line)}};
}
Compared compared(const Team& value) {
  return {{"title", text(value.title)},           {"department", text(value.department)},
          {"kind", text(value.vendor)},           {"tier", text(value.tier)},
          {"distribute", text(value.distribute)}, {"accept_within", text(value.accept_within)}, {"backup", text(value.backup)},
          {"on_call", text(value.on_call)},       {"address", text(value.address)},
          {"calendar", text(value.calendar)},     {"confidential", text(value.confidential)},
          {"target", text(value.targets)}};
}
Compared compared(const Department& value) {
  return {{"title", text(value.title)}};
}
Compared compared(const Priority& value) {
  return {{"levels", text(value.levels)}, {"weight", text(value.weight)}, {"matrix", text(value.matrix)}};
}
Compared compared(const Service& value) {
  return {{"title", text(value.title)},   {"category", text(value.category)},
          {"team", text(value.team)},     {"type", text(value.type)},
          {"impact", text(value.impact)}, {"urgency", text(value.urgency)},
          {"answer", text(value.answer)}, {"confidential", text(value.confidential)},
          {"fields", text(value.fields)}, {"workflow", text(value.workflow)}};
}
Compared compared(const Cause& value) {
  return {{"title", text(value.title)}, {"kind", text(value.kind)}};
}
Compared compared(const Ladder& value) {
  return {{"rungs", text(value.rungs)}};
}
Compared compared(const Lifecycle& value) {
  return {{"remind", text(value.remind)},
          {"close_after", text(value.close_after)},
          {"reopen_window", text(value.reopen_window)},
          {"thanks", text(value.thanks_confirm)}};
}
Compared compared(const Route& value) {
  return {{"when", text(value.when)},
          {"set", text(value.set)},
          {"team", text(value.team)},
          {"skill", text(value.skill)},
          {"stop", text(value.stop)}};
}
Compared compared(const View& value) {
  return {{"title", text(value.title)},
          {"where", text(value.where_expression)},
          {"sort", text(value.sort)},
          {"columns", text(value.columns)}};
}
namespace {

void add(Compared& members, const Remote& value) {
  members.push_back({"url", text(value.url)});
  members.push_back({"login", text(value.login)});
  members.push_back({"password", text(value.password)});
  members.push_back({"tls", text(value.tls)});
  members.push_back({"certificates", text(value.certificates)});
  members.push_back({"secret", text(value.secret)});
  members.push_back({"body", text(value.body)});
  members.push_back({"timeout", text(value.timeout.us)});
}

}  // namespace

Compared compared(const Messages& value) {
  Compared members = {{"transport", text(value.transport)},
          {"folder", text(value.folder)},
          {"command", text(value.command)},
          {"quiet", text(value.quiet)},
          {"per_recipient_per_hour", text(value.per_recipient_per_hour)},
          {"storm", text(value.storm)},
          {"digest", text(value.digest.reasons) + text(value.digest.at)},
          {"acknowledge_every", text(value.acknowledge_every)},
          {"decide_by_mail", text(value.decide_by_mail)},
          {"log_automatic", text(value.log_automatic)}};
  add(members, value.remote);
  return members;
}
Compared compared(const Channel& value) {
  Compared members = {
      {"transport", text(value.transport)}, {"run", text(value.run)}, {"folder", text(value.folder)}};
  add(members, value.remote);
  return members;
}
Compared compared(const Hook& value) {
  Compared members = {{"run", text(value.run)},
                      {"events", text(value.events)},
                      {"confidential", text(value.confidential)},
                      {"env", text(value.variables) + text(value.secrets)}};
  add(members, value.remote);
  return members;
}
Compared compared(const Role& value) {
  return {{"see", text(value.see)}, {"may", text(value.may)}};
}
Compared compared(const Account& value) {
  return {{"login", text(value.login)}, {"may", text(value.may)}};
}
Compared compared(const EventType& value) {
  return {{"fields", text(value.fields)}, {"keep", text(value.keep)}};
}
Compared compared(const ReportDocument& value) {
  return {{"title", text(value.title)}, {"contents", text(value.contents)}};
}
Compared compared(const CalendarText& value) {
  const time::CalendarDefinition& definition = value.definition;
  return {{"time_zone", text(value.time_zone)},
          {"hours", text(definition.hours)},
          {"special", text(definition.special)},
          {"holidays", text(definition.holidays)}};
}
Compared compared(const Sla& value) {
  return {{"when", text(value.when)},   {"calendar", text(value.calendar)},           {"ladder", text(value.ladder)},
          {"pause", text(value.pause)}, {"reopened", text(value.reopened_remaining)}, {"target", text(value.targets)}};
}
Compared compared(const File& value) {
  return {{"content", value.content}};
}
Compared compared(const Thresholds& value) {
  Compared members;
  for (std::size_t kind = 0; kind < value.by_kind.size(); ++kind)
    members.push_back({word(static_cast<StalledKind>(kind)), text(value.by_kind[kind])});
  return members;
}
Compared compared(const Absences& value) {
  return {{"open", text(value.open)}, {"tell_requester", text(value.tell_requester)}};
}
Compared compared(const Learning& value) {
  return {{"minimum_confidence", text(value.minimum_confidence)}};
}
Compared compared(const Retention& value) {
  Compared members;
  for (const std::string_view kind : retention_kinds()) {
    const auto found = value.by_kind.find(std::string(kind));
    members.push_back({kind, found == value.by_kind.end() ? std::string() : text(found->second)});
  }
  return members;
}

}  // namespace spoc::policy
