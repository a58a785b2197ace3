#include "desk/hooks.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <set>
#include <thread>

#include "base/format.h"
#include "base/hash.h"
#include "base/text.h"
#include "decide/permission.h"
#include "deliver/process.h"
#include "deliver/webhook.h"
#include "desk/deciding.h"
#include "desk/permission.h"
#include "desk/retries.h"

namespace spoc::desk {
namespace {

using store::QueuedEffect;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kHookBatch = 50;
constexpr auto kRound = std::chrono::seconds(20);
constexpr time::Span kHookReserve = time::seconds(15);
constexpr time::Span kRest = time::minutes(1);
constexpr int kHookPatience = 2;
constexpr int kDataError = 65;

/// One entry on its way to one hook.
struct Errand {
  QueuedEffect queued;
  std::int64_t seq = 0;
  std::string text;   // empty: it is not to be told
  std::string state;  // as Hooked says, "untried" (another round does it), "resting" (the hook does not answer)
  std::string detail;
  bool final = false;
};

/// What waits for one hook, and is told one after the other.
struct Round {
  std::string name;
  const policy::Hook* hook = nullptr;  // nothing: policy does not have it any more
  std::vector<Errand> errands;
  Instant leased_until;
};

std::int64_t seq_of(const domain::Effect& effect) {
  for (const auto& [name, value] : effect.data)
    if (name == "seq" && value.integer()) return *value.integer();
  return 0;
}

std::string failure_of(const deliver::Ended& ended, const policy::Hook& hook, const deliver::Mask& mask) {
  if (!ended.in_time) return format("{} did not end within {}", hook.run.front(), time::to_words(hook.remote.timeout));
  const std::string said = shorten(terminal_safe(mask(ended.complaint), Shape::one_line), 300);
  return format("{} ended with {}{}{}", hook.run.front(), ended.code, said.empty() ? "" : ": ", said);
}

/// One hook with what it needs to be told something. For one thread.
class Ear {
 public:
  Ear(const policy::Hook& hook, const Hooking& hooking, std::string desk)
      : hook_(hook),
        hooking_(hooking),
        desk_(std::move(desk)),
        poster_(hook.remote, {hooking.folder, hooking.credentials}) {}

  /// Throws data when another try would change nothing, unavailable when nobody answers, else try_again.
  void tell(const Errand& errand) {
    if (hook_.run.empty()) return poster_.post({errand.text, format("{}-{}", desk_, errand.seq), hooking_.clock()});
    deliver::Process process;
    process.arguments = hook_.run;
    process.folder = hooking_.folder;
    process.variables = environment(errand);
    process.input = errand.text;
    process.limit = hook_.remote.timeout;
    const deliver::Ended ended = deliver::run(process);
    if (ended.in_time && ended.code == 0) return;
    const Code code = !ended.in_time ? Code::unavailable : ended.code == kDataError ? Code::data : Code::try_again;
    throw Error(code, failure_of(ended, hook_, mask_));
  }

 private:
  std::vector<std::string> environment(const Errand& errand) {
    std::vector<std::string> all, secrets;
    for (const auto& [variable, value] : hook_.variables) all.push_back(format("{}={}", variable, value));
    for (const auto& [variable, secret] : hook_.secrets) {
      secrets.push_back(deliver::read_secret(secret, hooking_.folder, hooking_.credentials));
      all.push_back(format("{}={}", variable, secrets.back()));
    }
    mask_ = deliver::Mask(secrets);
    all.push_back("SPOC_HOOK=" + hook_.name);
    all.push_back("SPOC_EVENT=" + errand.queued.effect.reason);
    all.push_back(format("SPOC_SEQ={}", errand.seq));
    all.push_back(format("SPOC_REPEATED={}", errand.queued.attempts > 1 ? 1 : 0));
    return all;
  }

