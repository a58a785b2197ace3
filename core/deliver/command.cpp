#include "deliver/command.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "deliver/mail_message.h"
#include "deliver/process.h"

namespace spoc::deliver {

namespace {

constexpr int kDataError = 65, kNoUser = 67;

}  // namespace

void Command::run_one(const std::vector<std::string>& arguments, const Message& message,
                      const std::string& mail) const {
  Process process;
  process.arguments = arguments;
  process.folder = folder_;
  process.variables = {"SPOC_TOKEN=" + message.token, format("SPOC_REPEATED={}", message.repeated ? 1 : 0)};
  process.input = mail;
  process.limit = kLimit;
  const Ended ended = run(process);
  const std::string& name = arguments.front();
  if (!ended.in_time) throw Error(Code::unavailable, format("{} did not end within {}", name, time::to_words(kLimit)));
  if (ended.code == 0) return;
  const Code code = ended.code == kDataError || ended.code == kNoUser ? Code::data : Code::try_again;
  throw Error(code, format("{} ended with {}{}{}", name, ended.code, ended.complaint.empty() ? "" : ": ",
                           terminal_safe(ended.complaint, Shape::one_line)));
}

void Command::deliver(const Message& message) {
  const std::string mail = mail_message(message);
  if (message.commands.empty()) run_one(arguments_, message, mail);
  for (const std::vector<std::string>& arguments : message.commands) run_one(arguments, message, mail);
}

}  // namespace spoc::deliver
