#include "store/events.h"

#include <algorithm>

#include "domain/about.h"
#include "store/columns.h"

namespace spoc::store {

using domain::SubjectKind;

namespace {

KeptEvent read(const sql::Statement& statement) {
  KeptEvent kept;
  RowReader row(statement);
  row.get(kept.event);
  row.get(kept.id);
  row.get(kept.data);
  row.get(kept.at);
  row.get(kept.keep_until);
  row.get(kept.taken);
  return kept;
}

const domain::EventReceived* received_in(SubjectKind subject, const domain::Recorded& recorded) {
  return subject == SubjectKind::desk ? std::get_if<domain::EventReceived>(&recorded.event) : nullptr;
}

const domain::EventMatched* matched_in(SubjectKind subject, const domain::Recorded& recorded) {
  return subject == SubjectKind::run ? std::get_if<domain::EventMatched>(&recorded.event) : nullptr;
}

KeptEvent kept_of(const domain::EventReceived& received, Instant at) {
  return {received.event, received.id, received.data, at, received.keep_until, false};
}

}  // namespace

void EventsFold::apply(SubjectKind subject, const domain::Recorded& recorded) {
  if (const auto* received = received_in(subject, recorded))
    events_[{received->event, received->id}] = kept_of(*received, recorded.at);
  if (const auto* matched = matched_in(subject, recorded)) taken_.emplace(matched->event, matched->id);
}

std::vector<EventAbout> EventsFold::abouts() const {
  std::vector<EventAbout> all;
  for (const auto& [key, kept] : events_)
    for (std::string& about : domain::abouts_of(kept.event, kept.data))
      all.push_back({std::move(about), kept.event, kept.id});
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<KeptEvent> EventsFold::all() const {
  std::vector<KeptEvent> all;
  for (const auto& [key, kept] : events_) {
    all.push_back(kept);
    all.back().taken = taken_.contains(key);
  }
  return all;
}

Events::Events(sql::Connection& connection)
    : connection_(connection),
      insert_(connection, "insert into event (event, id, data, at, keep_until, taken) values ($1, $2, $3, $4, $5, $6)"),
      insert_about_(connection, "insert into event_about (about, event, id) values ($1, $2, $3)"),
      take_(connection, "update event set taken = 1 where event = $1 and id = $2"),
      find_(connection, "select event, id, data, at, keep_until, taken from event where event = $1 and id = $2"),
      about_(connection,
             "select event.event, event.id, data, at, keep_until, taken from event_about join event "
             "on event.event = event_about.event and event.id = event_about.id "
             "where about = $1 and (keep_until is null or keep_until > $2) order by at, event.id"),
      all_(connection, "select event, id, data, at, keep_until, taken from event order by event, id", sql::Rows::many),
      abouts_(connection, "select about, event, id from event_about") {}

void Events::apply(SubjectKind subject, const domain::Recorded& recorded) {
  if (const auto* received = received_in(subject, recorded)) put(kept_of(*received, recorded.at));
  const auto* matched = matched_in(subject, recorded);
  if (!matched) return;
  auto statement = take_.use();
  statement->bind(1, matched->event);
  statement->bind(2, matched->id);
  sql::run(*statement);
}

void Events::put(const KeptEvent& kept) {
  {
    auto statement = insert_.use();
    RowWriter row(*statement);
    row.put_always(kept.event);
    row.put_always(kept.id);
    row.put(kept.data);
    row.put(kept.at);
    row.put(kept.keep_until);
    row.put(kept.taken);
    sql::run(*statement);
  }
  for (const std::string& about : domain::abouts_of(kept.event, kept.data)) {
    auto statement = insert_about_.use();
    RowWriter row(*statement);
    row.put_always(about);
    row.put_always(kept.event);
    row.put_always(kept.id);
    sql::run(*statement);
  }
}

std::optional<KeptEvent> Events::find(std::string_view event, std::string_view id) {
  auto statement = find_.use();
  statement->bind(1, event);
  statement->bind(2, id);
  return statement->step() ? std::optional(read(*statement)) : std::nullopt;
}

std::vector<KeptEvent> Events::about(std::string_view about, Instant now) {
  auto statement = about_.use();
  statement->bind(1, about);
  statement->bind(2, now.us);
  std::vector<KeptEvent> found;
  while (statement->step()) found.push_back(read(*statement));
  return found;
}

std::vector<KeptEvent> Events::all() {
  auto statement = all_.use();
  std::vector<KeptEvent> found;
  while (statement->step()) found.push_back(read(*statement));
  return found;
}

void Events::replace_all(const std::vector<KeptEvent>& events) {
  connection_.script("delete from event_about; delete from event");
  for (const KeptEvent& kept : events) put(kept);
}

std::vector<EventAbout> Events::abouts() {
  auto statement = abouts_.use();
  std::vector<EventAbout> all;
  while (statement->step()) {
    RowReader row(*statement);
    EventAbout& one = all.emplace_back();
    row.get(one.about);
    row.get(one.event);
    row.get(one.id);
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace spoc::store
