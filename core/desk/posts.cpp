#include "desk/posts.h"

#include <algorithm>

#include "base/format.h"
#include "base/hash.h"
#include "base/random.h"
#include "base/text.h"
#include "deliver/arguments.h"
#include "desk/mail_trails.h"

namespace spoc::desk {
namespace {

using deliver::Message, deliver::Recipient;
using domain::Effect;
using store::QueuedEffect;

constexpr std::size_t kMessageTokenBytes = 16;
constexpr time::Span kHour = time::hours(1);

std::vector<Recipient> recipients_of(std::string_view stored, const domain::Directory& people) {
  std::vector<Recipient> found;
  for (const std::string_view part : split(stored, ',')) {
    const std::string address(trim(part));
    const domain::Person* person = people.by_address(address);
    found.push_back(person ? Recipient{person->id, person->name, address} : Recipient{{}, {}, address});
  }
  return found;
}

std::string channel_of(const Effect& effect) {
  return effect.channel == "mail" ? std::string() : effect.channel;
}

bool urgent(const Post& post) {
  return std::any_of(post.effects.begin(), post.effects.end(),
                     [](const QueuedEffect& queued) { return queued.effect.urgent; });
}

}  // namespace

std::string addresses(const std::vector<Recipient>& people) {
  std::vector<std::string> all;
  for (const Recipient& recipient : people) all.push_back(recipient.address);
  return join(all, ", ");
}

Posts::Posts(const Desk& desk, store::Reading& reading, bool rehearsal)
    : policy_(desk.store.policy()),
      reading_(reading),
      now_(desk.caller.now),
      rehearsal_(rehearsal),
      limit_(policy_->messages.per_recipient_per_hour, now_) {
  if (policy_->messages.per_recipient_per_hour <= 0) return;
  reading.messages([&](const store::QueuedMessage& message) {
    limit_.count(message.recipient, message.created_at);
    return message.created_at > now_ - kHour;
  });
}

void Posts::expect_tickets(const std::vector<QueuedEffect>& claimed) {
  std::vector<TicketId> ids;
  for (const QueuedEffect& queued : claimed)
    if (const TicketId id = queued.effect.ticket; id && !tickets_.contains(id.number)) ids.push_back(id);
  reading_.expect_tickets(ids);
}

void Posts::add_begun(std::vector<QueuedEffect> claimed) {
  expect_tickets(claimed);
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
    fill_channel(post);
    posts_.push_back(std::move(post));
  }
  add(std::move(others));
}

void Posts::add(std::vector<QueuedEffect> claimed) {
  expect_tickets(claimed);
  std::vector<QueuedEffect> reachable;
  std::vector<deliver::Addressed> addressed;
  for (QueuedEffect& queued : claimed) {
    deliver::Recipients told = told_by(queued.effect);
    if (told.people.empty()) {
      refuse(std::move(queued), told);
    } else if (const auto quiet = deliver::quiet_until(queued.effect, told.people, *policy_, reading_.people(), now_)) {
      put_off({{std::move(queued)}, std::move(told.people), {}, {}, {}, {}, false, {}}, *quiet, "it is out of hours");
    } else if (const auto digest = deliver::digest_until(queued.effect, *policy_, now_)) {
      put_off({{std::move(queued)}, std::move(told.people), {}, {}, {}, {}, false, {}}, *digest, "it leaves with others");
    } else {
      addressed.push_back({nullptr, std::move(told.people)});
      reachable.push_back(std::move(queued));
    }
  }
  for (std::size_t i = 0; i < reachable.size(); ++i) addressed[i].effect = &reachable[i].effect;
  for (deliver::Letter& letter : deliver::letters(addressed)) {
    Post post;
    post.to = std::move(letter.to);
    post.channel = std::move(letter.channel);
    for (const std::size_t i : letter.notices) post.effects.push_back(reachable[i]);
    const auto full = urgent(post) ? std::nullopt : limit_.full_until(post.to);
    full ? put_off(std::move(post), *full, "more than policy allows within an hour") : send(std::move(post));
  }
}

void Posts::send(Post post) {
  compose(post, token_of(post.effects.front().id), now_);
  fill_channel(post);
  if (!post.final) limit_.count(addresses(post.to), now_);
  posts_.push_back(std::move(post));
}

const store::StoredTicket* Posts::ticket(TicketId id) {
  if (!id) return nullptr;
  const auto [found, fresh] = tickets_.try_emplace(id.number);
  if (fresh) found->second = reading_.ticket(id);
  return found->second ? &*found->second : nullptr;
}

