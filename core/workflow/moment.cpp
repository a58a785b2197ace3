#include "workflow/moment.h"

#include <algorithm>

#include "base/error.h"
#include "base/format.h"

namespace spoc::workflow {

namespace {

constexpr int kMostDays = 3660;

bool fits(time::Date date, const Roll& roll, const time::Calendar& calendar) {
  return roll.weekday ? time::weekday(date) == *roll.weekday : calendar.day(date).has_value();
}

Instant moved(Instant t, const Roll& roll, const time::Calendar& calendar) {
  time::Local local = calendar.zone().local(t);
  local.date = rolled(local.date, roll, calendar);
  return calendar.zone().instant(local, time::Choice::first);
}

/// The value, unless there is none: then why.
std::variant<expr::Value, Undecided, NoValue> value_of(const Formula& formula, const RunScope& scope) {
  expr::Result result = formula.program.evaluate(scope);
  if (const auto* failure = std::get_if<expr::Failure>(&result))
    return NoValue{format("\"{}\": {}", formula.text, failure->message)};
  expr::Value& value = std::get<expr::Value>(result);
  if (const auto* unknown = std::get_if<expr::Unknown>(&value.data)) return Undecided{unknown->because};
  if (std::holds_alternative<expr::Null>(value.data)) return NoValue{format("\"{}\" has no value", formula.text)};
  return std::move(value);
}

}  // namespace

time::Date rolled(time::Date date, const Roll& roll, const time::Calendar& calendar) {
  for (int i = 0; i <= kMostDays; ++i) {
    if (fits(date, roll, calendar)) return date;
    date = roll.forward ? date + 1 : date - 1;
  }
  throw Error(Code::data, format("calendar {} has no open day within ten years", calendar.definition().name));
}

Instant edge_of(time::Date date, Edge edge, const time::Calendar& calendar) {
  const auto day = calendar.day(rolled(date, Roll{edge == Edge::opening, std::nullopt}, calendar));
  ensure(day.has_value(), "a day that was rolled to is open");
  return edge == Edge::opening ? day->begin : day->end;
}

Moment moment_of(const Formula& formula, const RunScope& scope, Edge edge, const std::optional<Roll>& roll) {
  auto value = value_of(formula, scope);
  if (auto* undecided = std::get_if<Undecided>(&value)) return *undecided;
  if (auto* nothing = std::get_if<NoValue>(&value)) return *nothing;
  const auto& data = std::get<expr::Value>(value).data;
  try {
    if (const auto* t = std::get_if<Instant>(&data)) return roll ? moved(*t, *roll, scope.calendar()) : *t;
    if (const auto* date = std::get_if<time::Date>(&data))
      return edge_of(roll ? rolled(*date, *roll, scope.calendar()) : *date, edge, scope.calendar());
  } catch (const Error& error) {
    return NoValue{error.message};
  }
  return NoValue{format("\"{}\" is no point in time", formula.text)};
}

Instant not_too_early(const Definition& definition, Instant due, const RunScope& scope) {
  if (!definition.late) return due;
  const Moment late = moment_of(*definition.late, scope, Edge::closing);
  const Instant* earliest = std::get_if<Instant>(&late);
  return earliest ? std::max(due, *earliest) : due;
}

Truth truth_of(const Formula& formula, const RunScope& scope) {
  auto value = value_of(formula, scope);
  if (auto* undecided = std::get_if<Undecided>(&value)) return *undecided;
  if (auto* nothing = std::get_if<NoValue>(&value)) return *nothing;
  const bool* truth = std::get_if<bool>(&std::get<expr::Value>(value).data);
  return truth ? Truth(*truth) : Truth(NoValue{format("\"{}\" is neither true nor false", formula.text)});
}

std::optional<Instant> anchor_of(const Definition& definition, const RunScope& scope) {
  if (!definition.anchor) return std::nullopt;
  const Moment moment = moment_of(*definition.anchor, scope, Edge::opening);
  const Instant* t = std::get_if<Instant>(&moment);
  return t ? std::optional(*t) : std::nullopt;
}

std::optional<Instant> target_of(const Definition& definition, const RunScope& scope) {
  if (!definition.target) return std::nullopt;
  const Moment moment = moment_of(*definition.target, scope, Edge::closing);
  const Instant* t = std::get_if<Instant>(&moment);
  return t ? std::optional(*t) : std::nullopt;
}

}  // namespace spoc::workflow
