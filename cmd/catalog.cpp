#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/columns.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "policy/field_type.h"

namespace spoc::cmd {
namespace {

using render::Cell;
using render::Table;

Cell text_cell(std::string_view text) {
  return text.empty() ? Cell() : Cell(std::string(text));
}

template <class E>
Cell word_cell(const std::optional<E>& value) {
  return value ? Cell(std::string(domain::word(*value))) : Cell();
}

Table services(const policy::Policy& policy, const domain::Sight& sight) {
  Table table{"services",
              {{"name"},
               {"title"},
               {"category"},
               {"type"},
               {"team"},
               {"impact"},
               {"urgency"},
               {"answer"},
               {"fields"},
               {"workflow"}},
              {}};
  for (const policy::Service& service : policy.services) {
    std::vector<std::string> fields;
    for (const auto& [name, type] : service.fields) fields.push_back(format("{}: {}", name, policy::to_text(type)));
    table.rows.push_back({service.name, text_cell(service.title), text_cell(service.category), word_cell(service.type),
                          text_cell(decide::visible_team(sight, policy, service.team) ? service.team : ""),
                          word_cell(service.impact), word_cell(service.urgency),
                          text_cell(service.answer), text_cell(join(fields, "; ")),
                          text_cell(service.workflow ? service.workflow->start : "")});
  }
  return table;
}

std::string_view distribution(const policy::Team& team) {
  switch (team.distribute) {
    case policy::Distribute::offer:
      return "offer";
    case policy::Distribute::round_robin:
      return "round_robin";
    case policy::Distribute::least_loaded:
      return "least_loaded";
  }
  return {};
}

Table teams(const policy::Policy& policy, const domain::Sight& sight, store::Reading& reading) {
  using render::Kind;
  Table table{"teams",
              {{"name"},
               {"title"},
               {"department"},
               {"kind"},
               {"tier", Kind::number},
               {"distribute"},
               {"backup"},
               {"calendar"},
               {"members"}},
              {}};
  for (const policy::Team& team : policy.teams) {
    if (!decide::visible_team(sight, policy, team.name)) continue;
    std::vector<std::string> members;
    for (const domain::Person* person : reading.people().members(team.name))
      if (!person->left) members.push_back(person->id);
    table.rows.push_back(
        {team.name, text_cell(team.title), text_cell(team.department), std::string(team.vendor ? "vendor" : "internal"),
         team.tier, std::string(distribution(team)), text_cell(team.backup),
         text_cell(team.calendar.empty() ? policy.desk.calendar : team.calendar), text_cell(join(members, ", "))});
  }
  return table;
}

Table causes(const policy::Policy& policy) {
  Table table{"causes", {{"name"}, {"title"}, {"kind"}}, {}};
  for (const policy::Cause& cause : policy.causes)
    table.rows.push_back({cause.name, text_cell(cause.title), text_cell(cause.kind)});
  return table;
}

/// The running ones beside each, so that one sees what is in use.
Table workflows(const policy::Policy& policy, store::Reading& reading) {
  Table table{"workflows", {{"name"}, {"file"}, {"running", render::Kind::number}}, {}};
  for (const std::string& name : policy.workflow_names()) {
    std::int64_t running = 0;
    reading.runs(name, domain::RunState::running, [&](const domain::Run&) { return ++running > 0; });
    table.rows.push_back({name, "workflows/" + name + ".toml", running});
  }
  return table;
}

Table table_of(Context& context, std::string_view what) {
  const auto policy = context.policy();
  Table table;
  context.read([&](store::Reading& reading) {
    if (what == "services")
      table = services(*policy, context.authority().sight);
    else if (what == "teams")
      table = teams(*policy, context.authority().sight, reading);
    else if (what == "causes")
      table = causes(*policy);
    else if (what == "workflows")
      table = workflows(*policy, reading);
    else {
      const std::vector<std::string> known{"services", "teams", "causes", "workflows"};
      throw Error(Code::usage, format("there is no catalog of \"{}\"", what), "one of " + join(known, ", "));
    }
  });
  return table;
}

/// Keeps the rows and columns that were asked for; how many rows are left out.
std::size_t narrow(Table& table, const Arguments& arguments) {
  const ChosenColumns chosen(arguments, table.columns);
  for (render::Row& row : table.rows) row = chosen.of(row);
  table.columns = chosen.columns();
  const auto limit = limit_of(arguments);
  const std::size_t before = table.rows.size();
  if (!limit || before <= static_cast<std::size_t>(*limit)) return 0;
  table.rows.resize(static_cast<std::size_t>(*limit));
  return before - table.rows.size();
}

Code run(Context& context, const Arguments& arguments) {
  Table table = table_of(context, *arguments.positional(0));
  const std::size_t more = narrow(table, arguments);
  if (table.rows.empty() && context.answer_format() == Format::text)
    context.say(format("policy has no {}", table.name));
  else
    context.out().write(rows_text(context, table, "spoc.catalog/1"));
  if (more) context.say(format("{} more", more));
  return Code::ok;
}

constexpr Argument kArguments[] = {
    {.name = "services|teams|causes|workflows", .help = "of what", .completer = Completer::words}};
constexpr Example kExamples[] = {{"spoc catalog services", "what people may ask for"},
                                 {"spoc catalog teams --json", "who is where"}};

}  // namespace

const Command kCatalog{.name = "catalog",
                       .group = "Desk",
                       .summary = "List what the desk offers",
                       .arguments = kArguments,
                       .examples = kExamples,
                       .traits = {.lists = true},
                       .run = run};

}  // namespace spoc::cmd
