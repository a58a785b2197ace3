// Steps that a program does: each attempt has a token and a lease, and there is an end to attempts. Whoever carries
// them out lies above; here is what follows from how one ended.
#include <algorithm>

#include "base/format.h"
#include "base/hash.h"
#include "policy/field_type.h"
#include "workflow/advancing.h"
#include "workflow/command.h"

namespace spoc::workflow {

using domain::Actor;
using domain::RunState;
using domain::StepKind;

namespace {

// Who carries it out ends the program at its timeout, and has so long to say so.
constexpr time::Span kLeaseBeyond = time::minutes(1);

/// The same for every attempt of this deed, and for no other deed of any desk.
std::string new_key(const Run& run, const Step& step) {
  FieldHasher hasher;
  hasher.add(run.definition).add(run.opened_at.us).add(run.id.number).add(run.key);
  hasher.add(step.id).add(step.item).add(std::int64_t{step.round});
  return hex(hasher.finish()).substr(0, 32);
}

/// A number from 0 to below 1 that looks like chance and is the same whenever it is asked for.
double chance(const Run& run, const Step& step) {
  FieldHasher hasher;
  hasher.add("pause").add(run.opened_at.us).add(run.id.number).add(step.id).add(step.item).add(step.attempts);
  const Digest digest = hasher.finish();
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 6; ++i) number = number << 8 | digest[i];
  return static_cast<double>(number) / static_cast<double>(std::uint64_t{1} << 48);
}

/// How long to wait after the attempts of this round.
time::Span pause_after(const Retry& retry, const Run& run, const Step& step) {
  double seconds = static_cast<double>(retry.first.us) / 1e6;
  const double cap = static_cast<double>(retry.cap.us) / 1e6;
  for (std::int64_t n = step.tried_before + 1; n < step.attempts && seconds < cap; ++n) seconds *= retry.factor;
  seconds = std::min(seconds, cap) * (1 + retry.jitter * (2 * chance(run, step) - 1));
  return time::seconds(static_cast<std::int64_t>(seconds + 0.5));
}

bool is_unknown(const AttemptEnded& ended) {
  return ended.ending == Ending::timeout || ended.ending == Ending::lost || ended.ending == Ending::stopped ||
         (ended.ending == Ending::exit && ended.code > 128);
}

/// Whether that may be mended by another attempt at all.
bool is_tried_again(const Action& action, const AttemptEnded& ended) {
  if (action.once && is_unknown(ended)) return false;
  const Retry& retry = action.retry;
  switch (ended.ending) {
    case Ending::done:
    case Ending::output:
    case Ending::not_started:
      return false;
    case Ending::lost:
    case Ending::stopped:
      return true;
    case Ending::timeout:
      return retry.timeout;
    case Ending::exit:
      break;
  }
  return retry.any_code || std::find(retry.codes.begin(), retry.codes.end(), ended.code) != retry.codes.end();
}

/// Outputs in the order of the declaration; what else the program says is passed over. Or what is wrong with it.
std::optional<std::string> shape(const policy::Fields& fields, const std::optional<json::Value>& output,
                                 json::Object& outputs) {
  if (!output || !output->object()) return "its standard output is no JSON object";
  std::string wrong;
  for (const auto& [name, type] : fields) {
    const json::Value* given = output->find(name);
    const json::Value value = given ? *given : json::Value();
    if (const auto why = policy::mismatch(type, value))
      wrong += format("{}{}: {}", wrong.empty() ? "" : "; ", name, *why);
    if (!value.is_null()) outputs.emplace_back(name, value);
  }
  if (wrong.empty()) return std::nullopt;
  return "its standard output has another shape: " + wrong;
}

const ErrorAnswer& answer_to(const ErrorAnswers& answers, const AttemptEnded& ended) {
  const std::string_view name = word(ended.ending);
  auto found = answers.by.find(ended.ending == Ending::exit ? std::to_string(ended.code) : std::string(name));
  if (ended.ending == Ending::stopped) found = answers.by.find(std::string_view("lost"));
  return found == answers.by.end() ? answers.otherwise : found->second;
}

}  // namespace

std::string_view word(Ending ending) {
  static constexpr std::string_view kWords[] = {"done", "exit", "timeout", "output", "not_started", "lost", "stopped"};
  return kWords[static_cast<std::size_t>(ending)];
}

