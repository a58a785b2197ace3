#include "desk/act.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "base/format.h"
#include "base/hash.h"
#include "base/random.h"
#include "base/text.h"
#include "deliver/child.h"
#include "deliver/secrets.h"
#include "desk/deciding.h"
#include "desk/field_files.h"
#include "desk/permission.h"
#include "desk/steps.h"
#include "time/duration.h"

namespace spoc::desk {
namespace {

using deliver::Child;
using store::ActionStep;
using workflow::ActionOrder, workflow::AttemptEnded, workflow::Ending;

constexpr std::size_t kTokenBytes = 16;
constexpr auto kLook = std::chrono::milliseconds(500);
constexpr auto kProgressApart = std::chrono::seconds(1), kMeanwhileApart = std::chrono::seconds(2),
               kUnreachedApart = std::chrono::seconds(3);

using Name = std::tuple<std::int64_t, std::string, std::string>;

Name name_of(RunId run, const std::string& step, const std::string& item) {
  return {run.number, step, item};
}

/// One attempt: ordered, and its program while that runs.
struct Attempt {
  RunId run;
  ActionOrder order;
  std::unique_ptr<Child> child;
  std::string problem;  // why its program was not started
  bool lost = false;    // somebody else has ended it
  std::string progress;
  Child::Clock::time_point noted;
};

/// What its program gets: keys and secrets in its environment, nothing of ours.
deliver::Program program_of(const ActionOrder& order, const std::string& folder,
                            const std::vector<std::string>& secrets) {
  deliver::Program program;
  program.arguments = order.command.arguments;
  program.folder = folder;
  program.ends_with_us = true;
  for (const auto& [name, value] : order.command.variables) program.variables.push_back(format("{}={}", name, value));
  for (std::size_t i = 0; i < secrets.size(); ++i)
    program.variables.push_back(format("{}={}", order.command.secrets[i].first, secrets[i]));
  program.variables.push_back("SPOC_IDEMPOTENCY_KEY=" + order.key);
  program.variables.push_back(format("SPOC_ATTEMPT={}", order.attempt));
  return program;
}

/// Starts it, or says why not.
void start(Attempt& attempt, const Acting& acting) {
  try {
    std::vector<std::string> secrets;
    for (const auto& [variable, secret] : attempt.order.command.secrets)
      secrets.push_back(deliver::read_secret(secret, acting.folder, acting.credentials));
    deliver::Mask mask(secrets);
    attempt.child = std::make_unique<Child>(program_of(attempt.order, acting.folder, secrets), attempt.order.answers,
                                            attempt.order.timeout, std::move(mask));
  } catch (const Error& error) {
    attempt.problem = error.message;
  }
}

/// Its standard output as JSON, with secrets masked; nothing when it is none.
std::optional<json::Value> output_of(const Child& child) {
  try {
    return child.mask()(json::parse(child.output(), "standard output", {deliver::kMostOutput, 32}));
  } catch (const Error&) {
    return std::nullopt;  // the step says that it is of another shape
  }
}

AttemptEnded ended_of(const Attempt& attempt, bool stopped) {
  const ActionOrder& order = attempt.order;
  AttemptEnded ended{order.step, order.item, order.token, Ending::done, 0, {}, {}, {}};
  if (!attempt.child) {
    ended.ending = Ending::not_started;
    ended.detail = attempt.problem;
    return ended;
  }
  const Child& child = *attempt.child;
  ended.complaint = terminal_safe(child.complaint(), Shape::block);
  ended.code = child.code();
  if (attempt.lost) {
    ended.ending = Ending::stopped;
    ended.detail = "it was ended, since nobody waits for it any more";
  } else if (!child.in_time()) {
    ended.ending = Ending::timeout;
    ended.detail = format("it took longer than {}", time::to_words(order.timeout));
  } else if (child.said_too_much()) {
    ended.ending = Ending::output;
    ended.detail = "its standard output is larger than 1 MiB";
  } else if (stopped && child.code() != 0) {
    ended.ending = Ending::stopped;
    ended.detail = "who carried it out was ended";
  } else if (child.code() != 0) {
    ended.ending = Ending::exit;
    ended.detail = child.code() > 128 ? format("signal {}", child.code() - 128) : format("exit code {}", child.code());
  } else if (order.answers) {
    ended.output = output_of(child);
  }
  return ended;
}

/// Files that its output brings along are kept with the run. One that cannot be is an output of another shape.
AttemptEnded with_kept_files(Deciding& deciding, RunId run, const AttemptEnded& ended) {
  const json::Object* members = ended.output ? ended.output->object() : nullptr;
  const workflow::Definition& definition = deciding.definition(deciding.run(run).after);
  const auto position = members ? definition.find(ended.step) : std::nullopt;
  if (!position) return ended;
  AttemptEnded kept = ended;
  const intake::FilesAlong none;
  try {
    FieldFiles(deciding, none).keep(definition.steps[*position].form, *kept.output->object());
  } catch (const Error& error) {
    if (error.code != Code::data) throw;
    kept.ending = Ending::output;
    kept.detail = "its standard output has another shape: " + error.message;
  }
  return kept;
}

/// Programs that run, and the transactions between them.
class Hands {
 public:
  Hands(Desk desk, const Acting& acting, const std::function<void(const Acted&)>& each)
      : desk_(std::move(desk)), acting_(acting), each_(each), rehearsal_(desk_.store.meta().rehearsal) {}

