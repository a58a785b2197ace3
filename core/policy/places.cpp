#include "policy/places.h"

#include "policy/ticket_record.h"

namespace spoc::policy {

namespace {

using expr::Kind;
using expr::Type;
using expr::Value;

/// Positions of the names in every place here; `clock` or the facts of a message follow.
enum Position : std::size_t { kTicket, kRequester, kMe, kMore };

expr::Place make_place(std::optional<Type> result, std::vector<expr::Named> more = {}) {
  expr::Place place;
  place.names = {{"ticket", {.kind = Kind::record, .record = &ticket_record_type()}},
                 {"requester", person_type()},
                 {"me", {.kind = Kind::text, .nullable = true}}};
  place.names.insert(place.names.end(), more.begin(), more.end());
  place.functions = people_functions();
  place.result = std::move(result);
  return place;
}

}  // namespace

const expr::Place& ticket_place() {
  static const expr::Place place = make_place(Type{.kind = Kind::boolean});
  return place;
}

const expr::Place& ladder_place() {
  static const expr::Place place =
      make_place(Type{.kind = Kind::boolean}, {{"clock", {.kind = Kind::record, .record = &clock_record_type()}}});
  return place;
}

const expr::Place& value_place() {
  static const expr::Place place = make_place(std::nullopt);
  return place;
}

const expr::Place& message_place() {
  const Type text{.kind = Kind::text};
  static const expr::Place place =
      make_place(std::nullopt, {{"recipient", person_type()}, {"text", text}, {"reason", text}, {"desk", text},
                                {"address", text}, {"subject", text}, {"why", text}, {"said", text}, {"due", text},
                                {"answer_due", text}, {"opening", text}, {"away", text}, {"how", text}});
  return place;
}

struct TicketScope::Body {
  const domain::TicketView& view;
  const Policy& policy;
  const domain::Directory& people;
  std::string me;
  TicketRecord ticket;
  ClockRecord clock;
  PeopleScope functions;
  std::optional<domain::Person> stranger;  // a requester who is not in the directory

  const domain::Person& requester() {
    const domain::Requester& from = view.ticket.requester;
    if (!from.person.empty())
      if (const domain::Person* known = people.person(from.person)) return *known;
    if (!stranger) {
      stranger.emplace();
      stranger->id = from.person.empty() ? from.address : from.person;
      stranger->name = from.name;
      stranger->address = from.address;
      stranger->department = from.department;
    }
    return *stranger;
  }
};

TicketScope::TicketScope(const domain::TicketView& view, const Policy& policy, const domain::Directory& people,
                         std::string_view me, const domain::Clock* clock, StalledOf stalled)
    : body_(new Body{view, policy, people, std::string(me), TicketRecord(view, policy, std::move(stalled)),
                     ClockRecord(view, clock), PeopleScope(policy, people, view.now), std::nullopt}) {}
TicketScope::~TicketScope() = default;

Value TicketScope::name(std::size_t position) const {
  switch (position) {
    case kTicket:
      return Value(static_cast<const expr::Record*>(&body_->ticket));
    case kRequester:
      return body_->functions.record(body_->requester());
    case kMe:
      return body_->me.empty() ? Value() : Value::text(body_->me);
    default:
      return Value(static_cast<const expr::Record*>(&body_->clock));
  }
}

Value TicketScope::call(std::size_t position, const std::vector<Value>& arguments) const {
  return body_->functions.call(position, arguments);
}

time::Instant TicketScope::now() const {
  return body_->view.now;
}

const time::Calendar& TicketScope::calendar() const {
  const domain::Clock* clock = body_->clock.clock();
  if (clock && !clock->calendar.empty()) return body_->policy.calendar(clock->calendar);
  const Sla* sla = body_->policy.sla(body_->view.ticket.sla);
  return body_->policy.calendar(sla ? std::string_view(sla->calendar) : std::string_view{});
}

/// Those behind the desk's, in the order of the place.
constexpr std::string_view MessageFacts::*kFacts[] = {
    &MessageFacts::subject, &MessageFacts::why,     &MessageFacts::said, &MessageFacts::due,
    &MessageFacts::answer_due, &MessageFacts::opening, &MessageFacts::away, &MessageFacts::how};

Value MessageScope::name(std::size_t position) const {
  switch (position) {
    case kTicket:
    case kRequester:
    case kMe:
      return ticket_.name(position);
    case kMore:
      return people_.record(facts_.recipient);
    case kMore + 1:
      return Value::text(facts_.text);
    case kMore + 2:
      return Value::text(facts_.reason);
    case kMore + 3:
      return Value::text(policy_.desk.name);
    case kMore + 4:
      return Value::text(policy_.desk.address);
    default:
      return Value::text(facts_.*kFacts[position - (kMore + 5)]);
  }
}

}  // namespace spoc::policy
