#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "store/columns.h"
#include "store/people.h"
#include "store/together.h"

namespace spoc::store {

namespace {

using domain::Absence;
using domain::Person;

constexpr std::string_view kPersonColumns =
    "id, name, address, login, phone, manager, department, location, language, capacity, calendar, cover, has_left";

/// Addresses and logins are kept without regard to case.
std::string kept_name(std::string_view trait, std::string_view name) {
  return trait == "address" || trait == "login" ? fold_key(name) : std::string(name);
}

void each_person_column(auto& p, auto&& f) {
  f(p.id), f(p.name), f(p.address), f(p.login), f(p.phone), f(p.manager), f(p.department), f(p.location);
  f(p.language), f(p.capacity), f(p.calendar), f(p.cover), f(p.left);
}

/// Calls f(kind, position, name, level) for every trait.
void each_trait(const Person& p, auto&& f) {
  auto list = [&](std::string_view kind, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) f(kind, static_cast<std::int64_t>(i), names[i], 0);
  };
  list("team", p.teams);
  list("lead", p.lead_of);
  list("role", p.roles);
  std::int64_t position = 0;
  for (const auto& [skill, level] : p.skills) f("skill", position++, skill, level);
  if (!p.address.empty()) f("address", std::int64_t{0}, fold_key(p.address), 0);
  if (!p.login.empty()) f("login", std::int64_t{0}, fold_key(p.login), 0);
}

}  // namespace

std::string counting_work(const std::string& person, const std::string& condition) {
  return format(
      "select priority, count(*), cast(sum(case when exists (select 1 from clock where clock.ticket = ticket.id and "
      "clock.name in ('resolution', 'due') and clock.due_at is not null) or (status <> 'waiting' and not exists "
      "(select 1 from clock where clock.ticket = ticket.id and clock.name in ('resolution', 'due') and "
      "clock.stopped_at "
      "is null and clock.cancelled = 0)) then 1 else 0 end) as bigint) from ticket where assignee = {} and (status = "
      "'new' or status = 'open' or status = 'waiting' or status = 'resolved') and status <> 'resolved'{} group by "
      "priority order by priority",
      person, condition.empty() ? std::string() : " and " + condition);
}

Counted counted_of(sql::Statement& statement) {
  Counted counted;
  while (statement.step()) {
    counted.open += statement.integer(1);
    if (statement.integer(2) > 0) counted.running[std::string(statement.text(0))] = statement.integer(2);
  }
  return counted;
}

PeopleTable::PeopleTable(sql::Connection& connection)
    : load_(connection, [] { return format("select {} from person where id = $1", kPersonColumns); }),
      all_(connection, [] { return format("select {} from person order by id", kPersonColumns); }),
      put_(connection,
           [] {
             return format(
                 "insert into person ({}) values ({}) on conflict (id) do update set name = excluded.name, address = "
                 "excluded.address, login = excluded.login, phone = excluded.phone, manager = excluded.manager, "
                 "department = excluded.department, location = excluded.location, language = excluded.language, "
                 "capacity = excluded.capacity, calendar = excluded.calendar, cover = excluded.cover, has_left = "
                 "excluded.has_left",
                 kPersonColumns, parameters(13));
           }),
      leave_(connection, "update person set has_left = 1 where id = $1"),
      traits_(connection, "select kind, name, level from trait where person = $1 order by kind, position"),
      put_trait_(connection, "insert into trait (person, kind, position, name, level) values ($1, $2, $3, $4, $5)"),
      clear_traits_(connection, "delete from trait where person = $1"),
      with_(connection, "select distinct person from trait where kind = $1 and name = $2 order by person"),
      with_each_(connection,
                 [] {
                   return format("select distinct name, person from trait where kind = $1 and name in ({}) order by name, person",
                                 parameters_together(2));
                 }),
      absences_(connection, "select person, since, until, cover, begun from absence where person = $1 order by since"),
      put_absence_(
          connection,
          "insert into absence (person, since, until, cover, begun) values ($1, $2, $3, $4, $5) on conflict "
          "(person, since) do update set until = excluded.until, cover = excluded.cover, begun = excluded.begun"),
      erase_absence_(connection, "delete from absence where person = $1 and since = $2"),
      begin_absence_(connection, "update absence set begun = 1 where person = $1 and since = $2"),
      beginning_(
          connection,
          "select person, since, until, cover, begun from absence where begun = 0 and since <= $1 order by since, "
          "person"),
      last_assigned_(connection, "select at from chosen where person = $1 order by at desc limit 1"),
      count_(connection, [] { return counting_work("$1", {}); }),
      connection_(connection) {}

