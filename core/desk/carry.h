// Handing finished messages over, several at a time, with no transaction open. A transport that cannot be reached is
// not asked again for every message that waits behind the first two.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "deliver/transport.h"
#include "desk/deliver.h"
#include "desk/posts.h"

namespace spoc::desk {

class Carrying {
 public:
  Carrying(std::shared_ptr<const policy::Policy> policy, const Delivering& delivering);

  /// How long what is claimed now is leased: every transport can try twice within it.
  time::Span lease() const { return lease_; }
  /// Hands over all that are messages, as their states then say. What its lease might end under is left "untried", for
  /// another claim.
  void carry(std::vector<Post>& posts, Instant leased_until);

 private:
  /// One worker's transports by channel, made when first needed.
  using Transports = std::map<std::string, std::unique_ptr<deliver::Transport>>;
  /// A channel's last failures to reach anybody, one after the other.
  struct Trouble {
    int times = 0;
    std::string detail;
  };

  void carry_one(Post& post, Transports& transports, Instant leased_until);
  void hand_over(Post& post, deliver::Transport& transport);
  void settle(std::vector<Post>& posts, const std::string& channel, deliver::Transport& transport);
  bool given_up(Post& post);
  void note(const std::string& channel, bool reached, const std::string& detail);

  std::shared_ptr<const policy::Policy> policy_;
  const Delivering& delivering_;
  deliver::Surroundings around_;
  time::Span lease_;
  std::vector<Transports> workers_;
  std::mutex mutex_;
  std::map<std::string, Trouble> troubles_;  // by channel
};

}  // namespace spoc::desk
