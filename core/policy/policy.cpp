#include "policy/policy.h"

#include <algorithm>

#include "base/format.h"
#include "policy/compiled.h"
#include "policy/names.h"

namespace spoc::policy {

namespace {

template <class T>
const T* named(const std::vector<T>& list, std::string_view name) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const T& item) { return item.name == name; });
  return found == list.end() ? nullptr : &*found;
}

template <class T>
std::vector<std::string> names_of(const std::vector<T>& list) {
  std::vector<std::string> names;
  names.reserve(list.size());
  for (const T& item : list) names.push_back(item.name);
  return names;
}

constexpr std::string_view kStalledWords[] = {"unowned",    "unacknowledged", "silent",     "overslept",
                                              "unanswered", "blocked",        "undelivered"};

Policy::Compiled& compiled_of(const Policy& policy) {
  ensure(policy.compiled != nullptr, "a policy is made by load or restore");
  return *policy.compiled;
}

}  // namespace

std::string_view word(StalledKind kind) {
  return kStalledWords[static_cast<std::size_t>(kind)];
}

FieldType::FieldType() = default;
FieldType::FieldType(const FieldType&) = default;
FieldType::FieldType(FieldType&&) noexcept = default;
FieldType& FieldType::operator=(const FieldType&) = default;
FieldType& FieldType::operator=(FieldType&&) noexcept = default;
FieldType::~FieldType() = default;

bool FieldType::operator==(const FieldType& other) const {
  const bool elements = element && other.element ? *element == *other.element : element == other.element;
  return kind == other.kind && optional == other.optional && choices == other.choices && members == other.members &&
         elements;
}

std::optional<std::size_t> Priority::rank(std::string_view level) const {
  const auto found = std::find(levels.begin(), levels.end(), level);
  return found == levels.end() ? std::nullopt
                               : std::optional<std::size_t>(static_cast<std::size_t>(found - levels.begin()));
}

std::int64_t Priority::weight_of(std::string_view level) const {
  const auto at = rank(level);
  return at && *at < weight.size() ? weight[*at] : 1;
}

const Team* Policy::team(std::string_view name) const {
  return named(teams, name);
}
const Department* Policy::department(std::string_view name) const {
  return named(departments, name);
}
const Service* Policy::service(std::string_view name) const {
  return named(services, name);
}
const Cause* Policy::cause(std::string_view name) const {
  return named(causes, name);
}
const Sla* Policy::sla(std::string_view name) const {
  return named(slas, name);
}
const Ladder* Policy::ladder(std::string_view name) const {
  return named(ladders, name);
}
const View* Policy::view(std::string_view name) const {
  return named(views, name);
}
const Role* Policy::role(std::string_view name) const {
  return named(roles, name);
}
bool Hook::wants(std::string_view kind) const {
  if (kind == domain::EffectFinished::kKind) return false;
  const auto is = [&](std::string_view one) {
    return one == kind || (one.ends_with(".*") && kind.starts_with(one.substr(0, one.size() - 1)));
  };
  return events.empty() || std::any_of(events.begin(), events.end(), is);
}
const Hook* Policy::hook(std::string_view name) const {
  return named(hooks, name);
}
const Channel* Policy::channel(std::string_view name) const {
  return named(channels, name);
}

const EventType* Policy::event(std::string_view name) const {
  return named(events, name);
}

const File* Policy::file(std::string_view path) const {
  const auto found = std::find_if(files.begin(), files.end(), [&](const File& file) { return file.path == path; });
  return found == files.end() ? nullptr : &*found;
}

std::vector<std::string> Policy::team_names() const {
  return names_of(teams);
}
std::vector<std::string> Policy::service_names() const {
  return names_of(services);
}
std::vector<std::string> Policy::department_names() const {
  return names_of(departments);
}
std::vector<std::string> Policy::cause_names() const {
  return names_of(causes);
}
std::vector<std::string> Policy::role_names() const {
  return names_of(roles);
}
std::vector<std::string> Policy::view_names() const {
  return names_of(views);
}

std::vector<std::string> Policy::calendar_names() const {
  std::vector<std::string> names;
  for (const CalendarText& calendar : calendars) names.push_back(calendar.definition.name);
  return names;
}

std::vector<std::string> Policy::workflow_names() const {
  std::vector<std::string> names;
  for (const File& file : files)
    if (const auto stem = workflow_of(file.path)) names.push_back(*stem);
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> Policy::category_names() const {
  std::vector<std::string> names;
  for (const Service& service : services)
    if (!service.category.empty()) names.push_back(service.category);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

const time::Zone& Policy::zone() const {
  Compiled& made = compiled_of(*this);
  if (!made.zone) made.zone = time::load_zone(desk.time_zone);
  return *made.zone;
}

const time::Calendar& Policy::calendar(std::string_view name) const {
  Compiled& made = compiled_of(*this);
  if (const auto known = made.calendars.find(name); known != made.calendars.end()) return known->second;
  const auto text_of = [&](std::string_view wanted) -> const CalendarText* {
    for (const CalendarText& calendar : calendars)
      if (calendar.definition.name == wanted) return &calendar;
    return nullptr;
  };
  const CalendarText* text = text_of(name);
  if (!text) {
    ensure(name != desk.calendar, "the desk has its calendar");
    return calendar(desk.calendar);
  }
  time::Zone zone = text->time_zone == desk.time_zone ? this->zone() : time::load_zone(text->time_zone);
  return made.calendars.emplace(std::string(name), time::Calendar(text->definition, std::move(zone))).first->second;
}

std::optional<std::string> Policy::on_call(std::string_view name, time::Instant t) const {
  const Team* found = team(name);
  if (!found || found->on_call.empty()) return std::nullopt;
  Compiled& made = compiled_of(*this);
  auto known = made.rotas.find(found->on_call);
  if (known == made.rotas.end()) {
    const File* text = file(found->on_call);
    const time::Zone& zone = calendar(found->calendar).zone();
    known = made.rotas.emplace(found->on_call, text ? parse_rota(text->content, text->path, zone) : Rota{}).first;
  }
  return known->second.who(t);
}

}  // namespace spoc::policy
