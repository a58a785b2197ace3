// Steps that a program does: what is run, with what around it, how often, and what happens when it fails.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/names.h"
#include "workflow/load/loading.h"

namespace spoc::workflow {

using toml::Kind;

namespace {

constexpr std::string_view kSecret = "secret:";
constexpr time::Span kLongest = time::hours(24 * 7);

/// A length of time that passes whatever the calendar says; nothing after a finding.
std::optional<time::Span> span_of(const toml::Node& node, std::string_view key, const Table& table, Loading& loading) {
  const auto duration = node.kind == Kind::string ? time::parse_duration(node.text) : std::nullopt;
  const auto* wall = duration ? std::get_if<time::WallDuration>(&*duration) : nullptr;
  if (wall && wall->months == 0) {
    const time::Span span{wall->span.us + time::hours(24).us * wall->days};
    if (span.us > 0 && span <= kLongest) return span;
  }
  loading.findings.error(node.span, "wrong-type",
                         format("{} of {} must be a time between a second and seven days", key, table.what()),
                         format("{} = \"2m\"", key));
  return std::nullopt;
}

double real_of(const Table& table, std::string_view key, double fallback, double least, double most, Loading& loading) {
  const toml::Node* node = table.node().find(key);
  if (!node) return fallback;
  const double value = node->kind == Kind::integer ? static_cast<double>(node->integer) : node->real;
  if ((node->kind == Kind::real || node->kind == Kind::integer) && value >= least && value <= most) return value;
  loading.findings.error(node->span, "out-of-range",
                         format("{} of {} must be a number from {} to {}", key, table.what(), least, most));
  return fallback;
}

bool is_exit_code(std::int64_t code) {
  return code >= 1 && code <= 255;
}

/// After what another attempt follows.
void read_on(const Table& table, Retry& retry, Loading& loading) {
  const toml::Node* on = table.get("on", Kind::array);
  if (!on) return;
  retry.any_code = retry.timeout = false;
  for (const toml::Node& item : on->items) {
    if (item.kind == Kind::integer && is_exit_code(item.integer))
      retry.codes.push_back(static_cast<int>(item.integer));
    else if (item.kind == Kind::string && item.text == "timeout")
      retry.timeout = true;
    else
      loading.findings.error(item.span, "unknown-word",
                             format("on of {} is a list of exit codes and \"timeout\"", table.what()),
                             "on = [75, \"timeout\"]");
  }
}

Retry read_retry(const toml::Node& node, const std::string& what, Loading& loading) {
  static constexpr Key kKeys[] = {{"max"}, {"first"}, {"factor"}, {"cap"}, {"jitter"}, {"on"}};
  const Table table(node, "retry of " + what, loading.findings);
  table.check_keys(kKeys);
  Retry retry;
  if (!table.has("max"))
    loading.findings.error(node.span, "missing-key", format("{} does not say how often", table.what()), "max = 5");
  retry.most = static_cast<int>(table.integer("max", 1, 1, 100));
  if (const toml::Node* first = node.find("first"))
    retry.first = span_of(*first, "first", table, loading).value_or(retry.first);
  if (const toml::Node* cap = node.find("cap")) retry.cap = span_of(*cap, "cap", table, loading).value_or(retry.cap);
  retry.factor = real_of(table, "factor", retry.factor, 1, 10, loading);
  retry.jitter = real_of(table, "jitter", retry.jitter, 0, 1, loading);
  read_on(table, retry, loading);
  return retry;
}

bool interpolates(const Wording& wording) {
  const auto& pieces = wording.filled.pieces();
  return std::any_of(pieces.begin(), pieces.end(), [](const auto& piece) { return piece.program.has_value(); });
}

/// The argument vector. Which program it is stands in the file: no input can choose it.
void compile_arguments(const Table& table, Action& action, Loading& loading) {
  const toml::Node* run = table.get("run", Kind::array);
  if (!run) return;
  for (const toml::Node* node : table.texts("run")) action.arguments.push_back(loading.wording(*node, active_words()));
  if (run->items.empty() || action.arguments.empty() || trim(action.arguments.front().text).empty())
    return loading.findings.error(run->span, "missing-key", format("run of {} names no program", table.what()),
                                  "run = [\"idm-ctl\", \"create\"]");
  if (interpolates(action.arguments.front()))
    loading.findings.error(run->items.front().span, "interpolated-program",
                           format("the program of {} must not depend on what was put in", table.what()),
                           "name it as it is; what follows it may have {{ … }}");
}

void compile_environment(const Table& table, Action& action, Loading& loading) {
  const toml::Node* env = table.get("env", Kind::table);
  if (!env) return;
  action.variables.clear();
  action.secrets.clear();
  for (const toml::Entry& entry : env->entries) {
    const bool name =
        !entry.key.empty() && entry.key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string::npos;
    const bool own = entry.key.starts_with("SPOC_") || entry.key.starts_with("LD_") || entry.key == "PATH";
    if (!name || own)
      loading.findings.error(entry.span, "bad-name", format("\"{}\" is no variable for a program", entry.key),
                             own ? "PATH, SPOC_… and LD_… are not its to set" : "capital letters, digits and _");
    if (entry.value.kind != Kind::string) {
      loading.findings.error(entry.value.span, "wrong-type", format("{} of env must be a string", entry.key));
    } else if (!std::string_view(entry.value.text).starts_with(kSecret)) {
      action.variables.emplace_back(entry.key, loading.wording(entry.value, active_words()));
    } else {
      const std::string secret = entry.value.text.substr(kSecret.size());
      if (const auto why = policy::not_a_name(secret))
        loading.findings.error(entry.value.span, "bad-name", format("secret \"{}\": {}", secret, *why));
      action.secrets.emplace_back(entry.key, secret);
    }
  }
}

}  // namespace

Action compile_program(const Table& table, const Action* fallback, Loading& loading) {
  Action action;
  if (fallback) action = *fallback;
  action.arguments.clear();
  action.answers = false;
  compile_arguments(table, action, loading);
  compile_environment(table, action, loading);
  if (const toml::Node* timeout = table.node().find("timeout"))
    action.timeout = span_of(*timeout, "timeout", table, loading).value_or(time::minutes(1));
  else if (!fallback)
    loading.findings.error(table.node().span, "no-timeout",
                           format("{} does not say how long its program may take", table.what()), "timeout = \"2m\"");
  if (const toml::Node* retry = table.get("retry", Kind::table))
    action.retry = read_retry(*retry, table.what(), loading);
  action.once = table.boolean("once", action.once);
  return action;
}

void read_action(const Table& table, StepDefinition& step, Loading& loading) {
  if (step.kind != domain::StepKind::action) return;
  if (const toml::Node* returns = table.get("returns", Kind::table)) step.form = read_fields(*returns, loading);
}

void compile_action(const Table& table, StepDefinition& step, Loading& loading) {
  if (step.kind != domain::StepKind::action) return;
  if (!table.has("run"))
    loading.findings.error(table.node().span, "missing-key", format("{} does not say what it runs", table.what()),
                           "run = [\"idm-ctl\", \"create\"]");
  step.action = compile_program(table, nullptr, loading);
  step.action->answers = table.has("returns");
}

namespace {

/// A word, else the step that answers the error.
std::optional<ErrorAnswer> answer_of(const toml::Node& node, const Table& table, Loading& loading) {
  static constexpr std::string_view kWords[] = {"failure", "skip", "fail", "compensate"};
  if (node.kind != Kind::string) {
    loading.findings.error(node.span, "wrong-type", format("on_error of {} must name what happens", table.what()),
                           "on_error = \"skip\"");
    return std::nullopt;
  }
  const auto word = std::find(std::begin(kWords), std::end(kWords), node.text);
  if (word != std::end(kWords)) return ErrorAnswer{static_cast<ErrorAnswer::Does>(word - std::begin(kWords)), 0};
  const auto step = step_named(node, node.text, loading);
  return step ? std::optional(ErrorAnswer{ErrorAnswer::Does::step, *step}) : std::nullopt;
}

bool is_outcome(const std::string& key) {
  if (key == "timeout" || key == "output" || key == "lost") return true;
  const auto code = to_integer(key);
  return code && is_exit_code(*code);
}

}  // namespace

void read_on_error(const Table& table, StepDefinition& step, Loading& loading) {
  const toml::Node* node = table.node().find("on_error");
  if (!node || step.kind != domain::StepKind::action) return;
  if (node->kind != Kind::table) {
    if (const auto answer = answer_of(*node, table, loading)) step.on_error.otherwise = *answer;
    return;
  }
  for (const toml::Entry& entry : node->entries) {
    const auto answer = answer_of(entry.value, table, loading);
    if (entry.key != "default" && !is_outcome(entry.key))
      loading.findings.error(entry.span, "unknown-word", format("\"{}\" is no way in which a program ends", entry.key),
                             "an exit code, \"timeout\", \"output\", \"lost\" or \"default\"");
    else if (answer && entry.key == "default")
      step.on_error.otherwise = *answer;
    else if (answer)
      step.on_error.by[entry.key] = *answer;
  }
}

}  // namespace spoc::workflow
