#include "desk/health.h"

#include <array>

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/amounts.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "time/duration.h"

namespace spoc::cmd {
namespace {

using desk::Aspect, desk::Health, desk::State, desk::Threshold;

constexpr std::array<std::string_view, 4> kStates = {"well", "warning", "critical", "unknown"};
constexpr std::array<std::string_view, 4> kNagiosStates = {"OK", "WARNING", "CRITICAL", "UNKNOWN"};

std::string_view word(State state) {
  return kStates[static_cast<std::size_t>(state)];
}

enum class Unit { count, seconds, bytes };

std::int64_t number_of(std::string_view text, Unit unit, std::string_view option) {
  if (const auto number = to_integer(text); number && *number >= 0) return *number;
  if (const auto duration = time::parse_duration(text); duration && unit == Unit::seconds)
    if (const auto* wall = std::get_if<time::WallDuration>(&*duration); wall && wall->months == 0)
      return wall->days * std::int64_t{86'400} + wall->span.whole_seconds();
  throw Error(Code::usage, format("{} cannot be {}", option, text),
              unit == Unit::seconds ? "two durations: 15m,1h" : "two numbers: 500,5000");
}

/// WARNING,CRITICAL; either may be empty: then it never is.
void set(const Arguments& arguments, std::string_view option, Unit unit, Threshold& threshold) {
  const auto value = arguments.value(option);
  if (!value) return;
  const auto parts = split(*value, ',');
  if (parts.size() != 2) throw Error(Code::usage, format("{} cannot be {}", option, *value), "WARNING,CRITICAL");
  threshold = {};
  if (!parts[0].empty()) threshold.warning = number_of(parts[0], unit, option);
  if (!parts[1].empty()) threshold.critical = number_of(parts[1], unit, option);
}

desk::Thresholds thresholds_of(const Arguments& arguments) {
  desk::Thresholds thresholds;
  set(arguments, "--sweep", Unit::seconds, thresholds.sweep);
  set(arguments, "--outbox", Unit::count, thresholds.outbox);
  set(arguments, "--oldest", Unit::seconds, thresholds.oldest);
  set(arguments, "--dead", Unit::count, thresholds.failed);
  set(arguments, "--actions", Unit::count, thresholds.actions);
  set(arguments, "--late", Unit::seconds, thresholds.late);
  set(arguments, "--broken", Unit::count, thresholds.broken);
  set(arguments, "--size", Unit::bytes, thresholds.size);
  return thresholds;
}

Unit unit_of(const Aspect& aspect) {
  if (aspect.name == "size") return Unit::bytes;
  const bool age = aspect.name == "sweep" || aspect.name == "oldest" || aspect.name == "late";
  return age ? Unit::seconds : Unit::count;
}

std::string sentence(const Health& health) {
  std::vector<std::string> parts;
  for (const Aspect& aspect : health.aspects) {
    std::string says = aspect.name == "size" ? bytes_text(*aspect.value) : aspect.says;
    if (aspect.state != State::well) says += aspect.state == State::critical ? " (!!)" : " (!)";
    parts.push_back(std::move(says));
  }
  return join(parts, ", ");
}

void write_number(json::Writer& w, std::string_view name, const std::optional<std::int64_t>& number) {
  w.key(name);
  number ? w.integer(*number) : w.null();
}

std::string json_of(const Health& health) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.health/1").key("state").string(word(health.state));
  w.key("aspects").begin_array();
  for (const Aspect& aspect : health.aspects) {
    w.begin_object().key("name").string(aspect.name).key("state").string(word(aspect.state));
    w.key("says").string(aspect.says);
    write_number(w, "value", aspect.value);
    write_number(w, "warning", aspect.threshold.warning);
    write_number(w, "critical", aspect.threshold.critical);
    w.end_object();
  }
  w.end_array().end_object();
  return text + "\n";
}

/// https://nagios-plugins.org/doc/guidelines.html: 'label'=value[unit];[warning];[critical];[minimum]
std::string nagios_of(const Health& health) {
  static constexpr std::array<std::string_view, 3> kUnits = {"", "s", "B"};
  const auto limit = [](const std::optional<std::int64_t>& number) { return number ? format("{}", *number) : ""; };
  std::string line = format("SPOC {} - {} |", kNagiosStates[static_cast<std::size_t>(health.state)], sentence(health));
  for (const Aspect& aspect : health.aspects)
    if (aspect.value)
      line += format(" {}={}{};{};{};0", aspect.name, *aspect.value, kUnits[static_cast<std::size_t>(unit_of(aspect))],
                     limit(aspect.threshold.warning), limit(aspect.threshold.critical));
  return line + "\n";
}

/// https://prometheus.io/docs/specs/om/open_metrics_spec/
std::string metrics_of(const Health& health) {
  struct Metric {
    std::string_view aspect, name, unit, help;
  };
  static constexpr Metric kMetrics[] = {
      {"sweep", "spoc_sweep_age_seconds", "seconds", "Time since the last sweep that went through."},
      {"outbox", "spoc_outbox_effects", "", "Notices that wait to leave."},
      {"oldest", "spoc_outbox_oldest_seconds", "seconds", "How long the oldest of them could have left."},
      {"dead", "spoc_outbox_dead", "", "Notices that failed for good."},
      {"actions", "spoc_actions", "", "Programs of runs that are queued or run."},
      {"late", "spoc_actions_late_seconds", "seconds", "How long the oldest of them could have gone on."},
      {"broken", "spoc_actions_failed", "", "Programs of runs that failed for good."},
      {"size", "spoc_store_size_bytes", "bytes", "Size of the store's files."}};
  std::string text;
  for (const Metric& metric : kMetrics)
    for (const Aspect& aspect : health.aspects) {
      if (aspect.name != metric.aspect || !aspect.value) continue;
      text += format("# TYPE {} gauge\n", metric.name);
      if (!metric.unit.empty()) text += format("# UNIT {} {}\n", metric.name, metric.unit);
      text += format("# HELP {} {}\n{} {}\n", metric.name, metric.help, metric.name, *aspect.value);
    }
  text += "# TYPE spoc_health gauge\n# HELP spoc_health 0 well, 1 warning, 2 critical.\n";
  for (const Aspect& aspect : health.aspects)
    text += format("spoc_health{{aspect=\"{}\"}} {}\n", aspect.name, static_cast<int>(aspect.state));
  return text + "# EOF\n";
}

Health ask(Context& context, const Arguments& arguments) {
  context.require(decide::Verb::verify);  // it counts what not everybody may see
  return desk::health(context.store(), context.folder(), context.now(), thresholds_of(arguments));
}

/// A monitor reads the line and the number, whatever is wrong.
Code run_for_nagios(Context& context, const Arguments& arguments) {
  try {
    const Health health = ask(context, arguments);
    context.out().write(terminal_safe(nagios_of(health), Shape::block));
    return static_cast<Code>(health.state);
  } catch (const Error& error) {
    context.out().write(terminal_safe(format("SPOC UNKNOWN - {}", error.message), Shape::one_line) + "\n");
    return static_cast<Code>(State::unknown);
  }
}

Code run(Context& context, const Arguments& arguments) {
  const Format wanted = context.answer_format();
  if (arguments.has("--nagios")) {
    if (wanted != Format::text)
      throw Error(Code::usage, "--nagios is a format of its own", "leave out --format and --json");
    return run_for_nagios(context, arguments);
  }
  const Health health = ask(context, arguments);
  if (wanted == Format::json)
    context.out().write(json_of(health));
  else if (wanted == Format::openmetrics)
    context.out().write(metrics_of(health));
  else
    context.out().write(terminal_safe(format("{}: {}", word(health.state), sentence(health)), Shape::one_line) + "\n");
  return health.state == State::well ? Code::ok : Code::no;
}

constexpr std::string_view kFormats[] = {"text", "json", "openmetrics"};
constexpr Option kOptions[] = {
    {.name = "--nagios", .help = "one line with performance data; exit code 0, 1, 2 or 3"},
    {.name = "--sweep", .value = "W,C", .help = "warning and critical age of the last sweep; 15m,1h without"},
    {.name = "--outbox", .value = "W,C", .help = "how many may wait to leave; 500,5000 without"},
    {.name = "--oldest", .value = "W,C", .help = "how long the oldest may wait; 30m,4h without"},
    {.name = "--dead", .value = "W,C", .help = "how many may have failed for good; 1,50 without"},
    {.name = "--actions", .value = "W,C", .help = "how many programs may wait to run; 500,5000 without"},
    {.name = "--late", .value = "W,C", .help = "how long the oldest of them may wait; 30m,4h without"},
    {.name = "--broken", .value = "W,C", .help = "how many programs may have failed for good; 1,50 without"},
    {.name = "--size", .value = "W,C", .help = "bytes of the store; never without"},
    {.name = "--format",
     .value = "FORMAT",
     .help = "text, json or openmetrics",
     .completer = Completer::words,
     .words = kFormats}};
constexpr Example kExamples[] = {{"spoc health", "0 when all is well, else 1"},
                                 {"spoc health --nagios --sweep 10m,30m", "for Nagios and its kin"}};

}  // namespace

const Command kHealth{
    .name = "health",
    .group = "Keeping",
    .summary = "Say whether the desk is well, for monitoring",
    .description =
        "The last sweep, what waits to leave and for how long, dead letters, programs of runs that wait or failed, edited files that are not in force, "
        "counters "
        "and last entries of the store, its size. Asks little enough for every minute; `verify` reads everything.",
    .options = kOptions,
    .examples = kExamples,
    .traits = {.documents = true},
    .run = run};

}  // namespace spoc::cmd