  ActedCount run() {
    deliver::EndSignals signals;
    while (true) {
      turn();
      if (std::any_of(attempts_.begin(), attempts_.end(),
                      [](const auto& one) { return !one->child || one->child->ended(); }))
        continue;
      if (attempts_.empty()) break;
      wait(signals);
    }
    signal_ = signal_ ? signal_ : signals.taken();
    return count_;
  }
  int signal() const { return signal_; }

 private:
  /// One transaction: what has ended is recorded, and free hands take what is queued. None when there is neither.
  void turn() {
    std::vector<std::unique_ptr<Attempt>> over;
    for (auto& attempt : attempts_)
      if (!attempt->child || attempt->child->ended()) over.push_back(std::move(attempt));
    std::erase(attempts_, nullptr);
    const std::size_t free = signal_ ? 0 : acting_.jobs - std::min(acting_.jobs, attempts_.size());
    if (over.empty() && (free == 0 || !may_have_come())) return;
    const std::int64_t writings = desk_.store.writings();
    std::vector<AttemptEnded> ended;
    for (const auto& attempt : over) ended.push_back(ended_of(*attempt, signal_ != 0));
    std::vector<Acted> told;
    std::vector<std::pair<RunId, ActionOrder>> orders;
    tell_time();
    transact(desk_, [&](Deciding& deciding, Outcome&) {
      told.clear();
      orders.clear();
      for (std::size_t i = 0; i < over.size(); ++i) told.push_back(record(deciding, *over[i], ended[i]));
      take(deciding, free, orders, told);
    });
    seen_ = writings;
    looked_ = Child::Clock::now();
    for (auto& [run, order] : orders) {
      auto attempt = std::make_unique<Attempt>();
      attempt->run = run;
      attempt->order = std::move(order);
      start(*attempt, acting_);
      attempts_.push_back(std::move(attempt));
    }
    for (const Acted& one : told) tell(one);
  }

  /// Whether somebody may have queued something since the last look, or a pause may be over.
  bool may_have_come() {
    return attempts_.empty() || desk_.store.writings() != seen_ || Child::Clock::now() - looked_ > kMeanwhileApart;
  }

  void tell_time() {
    desk_.caller.now = acting_.clock();
    desk_.caller.real_now = acting_.real_clock();
  }

