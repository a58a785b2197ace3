#include "policy/advice.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "base/format.h"
#include "base/text.h"
#include "domain/words.h"

namespace spoc::policy {

namespace {

/// Nothing is known: what is false here is false for every ticket.
class NothingKnown : public expr::Scope {
 public:
  NothingKnown(const Policy& policy, time::Instant now) : policy_(policy), now_(now) {}
  expr::Value name(std::size_t) const override { return expr::Value(expr::Unknown{"the ticket"}); }
  expr::Value call(std::size_t, const std::vector<expr::Value>&) const override {
    return expr::Value(expr::Unknown{"the directory"});
  }
  time::Instant now() const override { return now_; }
  const time::Calendar& calendar() const override { return policy_.calendar({}); }

 private:
  const Policy& policy_;
  time::Instant now_;
};

template <class E>
std::vector<std::string> all_words_of() {
  const auto words = domain::words<E>();
  return {words.begin(), words.end()};
}

/// All values that a member can have; nothing when it is free.
std::optional<std::vector<std::string>> values_of(std::string_view path, const Policy& policy) {
  if (path == "ticket.type") return all_words_of<domain::TicketType>();
  if (path == "ticket.status") return all_words_of<domain::Status>();
  if (path == "ticket.turn") return all_words_of<domain::Turn>();
  if (path == "ticket.waiting_on") return all_words_of<domain::WaitingOn>();
  if (path == "ticket.impact" || path == "ticket.urgency") return all_words_of<domain::Level>();
  if (path == "ticket.priority") return policy.priority.levels;
  if (path == "ticket.team") return policy.team_names();
  if (path == "ticket.department") return policy.department_names();
  if (path == "ticket.service") return policy.service_names();
  if (path == "ticket.cause") return policy.cause_names();
  return std::nullopt;
}

class Adviser {
 public:
  Adviser(const Policy& policy, time::Instant now) : policy_(policy), now_(now) {}

  Diagnostics advise() {
    for (const Route& route : policy_.routes) condition(route.when, format("the rule \"{}\"", route.name));
    for (const Sla& sla : policy_.slas) condition(sla.when, format("the SLA \"{}\"", sla.name));
    for (const View& view : policy_.views) condition(view.where_expression, format("the view \"{}\"", view.name));
    for (const Ladder& ladder : policy_.ladders)
      for (const Rung& rung : ladder.rungs) condition(rung.when, format("the rung \"{}\"", rung.name));
    routes();
    slas();
    for (const Ladder& ladder : policy_.ladders) rungs(ladder);
    cover();
    for (const CalendarText& calendar : policy_.calendars) holidays(calendar);
    return std::move(found_);
  }

 private:
  void warn(const Where& where, std::size_t width, std::string_view code, std::string message, std::string hint) {
    found_.push_back({where.file, where.line, where.column, where.line, where.column + static_cast<int>(width),
                      Severity::warning, std::string(code), std::move(message), std::move(hint)});
  }

  /// Of a condition: the code points of its first line, since a caret does not go on to the next.
  static std::size_t width_of(const Expression& when) {
    const std::string_view text = when.text();
    const std::string_view line = text.substr(0, text.find('\n'));
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  }

  void condition(const std::optional<Expression>& when, const std::string& of) {
    if (!when) return;
    if (impossible_value(*when, of)) return;
    const expr::Result result = when->program().evaluate(NothingKnown(policy_, now_));
    const auto* value = std::get_if<expr::Value>(&result);
    const bool* known = value ? std::get_if<bool>(&value->data) : nullptr;
    if (known && !*known)
      warn(when->where(), width_of(*when), "never-holds", format("the condition of {} never holds", of),
           "take it out, or say when it applies");
  }

  /// A comparison that must be true for the whole to be, with what the member can never be.
  bool impossible_value(const Expression& when, const std::string& of) {
    for (const expr::IndexTerm& term : when.program().index_plan().terms) {
      const bool equal = term.op == expr::IndexTerm::Op::equal || term.op == expr::IndexTerm::Op::in;
      const auto possible = equal ? values_of(term.path, policy_) : std::nullopt;
      if (!possible) continue;
      for (const expr::Value& literal : term.literals) {
        const auto* text = std::get_if<expr::Text>(&literal.data);
        if (!text || std::find(possible->begin(), possible->end(), text->view()) != possible->end()) continue;
        std::string hint = did_you_mean(text->view(), *possible);
        if (hint.empty()) hint = possible->size() <= 12 ? "it is one of " + join(*possible, ", ") : "";
        warn(when.where(), width_of(when), "impossible-value",
             format("{} compares {} with \"{}\", which it never is", of, term.path, text->view()), std::move(hint));
        return true;
      }
    }
    return false;
  }

  static bool same_condition(const std::optional<Expression>& a, const std::optional<Expression>& b) {
    return a && b && trim(a->text()) == trim(b->text());
  }

