// A desk in a folder of its own that goes with it, with a small policy and some people.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"
#include "intake/draft.h"
#include "support/server.h"

namespace spoc::test {

/// The files of the small policy with these agreements (tables [sla.…]) in place of its own.
std::vector<policy::File> scratch_policy_with(std::string_view agreements);

class ScratchDesk {
 public:
  /// `messages` is the table [messages] of its policy, and may bring channels; a maildir without.
  explicit ScratchDesk(std::string_view messages = {});
  /// With a whole policy of its own.
  explicit ScratchDesk(std::vector<policy::File> files, bool rehearsal = false);
  ~ScratchDesk();
  ScratchDesk(const ScratchDesk&) = delete;
  ScratchDesk& operator=(const ScratchDesk&) = delete;

  const std::string& folder() const { return folder_; }
  /// Where its store is: spoc.db of the folder, or with $SPOC_TEST_POSTGRES a schema of its own in that database.
  const std::string& place() const { return path_; }
  store::Store& store() { return *store_; }
  /// The desk of a person at a time, seconds after 2026-06-05T10:00:00Z.
  desk::Desk desk(std::string person = "cleo", std::int64_t second = 0);
  /// The ticket as it is stored.
  domain::Ticket ticket(domain::TicketId id);
  /// Kinds of the journal's entries about the ticket after `version`, in order.
  std::vector<std::string> kinds(domain::TicketId id, std::int64_t version = 0);
  /// Of every byte of the store on disk.
  std::string digest() const;
  /// Logs a ticket of that requester.
  domain::TicketId log(std::string subject, std::string requester, const intake::Draft& rest = {});
  /// The contents of the maildir's `new` folder, sorted by name.
  std::vector<std::string> mails(std::string_view folder = "sent") const;
  /// Effects in that state.
  std::vector<store::QueuedEffect> effects(std::string_view state);
  /// How often the journal has an event of that kind.
  int events(std::string_view kind);

 private:
  std::string folder_, path_;
  std::optional<ServerSchema> schema_;
  std::unique_ptr<store::Store> store_;
};

}  // namespace spoc::test