const StepDefinition& Advancing::defined(const Step& step) const {
  const std::string_view undone = undone_by(step.id);
  return definition_.steps[*definition_.find(undone.empty() ? std::string_view(step.id) : undone)];
}

void Advancing::activate_action(const StepAt& at, Instant when) {
  TicketOrder order;
  order.title = at.item.empty() ? defined(at).id : format("{} {}", defined(at).id, at.item);
  if (!defined(at).title.text.empty()) {
    RunScope names = scope(at, when);
    auto filled = defined(at).title.filled.fill(names.activated_at(when), {});
    if (auto* text = std::get_if<std::string>(&filled)) order.title = std::move(*text);
  }
  domain::StepActivated event = activation(at, order);
  event.try_at = when;
  record(when, workflow_actor(), std::move(event));
}

bool Advancing::begin_attempt(const AttemptBegun& begun, Instant when) {
  const Step* found = run().step(begun.step, begun.item);
  const bool open = run().state == RunState::running || run().state == RunState::cancelling;
  if (!open || !found || found->state != StepState::active || !found->try_at || *found->try_at > when) return false;
  const Step step = *found;
  const Action* action = action_of(definition_, step.id);
  ensure(action != nullptr, "a step that is queued has a program");
  auto command = command_of(definition_, run(), step, world(), when);
  if (const auto* nothing = std::get_if<NoValue>(&command)) {
    give_up(step, {step.id, step.item, {}, Ending::not_started, 0, nothing->why, {}, {}}, nothing->why, when);
    return true;
  }
  if (std::holds_alternative<Undecided>(command)) return false;
  ActionOrder order;
  order.step = step.id;
  order.item = step.item;
  order.token = begun.token;
  order.key = step.key.empty() ? new_key(run(), step) : step.key;
  order.attempt = step.attempts + 1;
  order.lease_until = when + action->timeout + kLeaseBeyond;
  order.timeout = action->timeout;
  order.answers = action->answers;
  order.command = std::get<Command>(std::move(command));
  domain::StepAttemptStarted event{step.id,     step.item, step.round,        order.attempt,
                                   order.token, order.key, order.lease_until, order.command.arguments};
  record(when, actor_, std::move(event));
  result_.actions.push_back(std::move(order));
  return true;
}

bool Advancing::end_attempt(const AttemptEnded& ended, Instant when) {
  const Step* found = run().step(ended.step, ended.item);
  const bool theirs = found && found->state == StepState::active && !ended.token.empty() && found->token == ended.token;
  if (theirs) {
    follow_attempt(Step(*found), ended, when, actor_);
    return true;
  }
  record(when, actor_,
         domain::StepResultRejected{ended.step, ended.item, ended.token, std::string(word(ended.ending)), ended.code,
                                    ended.detail, ended.complaint});
  return true;
}

void Advancing::follow_attempt(const Step& step, const AttemptEnded& given, Instant when, const Actor& actor) {
  const Action* action = action_of(definition_, step.id);
  ensure(action != nullptr, "a step that is tried has a program");
  AttemptEnded ended = given;
  json::Object outputs;
  if (ended.ending == Ending::done && action->answers) {
    if (const auto wrong = shape(defined(step).form, ended.output, outputs)) {
      ended.ending = Ending::output;
      ended.detail = *wrong;
    }
  }
  const bool left = step.attempts - step.tried_before < action->retry.most;
  const bool again = left && is_tried_again(*action, ended);
  domain::StepAttemptEnded event{
      step.id,      step.item,       step.round, step.attempts, std::string(word(ended.ending)), ended.code,
      ended.detail, ended.complaint, {}};
  if (again) event.try_at = when + pause_after(action->retry, run(), step);
  record(when, actor, std::move(event));
  if (again) return;
  if (ended.ending == Ending::done) {
    if (!undone_by(step.id).empty())
      compensated(step.id, step.item, StepState::done, when, actor, {});
    else
      finish(StepAt(*definition_.find(step.id), step.item), StepState::done, when, actor, {}, std::move(outputs));
    return;
  }
  std::string reason = ended.detail;
  if (action->once && is_unknown(ended)) reason += ", and nobody knows what it has done";
  if (step.attempts > 1) reason += format(" (attempt {})", step.attempts);
  give_up(step, ended, reason, when);
}

