#include "desk/deliver.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>

#include "base/format.h"
#include "base/hash.h"
#include "base/random.h"
#include "base/text.h"
#include "deliver/compose.h"
#include "deliver/transport.h"
#include "desk/deciding.h"

namespace spoc::desk {
namespace {

using deliver::Message, deliver::Recipient;
using domain::Effect;
using store::QueuedEffect;

constexpr std::size_t kBatch = 500;
// A batch takes far less; who was killed is followed by somebody else after this.
constexpr time::Span kLease = time::seconds(30);
constexpr std::array<time::Span, 4> kRetries = {time::minutes(1), time::minutes(5), time::minutes(30), time::hours(2)};
constexpr std::size_t kTokenBytes = 16;

/// A message on its way, or notices that become none (`message` is absent then).
struct Post {
  std::vector<QueuedEffect> effects;
  std::vector<Recipient> to;
  std::string channel;
  std::optional<Message> message;
  std::string state, detail;  // what became of it
  bool final = false;         // another try would change nothing
};

/// The desk of a program: it is no person's activity that a message was sent.
Desk as_program(const Desk& desk) {
  Desk program = desk;
  program.caller.actor = {{}, {}, "deliver"};
  return program;
}

std::string addresses(const std::vector<Recipient>& people) {
  std::vector<std::string> all;
  for (const Recipient& recipient : people) all.push_back(recipient.address);
  return join(all, ", ");
}

std::vector<Recipient> recipients_of(std::string_view stored, const domain::Directory& people) {
  std::vector<Recipient> found;
  for (const std::string_view part : split(stored, ',')) {
    const std::string address(trim(part));
    const domain::Person* person = people.by_address(address);
    found.push_back(person ? Recipient{person->id, person->name, address} : Recipient{{}, {}, address});
  }
  return found;
}

/// Turns claimed notices into posts, within the transaction that claimed them.
class Sorting {
 public:
  Sorting(const Desk& desk, store::Reading& reading, bool rehearsal)
      : policy_(desk.store.policy()), reading_(reading), now_(desk.caller.now), rehearsal_(rehearsal) {}

  /// Notices that were in a message already stay in it, with its recipients and token.
  void add_begun(std::vector<QueuedEffect> claimed) {
    std::map<std::int64_t, Post> messages;
    std::vector<QueuedEffect> others;
    for (QueuedEffect& queued : claimed) {
      if (!queued.message)
        others.push_back(std::move(queued));
      else
        messages[queued.message].effects.push_back(std::move(queued));
    }
    for (auto& [id, post] : messages) {
      const auto stored = reading_.message(id);
      ensure(stored.has_value(), "a joined notice has its message");
      post.to = recipients_of(stored->recipient, reading_.people());
      post.channel = channel_of(post.effects.front().effect);
      compose(post, stored->token, stored->created_at);
      post.message->repeated = true;
      posts_.push_back(std::move(post));
    }
    add(std::move(others));
  }

  /// New ones are sorted by whom they reach; `join` is told of each message.
  void add(std::vector<QueuedEffect> claimed) {
    std::vector<QueuedEffect> reachable;
    std::vector<deliver::Addressed> addressed;
    for (QueuedEffect& queued : claimed) {
      deliver::Recipients told = told_by(queued.effect);
      if (told.people.empty()) {
        refuse(std::move(queued), told);
        continue;
      }
      addressed.push_back({nullptr, std::move(told.people)});
      reachable.push_back(std::move(queued));
    }
    for (std::size_t i = 0; i < reachable.size(); ++i) addressed[i].effect = &reachable[i].effect;
    for (deliver::Letter& letter : deliver::letters(addressed)) {
      Post post;
      post.to = std::move(letter.to);
      post.channel = std::move(letter.channel);
      for (const std::size_t i : letter.notices) post.effects.push_back(reachable[i]);
      compose(post, token_of(post.effects.front().id), now_);
      posts_.push_back(std::move(post));
    }
  }

  std::vector<Post> take() { return std::move(posts_); }

 private:
  static std::string channel_of(const Effect& effect) {
    return effect.channel == "mail" ? std::string() : effect.channel;
  }

  const store::StoredTicket* ticket(TicketId id) {
    if (!id) return nullptr;
    const auto [found, fresh] = tickets_.try_emplace(id.number);
    if (fresh) found->second = reading_.ticket(id);
    return found->second ? &*found->second : nullptr;
  }

