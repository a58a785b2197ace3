#include "decide/permission.h"

#include <algorithm>
#include <array>

#include "base/format.h"
#include "base/text.h"
#include "policy/keys.h"

namespace spoc::decide {
namespace {

constexpr std::string_view kVerbWords[] = {
    "take",    "release",  "note",     "wait",  "resume",  "resolve", "log",     "status", "show",   "edit",
    "assign",  "route",    "watch",    "close", "reopen",  "cancel",  "approve", "tick",   "link",   "merge",
    "rate",    "escalate", "override", "away",  "run",     "event",   "kb",      "report", "export", "import",
    "history", "undo",     "people",   "apply", "deliver", "sweep",   "verify",  "backup", "erase",  "log_mail"};

constexpr std::string_view kScopes[] = {"own", "team", "department", "desk"};
std::string_view word(Scope scope) {
  return kScopes[static_cast<std::size_t>(scope)];
}

constexpr std::string_view kRequester = "requester", kAdministrator = "administrator";

bool is_work(Verb verb) {
  return verb <= Verb::resolve;
}

/// What its requester may do to a ticket of which they see only the status.
bool is_requesters(Verb verb) {
  return verb == Verb::status || verb == Verb::show || verb == Verb::note || verb == Verb::rate ||
         verb == Verb::reopen || verb == Verb::close;
}

/// What who was brought in may do: taking part is not working on it.
bool is_participants(Verb verb) {
  return verb == Verb::status || verb == Verb::show || verb == Verb::note || verb == Verb::watch ||
         verb == Verb::approve;
}

Grant requester_grant() {
  Grant grant{"role requester", Scope::own, {}, {}};
  for (const char* verb : {"log", "status", "note", "rate", "reopen", "close"}) grant.may.emplace(verb, Scope::own);
  return grant;
}

Grant administrator_grant() {
  Grant grant{"role administrator", Scope::desk, {}, {}};
  for (const std::string_view verb : policy::verbs()) grant.may.emplace(verb, Scope::desk);
  return grant;
}

/// Everybody whom the desk knows.
Grant everybodys_grant() {
  Grant grant{"who it was given to", Scope::own, {}, {}};
  for (const char* verb : {"work", "tick", "approve", "undo", "away"}) grant.may.emplace(verb, Scope::own);
  return grant;
}

Grant role_grant(const policy::Policy& policy, std::string_view name) {
  if (const policy::Role* role = policy.role(name)) return {format("role {}", name), role->see, role->may, role->where};
  if (name == kRequester) return requester_grant();
  if (name == kAdministrator) return administrator_grant();
  return {format("role {}, which policy does not have", name), Scope::own, {}, {}};
}

void add_word(std::vector<std::string>& words, const std::string& word) {
  if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
}

void add_places(Sight& sight, const domain::Person& person, const policy::Policy& policy) {
  sight.names = {person.id};
  for (const std::string* name : {&person.login, &person.address}) add_word(sight.names, *name);
  sight.address = person.address;
  if (person.left) return;
  add_word(sight.departments, person.department);
  for (const std::string& team : person.teams) add_word(sight.teams, team);
  for (const std::string& led : person.lead_of) add_word(policy.team(led) ? sight.teams : sight.departments, led);
  for (const std::string& name : sight.teams)
    if (const policy::Team* team = policy.team(name)) add_word(sight.departments, team->department);
}

void add_policy(Sight& sight, const policy::Policy& policy) {
  sight.front_line = policy.desk.front_line;
  for (const policy::Team& team : policy.teams)
    if (team.confidential) sight.confidential_teams.push_back(team.name);
  for (const policy::Service& service : policy.services)
    if (service.confidential) sight.confidential_services.push_back(service.name);
}

/// Once their teams are known.
void add_hidden_rules(Sight& sight, const policy::Policy& policy) {
  for (const policy::Route& rule : policy.routes)
    if (domain::hides(sight, rule.team)) sight.hidden_rules.push_back(rule.name);
}

void see_as_far(Authority& authority) {
  for (const Grant& grant : authority.grants) authority.sight.scope = std::max(authority.sight.scope, grant.see);
}

std::optional<Scope> reach(const Grant& grant, Verb verb) {
  std::optional<Scope> far;
  for (const std::string_view name : {word(verb), std::string_view(is_work(verb) ? "work" : "")})
    if (const auto found = grant.may.find(std::string(name)); found != grant.may.end())
      far = std::max(far.value_or(found->second), found->second);
  return far;
}

std::string place_of(const Ticket& ticket) {
  if (ticket.team.empty()) return "nobody has placed it: it is the front line's";
  std::string text = format("it is with {}", ticket.team);
  if (!ticket.department.empty()) text += format(" of {}", ticket.department);
  if (!ticket.assignee.empty()) text += format(", {} works on it", ticket.assignee);
  return text;
}

/// Why they see what they see of it.
Reason sight_reason(const Authority& authority, const Ticket& ticket, Seen seen) {
  const std::string secret = domain::confidential(authority.sight, ticket) ? "it is confidential; " : "";
  switch (seen) {
    case Seen::nothing:
      return {secret + place_of(ticket) + format("; {} sees as far as {}", authority.name, word(authority.sight.scope)),
              {}};
    case Seen::status:
      return {secret + format("{} asked for it, logged it or owns it, and is told how it stands", authority.name), {}};
    case Seen::whole:
      break;
  }
  return {secret + place_of(ticket) + format("; {} sees all of it", authority.name), {}};
}

Reasons power_reasons(const Authority& authority, Verb verb) {
  Reasons reasons;
  for (const Grant& grant : authority.grants)
    if (const auto far = reach(grant, verb))
      reasons.push_back({format("{}: {} as far as {}", grant.name, word(verb), word(*far)), grant.where});
  if (reasons.empty()) reasons.push_back({format("no role of {} has {}", authority.name, word(verb)), {}});
  return reasons;
}

/// The grant that reaches furthest, without the verb.
Reason strongest(const Authority& authority, Verb verb) {
  if (authority.owner) return {"the store's owner", {}};
  const Grant* best = nullptr;
  for (const Grant& grant : authority.grants)
    if (const auto far = reach(grant, verb); far && (!best || *far > *reach(*best, verb))) best = &grant;
  if (!best) return {format("no role of {} has it", authority.name), {}};
  return {format("{} has it as far as {}", best->name, word(*reach(*best, verb))), best->where};
}

}  // namespace

std::string_view word(Verb verb) {
  return kVerbWords[static_cast<std::size_t>(verb)];
}
std::span<const std::string_view> verb_words() {
  return kVerbWords;
}

Sight sight_of_no_team(const policy::Policy& policy) {
  Sight sight;
  sight.scope = Scope::desk;
  sight.asked = sight.takes_part = false;
  add_policy(sight, policy);
  add_hidden_rules(sight, policy);
  return sight;
}

Authority authority_of(const Actor& actor, bool owner, const policy::Policy& policy, const domain::Directory& people) {
  Authority authority;
  authority.owner = owner;
  authority.sight.unlimited = owner;
  add_policy(authority.sight, policy);
  const std::string& id = actor.on_behalf.empty() ? actor.person : actor.on_behalf;
  if (id.empty()) {
    authority.name = actor.via.empty() ? "nobody" : format("account {}", actor.via);
    for (const policy::Account& account : policy.accounts)
      if (account.name == actor.via)
        authority.grants.push_back({authority.name, Scope::own, account.may, account.where});
    add_hidden_rules(authority.sight, policy);
    return authority;
  }
  authority.name = authority.sight.person = id;
  authority.sight.names = {id};
  authority.grants.push_back(role_grant(policy, kRequester));
  if (const domain::Person* person = people.person(id)) {
    add_places(authority.sight, *person, policy);
    if (!person->left) {
      authority.grants.push_back(everybodys_grant());
      for (const std::string& role : person->roles)
        if (role != kRequester) authority.grants.push_back(role_grant(policy, role));
    }
  }
  add_hidden_rules(authority.sight, policy);
  see_as_far(authority);
  return authority;
}

Powers powers(const Authority& authority, const Ticket& ticket) {
  constexpr Verb kOfTickets[] = {Verb::take,   Verb::release, Verb::note,  Verb::wait,    Verb::resume, Verb::resolve,
                                 Verb::edit,   Verb::assign,  Verb::route, Verb::watch,   Verb::close,  Verb::reopen,
                                 Verb::cancel, Verb::link,    Verb::merge, Verb::escalate};
  Powers all;
  all.seen = {authority.owner ? Reason{format("{} owns the store", authority.name), {}}
                              : sight_reason(authority, ticket, domain::seen(authority.sight, ticket))};
  const auto add = [](Reasons& reasons, Verb verb, const Reason& why) {
    const auto same = std::find_if(reasons.begin(), reasons.end(), [&](const Reason& known) {
      return known.where == why.where && known.text.ends_with(": " + why.text);
    });
    if (same == reasons.end())
      reasons.push_back({format("{}: {}", word(verb), why.text), why.where});
    else
      same->text.insert(same->text.size() - why.text.size() - 2, format(", {}", word(verb)));
  };
  for (const Verb verb : kOfTickets) {
    const bool allowed = permission(authority, verb, ticket).answer == Answer::allowed;
    add(allowed ? all.allowed : all.refused, verb, strongest(authority, verb));
  }
  return all;
}

Reasons grants_of(const Authority& authority) {
  Reasons reasons;
  for (const Grant& grant : authority.grants) {
    std::map<Scope, std::vector<std::string>> by_scope;
    for (const auto& [verb, far] : grant.may) by_scope[far].push_back(verb);
    std::string text = format("{}: sees as far as {}", grant.name, word(grant.see));
    for (const auto& [far, verbs] : by_scope) text += format("; {}: {}", word(far), join(verbs, ", "));
    reasons.push_back({std::move(text), grant.where});
  }
  return reasons;
}

void make_administrator(Authority& authority, const policy::Policy& policy) {
  authority.grants.push_back(role_grant(policy, kAdministrator));
  see_as_far(authority);
}

bool is_administrator(const Authority& authority) {
  return std::any_of(authority.grants.begin(), authority.grants.end(),
                     [](const Grant& grant) { return grant.name == "role administrator"; });
}

std::optional<Scope> reach(const Authority& authority, Verb verb) {
  if (authority.owner) return Scope::desk;
  std::optional<Scope> far;
  for (const Grant& grant : authority.grants)
    if (const auto one = reach(grant, verb)) far = std::max(far.value_or(*one), *one);
  return far;
}

Sight sight_for(const Authority& authority, Verb verb) {
  Sight sight = authority.sight;
  const auto far = reach(authority, verb);
  if (!far) {
    Sight none;
    none.asked = none.takes_part = false;
    return none;
  }
  sight.scope = std::min(sight.scope, *far);
  sight.asked = is_requesters(verb);
  sight.takes_part = is_participants(verb);
  return sight;
}

Permission permission(const Authority& authority, Verb verb, const Ticket& ticket) {
  Permission result;
  result.seen = domain::seen(authority.sight, ticket);
  if (authority.owner) return {Answer::allowed, result.seen, {{format("{} owns the store", authority.name), {}}}};
  result.reasons = power_reasons(authority, verb);
  result.reasons.push_back(sight_reason(authority, ticket, result.seen));
  if (result.seen == Seen::nothing) return result;
  // Seeing is not a power of its own: what is seen may be shown, its status told.
  const bool looks = verb == Verb::show || verb == Verb::status;
  const auto reaches = [&](Verb one) { return domain::seen(sight_for(authority, one), ticket) != Seen::nothing; };
  // Who decides may give their say to somebody else.
  const bool hands_over = verb == Verb::assign && ticket.type == domain::TicketType::approval && reaches(Verb::approve);
  result.answer = looks || hands_over || reaches(verb) ? Answer::allowed : Answer::refused;
  return result;
}

Permission permission(const Authority& authority, Verb verb) {
  if (authority.owner) return {Answer::allowed, Seen::whole, {{format("{} owns the store", authority.name), {}}}};
  return {reach(authority, verb) ? Answer::allowed : Answer::refused, Seen::nothing, power_reasons(authority, verb)};
}

const policy::Team* visible_team(const Sight& sight, const policy::Policy& policy, std::string_view name) {
  const policy::Team* team = policy.team(name);
  if (!team || !team->confidential || sight.unlimited) return team;
  return std::find(sight.teams.begin(), sight.teams.end(), name) == sight.teams.end() ? nullptr : team;
}

std::vector<std::string> visible_teams(const Sight& sight, const policy::Policy& policy) {
  std::vector<std::string> names = policy.team_names();
  std::erase_if(names, [&](const std::string& name) { return !visible_team(sight, policy, name); });
  return names;
}

Error no_ticket(domain::TicketId id) {
  return Error(Code::not_found, format("there is no ticket {}", to_text(id)));
}
Error no_run(domain::RunId id) {
  return Error(Code::not_found, format("there is no run {}", to_text(id)));
}

void require(const Authority& authority, Verb verb, const Ticket& ticket) {
  const Permission result = permission(authority, verb, ticket);
  if (result.answer == Answer::absent) throw no_ticket(ticket.id);
  if (result.answer == Answer::allowed) return;
  std::vector<std::string> reasons;
  // Where a ticket is that they see only the status of is not for them.
  for (const Reason& reason : result.seen == Seen::whole ? result.reasons : power_reasons(authority, verb))
    reasons.push_back(reason.text);
  throw Error(Code::refused, format("{} may not {} ticket {}", authority.name, word(verb), to_text(ticket.id)),
              join(reasons, "; "));
}

void require(const Authority& authority, Verb verb) {
  const Permission result = permission(authority, verb);
  if (result.answer == Answer::allowed) return;
  throw Error(Code::refused, format("{} may not {}", authority.name, word(verb)), result.reasons.front().text);
}

}  // namespace spoc::decide