  /// A rule that stops leaves later ones what it does not apply to. With the same condition that is nothing, unless a rule
  /// between them sets something.
  void routes() {
    for (std::size_t later = 0; later < policy_.routes.size(); ++later) {
      const Route& rule = policy_.routes[later];
      bool sets = false;
      for (std::size_t at = later; at-- > 0;) {
        const Route& earlier = policy_.routes[at];
        if (earlier.stop && (!earlier.when || (!sets && same_condition(earlier.when, rule.when)))) {
          warn(rule.where, 1, "shadowed", format("the rule \"{}\" is never reached: \"{}\" stops before it", rule.name, earlier.name),
               earlier.when ? "both have the same condition" : format("\"{}\" has no condition", earlier.name));
          break;
        }
        sets = sets || !earlier.set.empty();
      }
    }
  }

  void slas() {
    for (std::size_t later = 0; later < policy_.slas.size(); ++later) {
      const Sla& sla = policy_.slas[later];
      const auto end = policy_.slas.begin() + static_cast<std::ptrdiff_t>(later);
      const auto before = std::find_if(policy_.slas.begin(), end, [&](const Sla& earlier) {
        return !earlier.when || same_condition(earlier.when, sla.when);
      });
      if (before != end)
        warn(sla.where, sla.name.size(), "shadowed",
             format("the SLA \"{}\" is never chosen: \"{}\" comes before it", sla.name, before->name),
             "the first whose condition holds governs a ticket");
    }
  }

  bool promised(const Ladder& ladder, domain::ClockName clock) const {
    const auto position = static_cast<std::size_t>(clock);
    bool used = false;
    for (const Sla& sla : policy_.slas) {
      if (sla.ladder != ladder.name) continue;
      used = true;
      for (const auto& [level, targets] : sla.targets)
        if (position >= targets.clocks.size() || targets.clocks[position]) return true;
    }
    return !used || of_a_team(clock);  // a ladder that no SLA uses serves steps of runs, or nobody yet
  }

  /// Teams and vendors may promise how long they have a ticket themselves, whatever governs it.
  bool of_a_team(domain::ClockName clock) const {
    if (clock != domain::ClockName::team && clock != domain::ClockName::vendor) return false;
    return std::any_of(policy_.teams.begin(), policy_.teams.end(), [&](const Team& team) {
      return !team.targets.empty() && team.vendor == (clock == domain::ClockName::vendor);
    });
  }

  void rungs(const Ladder& ladder) {
    for (const Rung& rung : ladder.rungs) {
      if (rung.clock && *rung.clock != domain::ClockName::due && !promised(ladder, *rung.clock))
        warn(rung.where, 1, "never-promised",
             format("the rung \"{}\" never fires: no SLA with the ladder \"{}\" promises {}", rung.name, ladder.name,
                    domain::word(*rung.clock)),
             format("give a target for {}, or take the rung out", domain::word(*rung.clock)));
      if (rung.stalled && !policy_.stalled[static_cast<std::size_t>(*rung.stalled)])
        warn(rung.where, 1, "no-threshold",
             format("the rung \"{}\" never fires: nothing says when a ticket counts as {}", rung.name, word(*rung.stalled)),
             format("give {} in [stalled]", word(*rung.stalled)));
    }
  }

  bool always_open(std::string_view name) const {
    const time::CalendarDefinition& hours = policy_.calendar(name).definition();
    return hours.holidays.empty() && hours.special.empty() && std::all_of(hours.hours.begin(), hours.hours.end(), [](auto ranges) {
             std::sort(ranges.begin(), ranges.end());
             std::int32_t open_to = 0;
             for (const time::DayRange& range : ranges)
               if (range.begin <= open_to) open_to = std::max(open_to, range.end);
             return open_to >= 86'400;
           });
  }

  /// A promise that counts at night needs somebody at night.
  void cover() {
    const bool covered = std::any_of(policy_.teams.begin(), policy_.teams.end(), [&](const Team& team) {
      return !team.on_call.empty() || always_open(team.calendar);
    });
    if (covered) return;
    for (const Sla& sla : policy_.slas) {
      bool always = false;
      for (const auto& [level, targets] : sla.targets)
        always = always || always_open(targets.calendar.empty() ? sla.calendar : targets.calendar);
      if (always)
        warn(sla.where, sla.name.size(), "no-cover",
             format("the SLA \"{}\" counts round the clock, and no team is on call or open then", sla.name),
             "give a team on_call or such a calendar, or measure in opening hours");
    }
  }

  void holidays(const CalendarText& calendar) {
    const int year = time::civil(policy_.zone().local(now_).date).year;
    bool now = false, next = false;
    for (const auto& [date, title] : calendar.definition.holidays) {
      now = now || time::civil(date).year == year;
      next = next || time::civil(date).year == year + 1;
    }
    if (now && !next)
      warn(calendar.where, calendar.definition.name.size(), "holidays-end",
           format("the calendar \"{}\" has holidays for {} and none for {}", calendar.definition.name, year, year + 1),
           format("add those of {}, or a file that has them", year + 1));
  }


  const Policy& policy_;
  time::Instant now_;
  Diagnostics found_;
};

}  // namespace

Diagnostics advise(const Policy& policy, time::Instant now) {
  return Adviser(policy, now).advise();
}

}  // namespace spoc::policy