  const policy::Hook& hook_;
  const Hooking& hooking_;
  std::string desk_;
  deliver::Poster poster_;
  deliver::Mask mask_;
};

class Telling {
 public:
  Telling(Desk& person, const Hooking& hooking, const std::function<void(const Hooked&)>& each)
      : person_(person), desk_(person), hooking_(hooking), each_(each), policy_(desk_.store.policy()) {
    desk_.caller.actor = {{}, {}, "deliver"};
    name_ = hex(bytes_of(blake2b(desk_.store.meta().name))).substr(0, 12);
  }

  HookedCount run() {
    for (bool more = true; more;) {
      std::vector<Round> rounds = claim();
      more = !rounds.empty();
      if (!more) break;
      for (Round& round : rounds) write_texts(round);
      tell(rounds);
      record(rounds);
      if (hooking_.meanwhile) hooking_.meanwhile();
    }
    return count_;
  }

  void foresee() {
    desk_.store.read([&](store::Reading& reading) {
      reading.effects("queued", [&](const QueuedEffect& queued) {
        const bool due = (!queued.not_before || *queued.not_before <= hooking_.clock()) &&
                         (!queued.wait_until || *queued.wait_until <= desk_.caller.now);
        if (due && queued.effect.kind == domain::Effect::Kind::hook)
          waiting_.push_back({queued, 0, {}, "queued", {}, false});
        return true;
      });
    });
    report();
  }

 private:
  std::vector<Round> claim() {
    std::vector<Round> rounds;
    const Instant now = hooking_.clock();
    desk_.store.write(desk_.caller, [&](store::Unit& unit) {
      rounds.clear();
      for (const std::string& name : unit.hooks()) {
        if (resting_.contains(name)) continue;
        Round round{name, policy_->hook(name), {}, {}};
        const std::int64_t longest = round.hook ? round.hook->remote.timeout.us : 0;
        round.leased_until = now + time::Span{2 * longest + kHookReserve.us};
        for (QueuedEffect& queued : unit.claim_hooked(name, now, round.leased_until, kHookBatch)) {
          const std::int64_t seq = seq_of(queued.effect);
          round.errands.push_back({std::move(queued), seq, {}, {}, {}, false});
        }
        if (!round.errands.empty()) rounds.push_back(std::move(round));
      }
    });
    return rounds;
  }

  /// What the hook may be told, as it is at this moment.
  void write_texts(Round& round) {
    const auto refuse = [](Errand& errand, std::string why) {
      errand.state = "dropped";
      errand.detail = std::move(why);
    };
    if (!round.hook) {
      for (Errand& errand : round.errands) refuse(errand, "policy does not have this hook any more");
      return;
    }
    const domain::Sight sight =
        round.hook->confidential ? domain::Sight::everything() : decide::sight_of_no_team(*policy_);
    desk_.store.read_again(sight, [&](store::Reading& reading) {
      for (Errand& errand : round.errands) {
        store::EntryQuery query;
        query.after = errand.seq - 1;
        query.limit = 1;
        errand.text.clear();
        reading.entries(query, [&](const store::Entry& entry) {
          if (entry.seq == errand.seq) errand.text = hooking_.text(reading, entry);
          return false;
        });
        if (errand.text.empty()) refuse(errand, "the hook may not be told of it: it is confidential");
      }
    });
  }

  void tell(std::vector<Round>& rounds) {
    std::vector<std::exception_ptr> broken(rounds.size());
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 0; i < rounds.size(); ++i)
        threads.emplace_back([&, i] {
          try {
            tell(rounds[i]);
          } catch (...) {
            broken[i] = std::current_exception();
          }
        });
    }
    for (const std::exception_ptr& one : broken)
      if (one) std::rethrow_exception(one);
  }

  void tell(Round& round) const {
    if (!round.hook) return;
    Ear ear(*round.hook, hooking_, name_);
    const auto begun = Clock::now();
    int unanswered = 0;
    for (Errand& errand : round.errands) {
      if (!errand.state.empty()) continue;
      if (unanswered >= kHookPatience) {
        errand.state = "resting";
      } else if (Clock::now() - begun > kRound || hooking_.clock() + round.hook->remote.timeout > round.leased_until) {
        errand.state = "untried";
      } else {
        unanswered = tell(ear, errand) ? 0 : unanswered + 1;
      }
    }
  }

