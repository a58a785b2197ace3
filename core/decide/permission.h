// Who may see and do what: one function for every verb, and the sight that lists, counts, search and reports read with. Denied
// is what no role, team, department or assignment allows; confidential is stronger than any role.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "decide/situation.h"
#include "domain/sight.h"

namespace spoc::decide {

using domain::Scope;
using domain::Seen;
using domain::Sight;

/// What can be allowed, with the words of policy (`policy::verbs`). `work` in policy stands for take, release, note, wait, resume
/// and resolve.
enum class Verb {
  take, release, note, wait, resume, resolve, log, status, show, edit, assign, route, watch, close, reopen, cancel, approve,
  tick, link, merge, rate, escalate, override_priority, away, run, event, kb, report, export_desk, import_history, history, undo,
  people, apply, deliver, sweep, verify, backup, erase, log_mail
};
std::string_view word(Verb verb);
std::span<const std::string_view> verb_words();

/// Where a power comes from: a role of policy, or what everybody has.
struct Grant {
  std::string name;  ///< "role agent"
  Scope see = Scope::own;
  std::map<std::string, Scope> may;
  Where where;
};

/// Who acts, as the directory and the policy in force make them.
struct Authority {
  std::string name;  ///< a person's id, a login nobody has, or "account mail"
  bool owner = false;
  std::vector<Grant> grants;
  Sight sight;  ///< what they see
};

/// `owner` owns the store and acts as themselves. A person has their roles; every known person works on what they are assigned and
/// decides what they are asked; whoever else it is, and who has left, is a requester. An actor without a person is the account
/// of that name (`via`), or nobody. Roles requester and administrator are there although policy does not say them.
Authority authority_of(const Actor& actor, bool owner, const policy::Policy& policy, const domain::Directory& people);
/// Gives the role administrator to somebody who does not have it: to who made a desk that has no administrator yet.
void make_administrator(Authority& authority, const policy::Policy& policy);
bool is_administrator(const Authority& authority);

/// How far the verb reaches; nothing when no role has it.
std::optional<Scope> reach(const Authority& authority, Verb verb);
/// Tickets and runs that they see and that the verb reaches.
Sight sight_for(const Authority& authority, Verb verb);

enum class Answer { allowed, refused, absent };

struct Permission {
  Answer answer = Answer::absent;
  Seen seen = Seen::nothing;
  Reasons reasons;  ///< for and against; not for the actor when the ticket is absent for them
};

/// What somebody sees who sees the whole desk and is of no team: nothing that is confidential. For programs that policy lets look.
Sight sight_of_no_team(const policy::Policy& policy);

/// Whether they may do that to the ticket.
Permission permission(const Authority& authority, Verb verb, const Ticket& ticket);
/// Whether they may do it at all: for what concerns no ticket.
Permission permission(const Authority& authority, Verb verb);

/// Everything they may and may not do to a ticket that they see: why it is there for them, then one line for each power, with the
/// verbs that stand under it.
struct Powers {
  Reasons seen, allowed, refused;
};
Powers powers(const Authority& authority, const Ticket& ticket);
/// One line for each grant: how far it sees and what it has.
Reasons grants_of(const Authority& authority);

/// Throws not_found in the words of a number that does not exist, or refused with the reason.
void require(const Authority& authority, Verb verb, const Ticket& ticket);
void require(const Authority& authority, Verb verb);

/// The team when they may know of it: a confidential one is there for its members only. `visible_teams` are the names of those
/// that are.
const policy::Team* visible_team(const Sight& sight, const policy::Policy& policy, std::string_view name);
std::vector<std::string> visible_teams(const Sight& sight, const policy::Policy& policy);

/// What is said of a ticket and a run that are not there: the same whether they exist or not.
Error no_ticket(domain::TicketId id);
Error no_run(domain::RunId id);

}  // namespace spoc::decide