void Advancing::give_up(const Step& step, const AttemptEnded& ended, const std::string& reason, Instant when) {
  const StepDefinition& definition = defined(step);
  if (!undone_by(step.id).empty()) {
    compensated(step.id, step.item, StepState::failed, when, workflow_actor(), reason,
                order_failure(step, definition, reason, ended.complaint, when));
    return;
  }
  const StepAt at(*definition_.find(step.id), step.item);
  const ErrorAnswer& answer = answer_to(definition.on_error, ended);
  switch (answer.does) {
    case ErrorAnswer::Does::failure:
      return finish(at, StepState::failed, when, workflow_actor(), reason, {},
                    {order_failure(step, definition, reason, ended.complaint, when), {}});
    case ErrorAnswer::Does::skip:
      return finish(at, StepState::skipped, when, workflow_actor(), reason);
    case ErrorAnswer::Does::fail:
      return finish(at, StepState::failed, when, workflow_actor(), reason);
    case ErrorAnswer::Does::compensate:
      finish(at, StepState::failed, when, workflow_actor(), reason);
      return cancel(when, workflow_actor(), format("{} failed: {}", step.id, reason));
    case ErrorAnswer::Does::step:
      finish(at, StepState::failed, when, workflow_actor(), reason, {}, {{}, definition_.steps[answer.step].id});
      if (state(answer.step) == StepState::pending) begin(answer.step, when);
      return;
  }
}

void Advancing::take_back_leases(Instant due) {
  std::vector<std::pair<std::string, std::string>> over;
  for (const Step& step : run().steps)
    if (step.lease_until && *step.lease_until <= due) over.emplace_back(step.id, step.item);
  for (const auto& [id, item] : over) {
    const Step step = *run().step(id, item);
    if (!step.lease_until) continue;  // what went before has ended it
    follow_attempt(step, {id, item, step.token, Ending::lost, 0, "nobody said how it ended", {}, {}}, due,
                   workflow_actor());
  }
}

std::string Advancing::accountable_team() const {
  for (const policy::Team& team : services_.policy.teams)
    if (team.department == definition_.owner) return team.name;
  return {};
}

TicketId Advancing::order_failure(const Step& step, const StepDefinition& definition, const std::string& reason,
                                  const std::string& complaint, Instant when) {
  TicketOrder order;
  order.type = domain::TicketType::failure;
  order.step = step.id;
  order.item = step.item;
  order.round = step.round;
  const std::string name = format("{}/{}{}{}", to_text(run().id), step.id, step.item.empty() ? "" : "/", step.item);
  order.title = format("{} of {} failed: {}", step.item.empty() ? step.id : format("{} {}", step.id, step.item),
                       run().workflow, reason);
  order.text = reason;
  if (!complaint.empty()) order.text += "\n\n" + complaint;
  if (undone_by(step.id).empty())
    order.text += format("\n\nTry it again: spoc run retry {0} -m REASON\nGo on without it: spoc run withdraw {0} -m REASON", name);
  else
    order.text += "\n\nTake it back by hand, then resolve this.";
  if (!definition.text.text.empty()) {
    RunScope names = scope(StepAt(*definition_.find(definition.id), step.item), when);
    auto filled = definition.text.filled.fill(names.activated_at(when), {});
    if (const auto* text = std::get_if<std::string>(&filled)) order.text += "\n\n" + *text;
  }
  const bool undoes = !undone_by(step.id).empty();
  order.team = undoes && definition.compensate ? definition.compensate->team : definition.team;
  if (order.team.empty()) order.team = accountable_team();
  order.priority = definition.priority;
  if (!undoes) order.form = form_text(definition.form);
  order.at = when;
  order.id = services_.new_ticket();
  const TicketId id = order.id;
  result_.tickets.push_back(std::move(order));
  return id;
}

void Advancing::end_failure(const StepAt& at, bool resolved, const std::string& reason, Instant when) {
  const Step* found = step(at);
  if (found && found->state == StepState::failed && found->looked_after)
    result_.ends.push_back({found->ticket, resolved, reason, when});
}

}  // namespace spoc::workflow
