#include "decide/routing.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/edit.h"
#include "decide/learned_routing.h"
#include "domain/fold.h"
#include "policy/places.h"

namespace spoc::decide {
namespace {

/// Whether a rule applies, with the reason either way. A missing value is an error, never false: the rule then says so.
bool applies(const policy::Route& rule, const Ticket& ticket, const Situation& situation, Reasons& reasons) {
  if (!rule.when) {
    reasons.push_back({format("rule \"{}\" always applies", rule.name), rule.where});
    return true;
  }
  const domain::Schedule none;
  const domain::TicketView view{ticket, none, situation.now};
  const policy::TicketScope scope(view, situation.policy, situation.people, situation.actor.person);
  const expr::Result result = rule.when->program().evaluate(scope);
  if (const auto* failure = std::get_if<expr::Failure>(&result)) {
    reasons.push_back({format("rule \"{}\" does not apply: {}", rule.name, failure->message), rule.when->where()});
    return false;
  }
  const bool* yes = std::get_if<bool>(&std::get<expr::Value>(result).data);
  const bool holds = yes && *yes;
  reasons.push_back({format("rule \"{}\" {}: {}", rule.name, holds ? "applies" : "does not apply", rule.when->text()),
                     rule.when->where()});
  return holds;
}

/// Sets a member on the ticket that later rules see. Works on a copy: nothing is recorded here.
void set_one(Ticket& copy, Placement& placement, const policy::Route& rule, const std::string& member,
                const json::Value& value, const Situation& situation) {
  auto edit = edited(copy, member, value, situation.policy);
  if (!edit) return;
  json::Object to{{edit->member, edit->to}};
  domain::apply(copy, {situation.now, time_actor(), domain::TicketEdited{{}, to, rule.name}});
  placement.set.push_back({rule.name, std::move(edit->member), std::move(edit->from), std::move(edit->to)});
}

/// The same with what a service brings; what the rule says itself comes last and stands.
void set_members(Ticket& copy, Placement& placement, const policy::Route& rule, const Situation& situation) {
  for (const auto& [member, value] : rule.set) {
    if (member != "service" || !value.string()) continue;
    const auto brought = brought_by_service(copy, *value.string(), situation.policy);
    set_one(copy, placement, rule, member, value, situation);
    for (const auto& [name, other] : brought) set_one(copy, placement, rule, name, other, situation);
  }
  for (const auto& [member, value] : rule.set) set_one(copy, placement, rule, member, value, situation);
}

/// As the desk has learned, where it is sure enough. What is confidential is neither learned from nor placed by it.
bool place_as_learned(const Ticket& ticket, Placement& placement, const Situation& situation) {
  const policy::Policy& policy = situation.policy;
  if (policy.minimum_confidence >= 1 || !situation.learned || confidential(ticket, policy)) return false;
  const auto learned = situation.learned();
  if (!learned) return false;
  const LearnedRouting::Suggestion suggestion = learned->suggest(text_to_learn(ticket));
  const policy::Team* team = policy.team(suggestion.team);
  if (!team || team->confidential) return false;
  placement.reasons.push_back({format("what {} tickets taught is {:.2f} sure of team {}, and {:.2f} is asked for: {}", learned->tickets(),
                                      suggestion.confidence, team->name, policy.minimum_confidence, join(suggestion.words, ", ")),
                               {}});
  if (suggestion.confidence < policy.minimum_confidence) return false;
  placement.team = team->name;
  placement.by = "learned";
  return true;
}

}  // namespace

bool confidential(const Ticket& ticket, const policy::Policy& policy) {
  const policy::Team* team = policy.team(ticket.team);
  const policy::Service* service = policy.service(ticket.service);
  return ticket.confidential || (team && team->confidential) || (service && service->confidential);
}

Placement find_place(const Ticket& ticket, const Situation& situation, const std::string& wanted) {
  Placement placement;
  Ticket copy = ticket;
  for (const policy::Route& rule : situation.policy.routes) {
    if (!applies(rule, copy, situation, placement.reasons)) continue;
    set_members(copy, placement, rule, situation);
    for (const auto& [skill, level] : rule.skill) placement.skill[skill] = std::max(placement.skill[skill], level);
    if (!rule.team.empty()) {
      placement.team = rule.team;
      placement.by = "rule";
      placement.rule = rule.name;
    }
    if (rule.stop) break;
  }
  if (!wanted.empty()) {
    placement.team = wanted;
    placement.by = "command";
    placement.rule.clear();
    placement.reasons.push_back({format("the command names team {}", wanted), {}});
  }
  if (!placement.team.empty()) return placement;
  const policy::Service* service = situation.policy.service(copy.service);
  if (service && !service->team.empty()) {
    placement.team = service->team;
    placement.by = "service";
    placement.reasons.push_back({format("service {} belongs to team {}", service->name, service->team), service->where});
    return placement;
  }
  if (place_as_learned(copy, placement, situation)) return placement;
  placement.team = situation.policy.desk.front_line;
  placement.by = "front_line";
  placement.reasons.push_back({format("nothing places it: the front line {} takes it", placement.team), {}});
  return placement;
}

Placement as_seen(Placement placement, const Sight& sight, const policy::Policy& policy) {
  const auto hidden = [&](const std::string& team) { return !team.empty() && !visible_team(sight, policy, team); };
  const auto forget = [&](const Where& where) {
    std::erase_if(placement.reasons, [&](const Reason& reason) { return reason.where == where; });
  };
  for (const policy::Route& rule : policy.routes)
    if (hidden(rule.team)) forget(rule.when ? rule.when->where() : rule.where);
  for (const policy::Service& service : policy.services)
    if (hidden(service.team)) forget(service.where);
  if (!hidden(placement.team)) return placement;
  for (std::string* word : {&placement.team, &placement.by, &placement.rule}) word->clear();
  return placement;
}

}  // namespace spoc::decide
