// The seam to the outside world: what carries a finished message away.
#pragma once

#include <memory>
#include <string>

#include "deliver/message.h"
#include "policy/policy.h"

namespace spoc::deliver {

/// Where transports find what policy only names.
struct Surroundings {
  std::string folder;       ///< the desk's: folders of policy and `secrets/` are below it
  std::string credentials;  ///< folder of secrets that the system gives this process; empty: none
};

class Transport {
 public:
  virtual ~Transport() = default;
  /// Returns when the other side has the message, which `settle` makes safe there. A message with a token that was
  /// delivered before is not delivered again where the other side can tell; elsewhere it is recognisably the same. Throws
  /// data when another try would change nothing, unavailable when the other side is there for no message, else any other
  /// Error.
  virtual void deliver(const Message& message) = 0;
  /// Returns when everything delivered so far would outlive a power cut at the other side, as far as that is ours to see
  /// to. Throws an Error when it may not: then none of it counts as delivered.
  virtual void settle() {}
};

/// What carries messages of that channel; an empty channel and "mail" are policy's [messages]. Throws unavailable when
/// there is no such channel.
std::unique_ptr<Transport> make_transport(const policy::Policy& policy, const std::string& channel,
                                          const Surroundings& around);

/// How long that transport may take for one message, to `people`.
time::Span longest_try(const policy::Policy& policy, const std::string& channel, std::size_t people);

}  // namespace spoc::deliver
