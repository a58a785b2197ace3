#include "desk/log.h"

#include <algorithm>
#include <unordered_map>

#include "base/format.h"
#include "base/text.h"
#include "decide/clocks.h"
#include "decide/edit.h"
#include "decide/lifecycle.h"
#include "decide/placing.h"
#include "decide/priority.h"
#include "desk/deciding.h"
#include "desk/steps.h"
#include "desk/who.h"

namespace spoc::desk {
namespace {

using domain::TicketChange;
using intake::Draft;
using intake::OnKnown;

constexpr std::size_t kSubjectLimit = 1000;

/// Tickets that this transaction logs, by external key: the store does not show them yet.
using KeysOfThis = std::unordered_map<std::string, TicketId>;

template <class E>
E word_of(const std::string& text, E fallback, std::string_view what) {
  if (text.empty()) return fallback;
  if (const auto value = domain::from_word<E>(text)) return *value;
  const auto words = domain::words<E>();
  const std::vector<std::string> all(words.begin(), words.end());
  const std::string meant = did_you_mean(text, all);
  throw Error(Code::data, format("{} cannot be \"{}\"", what, text), meant.empty() ? "it is one of " + join(all, ", ") : meant);
}

/// The subject as one line: given, else the first line of the description.
std::string subject_of(const Draft& draft) {
  std::string_view text = trim(draft.subject);
  if (text.empty()) text = trim(split(trim(draft.description), '\n').front());
  if (text.empty()) throw Error(Code::data, "a ticket needs a subject", "say what it is about: -s TEXT");
  std::string line = to_utf8(text.substr(0, 4 * kSubjectLimit));
  std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  if (display_width(line) <= kSubjectLimit) return line;
  return shorten(line, kSubjectLimit);
}

const policy::Service* service_of(const Draft& draft, const policy::Policy& policy) {
  if (draft.service.empty()) return nullptr;
  if (const policy::Service* service = policy.service(draft.service)) return service;
  throw Error(Code::data, format("there is no service \"{}\"", draft.service), did_you_mean(draft.service, policy.service_names()));
}

void require_team(const std::string& team, const policy::Policy& policy) {
  if (team.empty() || policy.team(team)) return;
  throw Error(Code::data, format("there is no team \"{}\"", team), did_you_mean(team, policy.team_names()));
}

/// What is written down: the draft's words, completed from its service.
domain::TicketLogged logged_of(const Draft& draft, Deciding& deciding) {
  const policy::Policy& policy = deciding.policy();
  const policy::Service* service = service_of(draft, policy);
  using domain::Level, domain::TicketType;
  domain::TicketLogged logged;
  logged.type = word_of(draft.type, service && service->type ? *service->type : TicketType::incident, "type");
  if (logged.type == TicketType::task || logged.type == TicketType::approval)
    throw Error(Code::data, format("a ticket of type {} belongs to a run", domain::word(logged.type)), "start a run: spoc run start");
  logged.subject = subject_of(draft);
  logged.description = to_utf8(draft.description);
  logged.requester = draft.requester.empty() ? domain::Requester() : the_requester(deciding.unit(), draft.requester);
  logged.channel = draft.channel;
  logged.recipient = draft.recipient;
  logged.language = draft.language;
  logged.service = draft.service;
  logged.category = !draft.category.empty() || !service ? draft.category : service->category;
  logged.cause = draft.cause;
  logged.impact = word_of(draft.impact, service && service->impact ? *service->impact : Level::medium, "impact");
  logged.urgency = word_of(draft.urgency, service && service->urgency ? *service->urgency : Level::medium, "urgency");
  logged.key = draft.key;
  logged.confidential = draft.confidential || (service && service->confidential);
  logged.bundle = policy.hash;
  return logged;
}

void add_fields(domain::TicketLogged& logged, const Draft& draft, const policy::Policy& policy) {
  domain::Ticket ticket;
  ticket.service = logged.service;
  for (const auto& [name, value] : draft.set) {
    const std::string member = name.starts_with("fields.") ? name : "fields." + name;
    const auto edit = decide::edited(ticket, member, value, policy);
    if (edit) logged.fields.emplace_back(member.substr(7), edit->to);
  }
  logged.tags = draft.tags;
  std::sort(logged.tags.begin(), logged.tags.end());
  logged.tags.erase(std::unique(logged.tags.begin(), logged.tags.end()), logged.tags.end());
}

void add_files(domain::TicketLogged& logged, const Draft& draft, Deciding& deciding) {
  for (const intake::DraftFile& file : draft.files)
    logged.attachments.push_back({file.name, {}, static_cast<std::int64_t>(file.bytes.size()), deciding.unit().put_blob(file.bytes)});
}

void override_priority(TicketChange& change, const Draft& draft, Deciding& deciding) {
  if (draft.priority.empty()) return;
  if (!deciding.policy().priority.rank(draft.priority))
    throw Error(Code::data, format("there is no priority \"{}\"", draft.priority), "one of " + join(deciding.policy().priority.levels, ", "));
  if (trim(draft.reason).empty()) throw Error(Code::usage, "a priority by hand needs a reason", "add --reason TEXT");
  deciding.record(change, domain::TicketPrioritised{draft.priority, true, draft.reason});
}

TicketId parent_of(const Draft& draft, Deciding& deciding) {
  if (draft.parent.empty()) return {};
  const auto parent = domain::parse_ticket_id(draft.parent);
  if (!parent || !deciding.unit().ticket(*parent))
    throw Error(Code::not_found, format("there is no ticket {} to be the parent", draft.parent));
  return *parent;
}

TicketId create(const Draft& draft, Deciding& deciding) {
  require_team(draft.team, deciding.policy());
  const std::string person = draft.assignee.empty() ? std::string() : the_person(deciding.unit(), draft.assignee).id;
  TicketChange change;
  domain::TicketLogged logged = logged_of(draft, deciding);
  add_fields(logged, draft, deciding.policy());
  logged.parent = parent_of(draft, deciding);
  add_files(logged, draft, deciding);
  change.record(deciding.now(), deciding.actor(), std::move(logged));
  override_priority(change, draft, deciding);
  if (draft.route) {
    decide::place(change, deciding.situation(), draft.team, person);
  } else {
    decide::reprioritise(change, deciding.situation(), deciding.now(), deciding.actor());
    decide::hold_to_promises(change, deciding.situation(), deciding.now(), deciding.actor(), "logged");
  }
  if (!draft.resolve.empty()) {
    if (change.after.assignee.empty() && deciding.actor().human()) deciding.record(change, domain::TicketTaken{});
    deciding.record(change, domain::TicketResolved{draft.resolve, {}, {}});
  }
  TicketChange& added = deciding.add(std::move(change));
  start_service_workflow(deciding, added);
  return added.after.id;
}

/// What a draft says again about a ticket that is there already.
domain::TicketNoted said_again(const Draft& draft) {
  return {trim(draft.description).empty() ? draft.subject : draft.description, true, true, false, 0, {}};
}

Logged known(const Draft& draft, TicketId id, OnKnown on_known, Deciding& deciding) {
  switch (on_known) {
    case OnKnown::ignore:
    case OnKnown::fresh: break;
    case OnKnown::note:
      deciding.record(deciding.ticket(id), said_again(draft));
      break;
    case OnKnown::reopen: {
      TicketChange& change = deciding.ticket(id);
      deciding.record(change, said_again(draft));
      if (decide::allows("reopen", change.after.status)) deciding.record(change, domain::TicketReopened{"logged again"});
      break;
    }
  }
  return {id, false, std::nullopt};
}

Logged log_one(const Draft& draft, OnKnown on_known, Deciding& deciding, const KeysOfThis& here) {
  if (!draft.key.empty() && on_known != OnKnown::fresh) {
    if (const auto same = here.find(draft.key); same != here.end()) return known(draft, same->second, on_known, deciding);
    if (const auto id = deciding.unit().ticket_by_key(draft.key)) return known(draft, *id, on_known, deciding);
  }
  return {create(draft, deciding), true, std::nullopt};
}

}  // namespace

LogOutcome log(Desk& desk, std::span<const Draft> drafts, OnKnown on_known) {
  LogOutcome result;
  result.outcome = transact(desk, [&](Deciding& deciding, Outcome& outcome) {
    result.rows.clear();
    KeysOfThis here;
    for (std::size_t row = 0; row < drafts.size(); ++row) {
      const std::size_t mark = deciding.mark();
      const std::size_t effects = deciding.effects().size();
      try {
        result.rows.push_back(log_one(drafts[row], on_known, deciding, here));
        if (!drafts[row].key.empty() && result.rows.back().created) here[drafts[row].key] = result.rows.back().ticket;
      } catch (const Error& error) {
        if (drafts.size() == 1) throw;
        deciding.forget_since(mark, effects);
        result.rows.push_back({TicketId{}, false, error});
        outcome.rejected.push_back({format("row {}", row + 1), error});
      }
    }
  });
  return result;
}

}  // namespace spoc::desk
