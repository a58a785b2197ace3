#include "desk/erase.h"

#include <algorithm>
#include <memory>
#include <set>
#include <unordered_map>

#include "base/format.h"
#include "base/text.h"
#include "desk/permission.h"
#include "desk/verify.h"
#include "desk/who.h"
#include "time/calendar.h"

namespace spoc::desk {
namespace {

using decide::Erasing;
using decide::Names;

Names names_of(const Identity& identity, std::string instead) {
  Names names(std::move(instead));
  for (const std::string& name : identity.names) names.add(name);
  return names;
}

void add_person(const domain::Person& person, std::vector<std::string>& names) {
  for (const std::string* name : {&person.id, &person.name, &person.address, &person.login, &person.phone})
    if (!name->empty()) names.push_back(*name);
}

/// Also what the directory said of them before.
void add_former_names(store::Reading& reading, Identity& identity) {
  store::EntryQuery query;
  query.subject = domain::desk_subject();
  query.kind = domain::PersonChanged::kKind;
  reading.entries(query, [&](const store::Entry& entry) {
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    const domain::Person& person = std::get<domain::PersonChanged>(event).person;
    if (person.id == identity.person) add_person(person, identity.names);
    return true;
  });
}

/// Their tickets, and how those call them.
void add_tickets(store::Reading& reading, Identity& identity) {
  const Names known = names_of(identity, "");
  reading.tickets({}, false, [&](const store::StoredTicket& stored) {
    const domain::Requester& requester = stored.ticket.requester;
    const bool theirs = (!identity.person.empty() && requester.person == identity.person) ||
                        (!requester.address.empty() && known.is_one(requester.address));
    if (!theirs) return true;
    identity.tickets.push_back(stored.ticket.id);
    for (const std::string* name : {&requester.address, &requester.name})
      if (!name->empty()) identity.names.push_back(*name);
    return true;
  });
}

bool is_mentioned(store::Reading& reading, const Identity& identity) {
  bool found = false;
  const Erasing erasing = erasing_of(identity, "somebody");
  reading.entries({}, [&](const store::Entry& entry) { return !(found = concerns(identity, erasing, entry)); });
  return found;
}

[[noreturn]] void refuse(std::string why, std::string hint) {
  throw Error(Code::conflict, std::move(why), std::move(hint));
}

std::string list_of(const std::vector<TicketId>& ids) {
  std::vector<std::string> texts;
  for (const TicketId id : ids) texts.push_back(to_text(id));
  return join(texts, ", ");
}

/// Tickets that are not there for the caller stand in the way, and are not named.
void require_no_work(store::Reading& reading, const Identity& identity, const domain::Sight& sight) {
  std::vector<TicketId> live;
  bool hidden = false;
  const std::set<TicketId> theirs(identity.tickets.begin(), identity.tickets.end());
  store::TicketQuery query;
  query.statuses = {domain::Status::fresh, domain::Status::open, domain::Status::waiting, domain::Status::resolved};
  reading.tickets(query, true, [&](const store::StoredTicket& stored) {
    const domain::Ticket& t = stored.ticket;
    const bool works = !identity.person.empty() && (t.assignee == identity.person || t.owner == identity.person);
    if (!works && !theirs.contains(t.id)) return true;
    if (domain::seen(sight, t) == domain::Seen::nothing)
      hidden = true;
    else
      live.push_back(t.id);
    return true;
  });
  const std::string_view unseen = live.empty() ? "such that you may not see" : " and such that you may not see";
  if (!live.empty() || hidden)
    refuse(format("they have tickets that are not over: {}{}", list_of(live), hidden ? unseen : ""),
           "close or hand over those first");
}

void require_gone(store::Reading& reading, const Identity& identity) {
  if (identity.person.empty()) return;
  const domain::Person* person = reading.people().person(identity.person);
  if (person != nullptr && !person->left)
    refuse(format("{} is still in the directory, which would bring them back", identity.person),
           "take them out of the personnel file first: spoc people sync");
}

void require_unnamed(const std::vector<policy::File>& files, const Names& names) {
  for (const policy::File& file : files) {
    long long line = 1;
    for (const std::string_view text : split(file.content, '\n')) {
      std::string copy(text);
      if (names.replace(copy))
        refuse(format("the policy in force names them: {}:{}", file.path, line), "edit the file, then spoc apply");
      ++line;
    }
  }
}

/// "erased-1", "erased-2" …
std::string next_instead(store::Reading& reading) {
  std::set<std::string> used;
  store::EntryQuery query;
  query.subject = domain::desk_subject();
  query.kind = domain::PersonErased::kKind;
  reading.entries(query, [&](const store::Entry& entry) {
    used.insert(std::get<domain::PersonErased>(domain::event_from_json(entry.kind, entry.data)).person);
    return true;
  });
  std::size_t n = used.size() + 1;
  while (reading.people().person(format("erased-{}", n)) != nullptr) ++n;
  return format("erased-{}", n);
}

/// Whether an entry is of a run about the person: then its files die with the names in it, as do those of an event that names
/// them. Entries come run by run, each from its beginning.
class RunsAbout {
 public:
  explicit RunsAbout(const Names& names) : names_(names) {}

