#include "desk/log.h"

#include <algorithm>
#include <unordered_map>

#include "base/format.h"
#include "base/text.h"
#include "decide/promises.h"
#include "decide/edit.h"
#include "decide/lifecycle.h"
#include "decide/placing.h"
#include "decide/priority.h"
#include "desk/attach.h"
#include "desk/deciding.h"
#include "desk/field_files.h"
#include "desk/link.h"
#include "desk/drafted.h"
#include "desk/kb.h"
#include "desk/run.h"
#include "desk/who.h"
#include "policy/field_type.h"

namespace spoc::desk {
namespace {

using domain::TicketChange;
using intake::Draft;
using intake::OnKnown;

constexpr std::size_t kRowsToIndex = 2'000;

/// Logs drafts within one transaction, and knows what it has looked up for earlier ones.
class Logging {
 public:
  /// `store` is for articles that drafts name.
  Logging(Deciding& deciding, OnKnown on_known, store::Store* store = nullptr)
      : store_(store), deciding_(deciding), policy_(deciding.policy()), on_known_(on_known) {
    decide::require(deciding.authority(), decide::Verb::log);
    own_only_ = *decide::reach(deciding.authority(), decide::Verb::log) == domain::Scope::own;
  }

  Logged log(const Draft& draft);
  /// From now on who asks is this one, whatever a draft says.
  void is_for(const domain::Requester& requester) { requester_ = requester; }
  /// All these will be logged: what can be asked about them together is asked now.
  void expect(std::span<const Draft> drafts);
  /// The member that was looked at last: what an error is about.
  const std::string& at() const { return at_; }

 private:
  domain::Requester requester_of(const Draft& draft);
  void add_files(domain::TicketLogged& logged, const Draft& draft);
  std::optional<Draft> with_kept_files(const Draft& draft);
  std::string assignee_of(const Draft& draft);
  domain::Requester caller();
  void require_team(const Draft& draft);
  void require_powers(const Draft& draft, const domain::Requester& requester);
  TicketId parent_of(const Draft& draft);
  std::string article_of(const Draft& draft);
  void override_priority(TicketChange& change, const Draft& draft);
  void place(TicketChange& change, const Draft& draft, const std::string& person);
  /// The ticket that has the draft's key already, as far as who logs may know. When one has it that they cannot see, the draft is
  /// theirs alone: it gets a key of their own.
  std::optional<TicketId> by_key(Draft& draft);
  std::optional<TicketId> ticket_of(const std::string& key);
  bool may_know(TicketId id);
  TicketId create(const Draft& draft, std::optional<TicketId> again);
  Logged known(const Draft& draft, TicketId id, OnKnown on_known);
  /// A key that was merged away is heard by the ticket that answers for it.
  TicketChange& heard(TicketId id, decide::Verb verb) { return hearing(deciding_, deciding_.asked(id, verb)); }