deliver::Recipients Posts::told_by(const Effect& effect) {
  if (effect.kind == Effect::Kind::action) return {{}, "this program carries out no actions", false};
  const store::StoredTicket* about = ticket(effect.ticket);
  auto told = deliver::recipients_of(effect, about ? &about->ticket : nullptr, *policy_, reading_.people(), now_);
  if (about && effect.to == "requester")
    for (deliver::Recipient& one : told.people)
      if (one.person.empty()) one.address = written_to(reading_, about->ticket);
  return told;
}

void Posts::refuse(QueuedEffect queued, const deliver::Recipients& told) {
  Post post;
  post.effects.push_back(std::move(queued));
  post.state = told.needless ? "dropped" : "failed";
  post.detail = told.problem;
  post.final = true;
  posts_.push_back(std::move(post));
}

void Posts::put_off(Post post, Instant until, std::string_view why) {
  post.state = "waiting";
  post.detail = format("{}, waits until {}", why, time::to_text(policy_->zone().local(until)));
  post.wait_until = until;
  posts_.push_back(std::move(post));
}

/// The ids of the latest mails that came in about it: what is sent answers them, so that it stands below them in any mail program.
std::vector<std::string> Posts::mails_about(TicketId id) {
  constexpr std::size_t kMost = 10;
  std::vector<std::string> ids;
  store::EntryQuery query;
  query.subject = domain::subject(id);
  query.kind = domain::MailReceived::kKind;
  reading_.entries(query, [&](const store::Entry& entry) {
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    if (const auto* mail = std::get_if<domain::MailReceived>(&event); mail && !mail->message_id.empty())
      ids.push_back(format("<{}>", mail->message_id));
    return true;
  });
  if (ids.size() > kMost) ids.erase(ids.begin(), ids.end() - kMost);
  return ids;
}

void Posts::compose(Post& post, std::string token, Instant at) {
  std::vector<deliver::Notice> notices;
  for (const QueuedEffect& queued : post.effects) {
    const store::StoredTicket* about = ticket(queued.effect.ticket);
    notices.push_back({queued.effect, about ? &about->ticket : nullptr, about ? &about->schedule : nullptr});
  }
  const deliver::Readers readers{post.to, reading_.people()};
  post.message = deliver::compose(notices, *policy_, readers, now_);
  if (!post.message->thread.empty()) post.message->answers = mails_about(post.effects.front().effect.ticket);
  post.message->token = std::move(token);
  post.message->at = at;
  post.message->to = post.to;
}

/// What a channel's own words are made of: arguments of its program, what it posts. When there is no value for somebody, no try would
/// change that.
void Posts::fill_channel(Post& post) {
  try {
    fill_commands(post);
    fill_body(post);
  } catch (const Error& error) {
    post.message.reset();
    post.state = "failed";
    post.detail = error.message;
    post.final = true;
  }
}

void Posts::fill_body(Post& post) {
  const policy::Channel* channel = post.channel.empty() ? nullptr : policy_->channel(post.channel);
  const std::string& transport = channel ? channel->transport : policy_->messages.transport;
  const std::string& body = channel ? channel->remote.body : policy_->messages.remote.body;
  if (transport != "webhook" || body.empty()) return;
  const Effect& effect = post.effects.front().effect;
  const store::StoredTicket* about = ticket(effect.ticket);
  const deliver::Notice notice{effect, about ? &about->ticket : nullptr, about ? &about->schedule : nullptr};
  post.message->body = deliver::template_json(body, notice, {post.to, reading_.people()}, *policy_, now_,
                                              post.message->subject, post.message->text);
}

void Posts::fill_commands(Post& post) {
  const policy::Channel* channel = post.channel.empty() ? nullptr : policy_->channel(post.channel);
  if (!channel || channel->transport != "command") return;
  const Effect& effect = post.effects.front().effect;
  const store::StoredTicket* about = ticket(effect.ticket);
  domain::Ticket nothing;  // what a notice about a run alone says of a ticket
  nothing.run = effect.run;
  const domain::Schedule never;
  const domain::TicketView view{about ? about->ticket : nothing, about ? about->schedule : never, now_};
  post.message->commands =
      deliver::arguments_of(*channel, *post.message, view, effect.reason, *policy_, reading_.people());
}

std::string Posts::token_of(std::int64_t effect) const {
  // Nobody can guess it, but in a rehearsal: there equal commands give equal bytes.
  if (rehearsal_) return hex(Random(format("message of notice {}", effect)).bytes(kMessageTokenBytes));
  return hex(Random().bytes(kMessageTokenBytes));
}

}  // namespace spoc::desk
