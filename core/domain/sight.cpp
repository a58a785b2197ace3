#include "domain/sight.h"

#include <algorithm>
#include <array>

#include "base/json.h"
#include "domain/event.h"

namespace spoc::domain {
namespace {

bool among(const std::vector<std::string>& list, const std::string& word) {
  return !word.empty() && std::find(list.begin(), list.end(), word) != list.end();
}

bool is(const std::string& person, const std::string& name) {
  return !person.empty() && person == name;
}

/// What their part in it shows them: nothing, its status to who follows it, all to who was asked for something.
Seen part_in(const Sight& sight, const Ticket& ticket) {
  if (!sight.takes_part || sight.person.empty()) return Seen::nothing;
  Seen seen = Seen::nothing;
  for (const Participant& participant : ticket.participants)
    if (participant.person == sight.person) seen = std::max(seen, participant.asked ? Seen::whole : Seen::status);
  return seen;
}

bool asked(const Sight& sight, const Ticket& ticket) {
  if (!sight.asked || sight.person.empty()) return false;
  const Requester& requester = ticket.requester;
  return is(sight.person, requester.person) || is(sight.person, ticket.logged_by) ||
         (requester.person.empty() && is(sight.address, requester.address));
}

/// Whoever nothing was placed with, the front line has it.
bool with_my_team(const Sight& sight, const Ticket& ticket) {
  return among(sight.teams, ticket.team.empty() ? sight.front_line : ticket.team);
}

constexpr std::string_view kAnotherTeam = "another team";

bool is_of_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// The text with that name, where it stands by itself, replaced.
std::string without(std::string text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
    const std::size_t end = at + name.size();
    if ((at > 0 && is_of_name(text[at - 1])) || (end < text.size() && is_of_name(text[end]))) {
      at = end;
      continue;
    }
    text.replace(at, name.size(), kAnotherTeam);
    at += kAnotherTeam.size();
  }
  return text;
}

/// Takes the names of teams out of what the desk wrote about the ticket.
void hide_names(json::Value& value, const std::vector<std::string>& teams) {
  if (json::Array* items = value.array()) {
    for (json::Value& item : *items) hide_names(item, teams);
  } else if (const std::string* text = value.string()) {
    std::string said = *text;
    for (const std::string& team : teams) said = without(std::move(said), team);
    value = std::move(said);
  }
}

std::vector<std::string> hidden_teams(const Sight& sight) {
  std::vector<std::string> hidden;
  for (const std::string& team : sight.confidential_teams)
    if (hides(sight, team)) hidden.push_back(team);
  return hidden;
}

}  // namespace

bool hides(const Sight& sight, const std::string& team) {
  return !sight.unlimited && among(sight.confidential_teams, team) && !among(sight.teams, team);
}

std::string as_seen(const Sight& sight, std::string to) {
  for (const std::string& team : hidden_teams(sight)) to = without(std::move(to), team);
  return to;
}

std::string as_seen(const Sight& sight, std::string_view kind, std::string data) {
  const std::vector<std::string> hidden = hidden_teams(sight);
  // Which article an answer came from is the desk's business: it may be one that they may not read.
  const bool has_article = sight.scope == Scope::own && kind == TicketResolved::kKind;
  if (hidden.empty() && !has_article) return data;
  json::Value entry = json::parse(data);
  json::Object* members = entry.object();
  if (!members) return data;
  const json::Value* team = entry.find("team");
  if (kind == TicketRouted::kKind && team && team->string() && hides(sight, *team->string()))
    std::erase_if(*members, [](const json::Member& member) {
      return member.first == "department" || member.first == "tier" || member.first == "rule" || member.first == "reason";
    });
  std::erase_if(*members, [&](const json::Member& member) {
    return (member.first == "rule" || member.first == "by_rule") && member.second.string() &&
           among(sight.hidden_rules, *member.second.string());
  });
  if (has_article) std::erase_if(*members, [](const json::Member& member) { return member.first == "article"; });
  // What the desk itself says: the texts of people have other names.
  constexpr std::array<std::string_view, 5> kSaid = {"team", "reason", "told", "to", "detail"};
  for (auto& [name, value] : *members)
    if (std::find(kSaid.begin(), kSaid.end(), name) != kSaid.end()) hide_names(value, hidden);
  return json::to_text(entry);
}

const Sight& Sight::everything() {
  static const Sight kAll = [] {
    Sight all;
    all.unlimited = true;
    return all;
  }();
  return kAll;
}

bool confidential(const Sight& sight, const Ticket& ticket) {
  return ticket.confidential || among(sight.confidential_teams, ticket.team) ||
         among(sight.confidential_services, ticket.service);
}

Seen seen(const Sight& sight, const Ticket& ticket) {
  if (sight.unlimited || is(sight.person, ticket.assignee)) return Seen::whole;
  const bool secret = confidential(sight, ticket);
  if (secret && among(sight.names, ticket.about)) return Seen::nothing;
  const Seen part = part_in(sight, ticket);
  if (part == Seen::whole) return part;
  if (sight.scope >= Scope::team && (with_my_team(sight, ticket) || among(sight.departments, ticket.accountable)))
    return Seen::whole;
  const bool owns = is(sight.person, ticket.owner);
  if (!secret && (owns || sight.scope == Scope::desk ||
                  (sight.scope == Scope::department && among(sight.departments, ticket.department))))
    return Seen::whole;
  return (owns && sight.asked) || asked(sight, ticket) ? Seen::status : part;
}

bool seen(const Sight& sight, const Run& run) {
  if (sight.unlimited) return true;
  if (run.confidential && among(sight.names, run.about)) return false;
  if (is(sight.person, run.starter)) return true;
  if (sight.scope >= Scope::team && among(sight.departments, run.accountable)) return true;
  if (run.confidential) return false;
  return sight.scope == Scope::desk || std::any_of(run.steps.begin(), run.steps.end(), [&](const Step& step) {
           return is(sight.person, step.assignee) || (sight.scope >= Scope::team && among(sight.teams, step.team));
         });
}

Ticket public_face(Ticket ticket, bool secret) {
  if (secret) {
    ticket.team.clear();
    ticket.department.clear();
    ticket.tier = 0;
    ticket.assignee.clear();
    ticket.owner.clear();
  }
  ticket.logged_by.clear();
  ticket.accountable.clear();
  ticket.about.clear();
  ticket.cause.clear();
  ticket.article.clear();
  ticket.tags.clear();
  ticket.participants.clear();
  ticket.links.clear();
  ticket.parent = {};
  ticket.fired.clear();
  ticket.handed_back.clear();
  ticket.chosen.clear();
  ticket.clocks.clear();
  ticket.spells.clear();
  ticket.spent_s = ticket.transfers = 0;
  ticket.handover_open = ticket.overslept = false;
  ticket.asked_at.reset();
  return ticket;
}

}  // namespace spoc::domain
