// The seam to the outside world: what carries a finished message away.
#pragma once

#include <memory>
#include <string>

#include "deliver/message.h"
#include "policy/policy.h"

namespace spoc::deliver {

class Transport {
 public:
  virtual ~Transport() = default;
  /// Returns when the message is safe at the other side. A message with a token that was delivered before is not
  /// delivered again. Throws Error.
  virtual void deliver(const Message& message) = 0;
};

/// What carries messages of that channel; an empty channel and "mail" are policy's [messages]. Folders of policy are
/// below `folder`, the desk's. Throws unavailable, naming what is there, on a transport that this program does not
/// have.
std::unique_ptr<Transport> make_transport(const policy::Policy& policy, const std::string& channel,
                                          const std::string& folder);

}  // namespace spoc::deliver