  /// False when nobody answered.
  static bool tell(Ear& ear, Errand& errand) {
    try {
      ear.tell(errand);
      errand.state = "told";
    } catch (const Error& error) {
      errand.final = error.code == Code::data || !tried_again(errand.queued.attempts);
      errand.state = errand.final ? "failed" : "queued";
      errand.detail = error.message;
      return error.code != Code::unavailable;
    }
    return true;
  }

  void record(std::vector<Round>& rounds) {
    const Instant now = hooking_.clock();
    desk_.store.write(desk_.caller, [&](store::Unit& unit) {
      std::vector<std::int64_t> tried;
      for (const Round& round : rounds)
        for (const Errand& errand : round.errands) tried.push_back(errand.queued.id);
      unit.expect_effects(tried);
      for (const Round& round : rounds)
        for (const Errand& errand : round.errands) record(unit, errand, now);
    });
    for (Round& round : rounds)
      for (Errand& errand : round.errands) {
        if (errand.state == "resting") resting_.insert(round.name);
        if (errand.state != "resting" && errand.state != "untried") waiting_.push_back(std::move(errand));
      }
    report();
  }

  /// Unless somebody else has meanwhile: a lease may run out under a slow hook.
  void record(store::Unit& unit, const Errand& errand, Instant now) const {
    const std::int64_t id = errand.queued.id;
    const auto queued = unit.effect(id);
    if (!queued || queued->state != "leased") return;
    if (errand.state == "untried") return unit.put_off_effect(id, std::nullopt);
    if (errand.state == "resting") return unit.put_off_effect(id, desk_.caller.now + kRest);
    if (errand.state == "queued")
      return unit.finish_effect(id, "queued", errand.detail, next_try(format("hook {}", id), queued->attempts, now));
    unit.finish_effect(id, errand.state == "told" ? "sent" : errand.state, errand.detail, std::nullopt);
  }

  /// Says what is there for the caller of what has an outcome, and counts all of it.
  void report() {
    std::vector<Hooked> seen;
    desk_.store.read_again(
        decide::sight_for(authority_of(person_), decide::Verb::deliver), [&](store::Reading& reading) {
          seen.clear();
          for (const Errand& errand : waiting_) {
            const auto queued = reading.effect(errand.queued.id);
            if (!queued) continue;
            const domain::Effect& effect = queued->effect;
            seen.push_back(
                {errand.queued.id, effect.to, effect.reason, effect.ticket, effect.run, errand.state, errand.detail});
          }
        });
    for (const Errand& errand : waiting_) {
      count_.told += errand.state == "told";
      count_.waiting += errand.state == "queued";
      count_.failed += errand.state == "failed";
      count_.dropped += errand.state == "dropped";
    }
    waiting_.clear();
    for (const Hooked& one : seen) each_(one);
  }

  Desk& person_;
  Desk desk_;
  const Hooking& hooking_;
  const std::function<void(const Hooked&)>& each_;
  std::shared_ptr<const policy::Policy> policy_;
  std::string name_;  // of the desk, in tokens
  std::set<std::string> resting_;
  std::vector<Errand> waiting_;  // to be reported
  HookedCount count_;
};

}  // namespace

HookedCount tell_hooks(Desk& desk, const Hooking& hooking, const std::function<void(const Hooked&)>& each) {
  require(desk, decide::Verb::deliver);
  if (!desk.dry_run && desk.store.meta().outbox_held)
    throw Error(Code::conflict,
                "nothing leaves the desk: it was restored from an older copy, and may have sent it before",
                "look through `spoc deliver --list`, drop what was sent, then `spoc restore --release`");
  Telling telling(desk, hooking, each);
  if (!desk.dry_run) return telling.run();
  telling.foresee();
  return {};
}

}  // namespace spoc::desk
