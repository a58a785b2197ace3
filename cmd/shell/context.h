// What a command runs in: its arguments, streams, time and caller, and the desk, which is found and opened when first asked for.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <string_view>
#include <vector>

#include "cmd/shell/command.h"
#include "cmd/shell/environment.h"
#include "cmd/shell/output.h"
#include "cmd/shell/settings.h"
#include "cmd/shell/terminal.h"
#include "decide/permission.h"
#include "desk/desk.h"
#include "render/text.h"
#include "store/store.h"
#include "time/phrase.h"

namespace spoc::cmd {

class Context {
 public:
  Context(const Environment& environment, const Command& command, const Arguments& arguments);
  ~Context();
  /// The process ends: only the store has something to do for whoever comes next.
  void leave() noexcept;
  /// Whether anything was written to the store.
  bool has_written() const noexcept;

  const Environment& environment() const { return environment_; }
  const Arguments& arguments() const { return arguments_; }
  const Command& command() const { return command_; }
  const Terminal& terminal() const { return terminal_; }
  const Settings& settings();
  Format answer_format() const { return format_; }
  bool json() const { return format_ == Format::json; }
  bool quiet() const;

  /// The answer.
  Output& out() { return out_; }
  /// A line of talk on standard error.
  void say(std::string_view line);
  /// Asks on a terminal; elsewhere needs --yes. False: the person said no.
  bool confirmed(std::string_view question);

  /// The desk's folder. Throws not_found with how to make or name one.
  const std::string& folder();
  /// From now on the desk is this folder, whether there is one or not.
  void settle_in(const std::string& folder) { folder_ = folder; }
  /// Where its store is, whether there is one or not.
  std::string store_path();
  /// How long it waits for others that write: --wait, else five seconds. Throws usage.
  int wait_ms() const;
  /// Opened when first asked for; `bulk` matters only then.
  store::Store& store(bool bulk = false);
  bool opened() const { return store_ != nullptr; }
  std::shared_ptr<const policy::Policy> policy() { return store().policy(); }
  /// The desk with the caller, for a writing verb. Throws refused when the caller may not act as or at what they named.
  desk::Desk desk(bool bulk = false);
  /// A filter has chosen it as it is now: the desk of a verb refuses it when it has changed by then.
  void remember(const domain::Ticket& ticket) { chosen_[ticket.id.number] = ticket.version; }
  const domain::Actor& actor();
  /// Who that is and what they may.
  const decide::Authority& authority();
  /// Throws refused with the reason when they may not do that at all.
  void require(decide::Verb verb) { decide::require(authority(), verb); }
  /// Throws refused for who does not own the store: what comes before any role can be read.
  void require_owner();
  /// Reads as they see the desk: what they may not see is not there. The only way in which a command reads.
  void read(const std::function<void(store::Reading&)>& work) { store().read(authority().sight, work); }
  /// The same of what that verb reaches. Throws refused when they may not do it at all.
  void read(decide::Verb verb, const std::function<void(store::Reading&)>& work);
  /// The login of who really calls.
  std::string login();
  /// Desk time: --now, $SPOC_NOW, else the real one.
  time::Instant now();
  time::Instant real_now() const { return real_now_; }
  /// What time it is at this moment, by the clock that all who share the store go by.
  time::Instant real_time() const;
  /// The next `now` is asked anew: for an answer that is repeated.
  void look_again();
  /// A time or period as people type them, in the desk's zone.
  time::Instant time_of(std::string_view text, time::Edge edge = time::Edge::begin);
  time::Period period_of(std::string_view text);
  /// How text is laid out here: width, colour, the desk's zone, now.
  render::TextStyle style();

  /// The tickets the positionals name: numbers, `key:K`, steps of runs, `.` for the one they changed last, or `-` for numbers on standard input. Throws usage or not_found.
  std::vector<domain::TicketId> tickets(std::size_t first = 0);
  domain::TicketId ticket_of(std::string_view text);
  /// The runs that the positionals name, each once, or `-` for those on standard input, each on its line.
  std::vector<domain::RunId> runs();
  /// `r7` or `onboarding:E1234`.
  domain::RunId run_of(std::string_view text);
  /// The text of -m, -F FILE or -e; nothing when none was given. Throws usage when more than one was. What -e opens begins with `shown`.
  std::optional<std::string> text_of_message(std::string_view shown = {});
  /// A file's bytes, "-" is standard input.
  std::string read(std::string_view path);

 private:
  /// Somebody who calls or is called for, and whether they own the store.
  struct Acting {
    domain::Actor actor;
    bool owner = false;
  };
  domain::TicketId ticket_of_step(std::string_view text);
  domain::TicketId last_touched();
  std::optional<std::uint32_t> owner_of_store();
  bool made_desk(std::string_view login);
  std::uint32_t caller();
  bool owns_store();
  Acting real_acting();
  decide::Authority authority_of(const Acting& acting);
  const Acting& acting();
  void require_administrator(std::string_view what, std::string_view hint);
  time::Instant chosen_now();
  Acting chosen_acting();

  const Environment& environment_;
  const Command& command_;
  const Arguments& arguments_;
  Terminal terminal_;
  Format format_;
  Output out_;
  time::Span clock_ahead_{};  // of the store's machine
  time::Instant real_now_;
  std::optional<Settings> settings_;
  std::optional<std::string> folder_;
  std::unique_ptr<store::Store> store_;
  std::optional<Acting> acting_;
  std::optional<decide::Authority> authority_;
  std::optional<time::Instant> now_;
  std::unordered_map<std::int64_t, std::int64_t> chosen_;  // versions by number
};

}  // namespace spoc::cmd
