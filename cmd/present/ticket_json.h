// A ticket as `spoc.ticket/1`: every member, always, absent ones null. What scripts read; members are only ever added.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "cmd/present/conversation.h"
#include "domain/change.h"
#include "policy/policy.h"
#include "store/store.h"

namespace spoc::cmd {

/// What a ticket's JSON needs beyond the ticket.
struct TicketFacts {
  const domain::Ticket& ticket;
  const domain::Schedule& schedule;
  const policy::Policy& policy;                ///< what it is held to
  time::Instant now;
  std::vector<domain::TicketId> children = {};
  bool created = false;                        ///< by this command
  std::optional<std::size_t> children_over = {};  ///< how many of them, where that was asked
};

/// The members, without "schema" and without the braces.
void write_ticket_members(json::Writer& writer, const TicketFacts& facts);
/// `conversation` and `events`, from the journal.
void write_story_members(json::Writer& writer, const std::vector<Said>& conversation, const std::vector<store::Entry>& entries);
/// "42", "r7" or "desk".
std::string subject_text(const domain::Subject& subject);
/// One entry as in `events`; `undone_by` took it back. `login` is under which it was called, where that is known: the actor's own,
/// or that of who acted for them.
void write_entry(json::Writer& writer, const store::Entry& entry, domain::OperationId undone_by = {},
                 const std::string* login = nullptr);

/// The member "attachments": files by name, type, size and hash.
void write_attachments(json::Writer& writer, const std::vector<domain::Attachment>& attachments);

/// null for an empty text.
void text_or_null(json::Writer& writer, std::string_view text);
void instant_or_null(json::Writer& writer, const std::optional<time::Instant>& t);
/// The same as a member.
void member(json::Writer& writer, std::string_view name, std::string_view text);
void member(json::Writer& writer, std::string_view name, const std::optional<time::Instant>& t);
void member(json::Writer& writer, std::string_view name, std::int64_t number);
void member(json::Writer& writer, std::string_view name, bool truth);

}  // namespace spoc::cmd
