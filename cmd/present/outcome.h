// What a writing command answers: the tickets as they are afterwards, what would happen with --dry-run, and what was refused.
#pragma once

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/json.h"
#include "cmd/shell/context.h"
#include "desk/desk.h"

namespace spoc::cmd {

/// Prints `ids` as they are after the outcome (also those it left unchanged) in the format that was asked for, and every
/// rejection on standard error. Answers ok, or partial when something was rejected. `more` adds members to the JSON of one.
Code print_outcome(Context& context, const desk::Outcome& outcome, const std::vector<domain::TicketId>& ids,
                   const std::function<void(json::Writer&)>& more = {});

/// `ids` as they are after the outcome, as far as they are there for the caller.
std::vector<store::StoredTicket> tickets_after(Context& context, const desk::Outcome& outcome, const std::vector<domain::TicketId>& ids);

/// What a verb on several tickets answers. A trial's answer is printed as the tickets are decided, so that it needs no memory for
/// them; the rest as above.
class Answer {
 public:
  Answer(Context& context, std::vector<domain::TicketId> ids);
  Answer(const Answer&) = delete;

  /// The desk to call the verb with; this outlives it.
  desk::Desk desk();
  Code print(const desk::Outcome& outcome);

 private:
  void plan(const domain::TicketChange& change, const std::vector<domain::Effect>& notices);
  void document(const store::StoredTicket& stored);

  Context& context_;
  std::vector<domain::TicketId> ids_;
  std::unordered_set<std::int64_t> left_;  // of them, those whose document was not written
  bool begun_ = false;
  std::int64_t total_ = 0;
  std::string text_;
  json::Writer writer_;
};

/// The rejections as talk: "spoc: ticket 42: …" and the hint.
void say_rejections(Context& context, const std::vector<desk::Rejection>& rejected);

/// "#42 P2 open network/ana · VPN drops · due 2026-11-21 18:00", harmless on a terminal.
std::string ticket_line(const domain::Ticket& ticket, const domain::Schedule& schedule, const render::TextStyle& style);

}  // namespace spoc::cmd