Person PeopleTable::read(const sql::Statement& statement) {
  Person person;
  RowReader row(statement);
  each_person_column(person, [&](auto& value) { row.get(value); });
  read_traits(person);
  return person;
}

void PeopleTable::read_traits(Person& person) {
  auto statement = traits_.use();
  statement->bind(1, person.id);
  while (statement->step()) {
    const std::string_view kind = statement->text(0);
    std::string name(statement->text(1));
    if (kind == "team")
      person.teams.push_back(std::move(name));
    else if (kind == "lead")
      person.lead_of.push_back(std::move(name));
    else if (kind == "role")
      person.roles.push_back(std::move(name));
    else if (kind == "skill")
      person.skills[std::move(name)] = static_cast<int>(statement->integer(2));
    else if (kind != "address" && kind != "login")
      damaged("trait", kind);
  }
}

std::optional<Person> PeopleTable::load(std::string_view id) {
  auto statement = load_.use();
  statement->bind(1, id);
  if (!statement->step()) return std::nullopt;
  return read(*statement);
}

std::vector<std::string> PeopleTable::with(std::string_view trait, std::string_view name) {
  std::vector<std::string> people;
  auto statement = with_.use();
  statement->bind(1, trait);
  statement->bind(2, kept_name(trait, name));
  while (statement->step()) people.emplace_back(statement->text(0));
  return people;
}

std::vector<std::vector<std::string>> PeopleTable::with_each(std::string_view trait, std::span<const std::string> names) {
  std::vector<std::string> kept;
  for (const std::string& name : names) kept.push_back(kept_name(trait, name));
  std::map<std::string, std::vector<std::string>, std::less<>> found;
  for (std::span<const std::string> rest = kept; !rest.empty();) {
    auto statement = with_each_.use();
    statement->bind(1, trait);
    bind_together(*statement, take_together(rest), [](const std::string& name) { return std::string_view(name); }, 2);
    while (statement->step()) {
      std::vector<std::string>& people = found[std::string(statement->text(0))];
      std::string person(statement->text(1));
      if (std::find(people.begin(), people.end(), person) == people.end()) people.push_back(std::move(person));
    }
  }
  std::vector<std::vector<std::string>> each;
  for (const std::string& name : kept) each.push_back(found[name]);
  return each;
}

std::vector<Absence> PeopleTable::absences(std::string_view person) {
  std::vector<Absence> absences;
  auto statement = absences_.use();
  statement->bind(1, person);
  while (statement->step()) {
    RowReader row(*statement);
    Absence::each(absences.emplace_back(), [&](auto, auto& value) { row.get(value); });
  }
  return absences;
}

std::vector<Absence> PeopleTable::beginning(Instant until) {
  std::vector<Absence> absences;
  auto statement = beginning_.use();
  statement->bind(1, until.us);
  while (statement->step()) {
    RowReader row(*statement);
    Absence::each(absences.emplace_back(), [&](auto, auto& value) { row.get(value); });
  }
  return absences;
}

std::optional<Instant> PeopleTable::last_assigned(std::string_view person) {
  auto statement = last_assigned_.use();
  statement->bind(1, person);
  if (!statement->step()) return std::nullopt;
  return Instant{statement->integer(0)};
}

Counted PeopleTable::count(std::string_view person) {
  auto statement = count_.use();
  statement->bind(1, person);
  return counted_of(*statement);
}

void PeopleTable::put(const Person& person) {
  {
    auto statement = put_.use();
    RowWriter row(*statement);
    each_person_column(person, [&](const auto& value) { row.put(value); });
    sql::run(*statement);
  }
  {
    auto statement = clear_traits_.use();
    statement->bind(1, person.id);
    sql::run(*statement);
  }
  put_traits(person);
}

