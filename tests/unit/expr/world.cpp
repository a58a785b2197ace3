#include "world.h"

#include "time/zone.h"

namespace spoc::expr {

namespace {

Type type(Kind kind, bool nullable = false, bool absent = false) {
  return {.kind = kind, .nullable = nullable, .absent = absent};
}
Type list_of(Kind kind) {
  return {.kind = Kind::list, .element = std::make_shared<const Type>(type(kind))};
}
Type record(const RecordType& of, bool nullable = false) {
  return {.kind = Kind::record, .nullable = nullable, .record = &of};
}

const RecordType& person_type() {
  static const RecordType kType{
      "person", {{"id", type(Kind::text)}, {"name", type(Kind::text)}, {"department", type(Kind::text, true)}}};
  return kType;
}

const RecordType& ticket_type() {
  static const RecordType kType{
      "ticket",
      {{"id", type(Kind::integer)},
       {"subject", type(Kind::text)},
       {"text", type(Kind::text)},
       {"team", type(Kind::text, true)},
       {"priority", type(Kind::text)},
       {"weight", type(Kind::real)},
       {"open", type(Kind::boolean)},
       {"logged_at", type(Kind::timestamp)},
       {"due_at", type(Kind::timestamp, true)},
       {"age", type(Kind::duration)},
       {"tags", list_of(Kind::text)},
       {"fields", {.kind = Kind::map, .element = std::make_shared<const Type>()}},
       {"assignee", record(person_type(), true)},
       {"participants", {.kind = Kind::list, .element = std::make_shared<const Type>(record(person_type()))}}}};
  return kType;
}

const RecordType& outputs_type() {
  static const RecordType kType{
      "outputs", {{"laptop", type(Kind::text, false, true)}, {"cost", type(Kind::integer, false, true)}}};
  return kType;
}
const RecordType& step_type() {
  static const RecordType kType{"step", {{"outputs", record(outputs_type())}, {"state", type(Kind::text)}}};
  return kType;
}
const RecordType& steps_type() {
  static const RecordType kType{"steps",
                                {{"request", record(step_type())}, {"after_thirty_days", record(step_type())}}};
  return kType;
}

time::Calendar berlin() {
  using Ranges = std::vector<time::DayRange>;
  time::CalendarDefinition office{.name = "office"};
  for (std::size_t day = 0; day < 5; ++day) office.hours[day] = Ranges{{9 * 3600, 17 * 3600}};
  office.holidays[date("2026-06-15")] = "Founders' Day";
  return time::Calendar(std::move(office), time::load_zone("Europe/Berlin"));
}

Place make_place() {
  Place place;
  place.names = {{"ticket", record(ticket_type())},
                 {"me", record(person_type())},
                 {"steps", record(steps_type())},
                 {"anchor", type(Kind::date)},
                 {"opened", type(Kind::timestamp)},
                 {"start_date", type(Kind::date)},
                 {"start", type(Kind::date)},
                 {"n", type(Kind::integer)},
                 {"m", type(Kind::integer)},
                 {"x", type(Kind::any)},
                 {"flag", type(Kind::boolean)},
                 {"numbers", list_of(Kind::integer)},
                 {"target", type(Kind::timestamp, false, true)}};
  place.functions = {
      {"manager_of", {record(person_type())}, record(person_type())},
      {"done", {type(Kind::text)}, type(Kind::boolean), true, {"request", "ready"}},
      {"done_at", {type(Kind::text)}, type(Kind::timestamp, false, true), true, {"request", "ready"}},
  };
  return place;
}

}  // namespace

time::Instant instant(std::string_view text) {
  return time::parse_instant(text).value();
}
time::Date date(std::string_view text) {
  return time::parse_date(text).value();
}

Value texts(const std::vector<std::string>& items) {
  List list;
  for (const std::string& item : items) list.push_back(Value::owned(item));
  return Value::list(std::move(list));
}

World::World()
    : calendar_(berlin()),
      now_(instant("2026-06-08T10:00:00Z")),
      place_(make_place()),
      ana_(person_type(), "ana"),
      ben_(person_type(), "ben"),
      ticket_(ticket_type(), "118"),
      outputs_(outputs_type(), "request"),
      step_(step_type(), "request"),
      steps_(steps_type(), "steps") {
  ana_.set("id", Value::text("ana")).set("name", Value::text("Ana Ruiz")).set("department", Value());
  ben_.set("id", Value::text("ben")).set("name", Value::text("Ben Ode")).set("department", Value::text("it"));
  ticket_.set("id", Value(std::int64_t{118}))
      .set("subject", Value::text("VPN drops"))
      .set("text", Value::text("VPN drops\nsince the update, every ten minutes"))
      .set("team", Value::text("network"))
      .set("priority", Value::text("P2"))
      .set("weight", Value(1.5))
      .set("open", Value(true))
      .set("logged_at", Value(instant("2026-06-05T14:30:00Z")))
      .set("due_at", Value())
      .set("age", Value(time::Duration(time::WallDuration{0, 0, time::hours(50)})))
      .set("tags", texts({"vpn", "remote"}))
      .set("fields",
           Value::map({{"model", Value::text("developer")}, {"count", Value(std::int64_t{3})}, {"none", Value()}}))
      .set("assignee", Value(static_cast<const Record*>(&ben_)))
      .set("participants",
           Value::list({Value(static_cast<const Record*>(&ana_)), Value(static_cast<const Record*>(&ben_))}));
  step_.set("outputs", Value(static_cast<const Record*>(&outputs_))).set("state", Value::text("done"));
  steps_.set("request", Value(static_cast<const Record*>(&step_)));
  set("ticket", Value(static_cast<const Record*>(&ticket_)));
  set("me", Value(static_cast<const Record*>(&ana_)));
  set("steps", Value(static_cast<const Record*>(&steps_)));
  set("anchor", Value(date("2026-06-12")));
  set("opened", Value(instant("2026-06-05T14:30:00Z")));
  set("start_date", Value(date("2026-07-01")));
  set("start", Value(date("2026-07-01")));
  set("n", Value(std::int64_t{7}));
  set("m", Value(std::int64_t{2}));
  set("x", Value(Unknown{"step request"}));
  set("flag", Value(true));
  set("numbers", Value::list({Value(std::int64_t{1}), Value(std::int64_t{2}), Value(std::int64_t{3})}));
}

World& World::set(std::string_view name, Value value) {
  for (std::size_t i = 0; i < place_.names.size(); ++i) {
    if (place_.names[i].name == name) values_[i] = std::move(value);
  }
  return *this;
}

Value World::name(std::size_t position) const {
  auto found = values_.find(position);
  if (found == values_.end()) throw Missing{};
  return found->second;
}

Value World::call(std::size_t position, const std::vector<Value>& arguments) const {
  if (place_.functions[position].name == "manager_of") return Value(static_cast<const Record*>(&ben_));
  bool ready = std::get<Text>(arguments[0].data).view() == "ready";
  if (place_.functions[position].name == "done") return Value(ready);
  if (!ready) throw Missing{"when step request was done"};
  return Value(instant("2026-06-09T08:00:00Z"));
}

Result World::run(std::string_view text) const {
  Compiled compiled = compile(text);
  if (!compiled.program) {
    for (const Diagnostic& diagnostic : compiled.diagnostics) UNSCOPED_INFO(to_text(diagnostic, text));
    FAIL("does not compile: " << text);
  }
  return compiled.program->evaluate(*this);
}

std::string World::show(std::string_view text) const {
  Compiled compiled = compile(text);
  if (!compiled.program) return "error: " + compiled.diagnostics.at(0).message;
  Result result = compiled.program->evaluate(*this);
  if (auto failure = std::get_if<Failure>(&result)) return "failure: " + failure->message;
  return to_text(std::get<Value>(result));
}

std::string World::finding(std::string_view text) const {
  Compiled compiled = compile(text);
  if (compiled.diagnostics.empty()) return "ok";
  const Diagnostic& first = compiled.diagnostics[0];
  return first.code + " " + std::to_string(first.column) + "-" + std::to_string(first.end_column);
}

}  // namespace spoc::expr