  Acted record(Deciding& deciding, const Attempt& attempt, const AttemptEnded& ended) const {
    const ActionOrder& order = attempt.order;
    Acted acted{attempt.run, order.step, order.item, order.attempt, order.command.arguments.front(), {}, ended.detail};
    advance_existing(deciding, attempt.run, with_kept_files(deciding, attempt.run, ended), deciding.actor());
    const domain::RunChange& change = deciding.run(attempt.run);
    const domain::Step* step = change.after.step(order.step, order.item);
    const bool rejected =
        std::any_of(change.events.begin(), change.events.end(), [&](const domain::Recorded& recorded) {
          const auto* event = std::get_if<domain::StepResultRejected>(&recorded.event);
          return event && event->token == order.token;
        });
    if (rejected)
      acted.state = "rejected";
    else if (ended.ending == Ending::done && step && step->state == domain::StepState::done)
      acted.state = "done";
    else if (step && step->state == domain::StepState::active && step->try_at)
      acted.state = "retry";
    else
      acted.state = "failed";
    if (acted.state == "failed" && acted.detail.empty() && step) acted.detail = step->reason;
    deciding.settle();
    return acted;
  }

  /// Leases what is queued, as long as there are hands. What cannot go on is left alone from then on.
  void take(Deciding& deciding, std::size_t free, std::vector<std::pair<RunId, ActionOrder>>& orders,
            std::vector<Acted>& told) {
    for (bool more = true; more && orders.size() < free;) {
      more = false;
      for (const ActionStep& step : deciding.unit().actions_due(deciding.now(), free + unable_.size())) {
        if (orders.size() == free || unable_.contains(name_of(step.run, step.step, step.item))) continue;
        more = true;
        if (!lease(deciding, step, orders, told)) unable_.insert(name_of(step.run, step.step, step.item));
      }
    }
  }

  /// False when it stays queued.
  bool lease(Deciding& deciding, const ActionStep& step, std::vector<std::pair<RunId, ActionOrder>>& orders,
             std::vector<Acted>& told) {
    const Deciding::Mark mark = deciding.mark();
    try {
      const workflow::AttemptBegun begun{step.step, step.item, token_of(deciding, step)};
      auto advanced = advance_existing(deciding, step.run, begun, deciding.actor());
      for (ActionOrder& order : advanced.actions) orders.emplace_back(step.run, std::move(order));
      const domain::Step* after = deciding.run(step.run).after.step(step.step, step.item);
      const bool queued = after && after->state == domain::StepState::active && after->try_at;
      if (after && after->state == domain::StepState::failed)
        told.push_back({step.run, step.step, step.item, step.attempts, {}, "failed", after->reason});
      deciding.settle();
      return !queued;
    } catch (const Error& error) {
      if (!of_item(error)) throw;
      deciding.forget_since(mark);
      told.push_back({step.run, step.step, step.item, step.attempts, {}, "failed", error.message});
      return false;
    }
  }

  /// Nobody can guess it, but in a rehearsal: there equal commands give equal bytes.
  std::string token_of(Deciding& deciding, const ActionStep& step) const {
    if (!rehearsal_) return hex(Random().bytes(kTokenBytes));
    const std::string seed = format("attempt {} {} {} {} {}", to_text(deciding.unit().operation()), to_text(step.run),
                                    step.step, step.item, step.attempts);
    return hex(Random(seed).bytes(kTokenBytes));
  }

  void wait(deliver::EndSignals& signals) {
    std::vector<Child*> children;
    for (const auto& attempt : attempts_) children.push_back(attempt->child.get());
    deliver::wait_for_any(children, signals.descriptor(), kLook);
    if (const int signal = signals.taken()) {
      signal_ = signal;
      for (Child* child : children) child->end();
    }
    for (Child* child : children) child->look();
    if (std::any_of(children.begin(), children.end(), [](const Child* child) { return child->ended(); })) return;
    if (Child::Clock::now() < unreached_until_) return;
    if (!desk_.store.in_reach()) return stay_away();
    try {
      look_after();
    } catch (const sql::ConnectionLost&) {
      stay_away();
    }
  }

  void look_after() {
    end_lost();
    note_progress();
    const auto now = Child::Clock::now();
    if (!acting_.meanwhile || signal_ || now - meanwhile_ < kMeanwhileApart) return;
    meanwhile_ = now;
    acting_.meanwhile();
  }

  /// A server that is out of reach ends no program: whether its result is still wanted is asked when it has one.
  void stay_away() { unreached_until_ = Child::Clock::now() + kUnreachedApart; }

