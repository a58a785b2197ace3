#include "deliver/transport.h"

#include <algorithm>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "deliver/command.h"
#include "deliver/maildir.h"
#include "deliver/smtp.h"
#include "deliver/webhook.h"

namespace spoc::deliver {

namespace {

/// What a transport is made from: its name, where a maildir lies, what a message goes to when it brings nothing, and
/// how another machine is reached.
struct Carrier {
  std::string_view name;
  std::string place;
  std::vector<std::string> command;
  const policy::Remote& remote;
};

std::unique_ptr<Transport> made(const Carrier& carrier, const Surroundings& around) {
  if (carrier.name == "maildir") return std::make_unique<Maildir>(carrier.place);
  if (carrier.name == "command" || carrier.name == "sendmail")
    return std::make_unique<Command>(carrier.command, around.folder);
  if (carrier.name == "smtp") return std::make_unique<Smtp>(carrier.remote, around);
  if (carrier.name == "webhook") return std::make_unique<Webhook>(carrier.remote, around);
  throw Error(Code::defect, format("there is no transport {}", carrier.name));
}

bool is_mail(const std::string& channel) {
  return channel.empty() || channel == "mail";
}

}  // namespace

std::unique_ptr<Transport> make_transport(const policy::Policy& policy, const std::string& channel,
                                          const Surroundings& around) {
  if (is_mail(channel)) {
    const policy::Messages& messages = policy.messages;
    const std::string& place = messages.folder;
    return made({messages.transport, join_path(around.folder, place.empty() ? "mail" : place), messages.command,
                 messages.remote},
                around);
  }
  const policy::Channel* found = policy.channel(channel);
  if (!found) throw Error(Code::unavailable, format("there is no channel \"{}\" any more", channel));
  return made({found->transport,
               join_path(around.folder, found->folder.empty() ? found->name : found->folder),
               {},
               found->remote},
              around);
}

time::Span longest_try(const policy::Policy& policy, const std::string& channel, std::size_t people) {
  const policy::Channel* found = is_mail(channel) ? nullptr : policy.channel(channel);
  const std::string& name = found ? found->transport : policy.messages.transport;
  const policy::Remote& remote = found ? found->remote : policy.messages.remote;
  if (name == "smtp") return {2 * remote.timeout.us};  // once more, for those that are taken
  if (name == "webhook") return remote.timeout;
  const std::int64_t starts = found && name == "command" ? static_cast<std::int64_t>(people) : 1;
  return {Command::kLimit.us * std::max<std::int64_t>(1, starts)};
}

}  // namespace spoc::deliver