  bool of_run(const store::Entry& entry) {
    if (entry.subject.kind != domain::SubjectKind::run) return false;
    if (entry.kind == domain::RunStarted::kKind)
      runs_about_[entry.subject.number] =
          names_.is_one(std::get<domain::RunStarted>(domain::event_from_json(entry.kind, entry.data)).about);
    return runs_about_[entry.subject.number];
  }

 private:
  const Names& names_;
  std::unordered_map<std::int64_t, bool> runs_about_;
};

store::Rewriting rewriting_of(const Erasing& erasing, const std::set<TicketId>& tickets) {
  const auto theirs = [&tickets](TicketId id) { return tickets.contains(id); };
  const auto name = [&erasing](std::string& text) {
    if (!erasing.names.is_one(text)) return false;
    text = erasing.names.instead();
    return true;
  };
  store::Rewriting rewriting;
  rewriting.name = name;
  rewriting.text = [&erasing](std::string& text) { return erasing.names.replace(text); };
  const auto files = std::make_shared<RunsAbout>(erasing.names);
  rewriting.entry = [&erasing, name, theirs, files](store::Entry& entry) {
    const bool runs_files = files->of_run(entry);
    bool changed = name(entry.actor.person);
    changed = name(entry.actor.on_behalf) || changed;
    const bool everything = entry.subject.kind == domain::SubjectKind::ticket && theirs({entry.subject.number});
    if (auto data = decide::erased_data(erasing, entry.kind, entry.data, entry.at, everything)) {
      entry.data = std::move(*data);
      changed = true;
    }
    if (runs_files || (changed && entry.kind == domain::EventReceived::kKind))
      if (auto data = decide::without_files(entry.data)) {
        entry.data = std::move(*data);
        changed = true;
      }
    return changed;
  };
  rewriting.effect = [&erasing, theirs](store::QueuedEffect& queued) {
    domain::Effect& effect = queued.effect;
    bool changed = decide::erase_object(erasing, effect.data, theirs(effect.ticket));
    for (std::string* text : {&effect.to, &effect.cause, &queued.error})
      changed = erasing.names.replace(*text) || changed;
    return changed;
  };
  return rewriting;
}

}  // namespace

Identity identity_of(store::Reading& reading, std::string_view words) {
  Identity identity;
  const std::string text(trim(words));
  if (const auto people = who(reading, text); people.size() == 1 || text.find('@') == std::string::npos) {
    const domain::Person person = the_person(reading, text);
    identity.person = person.id;
    add_person(person, identity.names);
    add_former_names(reading, identity);
  } else {
    identity.names.push_back(text);
  }
  add_tickets(reading, identity);
  std::sort(identity.names.begin(), identity.names.end());
  identity.names.erase(std::unique(identity.names.begin(), identity.names.end()), identity.names.end());
  if (identity.person.empty() && identity.tickets.empty() && !is_mentioned(reading, identity))
    throw Error(Code::not_found, format("nobody is known here as {}", text), "see the directory: spoc who");
  return identity;
}

decide::Erasing erasing_of(const Identity& identity, std::string instead) {
  return {names_of(identity, std::move(instead)), identity.person};
}

bool concerns(const Identity& identity, const Erasing& erasing, const store::Entry& entry) {
  if (entry.subject.kind == domain::SubjectKind::ticket &&
      std::binary_search(identity.tickets.begin(), identity.tickets.end(), TicketId{entry.subject.number}))
    return true;
  if (erasing.names.is_one(entry.actor.person) || erasing.names.is_one(entry.actor.on_behalf)) return true;
  return decide::erased_data(erasing, entry.kind, entry.data, entry.at, false).has_value();
}

Erased erase(Desk& desk, std::string_view words) {
  require(desk, decide::Verb::erase);
  const domain::Sight sight = authority_of(desk).sight;
  Erased erased;
  Identity identity;
  desk.store.read([&](store::Reading& reading) {
    identity = identity_of(reading, words);
    erased.instead = next_instead(reading);
    require_gone(reading, identity);
    require_no_work(reading, identity, sight);
  });
  erased.tickets = identity.tickets;
  const Erasing erasing = erasing_of(identity, erased.instead);
  require_unnamed(desk.store.files(), erasing.names);
  if (erasing.names.is_one(desk.caller.login) || erasing.names.is_one(desk.caller.actor.person))
    refuse("nobody can erase themselves: the erasure would name them again", "let another administrator do it");
  const std::set<TicketId> tickets(identity.tickets.begin(), identity.tickets.end());
  store::Rewriting rewriting = rewriting_of(erasing, tickets);
  rewriting.event = [&](auto entries, auto operations, auto contents) {
    return domain::PersonErased{erased.instead, std::move(entries), std::move(operations), std::move(contents)};
  };
  erased.rewritten = desk.store.rewrite(desk.caller, rewriting, recompute(desk.store), desk.dry_run);
  if (!desk.dry_run) desk.store.scrub();
  return erased;
}

namespace {

/// The instant before which a ticket is too old; nothing when policy keeps all.
std::optional<Instant> kept_since(const policy::Policy& policy, Instant now) {
  const auto kept = policy.retention.find("closed_tickets");
  if (kept == policy.retention.end()) return std::nullopt;
  const auto* wall = std::get_if<time::WallDuration>(&kept->second);
  if (wall == nullptr)
    throw Error(Code::configuration, "[retention] closed_tickets must be days, months or years", "like \"7y\"");
  return time::add_wall(now, {-wall->months, -wall->days, -wall->span}, policy.zone());
}

/// Who asked for each ticket that is over for long enough, and who took part.
std::unordered_map<std::int64_t, Erasing> old_tickets(store::Reading& reading, Instant before) {
  std::unordered_map<std::int64_t, Erasing> old;
  store::TicketQuery query;
  query.statuses = {domain::Status::closed, domain::Status::cancelled, domain::Status::merged};
  std::vector<TicketId> ids;
  reading.tickets(query, false, [&](const store::StoredTicket& stored) {
    if (stored.ticket.closed_at.value_or(stored.ticket.last_at) < before) ids.push_back(stored.ticket.id);
    return true;
  });
  for (const TicketId id : ids) {
    const auto stored = reading.ticket(id);
    Names names("erased");
    const domain::Requester& requester = stored->ticket.requester;
    for (const std::string* name : {&requester.person, &requester.address, &requester.name}) names.add(*name);
    for (const domain::Participant& participant : stored->ticket.participants)
      for (const std::string* name : {&participant.person, &participant.address, &participant.name}) names.add(*name);
    old.emplace(id.number, Erasing{std::move(names), {}});
  }
  return old;
}

}  // namespace

Erased erase_old(Desk& desk) {
  require(desk, decide::Verb::erase);
  Erased erased;
  const auto before = kept_since(*desk.store.policy(), desk.caller.now);
  if (!before) return erased;
  std::unordered_map<std::int64_t, Erasing> old;
  desk.store.read([&](store::Reading& reading) { old = old_tickets(reading, *before); });
  store::Rewriting rewriting;
  rewriting.name = rewriting.text = [](std::string&) { return false; };
  rewriting.entry = [&](store::Entry& entry) {
    const auto found = old.find(entry.subject.kind == domain::SubjectKind::ticket ? entry.subject.number : 0);
    if (found == old.end()) return false;
    bool changed = false;
    for (std::string* name : {&entry.actor.person, &entry.actor.on_behalf})
      if (found->second.names.is_one(*name) && *name != found->second.names.instead()) {
        *name = found->second.names.instead();
        changed = true;
      }
    auto data = decide::erased_data(found->second, entry.kind, entry.data, entry.at, true);
    if (data) entry.data = std::move(*data);
    return changed || data.has_value();
  };
  rewriting.effect = [&](store::QueuedEffect& queued) {
    const auto found = old.find(queued.effect.ticket.number);
    return found != old.end() && decide::erase_object(found->second, queued.effect.data, true);
  };
  rewriting.event = [&](auto entries, auto operations, auto contents) {
    return domain::RetentionApplied{"closed_tickets", *before, std::move(entries), std::move(operations),
                                    std::move(contents)};
  };
  erased.rewritten = desk.store.rewrite(desk.caller, rewriting, recompute(desk.store), desk.dry_run);
  for (const domain::Subject subject : erased.rewritten.subjects)
    if (subject.kind == domain::SubjectKind::ticket) erased.tickets.push_back({subject.number});
  if (!desk.dry_run && !erased.rewritten.empty()) desk.store.scrub();
  return erased;
}

}  // namespace spoc::desk
