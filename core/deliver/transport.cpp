#include "deliver/transport.h"

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "deliver/command.h"
#include "deliver/maildir.h"

namespace spoc::deliver {

namespace {

/// What a transport is made from: its name, where a maildir lies, and what a message goes to when it brings nothing.
struct Carrier {
  std::string_view name;
  std::string place;
  std::vector<std::string> command;
  std::string what;
};

std::unique_ptr<Transport> made(const Carrier& carrier, const std::string& folder) {
  if (carrier.name == "maildir") return std::make_unique<Maildir>(carrier.place);
  if (carrier.name == "command") return std::make_unique<Command>(carrier.command, folder);
  throw Error(Code::unavailable,
              format("{} by {} cannot be sent: this program only delivers to a maildir or a command", carrier.what,
                     carrier.name),
              "transport = \"maildir\" in spoc.toml, and let something else carry the files away");
}

}  // namespace

std::unique_ptr<Transport> make_transport(const policy::Policy& policy, const std::string& channel,
                                          const std::string& folder) {
  if (channel.empty() || channel == "mail") {
    const std::string& place = policy.messages.folder;
    return made({policy.messages.transport, join_path(folder, place.empty() ? "mail" : place),
                 policy.messages.command, "messages"},
                folder);
  }
  const policy::Channel* found = policy.channel(channel);
  if (!found) throw Error(Code::unavailable, format("there is no channel \"{}\" any more", channel));
  return made({found->transport, join_path(folder, found->folder.empty() ? found->name : found->folder), {},
               format("messages of channel {}", channel)},
              folder);
}

}  // namespace spoc::deliver