void PeopleTable::put_traits(const Person& person) {
  each_trait(person, [&](std::string_view kind, std::int64_t position, std::string_view name, int level) {
    auto statement = put_trait_.use();
    RowWriter row(*statement);
    row.put(person.id);
    row.put(kind);
    row.put(position);
    row.put_always(name);
    row.put_count(level);
    sql::run(*statement);
  });
}

void PeopleTable::apply(const domain::Event& event) {
  if (const auto* changed = std::get_if<domain::PersonChanged>(&event)) put(changed->person);
  if (const auto* left = std::get_if<domain::PersonLeft>(&event)) {
    auto statement = leave_.use();
    statement->bind(1, left->person);
    sql::run(*statement);
  }
  if (const auto* began = std::get_if<domain::AbsenceBegan>(&event)) {
    auto statement = begin_absence_.use();
    statement->bind(1, began->person);
    statement->bind(2, began->since.us);
    sql::run(*statement);
  }
  const auto* away = std::get_if<domain::PersonAway>(&event);
  if (away == nullptr) return;
  auto statement = (is_taken_back(away->absence) ? erase_absence_ : put_absence_).use();
  RowWriter row(*statement);
  row.put_always(away->absence.person);
  row.put(away->absence.since);
  if (!is_taken_back(away->absence)) {
    row.put(away->absence.until);
    row.put(away->absence.cover);
    row.put(away->absence.begun);
  }
  sql::run(*statement);
}

void PeopleTable::replace_all(const PeopleFold& fold) {
  connection_.script("delete from trait; delete from absence; delete from person");
  for (const auto& [id, person] : fold.people) put(person);
  for (const auto& [key, absence] : fold.absences) {
    apply(domain::PersonAway{absence});
    if (absence.begun) apply(domain::AbsenceBegan{absence.person, absence.since});
  }
}

std::vector<Person> PeopleTable::all() {
  std::vector<Person> people;
  auto statement = all_.use();
  while (statement->step()) people.push_back(read(*statement));
  return people;
}

std::vector<Absence> PeopleTable::all_absences() {
  std::vector<Absence> absences;
  sql::Use statement(
      connection_.prepare("select person, since, until, cover, begun from absence order by person, since"));
  while (statement->step()) {
    RowReader row(*statement);
    Absence::each(absences.emplace_back(), [&](auto, auto& value) { row.get(value); });
  }
  return absences;
}

std::vector<PeopleTable::Trait> PeopleTable::all_traits() {
  std::vector<Trait> traits;
  sql::Use statement(
      connection_.prepare("select person, kind, position, name, level from trait order by person, kind, position"));
  while (statement->step())
    traits.push_back({std::string(statement->text(0)), std::string(statement->text(1)), statement->integer(2),
                      std::string(statement->text(3)), statement->integer(4)});
  return traits;
}

std::vector<PeopleTable::Trait> PeopleTable::traits_of(const Person& person) {
  std::vector<Trait> traits;
  each_trait(person, [&](std::string_view kind, std::int64_t position, std::string_view name, int level) {
    traits.push_back({person.id, std::string(kind), position, std::string(name), level});
  });
  std::sort(traits.begin(), traits.end());
  return traits;
}

void PeopleFold::apply(const domain::Event& event) {
  if (const auto* changed = std::get_if<domain::PersonChanged>(&event)) people[changed->person.id] = changed->person;
  if (const auto* left = std::get_if<domain::PersonLeft>(&event))
    if (const auto found = people.find(left->person); found != people.end()) found->second.left = true;
  if (const auto* began = std::get_if<domain::AbsenceBegan>(&event))
    if (const auto found = absences.find({began->person, began->since}); found != absences.end())
      found->second.begun = true;
  if (const auto* away = std::get_if<domain::PersonAway>(&event)) {
    const std::pair key(away->absence.person, away->absence.since);
    if (is_taken_back(away->absence))
      absences.erase(key);
    else
      absences[key] = away->absence;
  }
}

}  // namespace spoc::store
