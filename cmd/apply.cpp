#include "desk/apply.h"

#include <algorithm>
#include <map>

#include "base/faulty.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/diagnostics.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "desk/check.h"
#include "domain/words.h"
#include "policy/load.h"

namespace spoc::cmd {
namespace {

/// Deadlines shown one by one; how many more there are is said.
constexpr std::size_t kShown = 10;

void instant(json::Writer& w, std::string_view key, const std::optional<time::Instant>& at) {
  w.key(key);
  at ? w.string(time::to_text(*at)) : w.null();
}

void print_json(Context& context, const desk::Applied& applied) {
  const desk::Consequences& seen = applied.consequences;
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.apply/1").key("before").string(applied.before).key("after").string(applied.after);
  w.key("differences").begin_array();
  for (const policy::Difference& difference : applied.differences) w.string(policy::to_text(difference));
  w.end_array().key("tickets").integer(seen.pinned).key("moved").integer(seen.moved).key("breached").integer(seen.breached);
  w.key("recovered").integer(seen.recovered).key("kept").integer(applied.kept).key("deadlines").begin_array();
  for (const desk::Deadline& deadline : seen.deadlines) {
    w.begin_object().key("ticket").integer(deadline.ticket.number).key("clock").string(domain::word(deadline.clock));
    instant(w, "before", deadline.before);
    instant(w, "after", deadline.after);
    w.key("breaches").boolean(deadline.breaches).key("recovers").boolean(deadline.recovers).end_object();
  }
  w.end_array().key("told").begin_array();
  for (const auto& [who, tickets] : seen.told) w.begin_object().key("who").string(who).key("tickets").integer(tickets).end_object();
  w.end_array();
  if (context.arguments().has("--dry-run")) w.key("dry_run").boolean(true);
  w.end_object();
  context.out().write(text + "\n");
}

/// One clock's deadlines in a line: how many come earlier, later, begin and end.
std::string clock_line(domain::ClockName clock, const std::vector<desk::Deadline>& deadlines) {
  std::int64_t earlier = 0, later = 0, more = 0, less = 0;
  for (const desk::Deadline& d : deadlines) {
    if (d.clock != clock) continue;
    if (d.before && d.after) ++(*d.after < *d.before ? earlier : later);
    if (!d.before) ++more;
    if (!d.after) ++less;
  }
  std::vector<std::string> parts;
  for (const auto& [count, what] : {std::pair(earlier, "earlier"), std::pair(later, "later"), std::pair(more, "new"), std::pair(less, "gone")})
    if (count > 0) parts.push_back(format("{} {}", count, what));
  return parts.empty() ? std::string() : format("  {}: {}\n", domain::word(clock), join(parts, ", "));
}

/// All of a few; of many a line for each clock and those that breach first.
std::string deadlines_text(std::vector<desk::Deadline> deadlines, const time::Zone& zone) {
  std::string text;
  if (deadlines.size() > kShown)
    for (const std::string_view name : domain::words<domain::ClockName>())
      text += clock_line(*domain::from_word<domain::ClockName>(name), deadlines);
  const auto weight = [](const desk::Deadline& d) { return d.breaches ? 0 : d.recovers ? 1 : 2; };
  std::stable_sort(deadlines.begin(), deadlines.end(), [&](const auto& a, const auto& b) { return weight(a) < weight(b); });
  const auto local = [&](const std::optional<time::Instant>& at) { return at ? time::to_text(zone.local(*at)) : std::string("–"); };
  for (std::size_t i = 0; i < deadlines.size() && i < kShown; ++i) {
    const desk::Deadline& d = deadlines[i];
    text += format("  #{} {}: {} → {}{}\n", d.ticket.number, domain::word(d.clock), local(d.before), local(d.after),
                   d.breaches ? ", breaches" : d.recovers ? ", recovers" : "");
  }
  if (deadlines.size() > kShown) text += format("  and {} more; --json has them all\n", deadlines.size() - kShown);
  return text;
}

std::string told_text(const std::map<std::string, std::int64_t>& told) {
  if (told.empty()) return {};
  std::vector<std::pair<std::string, std::int64_t>> most(told.begin(), told.end());
  std::stable_sort(most.begin(), most.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < most.size() && i < kShown; ++i)
    parts.push_back(format("{} ({})", terminal_safe(most[i].first, Shape::one_line), most[i].second));
  const std::string more = most.size() > kShown ? format(" and {} more", most.size() - kShown) : std::string();
  return format("the next sweep tells {}{}\n", join(parts, ", "), more);
}

std::string consequences(const desk::Applied& applied, const time::Zone& zone) {
  const desk::Consequences& seen = applied.consequences;
  std::string text;
  for (const policy::Difference& difference : applied.differences) text += terminal_safe(policy::to_text(difference), Shape::one_line) + "\n";
  if (applied.before == applied.after) text += "the files are in force already\n";
  if (applied.kept > 0) text += format("{} open tickets keep what they are held to\n", applied.kept);
  if (applied.kept > 0 || (applied.before == applied.after && seen.pinned == 0)) return text;
  text += format("{} open tickets are held to it, {} due times move, {} clocks breach, {} recover\n", seen.pinned, seen.moved, seen.breached, seen.recovered);
  return text + deadlines_text(seen.deadlines, zone) + told_text(seen.told);
}

std::shared_ptr<const policy::Policy> checked_policy(Context& context) {
  const std::vector<policy::File> files = desk::read_files(context.folder());
  desk::Checked checked = desk::check(files, context.now());
  if (checked.policy) return checked.policy;
  if (!context.json())
    for (std::string text : texts_of(files, checked.diagnostics)) {
      if (text.ends_with('\n')) text.pop_back();
      context.say(text);
    }
  throw Faulty("the files have errors: nothing was put in force", "see them all with spoc check", std::move(checked.diagnostics));
}

Code run(Context& context, const Arguments& arguments) {
  const auto policy = checked_policy(context);
  const bool new_only = arguments.has("--new-only");
  desk::Desk desk = context.desk(true);
  desk::Desk trial{desk.store, desk.caller, true};
  const desk::Applied shown = desk::apply(trial, policy, new_only);
  if (!context.json()) context.out().write(consequences(shown, context.style().zone));
  if (desk.dry_run) {
    if (context.json()) print_json(context, shown);
    return Code::ok;
  }
  const bool changes = shown.before != shown.after || shown.consequences.pinned > 0;
  if (changes && !context.confirmed("Put it in force?")) return Code::no;
  const desk::Applied applied = desk::apply(desk, policy, new_only);
  if (context.json()) print_json(context, applied);
  return Code::ok;
}

constexpr Option kOptions[] = {{.name = "--new-only", .help = "open tickets keep what they are held to"}};
constexpr Example kExamples[] = {{"spoc apply --dry-run", "what the edited files change, and what that does to open tickets"},
                                 {"spoc apply --yes", "put them in force without being asked"}};

}  // namespace

const Command kApply{.name = "apply", .group = "Desk", .summary = "Put the edited files in force",
                     .description = "Checks everything, shows the difference and what it does to open tickets, asks, and puts the whole "
                                    "bundle in force in one transaction. 78 when a file is wrong.",
                     .options = kOptions, .examples = kExamples, .traits = {.writes = true, .documents = true, .asks = true}, .run = run};

}  // namespace spoc::cmd
