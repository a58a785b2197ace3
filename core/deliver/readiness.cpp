#include "deliver/readiness.h"

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "deliver/curl.h"
#include "deliver/secrets.h"
#include "deliver/spawn.h"

namespace spoc::deliver {

namespace {

class Looking {
 public:
  Looking(const policy::Policy& policy, const Surroundings& around) : policy_(policy), around_(around) {}

  Diagnostics look() {
    const policy::Messages& messages = policy_.messages;
    transport("messages", messages.transport, messages.remote, messages.where);
    const bool by_program = messages.transport == "command" || messages.transport == "sendmail";
    if (by_program && !messages.command.empty()) program("messages", messages.command.front(), messages.where);
    for (const policy::Channel& channel : policy_.channels) {
      const std::string name = format("channel {}", channel.name);
      transport(name, channel.transport, channel.remote, channel.where);
      if (channel.transport == "command" && !channel.run.empty()) program(name, channel.run.front(), channel.where);
    }
    for (const policy::Hook& hook : policy_.hooks) look(hook);
    return std::move(found_);
  }

 private:
  void look(const policy::Hook& hook) {
    const std::string name = format("hook {}", hook.name);
    for (const auto& [variable, named] : hook.secrets) secret(name, named, hook.where);
    hook.run.empty() ? transport(name, "webhook", hook.remote, hook.where)
                     : program(name, hook.run.front(), hook.where);
  }

  void transport(const std::string& name, std::string_view kind, const policy::Remote& remote,
                 const Where& where) {
    if (kind != "smtp" && kind != "webhook") return;
    if (!remote.password.empty() && kind == "smtp") secret(name, remote.password, where);
    if (!remote.secret.empty() && kind == "webhook") secret(name, remote.secret, where);
    if (!remote.certificates.empty() && !file_exists(join_path(around_.folder, remote.certificates)))
      warn(where, "missing-file", format("{}: there is no file {}", name, remote.certificates),
           "its authorities are in it");
    try {
      const Connection curl;
    } catch (const Error& error) {
      warn(where, "missing-library", format("{}: {}", name, error.message), error.hint);
    }
  }

  void secret(const std::string& name, const std::string& named, const Where& where) {
    try {
      read_secret(named, around_.folder, around_.credentials);
    } catch (const Error& error) {
      warn(where, "missing-secret", format("{}: {}", name, error.message), error.hint);
    }
  }

  /// A program whose name is filled in from a ticket is known when there is one.
  void program(const std::string& name, const std::string& program, const Where& where) {
    if (program.find("{{") != std::string::npos || can_run(program, around_.folder)) return;
    warn(where, "missing-program", format("{}: there is no program {}", name, program),
         "without a slash it is looked for in the system's folders, with one from the desk's");
  }

  void warn(const Where& where, std::string_view code, std::string message, std::string hint) {
    found_.push_back({where.file, where.line, where.column, where.line, where.column + 1, Severity::warning,
                      std::string(code), std::move(message), std::move(hint)});
  }

  const policy::Policy& policy_;
  const Surroundings& around_;
  Diagnostics found_;
};

}  // namespace

Diagnostics not_ready(const policy::Policy& policy, const Surroundings& around) {
  return Looking(policy, around).look();
}

}  // namespace spoc::deliver
