#include "report/what_if_side.h"

#include <algorithm>

#include "decide/past_choices.h"
#include "domain/fold.h"

namespace spoc::report {
namespace {

using domain::Ticket;

class Reading {
 public:
  Reading(domain::TicketId id, const WeightOf& weight) : weight_(weight) { ticket_.id = id; }

  void add(const domain::Recorded& recorded) {
    domain::apply(ticket_, recorded);
    at_ = recorded.at;
    std::visit(*this, recorded.event);
    follow();
  }
  Side end(Instant until) {
    if (!side_.held.empty() && held_) side_.held.back().to = std::max(until, side_.held.back().from);
    return std::move(side_);
  }

  void operator()(const domain::ClockBreached& breached) {
    side_.breaches.push_back(happening(std::string(domain::word(breached.clock)), breached.cycle));
  }
  void operator()(const domain::RungFired& fired) {
    if (fired.action != "none") side_.rungs.push_back(happening(fired.rung, ++times_[fired.rung]));
  }
  void operator()(const domain::TicketRouted& routed) {
    side_.transfers.push_back(happening(routed.team, ++times_["to " + routed.team]));
    if (!side_.placed && decide::is_by_rules(routed.by)) side_.placed = Placed{at_, routed.team, routed.by, routed.rule};
  }
  template <class Other>
  void operator()(const Other&) {}

 private:
  Happening happening(std::string what, std::int64_t n) const {
    return {std::move(what), n, at_, ticket_.priority, ticket_.team};
  }

  void follow() {
    const bool holds = is_open(ticket_.status) && !ticket_.team.empty();
    const std::int64_t weight = holds ? weight_(ticket_) : 0;
    if (held_ && holds && side_.held.back().team == ticket_.team && side_.held.back().weight == weight) return;
    if (held_) side_.held.back().to = at_;
    if (holds) side_.held.push_back({at_, at_, ticket_.team, weight});
    held_ = holds;
  }

  const WeightOf& weight_;
  Ticket ticket_;
  Instant at_;
  Side side_;
  std::map<std::string, std::int64_t> times_;
  bool held_ = false;
};

/// For whom, as a kind: names are what `deliver` makes of roles.
std::string audience_of(const domain::Effect& notice) {
  if (notice.to.starts_with("person:")) return "person";
  if (notice.to.starts_with("address:")) return "participant";
  if (notice.to.starts_with("team:")) return "team";
  return notice.to;
}

}  // namespace

Side side_of(domain::TicketId id, std::span<const domain::Recorded> events, const WeightOf& weight, Instant until) {
  Reading reading(id, weight);
  for (const domain::Recorded& recorded : events) reading.add(recorded);
  return reading.end(until);
}

void count_notices(std::span<const domain::Effect> notices, const Bounds& period, NoticeCounts& counts) {
  for (const domain::Effect& notice : notices) {
    if (notice.kind != domain::Effect::Kind::notice || !period.hold(notice.at)) continue;
    const std::string audience = audience_of(notice);
    ++counts[{audience, notice.reason}];
    for (const auto& [name, value] : notice.data)
      if (name == "also" && value.array())
        for (const json::Value& also : *value.array())
          if (also.string()) ++counts[{audience, *also.string()}];
  }
}

}  // namespace spoc::report
