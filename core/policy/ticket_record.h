// A ticket and its clock as records of the rule language.
#pragma once

#include <deque>
#include <string>

#include "policy/places.h"

namespace spoc::policy {

/// Who asked, as it stands in the ticket.
class ContactRecord : public expr::Record {
 public:
  explicit ContactRecord(const domain::Requester& requester) : requester_(requester) {}
  const expr::RecordType& type() const override;
  expr::Value member(std::size_t position) const override;
  std::string_view identity() const override;

 private:
  const domain::Requester& requester_;
};

class ClockRecord : public expr::Record {
 public:
  ClockRecord(const domain::TicketView& view, const domain::Clock* clock) : view_(view), clock_(clock) {}
  const expr::RecordType& type() const override { return clock_record_type(); }
  expr::Value member(std::size_t position) const override;
  std::string_view identity() const override { return clock_ ? domain::word(clock_->name) : std::string_view{}; }
  const domain::Clock* clock() const { return clock_; }

 private:
  std::optional<time::Instant> due() const;
  domain::ClockState state() const;

  const domain::TicketView& view_;
  const domain::Clock* clock_;
};

class TicketRecord : public expr::Record {
 public:
  TicketRecord(const domain::TicketView& view, const Policy& policy, StalledOf stalled)
      : view_(view), policy_(policy), stalled_(std::move(stalled)), requester_(view.ticket.requester) {}
  const expr::RecordType& type() const override { return ticket_record_type(); }
  expr::Value member(std::size_t position) const override;
  std::string_view identity() const override;

 private:
  expr::Value text() const;
  expr::Value fields() const;
  expr::Value stalled() const;
  expr::Value clocks() const;

  const domain::TicketView& view_;
  const Policy& policy_;
  StalledOf stalled_;
  ContactRecord requester_;
  mutable std::string text_;  // made when first asked for
  mutable std::string identity_;
  mutable std::deque<ClockRecord> clocks_;
};

}  // namespace spoc::policy