  deliver::Recipients told_by(const Effect& effect) {
    if (effect.kind == Effect::Kind::action) return {{}, "this program carries out no actions", false};
    const store::StoredTicket* about = ticket(effect.ticket);
    return deliver::recipients_of(effect, about ? &about->ticket : nullptr, *policy_, reading_.people(), now_);
  }

  void refuse(QueuedEffect queued, const deliver::Recipients& told) {
    Post post;
    post.effects.push_back(std::move(queued));
    post.state = told.needless ? "dropped" : "failed";
    post.detail = told.problem;
    post.final = true;
    posts_.push_back(std::move(post));
  }

  void compose(Post& post, std::string token, Instant at) {
    std::vector<deliver::Notice> notices;
    for (const QueuedEffect& queued : post.effects) {
      const store::StoredTicket* about = ticket(queued.effect.ticket);
      notices.push_back({queued.effect, about ? &about->ticket : nullptr, about ? &about->schedule : nullptr});
    }
    post.message = deliver::compose(notices, *policy_, now_);
    post.message->token = std::move(token);
    post.message->at = at;
    post.message->to = post.to;
  }

  /// Nobody can guess it, but in a rehearsal: there equal commands give equal bytes.
  std::string token_of(std::int64_t effect) const {
    if (rehearsal_) return hex(Random(format("message of notice {}", effect)).bytes(kTokenBytes));
    return hex(Random().bytes(kTokenBytes));
  }

  std::shared_ptr<const policy::Policy> policy_;
  store::Reading& reading_;
  Instant now_;
  bool rehearsal_;
  std::map<std::int64_t, std::optional<store::StoredTicket>> tickets_;
  std::vector<Post> posts_;
};

/// Leases a batch and joins it into messages: from here on a kill changes nothing about what they are.
std::vector<Post> claim(Desk& desk, Instant real_now, bool begun) {
  std::vector<Post> posts;
  const bool rehearsal = desk.store.meta().rehearsal;
  desk.store.write(desk.caller, [&](store::Unit& unit) {
    Sorting sorting(desk, unit, rehearsal);
    const Instant until = real_now + kLease;
    begun ? sorting.add_begun(unit.claim_begun(real_now, until))
          : sorting.add(unit.claim_effects(real_now, until, kBatch));
    posts = sorting.take();
    for (const Post& post : posts) {
      if (!post.message || post.message->repeated) continue;
      std::vector<std::int64_t> ids;
      for (const QueuedEffect& queued : post.effects) ids.push_back(queued.id);
      unit.join_message(ids, addresses(post.to), post.message->token);
    }
  });
  return posts;
}

/// What would be claimed now, without claiming it.
std::vector<Post> foresee(Desk& desk, Instant real_now) {
  std::vector<Post> posts;
  const bool rehearsal = desk.store.meta().rehearsal;
  desk.store.read([&](store::Reading& reading) {
    std::vector<QueuedEffect> begun, fresh;
    for (const std::string_view state : {"leased", "queued"})
      reading.effects(state, [&](const QueuedEffect& queued) {
        const bool due = !queued.not_before || *queued.not_before <= real_now;
        if (due) (queued.message || state == "leased" ? begun : fresh).push_back(queued);
        return true;
      });
    Sorting sorting(desk, reading, rehearsal);
    sorting.add_begun(std::move(begun));
    sorting.add(std::move(fresh));
    posts = sorting.take();
  });
  return posts;
}

/// Transports by channel, made when first needed.
class Transports {
 public:
  Transports(std::shared_ptr<const policy::Policy> policy, std::string folder)
      : policy_(std::move(policy)), folder_(std::move(folder)) {}

  deliver::Transport& of(const std::string& channel) {
    auto& transport = made_[channel];
    if (!transport) transport = deliver::make_transport(*policy_, channel, folder_);
    return *transport;
  }

