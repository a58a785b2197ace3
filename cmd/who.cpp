#include "desk/who.h"

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "decide/seen_people.h"
#include "desk/absence.h"
#include "render/csv.h"
#include "render/json_rows.h"

namespace spoc::cmd {
namespace {

using domain::Person;

/// Somebody and what the desk knows of them now.
struct Found {
  Person person;
  std::optional<domain::Absence> absence, next;  ///< that goes on; that begins next
  domain::Load load;
};

std::vector<Found> find(Context& context, std::string_view words) {
  std::vector<Found> found;
  const auto policy = context.policy();
  context.read([&](store::Reading& reading) {
    const std::vector<domain::Absence> absences = reading.all_absences();
    for (Person& person : words.empty() ? reading.all_people() : desk::who(reading, words)) {
      const std::string id = person.id;
      const domain::Absence* next = desk::next_absence(absences, id, context.now());
      found.push_back({decide::as_seen(std::move(person), context.authority().sight, *policy),
                       reading.people().absence(id, context.now()), next ? std::optional(*next) : std::nullopt,
                       reading.people().load(id)});
    }
  });
  return found;
}

std::string state_of(const Found& found, const time::Zone& zone) {
  if (found.person.left) return "left";
  const auto end_of = [&](const domain::Absence& absence) {
    return absence.until ? " until " + time::to_text(zone.local(*absence.until)) : std::string();
  };
  if (found.absence) return "away" + end_of(*found.absence);
  if (!found.next) return "";
  return format("away from {}{}", time::to_text(zone.local(found.next->since)), end_of(*found.next));
}

void write_list(json::Writer& writer, std::string_view name, const std::vector<std::string>& items) {
  writer.key(name).begin_array();
  for (const std::string& item : items) writer.string(item);
  writer.end_array();
}

void write_person(json::Writer& w, const Found& found) {
  const Person& person = found.person;
  w.begin_object().key("person").string(person.id);
  for (const auto& [name, value] : {std::pair("name", &person.name), std::pair("address", &person.address),
                                    std::pair("login", &person.login), std::pair("phone", &person.phone),
                                    std::pair("manager", &person.manager), std::pair("department", &person.department),
                                    std::pair("location", &person.location), std::pair("language", &person.language),
                                    std::pair("calendar", &person.calendar), std::pair("cover", &person.cover)}) {
    w.key(name);
    text_or_null(w, *value);
  }
  write_list(w, "teams", person.teams);
  write_list(w, "lead_of", person.lead_of);
  write_list(w, "roles", person.roles);
  w.key("skills").begin_object();
  for (const auto& [skill, level] : person.skills) w.key(skill).integer(level);
  w.end_object().key("capacity").integer(person.capacity).key("left").boolean(person.left);
  w.key("load").integer(found.load.weight).key("open").integer(found.load.open);
  w.key("away").boolean(found.absence.has_value()).key("away_until");
  instant_or_null(w, found.absence ? found.absence->until : std::nullopt);
  w.key("next_absence");
  if (found.next) {
    w.begin_object().key("since").string(time::to_text(found.next->since)).key("until");
    instant_or_null(w, found.next->until);
    w.key("cover");
    text_or_null(w, found.next->cover);
    w.end_object();
  } else {
    w.null();
  }
  w.end_object();
}

render::Table table_of(const std::vector<Found>& all, const time::Zone& zone) {
  render::Table table{"people",
                      {{"person"},
                       {"name"},
                       {"address"},
                       {"phone"},
                       {"department"},
                       {"teams"},
                       {"open", render::Kind::number},
                       {"state"}},
                      {}};
  for (const Found& found : all) {
    const Person& person = found.person;
    table.rows.push_back({person.id, person.name, person.address, person.phone, person.department,
                          join(person.teams, ", "), found.load.open, state_of(found, zone)});
    table.tones.push_back(person.left     ? render::Tone::quiet
                          : found.absence ? render::Tone::warning
                                          : render::Tone::plain);
  }
  return table;
}

std::string text_of(Context& context, const std::vector<Found>& all) {
  std::string text;
  if (context.json()) {
    json::Writer writer(text, 2);
    writer.begin_object().key("schema").string("spoc.who/1").key("people").begin_array();
    for (const Found& found : all) write_person(writer, found);
    writer.end_array().end_object();
    return text + "\n";
  }
  for (const Found& found : all)
    if (context.quiet()) text += terminal_safe(found.person.id, Shape::one_line) + "\n";
  if (!context.quiet() && !all.empty())
    render::append_table(text, table_of(all, context.style().zone), context.style());
  return text;
}

Code run(Context& context, const Arguments& arguments) {
  const std::string words = join(arguments.positionals(), " ");
  const std::vector<Found> all = find(context, words);
  if (all.empty() && !words.empty()) {
    std::vector<std::string> names;
    context.read([&](store::Reading& reading) {
      for (const Person& person : reading.all_people()) names.insert(names.end(), {person.id, person.name});
    });
    throw Error(Code::not_found, format("there is nobody called \"{}\"", words), did_you_mean(words, names));
  }
  context.out().write(text_of(context, all));
  return Code::ok;
}

constexpr Argument kArguments[] = {{.name = "WORDS",
                                    .help = "an id, login, address, phone or part of a name; none: everybody",
                                    .minimum = 0,
                                    .maximum = 0,
                                    .completer = Completer::person}};
constexpr Example kExamples[] = {{"spoc who lang", "everybody whose name contains it"},
                                 {"spoc who +49301234", "whose phone that is"}};

}  // namespace

const Command kWho{.name = "who",
                   .group = "Desk",
                   .summary = "Find people",
                   .arguments = kArguments,
                   .examples = kExamples,
                   .traits = {.documents = true, .quiet = true},
                   .run = run};

}  // namespace spoc::cmd
