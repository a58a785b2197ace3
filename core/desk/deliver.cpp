#include "desk/deliver.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "base/format.h"
#include "base/text.h"
#include "desk/carry.h"
#include "desk/deciding.h"
#include "desk/permission.h"
#include "desk/posts.h"
#include "desk/retries.h"

namespace spoc::desk {
namespace {

using store::QueuedEffect;

constexpr std::size_t kPostBatch = 500;

/// The desk of a program: it is no person's activity that a message was sent.
Desk as_program(const Desk& desk) {
  Desk program = desk;
  program.caller.actor = {{}, {}, "deliver"};
  return program;
}

/// Leases a batch and joins it into messages: from here on a kill changes nothing about what they are. What may not
/// leave yet is given back with the time until which it waits.
std::vector<Post> claim(Desk& desk, Instant real_now, time::Span lease, bool begun) {
  std::vector<Post> claimed;
  const bool rehearsal = desk.store.meta().rehearsal;
  desk.store.write(desk.caller, [&](store::Unit& unit) {
    Posts posts(desk, unit, rehearsal);
    const Instant until = real_now + lease;
    begun ? posts.add_begun(unit.claim_begun(real_now, until)) : posts.add(unit.claim_effects(real_now, until, kPostBatch));
    claimed = posts.take();
    for (const Post& post : claimed) {
      if (post.wait_until)
        for (const QueuedEffect& queued : post.effects) unit.put_off_effect(queued.id, post.wait_until);
      if (!post.message || post.message->repeated) continue;
      std::vector<std::int64_t> ids;
      for (const QueuedEffect& queued : post.effects) ids.push_back(queued.id);
      unit.join_message(ids, addresses(post.to), post.message->token);
    }
  });
  return claimed;
}

/// What would be claimed now, without claiming it.
std::vector<Post> foresee(Desk& desk, Instant real_now) {
  std::vector<Post> posts;
  const bool rehearsal = desk.store.meta().rehearsal;
  desk.store.read([&](store::Reading& reading) {
    std::vector<QueuedEffect> begun, fresh;
    for (const std::string_view state : {"leased", "queued"})
      reading.effects(state, [&](const QueuedEffect& queued) {
        const bool due = (!queued.not_before || *queued.not_before <= real_now) &&
                         (!queued.wait_until || *queued.wait_until <= desk.caller.now);
        const bool notice = queued.effect.kind != domain::Effect::Kind::hook;
        if (due && notice) (queued.message || state == "leased" ? begun : fresh).push_back(queued);
        return true;
      });
    Posts found(desk, reading, rehearsal);
    found.add_begun(std::move(begun));
    found.add(std::move(fresh));
    posts = found.take();
  });
  return posts;
}

/// Whether another try follows on a failed one.
bool tried_again(const Post& post, std::int64_t attempts) {
  return post.state == "failed" && !post.final && desk::tried_again(attempts);
}

/// The same for all notices of a message, which stay together.
Instant next_try(const QueuedEffect& queued, std::int64_t attempts, Instant real_now) {
  return desk::next_try(format("message {}", queued.message), attempts, real_now);
}

/// Writes down what became of a notice, unless somebody else has meanwhile: a lease may run out under a slow delivery.
void finish(Deciding& deciding, const QueuedEffect& claimed, Post& post, Instant real_now) {
  const auto queued = deciding.unit().effect(claimed.id);
  if (!queued || queued->state != "leased") return;
  if (post.state == "untried") return deciding.unit().put_off_effect(claimed.id, std::nullopt);
  if (tried_again(post, queued->attempts)) {
    deciding.unit().finish_effect(claimed.id, "queued", post.detail, next_try(*queued, queued->attempts, real_now));
    return;
  }
  deciding.unit().finish_effect(claimed.id, post.state, post.detail, std::nullopt);
  domain::EffectFinished event{claimed.id, post.state, addresses(post.to), post.detail};
  if (claimed.effect.ticket)
    deciding.record(deciding.ticket(claimed.effect.ticket), std::move(event));
  else
    deciding.record(std::move(event));
}

void expect_all(store::Reading& reading, const std::vector<Post>& posts) {
  std::vector<std::int64_t> effects;
  for (const Post& post : posts)
    for (const QueuedEffect& queued : post.effects) effects.push_back(queued.id);
  reading.expect_effects(effects);
}

void record(Desk& desk, std::vector<Post>& posts, Instant real_now) {
  transact(desk, [&](Deciding& deciding, Outcome&) {
    expect_all(deciding.unit(), posts);
    std::vector<TicketId> tickets;  // that get an entry
    for (const Post& post : posts)
      for (const QueuedEffect& queued : post.effects)
        if (post.state != "untried" && queued.effect.ticket) tickets.push_back(queued.effect.ticket);
    deciding.unit().expect_tickets(tickets);
    for (Post& post : posts)
      for (const QueuedEffect& queued : post.effects) finish(deciding, queued, post, real_now);
  });
}

Sent sent_of(const Post& post) {
  Sent sent;
  for (const QueuedEffect& queued : post.effects) {
    sent.effects.push_back(queued.id);
    const TicketId id = queued.effect.ticket;
    if (id && std::find(sent.tickets.begin(), sent.tickets.end(), id) == sent.tickets.end()) sent.tickets.push_back(id);
  }
  sent.to = addresses(post.to);
  if (post.message) sent.subject = post.message->subject;
  sent.state = tried_again(post, post.effects.front().attempts) ? "queued" : post.state;
  sent.detail = post.detail;
  return sent;
}

void count(const Sent& sent, Delivered& delivered) {
  const auto notices = static_cast<std::int64_t>(sent.effects.size());
  if (sent.state == "sent") {
    ++delivered.messages;
    delivered.notices += notices;
  } else if (sent.state == "queued") {
    delivered.waiting += notices;
  } else if (sent.state == "waiting") {
    delivered.put_off += notices;
  } else {
    (sent.state == "failed" ? delivered.failed : delivered.dropped) += notices;
  }
}

using States = std::initializer_list<std::string_view>;

/// The failed ones, or those that were named. `allowed` are the states they may be in. What is not there for the caller
/// is left out, and cannot be named.
std::vector<QueuedEffect> chosen(const Desk& desk, store::Reading& reading, const std::vector<std::int64_t>& ids,
                                 States allowed) {
  std::vector<QueuedEffect> found;
  const auto add_named = [&](store::Reading& seen, std::int64_t id) {
    if (!seen.effect(id))
      throw Error(Code::not_found, format("there is no notice {}", id), "see them: spoc deliver --list");
    QueuedEffect queued = *reading.effect(id);
    if (std::find(allowed.begin(), allowed.end(), queued.state) == allowed.end())
      throw Error(Code::conflict, format("notice {} is {}", id, queued.state));
    found.push_back(std::move(queued));
  };
  read(desk, decide::Verb::deliver, [&](store::Reading& seen) {
    for (const std::int64_t id : ids) add_named(seen, id);
    if (ids.empty())
      seen.effects("failed", [&](const QueuedEffect& queued) {
        found.push_back(*reading.effect(queued.id));
        return true;
      });
  });
  return found;
}

/// Of what was delivered, that which is there for the caller: messages of which they see every notice.
std::vector<const Post*> seen_of(const Desk& desk, const std::vector<Post>& posts) {
  std::vector<const Post*> found;
  desk.store.read_again(decide::sight_for(authority_of(desk), decide::Verb::deliver), [&](store::Reading& seen) {
    found.clear();
    expect_all(seen, posts);
    for (const Post& post : posts)
      if (std::all_of(post.effects.begin(), post.effects.end(),
                      [&](const QueuedEffect& queued) { return seen.effect(queued.id).has_value(); }))
        found.push_back(&post);
  });
  return found;
}

}  // namespace

Delivered deliver(Desk& person, const Delivering& delivering, const std::function<void(const Sent&)>& each) {
  require(person, decide::Verb::deliver);
  Desk desk = as_program(person);
  Carrying carrying(desk.store.policy(), delivering);
  if (!desk.dry_run && desk.store.meta().outbox_held)
    throw Error(Code::conflict,
                "nothing leaves the desk: it was restored from an older copy, and may have sent it before",
                "look through `spoc deliver --list`, drop what was sent, then `spoc restore --release`");
  Delivered delivered;
  const auto tell = [&](const std::vector<Post>& posts) {
    for (const Post& post : posts)
      if (post.state != "untried") count(sent_of(post), delivered);
    for (const Post* post : seen_of(person, posts))
      if (post->state != "untried") each(sent_of(*post));
  };
  if (desk.dry_run) {
    std::vector<Post> posts = foresee(desk, delivering.clock());
    for (Post& post : posts)
      if (post.message) post.state = "sent";
    tell(posts);
    return delivered;
  }
  bool begun = true;
  for (bool more = true; more;) {
    const Instant claimed_at = delivering.clock();
    std::vector<Post> posts = claim(desk, claimed_at, carrying.lease(), begun);
    carrying.carry(posts, claimed_at + carrying.lease());
    if (!posts.empty()) record(desk, posts, delivering.clock());
    tell(posts);
    const bool untried =
        std::any_of(posts.begin(), posts.end(), [](const Post& post) { return post.state == "untried"; });
    more = untried || begun || !posts.empty();
    begun = untried;  // what a slow transport left no time for has become a message already
  }
  return delivered;
}

std::vector<QueuedEffect> undelivered(Desk& desk) {
  std::vector<QueuedEffect> found;
  read(desk, decide::Verb::deliver, [&](store::Reading& reading) {
    for (const std::string_view state : {"queued", "held", "leased", "failed"})
      reading.effects(state, [&](const QueuedEffect& queued) {
        found.push_back(queued);
        return true;
      });
  });
  std::sort(found.begin(), found.end(), [](const QueuedEffect& a, const QueuedEffect& b) { return a.id < b.id; });
  return found;
}

std::int64_t retry(Desk& desk, const std::vector<std::int64_t>& effects) {
  std::int64_t count = 0;
  desk.store.write(desk.caller, [&](store::Unit& unit) {
    const auto found = chosen(desk, unit, effects, {"failed"});
    count = static_cast<std::int64_t>(found.size());
    if (desk.dry_run) return;
    for (const QueuedEffect& queued : found) unit.finish_effect(queued.id, "queued", queued.error, std::nullopt);
  });
  return count;
}

std::int64_t drop(Desk& desk, const std::vector<std::int64_t>& effects, const std::string& reason) {
  std::int64_t count = 0;
  transact(desk, [&](Deciding& deciding, Outcome&) {
    const auto found = chosen(desk, deciding.unit(), effects, {"failed", "queued", "held"});
    count = static_cast<std::int64_t>(found.size());
    if (desk.dry_run) return;
    for (const QueuedEffect& queued : found) {
      deciding.unit().finish_effect(queued.id, "dropped", reason, std::nullopt);
      domain::EffectFinished event{queued.id, "dropped", queued.effect.to, reason};
      if (queued.effect.ticket)
        deciding.record(deciding.ticket(queued.effect.ticket), std::move(event));
      else
        deciding.record(std::move(event));
    }
  });
  return count;
}

}  // namespace spoc::desk