 private:
  std::shared_ptr<const policy::Policy> policy_;
  std::string folder_;
  std::map<std::string, std::unique_ptr<deliver::Transport>> made_;
};

void carry(Post& post, Transports& transports) {
  if (!post.message) return;
  try {
    transports.of(post.channel).deliver(*post.message);
    post.state = "sent";
  } catch (const Error& error) {
    post.state = "failed";
    post.detail = error.message;
    post.final = error.code == Code::data;
  }
}

/// Writes down what became of a notice, unless somebody else has meanwhile: a lease may run out under a slow delivery.
void finish(Deciding& deciding, const QueuedEffect& claimed, Post& post, Instant real_now) {
  const auto queued = deciding.unit().effect(claimed.id);
  if (!queued || queued->state != "leased") return;
  const auto tries = static_cast<std::size_t>(queued->attempts);
  if (post.state == "failed" && !post.final && tries <= kRetries.size()) {
    deciding.unit().finish_effect(claimed.id, "queued", post.detail, real_now + kRetries[tries - 1]);
    return;
  }
  deciding.unit().finish_effect(claimed.id, post.state, post.detail, std::nullopt);
  domain::EffectFinished event{claimed.id, post.state, addresses(post.to), post.detail};
  if (claimed.effect.ticket)
    deciding.record(deciding.ticket(claimed.effect.ticket), std::move(event));
  else
    deciding.record(std::move(event));
}

void record(Desk& desk, std::vector<Post>& posts, Instant real_now) {
  transact(desk, [&](Deciding& deciding, Outcome&) {
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
  const auto tries = static_cast<std::size_t>(post.effects.front().attempts);
  sent.state = post.state == "failed" && !post.final && tries <= kRetries.size() ? "queued" : post.state;
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
  } else {
    (sent.state == "failed" ? delivered.failed : delivered.dropped) += notices;
  }
}

/// The failed ones, or those that were named. `allowed` are the states they may be in.
std::vector<QueuedEffect> chosen(store::Reading& reading, const std::vector<std::int64_t>& ids,
                                 std::initializer_list<std::string_view> allowed) {
  std::vector<QueuedEffect> found;
  if (ids.empty()) {
    reading.effects("failed", [&](const QueuedEffect& queued) {
      found.push_back(queued);
      return true;
    });
    return found;
  }
  for (const std::int64_t id : ids) {
    auto queued = reading.effect(id);
    if (!queued) throw Error(Code::not_found, format("there is no notice {}", id), "see them: spoc deliver --list");
    if (std::find(allowed.begin(), allowed.end(), queued->state) == allowed.end())
      throw Error(Code::conflict, format("notice {} is {}", id, queued->state));
    found.push_back(std::move(*queued));
  }
  return found;
}

}  // namespace

Delivered deliver(Desk& person, const Delivering& delivering, const std::function<void(const Sent&)>& each) {
  Desk desk = as_program(person);
  Transports transports(desk.store.policy(), delivering.folder);
  transports.of({});
  if (!desk.dry_run && desk.store.meta().outbox_held)
    throw Error(Code::conflict, "nothing leaves the desk: it was restored from an older copy, and may have sent it before",
                "look through `spoc deliver --list`, drop what was sent, then `spoc restore --release`");
  Delivered delivered;
  const auto tell = [&](const std::vector<Post>& posts) {
    for (const Post& post : posts) {
      const Sent sent = sent_of(post);
      count(sent, delivered);
      each(sent);
    }
  };
  if (desk.dry_run) {
    std::vector<Post> posts = foresee(desk, delivering.clock());
    for (Post& post : posts)
      if (post.message) post.state = "sent";
    tell(posts);
    return delivered;
  }
  for (bool begun = true, more = true; more; begun = false) {
    std::vector<Post> posts = claim(desk, delivering.clock(), begun);
    for (Post& post : posts) carry(post, transports);
    if (!posts.empty()) record(desk, posts, delivering.clock());
    tell(posts);
    more = begun || !posts.empty();
  }
  return delivered;
}

std::vector<QueuedEffect> undelivered(Desk& desk) {
  std::vector<QueuedEffect> found;
  desk.store.read([&](store::Reading& reading) {
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
    const auto found = chosen(unit, effects, {"failed"});
    count = static_cast<std::int64_t>(found.size());
    if (desk.dry_run) return;
    for (const QueuedEffect& queued : found) unit.finish_effect(queued.id, "queued", queued.error, std::nullopt);
  });
  return count;
}

std::int64_t drop(Desk& desk, const std::vector<std::int64_t>& effects, const std::string& reason) {
  std::int64_t count = 0;
  transact(desk, [&](Deciding& deciding, Outcome&) {
    const auto found = chosen(deciding.unit(), effects, {"failed", "queued", "held"});
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
