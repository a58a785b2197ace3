// From claimed notices to what is to be sent: whom each reaches now, whether it may leave yet, and which of them are
// one message.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "deliver/compose.h"
#include "deliver/timing.h"
#include "desk/desk.h"

namespace spoc::desk {

/// A message on its way, or notices that become none (`message` is absent then).
struct Post {
  std::vector<store::QueuedEffect> effects;
  std::vector<deliver::Recipient> to;
  std::string channel;
  std::optional<deliver::Message> message;
  std::string state, detail;          // what became of it
  bool final = false;                 // another try would change nothing
  std::optional<Instant> wait_until;  // it may not leave before; desk time
};

/// Turns claimed notices into posts, within the transaction that claimed them.
class Posts {
 public:
  /// `urgent` ones are counted, but no limit holds them back.
  Posts(const Desk& desk, store::Reading& reading, bool rehearsal);

  /// Notices that were in a message already stay in it, with its recipients and token.
  void add_begun(std::vector<store::QueuedEffect> claimed);
  /// New ones are sorted by whom they reach.
  void add(std::vector<store::QueuedEffect> claimed);
  std::vector<Post> take() { return std::move(posts_); }

 private:
  void expect_tickets(const std::vector<store::QueuedEffect>& claimed);
  const store::StoredTicket* ticket(TicketId id);
  deliver::Recipients told_by(const domain::Effect& effect);
  void refuse(store::QueuedEffect queued, const deliver::Recipients& told);
  void put_off(Post post, Instant until, std::string_view why);
  void send(Post post);
  void compose(Post& post, std::string token, Instant at);
  std::vector<std::string> mails_about(TicketId id);
  void fill_channel(Post& post);
  void fill_commands(Post& post);
  void fill_body(Post& post);
  std::string token_of(std::int64_t effect) const;

  std::shared_ptr<const policy::Policy> policy_;
  store::Reading& reading_;
  Instant now_;
  bool rehearsal_;
  deliver::HourlyLimit limit_;
  std::map<std::int64_t, std::optional<store::StoredTicket>> tickets_;
  std::vector<Post> posts_;
};

/// "ana@example.org, ben@example.org".
std::string addresses(const std::vector<deliver::Recipient>& people);

}  // namespace spoc::desk
