// The names that expressions of policy see: the records `ticket`, `person` and `clock`, and the functions about people.
// Built once, when first asked for.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/attribute.h"
#include "domain/person.h"
#include "expr/program.h"
#include "policy/people.h"
#include "policy/policy.h"

namespace spoc::policy {

/// `ticket`, `requester` (person), `me` (id of who acts, as in `ticket.assignee == me`), `now()`, `today()`,
/// `manager_of`, `lead_of`, `members`, `on_call`. Result: bool.
const expr::Place& ticket_place();
/// The same, and `clock` (name, state, due_at, target_s); for ladders.
const expr::Place& ladder_place();
/// The same as for tickets, of any type: inputs of a workflow that a ticket starts.
const expr::Place& value_place();
/// For messages, channels and templates: the names for tickets, `recipient` (person), and texts: `desk` (its name), `address`,
/// `reason`, and those of MessageFacts.
const expr::Place& message_place();

/// Every attribute of domain/attribute.h (but `requester` is {person, name, address, department}), then `text` (subject
/// and description), `tags`, `fields` (map, typed as the service declares), `open`, `age`, `stalled` (kinds),
/// `participants` (list of maps), `rating` (map or null), `clocks` (list of records), `links` and `checklist` (lists of maps).
const expr::RecordType& ticket_record_type();
const expr::RecordType& clock_record_type();

/// Asks which ways of standing still a ticket is in; decided above this floor.
using StalledOf = std::function<std::vector<StalledKind>()>;

/// What an expression about a ticket is evaluated against. Borrows everything; all must outlive it. Values it gives out
/// live as long as it does.
class TicketScope : public expr::Scope {
 public:
  /// `stalled` may be empty: then `ticket.stalled` has no value.
  TicketScope(const domain::TicketView& view, const Policy& policy, const domain::Directory& people,
              std::string_view me, const domain::Clock* clock = nullptr, StalledOf stalled = {});
  ~TicketScope() override;

  expr::Value name(std::size_t position) const override;
  expr::Value call(std::size_t position, const std::vector<expr::Value>& arguments) const override;
  time::Instant now() const override;
  /// The clock's, else that of the ticket's SLA, else the desk's.
  const time::Calendar& calendar() const override;

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

/// What the pieces of a message are filled in from.
struct MessageFacts {
  const domain::Person& recipient;
  std::string_view text;     ///< the message in built-in words
  std::string_view reason;
  std::string_view subject = {};     ///< in built-in words
  std::string_view why = {};         ///< "we received your request"
  std::string_view said = {};        ///< what somebody wrote
  std::string_view due = {};         ///< when it is to be done, or empty: so are the others when there is nothing to say
  std::string_view answer_due = {};  ///< when somebody is to have answered
  std::string_view opening = {};     ///< nobody is there now: when somebody is again
  std::string_view away = {};        ///< who is away and who takes care, in a sentence
  std::string_view how = {};         ///< what the reader can do
};

/// The scope of `message_place`. Borrows everything.
class MessageScope : public expr::Scope {
 public:
  MessageScope(const TicketScope& ticket, const PeopleScope& people, const Policy& policy, const MessageFacts& facts)
      : ticket_(ticket), people_(people), policy_(policy), facts_(facts) {}

  expr::Value name(std::size_t position) const override;
  expr::Value call(std::size_t position, const std::vector<expr::Value>& arguments) const override {
    return ticket_.call(position, arguments);
  }
  time::Instant now() const override { return ticket_.now(); }
  const time::Calendar& calendar() const override { return ticket_.calendar(); }

 private:
  const TicketScope& ticket_;
  const PeopleScope& people_;
  const Policy& policy_;
  const MessageFacts& facts_;
};

}  // namespace spoc::policy
