// New cases of another desk's log, decided ahead of being written, on a thread of its own (base/ahead.h). It reads what
// it is given and asks nobody: what is known of people is asked before, and where a decision wants to know more it is
// left to whoever may ask.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "decide/recount.h"
#include "domain/person.h"

namespace spoc::desk {

/// What a directory says of some people, asked once and for all: for another thread. What else it is asked throws
/// NotKnown.
class KnownPeople : public domain::Directory {
 public:
  struct NotKnown {};
  /// Whoever these words name; they live as long as `people`.
  KnownPeople(const domain::Directory& people, std::span<const std::string> words);

  const domain::Person* person(std::string_view id) const override;
  const domain::Person* by_address(std::string_view address) const override;
  std::vector<const domain::Person*> members(std::string_view) const override { throw NotKnown(); }
  const domain::Person* lead_of(std::string_view) const override { throw NotKnown(); }
  domain::Load load(std::string_view) const override { throw NotKnown(); }
  std::optional<domain::Absence> absence(std::string_view, time::Instant) const override { throw NotKnown(); }

 private:
  using Found = std::map<std::string, const domain::Person*, std::less<>>;
  static const domain::Person* in(const Found& found, std::string_view word);
  Found by_id_, by_address_;
};

class RecountAhead {
 public:
  /// Of these cases the ones at `fresh`, which are no tickets yet. Everything that is given by reference outlives this,
  /// and nobody changes it meanwhile.
  RecountAhead(const policy::Policy& policy, const KnownPeople& people, domain::Actor actor, time::Instant now,
               const decide::Recounting& recounting, std::span<const domain::HistoryCase> cases,
               std::span<const std::size_t> fresh);

  /// What becomes of the next ones, still without their numbers. False behind the last one, and before the first one for
  /// which the policy asks about others than requesters.
  bool operator()(std::vector<domain::TicketChange>& tickets, const std::stop_token& stop);
  /// So many of them were decided: the others are left to whoever may ask.
  std::size_t decided() const { return next_; }

 private:
  decide::Situation situation_;
  const decide::Recounting& recounting_;
  std::span<const domain::HistoryCase> cases_;
  std::span<const std::size_t> fresh_;
  std::size_t next_ = 0;
  bool asks_ = false;  // the policy asks about others
};

}  // namespace spoc::desk
