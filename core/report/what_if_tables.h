// Adds up what differs between two sides of the same tickets, and says it as tables.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "domain/person.h"
#include "render/table.h"
#include "report/what_if_side.h"
#include "time/zone.h"

namespace spoc::report {

/// A figure on both sides.
struct Both {
  std::int64_t was = 0, other = 0;
};

class WhatIfSums {
 public:
  /// `end`: of the period, or as of when it is asked if that is earlier.
  WhatIfSums(const Bounds& period, Instant end, const time::Zone& zone);

  void add(domain::TicketId id, const Side& was, const Side& other);
  void add_notices(std::span<const domain::Effect> was, std::span<const domain::Effect> other);
  /// What the history has and recomputing it has not, or the other way round, up to its last entry.
  void reproduce(domain::TicketId id, const Side& recorded, const Side& again, Instant last_at);

  render::Table differences(std::int64_t tickets, std::int64_t unmeasured) const;
  render::Table promises() const;
  render::Table escalations() const;
  render::Table messages() const;
  render::Table load(const domain::Directory& was, const domain::Directory& other) const;
  render::Table placement() const;
  render::Table elsewhere() const;
  render::Table changed() const;
  render::Table not_reproduced() const;

 private:
  /// Something of one ticket that is so on one side only, or at another time.
  struct Changed {
    std::int64_t ticket = 0;
    std::string what;
    std::optional<Instant> was, other;
  };
  struct Moved {
    std::int64_t ticket = 0;
    Placed was, other;
  };
  using ByWhat = std::map<std::tuple<std::string, int, std::string>, Both>;  // clock or rung, dimension, name

  bool counts(const Happening& happening) const { return period_.begin <= happening.at && happening.at < end_; }
  void count(const std::vector<Happening>& happenings, ByWhat& sums, std::int64_t Both::*side) const;
  void compare(domain::TicketId id, const std::vector<Happening>& was, const std::vector<Happening>& other,
               std::string_view kind);
  void weigh(const std::vector<Held>& held, std::int64_t Both::*side);
  void place(domain::TicketId id, const Side& was, const Side& other);
  Both sum(const ByWhat& sums) const;
  render::Table table_of(std::string name, std::string what, const ByWhat& sums) const;

  Bounds period_;
  Instant end_;
  const time::Zone& zone_;
  std::vector<Bounds> slices_;
  ByWhat breaches_, rungs_;
  NoticeCounts notices_was_, notices_other_;
  std::map<std::pair<std::string, std::size_t>, Both> load_;  // team, slice; weight times seconds
  std::map<std::string, Both> placed_;
  std::vector<Moved> moved_;
  std::vector<Changed> changed_, not_reproduced_;
};

}  // namespace spoc::report
