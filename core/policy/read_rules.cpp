// Routing rules, views, documents, retention.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/section.h"

namespace spoc::policy {

namespace {

constexpr std::string_view kMembers[] = {"type",    "service",  "category",     "cause",    "impact",
                                         "urgency", "priority", "confidential", "language", "tags"};

json::Value to_json(const toml::Node& node) {
  switch (node.kind) {
    case toml::Kind::integer:
      return node.integer;
    case toml::Kind::real:
      return node.real;
    case toml::Kind::boolean:
      return node.integer != 0;
    case toml::Kind::array: {
      json::Array items;
      for (const toml::Node& item : node.items) items.push_back(to_json(item));
      return items;
    }
    case toml::Kind::table: {
      json::Object members;
      for (const toml::Entry& entry : node.entries) members.emplace_back(entry.key, to_json(entry.value));
      return members;
    }
    case toml::Kind::string:
    case toml::Kind::date:
    case toml::Kind::time:
    case toml::Kind::date_time:
      break;
  }
  return node.text;
}

template <class E>
std::vector<std::string> vocabulary() {
  const auto words = domain::words<E>();
  return {words.begin(), words.end()};
}

/// The words a member may have; empty when it takes any text.
std::vector<std::string> choices(std::string_view member, Reading& reading) {
  if (member == "type") return vocabulary<domain::TicketType>();
  if (member == "impact" || member == "urgency") return vocabulary<domain::Level>();
  if (member == "service") return reading.policy.service_names();
  if (member == "cause") return reading.policy.cause_names();
  if (member == "priority") return reading.policy.priority.levels;
  return {};
}

bool is_list_of_text(const toml::Node& node) {
  return node.kind == toml::Kind::array && std::all_of(node.items.begin(), node.items.end(), [](const toml::Node& n) {
           return n.kind == toml::Kind::string;
         });
}

void check_member_value(const toml::Entry& entry, Reading& reading) {
  const toml::Node& node = entry.value;
  const auto wrong_type = [&](std::string_view wanted) {
    reading.findings.error(node.span, "wrong-type",
                           format("\"{}\" is {}, not {}", entry.key, wanted, toml::kind_name(node.kind)));
  };
  if (entry.key == "tags") {
    if (!is_list_of_text(node)) wrong_type("list of text");
  } else if (entry.key == "confidential") {
    if (node.kind != toml::Kind::boolean) wrong_type("true or false");
  } else if (node.kind != toml::Kind::string) {
    wrong_type("text");
  } else if (const auto words = choices(entry.key, reading);
             std::find(words.begin(), words.end(), node.text) == words.end()) {
    const bool free = entry.key == "category" || entry.key == "language";
    if (!free)
      reading.findings.error(node.span, format("unknown-{}", entry.key),
                             format("there is no {} \"{}\"", entry.key, node.text), did_you_mean(node.text, words));
  }
}

/// Members of the ticket; a field of its service as `fields.model`, in a table or as one quoted key.
void read_set(const Section& table, Route& route, Reading& reading) {
  for (const toml::Entry& entry : table.entries("MEMBER")) {
    if (entry.key == "fields" && entry.value.kind == toml::Kind::table) {
      for (const toml::Entry& field : entry.value.entries)
        route.set.emplace_back("fields." + field.key, to_json(field.value));
      continue;
    }
    if (!entry.key.starts_with("fields.")) {
      if (std::find(std::begin(kMembers), std::end(kMembers), entry.key) == std::end(kMembers)) {
        std::vector<std::string> known(std::begin(kMembers), std::end(kMembers));
        known.emplace_back("fields");
        reading.findings.error(entry.span, "unknown-member", format("a rule cannot set \"{}\"", entry.key),
                               did_you_mean(entry.key, known));
        continue;
      }
      check_member_value(entry, reading);
    }
    route.set.emplace_back(entry.key, to_json(entry.value));
  }
}

Route read_route(const Section& table, Reading& reading) {
  Route route;
  route.name = table.text("name");
  route.when = table.expression("when", ticket_place);
  read_set(table.child("set"), route, reading);
  route.team = table.text("team");
  for (const toml::Entry& entry : table.child("skill").entries("SKILL")) {
    if (entry.value.kind == toml::Kind::integer && (entry.value.integer < 1 || entry.value.integer > 5))
      reading.findings.error(entry.value.span, "out-of-range", "degrees of a skill are 1 to 5");
    route.skill[entry.key] = static_cast<int>(std::clamp<std::int64_t>(entry.value.integer, 1, 5));
  }
  route.stop = table.boolean("stop");
  route.where = table.where();
  if (table.child("set").entries("MEMBER").empty() && route.team.empty() && route.skill.empty() && !route.stop)
    reading.findings.warning(table.at(), "idle-rule", format("the rule \"{}\" changes nothing", route.name),
                             "give it set, team, skill or stop");
  return route;
}

/// What a transport cannot do without.

}  // namespace

void read_routes(const Section& file, Reading& reading) {
  const Route* end = nullptr;
  const std::vector<Section> tables = file.items("route");
  auto& routes = reading.policy.routes;
  routes.reserve(tables.size());
  for (const Section& table : tables) {
    Route route = read_route(table, reading);
    if (end)
      reading.findings.warning(
          table.at(), "unreachable",
          format("the rule \"{}\" is never asked: \"{}\" stops for every ticket", route.name, end->name));
    for (const Route& other : routes)
      if (!route.name.empty() && other.name == route.name)
        reading.findings.error(table.node("name")->span, "duplicate-name",
                               format("there is another rule \"{}\" at {}", route.name, other.where.text()));
    routes.push_back(std::move(route));
    if (!end && routes.back().stop && !table.node("when")) end = &routes.back();
  }
  const toml::Node* confidence = file.child("routing").child("learned").node("minimum_confidence");
  if (!confidence) return;
  const double value =
      confidence->kind == toml::Kind::integer ? static_cast<double>(confidence->integer) : confidence->real;
  if (!(value >= 0 && value <= 1))
    reading.findings.error(confidence->span, "out-of-range", "a confidence is from 0 to 1");
  reading.policy.minimum_confidence = value;
}

void read_views(const Section& file, Reading& reading) {
  const Section views = file.child("view");
  for (const toml::Entry& entry : views.entries("NAME")) {
    const Section table = views.named(entry, "NAME");
    View view;
    view.name = entry.key;
    view.title = table.text("title", entry.key);
    view.where_expression = table.expression("where", ticket_place);
    view.sort = table.texts("sort");
    view.columns = table.texts("columns");
    view.where = table.where();
    reading.policy.views.push_back(std::move(view));
  }
}

void read_reports(const Section& file, Reading& reading) {
  const Section reports = file.child("report");
  for (const toml::Entry& entry : reports.entries("NAME")) {
    const Section table = reports.named(entry, "NAME");
    reading.policy.reports.push_back(
        {entry.key, table.text("title", entry.key), table.texts("contents"), table.where()});
  }
  const Section retention = file.child("retention");
  for (const toml::Entry& entry : retention.entries("KIND"))
    if (const auto duration = time::parse_duration(entry.value.text)) reading.policy.retention[entry.key] = *duration;
}

}  // namespace spoc::policy
