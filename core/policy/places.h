// The names that expressions of policy see: records `ticket`, `person`, `team`, `clock`, and the functions about people.
// Built once; positions are what `TicketScope` answers.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/attribute.h"
#include "domain/person.h"
#include "expr/program.h"
#include "policy/policy.h"

namespace spoc::policy {

/// `ticket` (all attributes, `text`, `tags`, `fields`, `open`, `overdue`, `age`, `stalled`), `requester`, `me`, `now()`, `today()`,
/// `manager_of`, `lead_of`, `members`, `on_call`. Result: bool.
const expr::Place& ticket_place();
/// The same, and `clock` (name, state, due_at, target_s); for ladders.
const expr::Place& ladder_place();
const expr::RecordType& ticket_record_type();
const expr::RecordType& person_record_type();

/// What an expression about a ticket is evaluated against. Borrows everything; all must outlive it.
class TicketScope : public expr::Scope {
 public:
  TicketScope(const domain::TicketView& view, const Policy& policy, const domain::Directory& people, std::string_view me,
              const domain::Clock* clock = nullptr);
  ~TicketScope() override;

  expr::Value name(std::size_t position) const override;
  expr::Value call(std::size_t position, const std::vector<expr::Value>& arguments) const override;
  time::Instant now() const override;
  const time::Calendar& calendar() const override;

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace spoc::policy
