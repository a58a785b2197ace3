#include "store/people.h"

#include <algorithm>

#include "base/text.h"

namespace spoc::store {

using domain::Person;

bool weighs(const domain::Ticket& ticket, const domain::Schedule& schedule) {
  if (!domain::is_open(ticket.status)) return false;
  bool has_promise = false;
  for (std::size_t i = 0; i < ticket.clocks.size(); ++i) {
    const domain::Clock& clock = ticket.clocks[i];
    if (clock.name != domain::ClockName::resolution && clock.name != domain::ClockName::due) continue;
    if (i < schedule.clock_due.size() && schedule.clock_due[i]) return true;
    has_promise = has_promise || clock.running();
  }
  return !has_promise && ticket.status != domain::Status::waiting;
}

PeopleView::PeopleView(PeopleTable& table, std::function<std::int64_t(std::string_view)> weight_of,
                       Count count)
    : table_(table), weight_of_(std::move(weight_of)), count_(std::move(count)) {}

const Person* PeopleView::person(std::string_view id) const {
  if (id.empty()) return nullptr;
  if (const auto known = people_.find(id); known != people_.end()) return known->second.get();
  std::optional<Person> loaded = table_.load(id);
  auto kept = loaded ? std::make_unique<const Person>(std::move(*loaded)) : nullptr;
  return people_.emplace(std::string(id), std::move(kept)).first->second.get();
}

const std::vector<const Person*>& PeopleView::named(std::string_view trait, std::string_view name) const {
  const auto [place, fresh] = named_.try_emplace({std::string(trait), std::string(name)});
  if (fresh)
    for (const std::string& id : table_.with(trait, name)) place->second.push_back(person(id));
  return place->second;
}

std::vector<const Person*> PeopleView::members(std::string_view team) const {
  return named("team", team);
}

const Person* PeopleView::lead_of(std::string_view team_or_department) const {
  for (const Person* lead : named("lead", team_or_department))
    if (!lead->left) return lead;
  return nullptr;
}

const Person* PeopleView::by_address(std::string_view address) const {
  if (address.empty()) return nullptr;
  for (const std::string_view trait : {"address", "login"})
    if (const auto& found = named(trait, address); !found.empty()) return found.front();
  return nullptr;
}

void PeopleView::expect_addresses(std::span<const std::string> addresses) {
  for (const char* trait : {"address", "login"}) {
    std::vector<std::string> asked;
    for (const std::string& address : addresses)
      if (!address.empty() && !named_.contains({trait, address})) asked.push_back(address);
    const auto found = table_.with_each(trait, asked);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const auto [place, fresh] = named_.try_emplace({trait, asked[i]});
      if (!fresh) continue;
      for (const std::string& id : found[i]) place->second.push_back(person(id));
    }
  }
}

domain::Load PeopleView::load(std::string_view id) const {
  auto counted = counted_.find(id);
  if (counted == counted_.end()) counted = counted_.emplace(std::string(id), count_ ? count_(id) : table_.count(id)).first;
  domain::Load load;
  load.open = counted->second.open;
  for (const auto& [priority, count] : counted->second.running) load.weight += count * weight(priority);
  if (count_) return load;  // when they were last chosen tells of tickets that are not there
  auto last = last_assigned_.find(id);
  if (last == last_assigned_.end()) last = last_assigned_.emplace(std::string(id), table_.last_assigned(id)).first;
  load.last_assigned_at = last->second;
  return load;
}

std::int64_t PeopleView::weight(const std::string& priority) const {
  const auto [known, fresh] = weights_.try_emplace(priority);
  if (fresh) known->second = weight_of_(priority);
  return known->second;
}

std::optional<domain::Absence> PeopleView::absence(std::string_view person, Instant t) const {
  auto known = absences_.find(person);
  if (known == absences_.end()) known = absences_.emplace(std::string(person), table_.absences(person)).first;
  for (const auto& absence : known->second)
    if (absence.since <= t && (!absence.until || t < *absence.until)) return absence;
  return std::nullopt;
}

void PeopleView::written(const domain::Event& event) {
  absences_.clear();
  weights_.clear();
  if (!std::holds_alternative<domain::PersonChanged>(event) && !std::holds_alternative<domain::PersonLeft>(event))
    return;
  for (auto& [id, person] : people_)
    if (person) gone_.push_back(std::move(person));
  people_.clear();
  named_.clear();
}

void PeopleView::written(const domain::TicketChange& change) {
  const bool is_new = change.before.version == 0;
  if (!is_new) {
    counted_.erase(change.before.assignee);
    counted_.erase(change.after.assignee);
    last_assigned_.clear();
    return;
  }
  for (const domain::Chosen& chosen : change.after.chosen)
    if (const auto last = last_assigned_.find(chosen.person); last != last_assigned_.end())
      last->second = std::max(last->second, std::optional(chosen.at));
  const auto counted = counted_.find(change.after.assignee);
  if (counted == counted_.end() || !domain::is_open(change.after.status)) return;
  ++counted->second.open;
  if (weighs(change.after, change.schedule)) ++counted->second.running[change.after.priority];
}

}  // namespace spoc::store
