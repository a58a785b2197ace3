// What people can ask for: priorities, services, causes of contact, events.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/section.h"

namespace spoc::policy {

namespace {

constexpr std::string_view kLevelWords[] = {"high", "medium", "low"};

/// Weights as policy writes them; without: 1 for the last level, doubled for each before it.
void read_weights(const Section& table, Reading& reading) {
  Priority& priority = reading.policy.priority;
  const toml::Node* list = table.node("weight");
  if (!list || list->kind != toml::Kind::array) {
    for (std::size_t i = 0; i < priority.levels.size(); ++i)
      priority.weight.push_back(std::int64_t{1} << std::min<std::size_t>(priority.levels.size() - 1 - i, 20));
    return;
  }
  for (const toml::Node& item : list->items) priority.weight.push_back(item.integer);
  if (list->items.size() != priority.levels.size())
    reading.findings.error(list->span, "weight-count",
                           format("there are {} levels and {} weights", priority.levels.size(), list->items.size()));
}

void read_levels(const Section& table, Reading& reading) {
  Priority& priority = reading.policy.priority;
  priority.levels = reading.names.of("level");
  const toml::Node* list = table.node("levels");
  if (!list) return;
  if (list->kind == toml::Kind::array && list->items.empty())
    reading.findings.error(list->span, "no-levels", "there must be at least one level of priority");
  for (std::size_t i = 0; i < list->items.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (list->items[i].text == list->items[j].text)
        reading.findings.error(list->items[i].span, "duplicate-level",
                               format("the level \"{}\" is there twice", list->items[i].text));
}

/// The usual matrix for four levels; for other numbers of levels the same, squeezed or without the lowest.
void default_matrix(Priority& priority) {
  for (std::size_t impact = 0; impact < 3; ++impact)
    for (std::size_t urgency = 0; urgency < 3; ++urgency)
      priority.matrix[impact][urgency] =
          priority.levels.empty()
              ? ""
              : priority.levels[std::min({impact + urgency, priority.levels.size() - 1, std::size_t{3}})];
}

void read_row(const toml::Node& row, std::size_t impact, Reading& reading) {
  if (row.kind != toml::Kind::array || row.items.size() != 3) {
    reading.findings.error(
        row.span, "matrix-incomplete",
        format("the row for {} impact needs three levels: for high, medium and low urgency", kLevelWords[impact]));
    return;
  }
  for (std::size_t urgency = 0; urgency < 3; ++urgency) {
    const toml::Node& cell = row.items[urgency];
    if (cell.kind != toml::Kind::string) {
      reading.findings.error(cell.span, "wrong-type",
                             format("a level of priority is text, not {}", toml::kind_name(cell.kind)));
    } else if (!reading.policy.priority.rank(cell.text)) {
      reading.findings.error(cell.span, "unknown-level", format("there is no level \"{}\"", cell.text),
                             did_you_mean(cell.text, reading.names.of("level")));
    }
    reading.policy.priority.matrix[impact][urgency] = cell.text;
  }
}

/// Less impact or less urgency never makes it more urgent.
void check_monotonic(const toml::Node& list, Reading& reading) {
  const Priority& priority = reading.policy.priority;
  const auto rank = [&](std::size_t impact, std::size_t urgency) {
    return priority.rank(priority.matrix[impact][urgency]);
  };
  for (std::size_t impact = 0; impact < 3; ++impact)
    for (std::size_t urgency = 0; urgency < 3; ++urgency) {
      const auto here = rank(impact, urgency);
      const auto above = impact ? rank(impact - 1, urgency) : here, before = urgency ? rank(impact, urgency - 1) : here;
      if (!here || !above || !before || (*here >= *above && *here >= *before)) continue;
      reading.findings.error(
          list.items[impact].items[urgency].span, "matrix-not-monotonic",
          format("{} impact and {} urgency give {}, more urgent than a case with more impact or urgency",
                 kLevelWords[impact], kLevelWords[urgency], priority.matrix[impact][urgency]));
    }
}

void read_matrix(const Section& table, Reading& reading) {
  default_matrix(reading.policy.priority);
  const toml::Node* list = table.node("matrix");
  if (!list || list->kind != toml::Kind::array) return;
  if (list->items.size() != 3) {
    reading.findings.error(list->span, "matrix-incomplete",
                           "the matrix needs three rows: for high, medium and low impact");
    return;
  }
  bool complete = true;
  for (std::size_t impact = 0; impact < 3; ++impact) {
    read_row(list->items[impact], impact, reading);
    complete = complete && list->items[impact].items.size() == 3;
  }
  if (complete) check_monotonic(*list, reading);
}

std::optional<ServiceWorkflow> read_workflow(const Section& table) {
  ServiceWorkflow workflow;
  workflow.start = table.text("start");
  const Section with = table.child("with");
  for (const toml::Entry& entry : with.entries("INPUT"))
    if (auto expression = with.named_expression(entry, "INPUT", value_place))
      workflow.with.emplace_back(entry.key, std::move(*expression));
  if (!table.present()) return std::nullopt;
  return workflow;
}

template <class E>
std::optional<E> word_of(const std::string& text) {
  return text.empty() ? std::nullopt : domain::from_word<E>(text);
}

Service read_service(const Section& table, std::string name) {
  Service service;
  service.title = table.text("title", name);
  service.name = std::move(name);
  service.category = table.text("category");
  service.team = table.text("team");
  service.type = word_of<domain::TicketType>(table.text("type"));
  service.impact = word_of<domain::Level>(table.text("impact"));
  service.urgency = word_of<domain::Level>(table.text("urgency"));
  service.answer = table.text("answer");
  service.confidential = table.boolean("confidential");
  service.fields = fields_of(table.child("fields"));
  service.workflow = read_workflow(table.child("workflow"));
  service.where = table.where();
  return service;
}

}  // namespace

void read_priority(const Section& file, Reading& reading) {
  const Section table = file.child("priority");
  read_levels(table, reading);
  read_weights(table, reading);
  read_matrix(table, reading);
}

void read_services(const Section& file, Reading& reading) {
  const Section services = file.child("service");
  for (const toml::Entry& entry : services.entries("NAME"))
    reading.policy.services.push_back(read_service(services.named(entry, "NAME"), entry.key));
  const Section causes = file.child("cause");
  for (const toml::Entry& entry : causes.entries("NAME")) {
    const Section table = causes.named(entry, "NAME");
    reading.policy.causes.push_back({entry.key, table.text("title", entry.key), table.text("kind"), table.where()});
  }
}

void read_events(const Section& file, Reading& reading) {
  const Section events = file.child("event");
  for (const toml::Entry& entry : events.entries("NAME")) {
    const Section table = events.named(entry, "NAME");
    reading.policy.events.push_back(
        {entry.key, fields_of(table.child("fields")), table.duration("keep"), table.where()});
  }
}

}  // namespace spoc::policy