  store::Store* store_;
  Deciding& deciding_;
  const policy::Policy& policy_;
  OnKnown on_known_;
  bool own_only_ = false;  // they log what they ask themselves
  std::optional<domain::Requester> requester_;
  std::string at_;
  std::unordered_map<std::string, std::optional<TicketId>> known_;  // who has the keys that were asked about together
  std::unordered_map<std::string, TicketId> keys_;  // of this transaction: the store does not show them yet
  std::unordered_map<std::string, domain::Requester> requesters_;
};

domain::Requester Logging::requester_of(const Draft& draft) {
  at_ = "requester";
  if (requester_) return *requester_;
  if (own_only_ && draft.requester.empty()) return caller();
  if (draft.requester.empty()) return {};
  if (const auto found = requesters_.find(draft.requester); found != requesters_.end()) return found->second;
  return requesters_.emplace(draft.requester, the_requester(deciding_.unit(), draft.requester)).first->second;
}

/// Who logs, as who asks.
domain::Requester Logging::caller() {
  const std::string& id = deciding_.authority().sight.person;
  const domain::Person* person = deciding_.situation().people.person(id);
  return person ? domain::Requester{person->id, person->name, person->address, person->department}
                : domain::Requester{id, {}, {}, {}};
}

void Logging::require_team(const Draft& draft) {
  at_ = "team";
  const domain::Sight& sight = deciding_.authority().sight;
  if (draft.team.empty() || decide::visible_team(sight, policy_, draft.team)) return;
  throw Error(Code::not_found, format("there is no team \"{}\"", draft.team),
              did_you_mean(draft.team, decide::visible_teams(sight, policy_)));
}

/// What the draft decides by hand is a power of its own.
void Logging::require_powers(const Draft& draft, const domain::Requester& requester) {
  using decide::Verb;
  const decide::Authority& authority = deciding_.authority();
  if (own_only_ && requester.person != authority.sight.person)
    throw Error(Code::refused, format("{} may log only what they ask for themselves", authority.name),
                "leave out --requester");
  if (!draft.team.empty() || !draft.route) decide::require(authority, Verb::route);
  if (!draft.assignee.empty()) decide::require(authority, Verb::assign);
  if (!draft.priority.empty()) decide::require(authority, Verb::override_priority);
  if (!draft.resolve.empty()) decide::require(authority, Verb::resolve);
}

std::string Logging::assignee_of(const Draft& draft) {
  at_ = "assign";
  return draft.assignee.empty() ? std::string() : the_person(deciding_.unit(), draft.assignee).id;
}

void Logging::add_files(domain::TicketLogged& logged, const Draft& draft) {
  at_ = "attachments";
  logged.attachments = attach(deciding_, draft.files);
  const policy::Service* service = policy_.service(logged.service);
  if (!service) return;
  for (domain::Attachment& file : policy::files_in(service->fields, logged.fields))
    if (std::find(logged.attachments.begin(), logged.attachments.end(), file) == logged.attachments.end())
      logged.attachments.push_back(std::move(file));
}

/// Fields that are files name those of the draft, or bring their own. Nothing when it has no such field.
std::optional<Draft> Logging::with_kept_files(const Draft& draft) {
  const policy::Service* service = policy_.service(draft.service);
  if (!service || draft.set.empty()) return std::nullopt;
  std::optional<Draft> kept;
  const intake::FilesAlong along{draft.files, false};
  FieldFiles files(deciding_, along);
  for (std::size_t i = 0; i < draft.set.size(); ++i)
    for (const auto& [name, type] : service->fields) {
      const std::string& set = draft.set[i].first;
      if (!policy::has_file(type) || (set != name && set != "fields." + name)) continue;
      if (!kept) kept = draft;
      at_ = "fields." + name;
      files.keep(type, name, kept->set[i].second);
    }
  return kept;
}

void Logging::override_priority(TicketChange& change, const Draft& draft) {
  at_ = "priority";
  if (draft.priority.empty()) return;
  if (!policy_.priority.rank(draft.priority))
    throw Error(Code::data, format("there is no priority \"{}\"", draft.priority),
                "one of " + join(policy_.priority.levels, ", "));
  if (trim(draft.reason).empty()) throw Error(Code::usage, "a priority by hand needs a reason", "add --reason TEXT");
  deciding_.record(change, domain::TicketPrioritised{draft.priority, true, draft.reason});
}

TicketId Logging::parent_of(const Draft& draft) {
  at_ = "parent";
  if (draft.parent.empty()) return {};
  const auto parent = domain::parse_ticket_id(draft.parent);
  const auto stored = parent ? deciding_.unit().ticket(*parent) : std::nullopt;
  if (!stored || deciding_.seen(stored->ticket) == domain::Seen::nothing)
    throw Error(Code::not_found, format("there is no ticket {} to be the parent", draft.parent));
  return *parent;
}

std::string Logging::article_of(const Draft& draft) {
  at_ = "kb";
  if (draft.article.empty()) return {};
  if (draft.resolve.empty()) throw Error(Code::usage, "an article goes with an answer", "add --resolve TEXT");
  ensure(store_ != nullptr, "who logs what names an article knows the articles");
  return the_article(*store_, deciding_.authority().sight, draft.article).id();
}

void Logging::place(TicketChange& change, const Draft& draft, const std::string& person) {
  at_.clear();
  if (draft.route) {
    decide::place(change, deciding_.situation(), draft.team, person);
    return;
  }
  decide::reprioritise(change, deciding_.situation(), deciding_.now(), deciding_.actor());
  decide::hold_to_promises(change, deciding_.situation(), deciding_.now(), deciding_.actor(), "logged");
}

/// `again` is the ticket that has the draft's key already: the new one is related to it, since a key names one ticket.
TicketId Logging::create(const Draft& as_given, std::optional<TicketId> again) {
  const std::optional<Draft> kept = with_kept_files(as_given);
  const Draft& draft = kept ? *kept : as_given;
  require_team(draft);
  const std::string person = assignee_of(draft);
  TicketChange change;
  domain::TicketLogged logged = logged_from(draft, policy_, deciding_.now(), at_);
  logged.requester = requester_of(draft);
  require_powers(draft, logged.requester);
  logged.parent = parent_of(draft);
  const std::string article = article_of(draft);
  if (again) logged.key.clear();
  add_files(logged, draft);
  change.record(deciding_.now(), deciding_.actor(), std::move(logged));
  override_priority(change, draft);
  place(change, draft, person);
  if (again) deciding_.record(change, domain::TicketLinked{domain::LinkKind::relates, *again});
  if (!draft.resolve.empty()) {
    if (change.after.assignee.empty() && deciding_.actor().human()) deciding_.record(change, domain::TicketTaken{});
    deciding_.record(change, domain::TicketResolved{draft.resolve, {}, article});
  }
  TicketChange& added = deciding_.add(std::move(change));
  start_service_workflow(deciding_, added);
  return added.after.id;
}

/// What a draft says again about a ticket that is there already.
domain::TicketNoted said_again(const Draft& draft) {
  return {trim(draft.description).empty() ? draft.subject : draft.description, true, true, false, 0, {}};
}

Logged Logging::known(const Draft& draft, TicketId id, OnKnown on_known) {
  at_ = "key";
  switch (on_known) {
    case OnKnown::ignore:
    case OnKnown::fresh:
      break;
    case OnKnown::note: {
      TicketChange& change = heard(id, decide::Verb::note);
      id = change.after.id;
      deciding_.record(change, said_again(draft));
      break;
    }
    case OnKnown::reopen: {
      TicketChange& change = heard(id, decide::Verb::reopen);
      id = change.after.id;
      deciding_.record(change, said_again(draft));
      if (decide::may_reopen(change.after, policy_, deciding_.now()))
        deciding_.record(change, domain::TicketReopened{"logged again"});
      break;
    }
  }
  return {id, false, std::nullopt, {}};
}

/// What somebody logged is theirs to log again, whatever they see of it since.
bool Logging::may_know(TicketId id) {
  const auto stored = deciding_.unit().ticket(id);
  if (!stored) return true;  // of this transaction
  const domain::Actor& actor = deciding_.actor();
  return deciding_.seen(stored->ticket) != domain::Seen::nothing ||
         stored->ticket.logged_by == (actor.on_behalf.empty() ? actor.person : actor.on_behalf);
}

void Logging::expect(std::span<const Draft> drafts) {
  std::vector<std::string> keys, requesters;
  for (const Draft& draft : drafts) {
    if (!draft.key.empty() && known_.try_emplace(draft.key).second) keys.push_back(draft.key);
    requesters.push_back(draft.requester);
  }
  for (const auto& [key, id] : deciding_.unit().tickets_by_keys(keys)) known_[key] = id;
  expect_requesters(deciding_.unit(), requesters);
}

std::optional<TicketId> Logging::ticket_of(const std::string& key) {
  const auto found = known_.find(key);
  return found == known_.end() ? deciding_.unit().ticket_by_key(key) : found->second;
}

std::optional<TicketId> Logging::by_key(Draft& draft) {
  if (draft.key.empty()) return std::nullopt;
  if (const auto same = keys_.find(draft.key); same != keys_.end()) return same->second;
  const auto known = ticket_of(draft.key);
  if (!known || may_know(*known)) return known;
  draft.key = domain::own_key(draft.key, deciding_.authority().name);
  return deciding_.unit().ticket_by_key(draft.key);
}

Logged Logging::log(const Draft& asked) {
  at_.clear();
  Draft draft = asked;
  const OnKnown on_known = draft.on_known.value_or(on_known_);
  const auto same = by_key(draft);
  if (same && on_known != OnKnown::fresh) return known(draft, *same, on_known);
  const TicketId id = create(draft, same);
  if (!draft.key.empty() && !same) keys_[asked.key] = id;
  return {id, true, std::nullopt, {}};
}

Logged log_or_refuse(Logging& logging, Deciding& deciding, const Draft& draft) {
  const Deciding::Mark mark = deciding.mark();
  try {
    Logged logged = logging.log(draft);
    deciding.settle();  // the next row is assigned with this one counted
    return logged;
  } catch (const Error& error) {
    if (!of_item(error)) throw;
    deciding.forget_since(mark);
    return {TicketId{}, false, error, logging.at()};
  }
}

}  // namespace

LogOutcome log(Desk& desk, const Draft& draft, OnKnown on_known) {
  LogOutcome result;
  result.outcome =
      transact(desk, [&](Deciding& deciding, Outcome&) { result.rows = {Logging(deciding, on_known, &desk.store).log(draft)}; });
  return result;
}

TicketId log_for(Deciding& deciding, const Draft& draft, const domain::Requester& requester) {
  Logging logging(deciding, OnKnown::ignore);
  logging.is_for(requester);
  return logging.log(draft).ticket;
}

LogOutcome log_rows(Desk& desk, std::span<const Draft> drafts, OnKnown on_known) {
  LogOutcome result;
  result.outcome = transact(desk, [&](Deciding& deciding, Outcome& outcome) {
    result.rows.clear();
    Logging logging(deciding, on_known, &desk.store);
    logging.expect(drafts);
    for (const Draft& draft : drafts) {
      result.rows.push_back(log_or_refuse(logging, deciding, draft));
      if (const auto& error = result.rows.back().refused)
        outcome.rejected.push_back({format("row {}", result.rows.size()), *error});
    }
  });
  return result;
}

void index_texts(Desk& desk) {
  bool left = !desk.dry_run;
  while (left) desk.store.write(desk.caller, [&](store::Unit& unit) { left = unit.index_pending(kRowsToIndex); });
}

}  // namespace spoc::desk
