#include "deliver/transport.h"

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "deliver/maildir.h"

namespace spoc::deliver {

namespace {

std::unique_ptr<Transport> by_name(std::string_view name, const std::string& folder, const std::string& where) {
  if (name == "maildir") return std::make_unique<Maildir>(folder);
  throw Error(Code::unavailable,
              format("{} by {} cannot be sent: this program only delivers to a maildir", where, name),
              "transport = \"maildir\" in spoc.toml, and let something else carry the files away");
}

}  // namespace

std::unique_ptr<Transport> make_transport(const policy::Policy& policy, const std::string& channel,
                                          const std::string& folder) {
  if (channel.empty() || channel == "mail") {
    const std::string& place = policy.messages.folder;
    return by_name(policy.messages.transport, join_path(folder, place.empty() ? "mail" : place), "messages");
  }
  const policy::Channel* found = policy.channel(channel);
  if (!found) throw Error(Code::unavailable, format("there is no channel \"{}\" any more", channel));
  return by_name(found->transport, join_path(folder, found->folder.empty() ? found->name : found->folder),
                 format("messages of channel {}", channel));
}

}  // namespace spoc::deliver