  /// Steps that were cancelled, or taken back, while their programs run.
  void end_lost() {
    const std::int64_t writings = desk_.store.writings();
    if (writings == checked_) return;
    checked_ = writings;
    desk_.store.read([&](store::Reading& reading) {
      for (const auto& attempt : attempts_) {
        const auto run = reading.run(attempt->run);
        const domain::Step* step = run ? run->step(attempt->order.step, attempt->order.item) : nullptr;
        if (attempt->lost || (step && step->token == attempt->order.token)) continue;
        attempt->lost = true;
        attempt->child->end();
      }
    });
  }

  void note_progress() {
    std::vector<store::StepProgress> notes;
    const auto now = Child::Clock::now();
    for (const auto& attempt : attempts_) {
      if (attempt->child->progress() == attempt->progress || attempt->lost || now - attempt->noted < kProgressApart)
        continue;
      attempt->progress = attempt->child->progress();
      attempt->noted = now;
      notes.push_back({attempt->run, attempt->order.step, attempt->order.item, attempt->progress, acting_.clock()});
    }
    if (notes.empty()) return;
    tell_time();
    desk_.store.write(desk_.caller, [&](store::Unit& unit) {
      for (const store::StepProgress& note : notes) {
        const auto run = unit.run(note.run);
        const domain::Step* step = run ? run->step(note.step, note.item) : nullptr;
        if (step && !step->token.empty()) unit.note_progress(note);
      }
    });
  }

  void tell(const Acted& acted) {
    count_.done += acted.state == "done";
    count_.retried += acted.state == "retry";
    count_.failed += acted.state == "failed";
    count_.rejected += acted.state == "rejected";
    each_(acted);
  }

  Desk desk_;
  const Acting& acting_;
  const std::function<void(const Acted&)>& each_;
  bool rehearsal_;
  std::vector<std::unique_ptr<Attempt>> attempts_;
  std::set<Name> unable_;
  ActedCount count_;
  int signal_ = 0;
  std::int64_t seen_ = -1, checked_ = -1;
  Child::Clock::time_point looked_, meanwhile_ = Child::Clock::now(), unreached_until_;
};

/// What would be tried now.
void foresee(Desk& desk, const std::function<void(const Acted&)>& each) {
  std::vector<Acted> all;
  Definitions definitions;
  desk.store.read([&](store::Reading& reading) {
    const auto policy = desk.store.policy();
    for (const ActionStep& due : reading.actions_due(desk.caller.now, std::size_t{1} << 40)) {
      const auto run = reading.run(due.run);
      const domain::Step* step = run ? run->step(due.step, due.item) : nullptr;
      if (!step) continue;
      Acted acted{due.run, due.step, due.item, due.attempts + 1, {}, "queued", {}};
      try {
        const auto command = workflow::command_of(definitions.of(*run, reading, *policy), *run, *step,
                                                  {*policy, reading.people()}, desk.caller.now);
        if (const auto* known = std::get_if<workflow::Command>(&command)) acted.program = to_text(*known);
        if (const auto* nothing = std::get_if<workflow::NoValue>(&command)) acted.detail = nothing->why;
      } catch (const Error& error) {
        if (!of_item(error)) throw;
        acted.detail = error.message;
      }
      all.push_back(std::move(acted));
    }
  });
  for (const Acted& acted : all) each(acted);
}

}  // namespace

ActedCount act(Desk& person, const Acting& acting, const std::function<void(const Acted&)>& each) {
  require(person, decide::Verb::deliver);
  Desk desk = person;
  desk.caller.actor = {{}, {}, "deliver"};
  desk.definitions = std::make_shared<Definitions>();
  if (desk.dry_run) {
    foresee(desk, each);
    return {};
  }
  if (desk.store.meta().outbox_held)
    throw Error(Code::conflict,
                "no program is run: the desk was restored from an older copy, and may have run it before",
                "look through `spoc deliver --list`, then `spoc restore --release`");
  Hands hands(desk, acting, each);
  const ActedCount count = hands.run();
  if (hands.signal()) std::raise(hands.signal());
  return count;
}

std::vector<ActionStep> actions(Desk& desk) {
  std::vector<ActionStep> all;
  read(desk, decide::Verb::deliver, [&](store::Reading& reading) { all = reading.actions(); });
  return all;
}

}  // namespace spoc::desk
