#include "domain/attribute.h"

#include <algorithm>

namespace spoc::domain {

namespace {

using expr::Kind;
using expr::Value;

Value text_or_null(std::string_view text) {
  return text.empty() ? Value() : Value::text(text);
}
Value time_or_null(const std::optional<Instant>& t) {
  return t ? Value(*t) : Value();
}
Value number_or_null(std::int64_t number) {
  return number ? Value(number) : Value();
}

template <std::string Ticket::*Member>
Value text(const TicketView& v) {
  return text_or_null(v.ticket.*Member);
}
template <auto Member>
Value vocabulary(const TicketView& v) {
  return Value::text(word(v.ticket.*Member));
}
template <auto Member>
Value number(const TicketView& v) {
  return Value(std::int64_t{v.ticket.*Member});
}
template <bool Ticket::*Member>
Value flag(const TicketView& v) {
  return Value(bool{v.ticket.*Member});
}
template <Instant Ticket::*Member>
Value instant(const TicketView& v) {
  return Value(Instant{v.ticket.*Member});
}
template <std::optional<Instant> Ticket::*Member>
Value maybe_instant(const TicketView& v) {
  return time_or_null(v.ticket.*Member);
}
template <TicketId Ticket::*Member>
Value other_ticket(const TicketView& v) {
  return number_or_null((v.ticket.*Member).number);
}

Value operation(const TicketView& v) {
  return v.ticket.operation ? Value::owned(to_text(v.ticket.operation)) : Value();
}
Value run(const TicketView& v) {
  return v.ticket.run ? Value::owned(to_text(v.ticket.run)) : Value();
}
Value waiting_on(const TicketView& v) {
  const Wait* wait = v.ticket.waiting();
  return wait && v.ticket.status == Status::waiting ? Value::text(word(wait->on)) : Value();
}
Value requester(const TicketView& v) {
  const Requester& r = v.ticket.requester;
  return text_or_null(!r.name.empty() ? r.name : !r.address.empty() ? r.address : r.person);
}

constexpr bool kMaybe = true, kAlways = false;
constexpr bool kStored = true, kDerived = false;

// clang-format off
constexpr Attribute kAttributes[] = {
    {"id",               Kind::integer,   kAlways, kStored,  "#",            [](const TicketView& v) { return Value(v.ticket.id.number); }},
    {"version",          Kind::integer,   kAlways, kStored,  "version",      number<&Ticket::version>},
    {"operation",        Kind::text,      kMaybe,  kDerived, "operation",    operation},
    {"type",             Kind::text,      kAlways, kStored,  "type",         vocabulary<&Ticket::type>},
    {"subject",          Kind::text,      kMaybe,  kStored,  "subject",      text<&Ticket::subject>},
    {"description",      Kind::text,      kMaybe,  kStored,  "description",  text<&Ticket::description>},
    {"status",           Kind::text,      kAlways, kStored,  "status",       vocabulary<&Ticket::status>},
    {"waiting_on",       Kind::text,      kMaybe,  kDerived, "waiting on",   waiting_on},
    {"turn",             Kind::text,      kAlways, kStored,  "turn",         vocabulary<&Ticket::turn>},
    {"turn_since",       Kind::timestamp, kAlways, kStored,  "turn since",   instant<&Ticket::turn_since>},
    {"priority",         Kind::text,      kMaybe,  kStored,  "prio",         text<&Ticket::priority>},
    {"impact",           Kind::text,      kAlways, kStored,  "impact",       vocabulary<&Ticket::impact>},
    {"urgency",          Kind::text,      kAlways, kStored,  "urgency",      vocabulary<&Ticket::urgency>},
    {"service",          Kind::text,      kMaybe,  kStored,  "service",      text<&Ticket::service>},
    {"category",         Kind::text,      kMaybe,  kStored,  "category",     text<&Ticket::category>},
    {"cause",            Kind::text,      kMaybe,  kStored,  "cause",        text<&Ticket::cause>},
    {"article",          Kind::text,      kMaybe,  kStored,  "article",      text<&Ticket::article>},
    {"team",             Kind::text,      kMaybe,  kStored,  "team",         text<&Ticket::team>},
    {"department",       Kind::text,      kMaybe,  kStored,  "department",   text<&Ticket::department>},
    {"tier",             Kind::integer,   kMaybe,  kStored,  "tier",         [](const TicketView& v) { return number_or_null(v.ticket.tier); }},
    {"assignee",         Kind::text,      kMaybe,  kStored,  "assignee",     text<&Ticket::assignee>},
    {"owner",            Kind::text,      kMaybe,  kStored,  "owner",        text<&Ticket::owner>},
    {"requester",        Kind::text,      kMaybe,  kDerived, "requester",    requester},
    {"reference",        Kind::text,      kMaybe,  kStored,  "reference",    text<&Ticket::reference>},
    {"channel",          Kind::text,      kMaybe,  kStored,  "channel",      text<&Ticket::channel>},
    {"recipient",        Kind::text,      kMaybe,  kStored,  "recipient",    text<&Ticket::recipient>},
    {"language",         Kind::text,      kMaybe,  kStored,  "language",     text<&Ticket::language>},
    {"confidential",     Kind::boolean,   kAlways, kStored,  "confidential", flag<&Ticket::confidential>},
    {"key",              Kind::text,      kMaybe,  kStored,  "key",          [](const TicketView& v) { return text_or_null(shown_key(v.ticket.key)); }},
    {"parent",           Kind::integer,   kMaybe,  kStored,  "parent",       other_ticket<&Ticket::parent>},
    {"merged_into",      Kind::integer,   kMaybe,  kStored,  "merged into",  other_ticket<&Ticket::merged_into>},
    {"run",              Kind::text,      kMaybe,  kDerived, "run",          run},
    {"step",             Kind::text,      kMaybe,  kStored,  "step",         text<&Ticket::step>},
    {"item",             Kind::text,      kMaybe,  kStored,  "item",         text<&Ticket::item>},
    {"due_at",           Kind::timestamp, kMaybe,  kStored,  "due",          [](const TicketView& v) { return time_or_null(v.schedule.due_at); }},
    {"overdue",          Kind::boolean,   kAlways, kDerived, "overdue",      [](const TicketView& v) { return Value(overdue(v)); }},
    {"created_at",       Kind::timestamp, kAlways, kStored,  "created",      instant<&Ticket::created_at>},
    {"acknowledged_at",  Kind::timestamp, kMaybe,  kStored,  "acknowledged", maybe_instant<&Ticket::acknowledged_at>},
    {"responded_at",     Kind::timestamp, kMaybe,  kStored,  "responded",    maybe_instant<&Ticket::responded_at>},
    {"resolved_at",      Kind::timestamp, kMaybe,  kStored,  "resolved",     maybe_instant<&Ticket::resolved_at>},
    {"closed_at",        Kind::timestamp, kMaybe,  kStored,  "closed",       maybe_instant<&Ticket::closed_at>},
    {"last_activity_at", Kind::timestamp, kAlways, kStored,  "activity",     instant<&Ticket::last_activity_at>},
    {"wake_at",          Kind::timestamp, kMaybe,  kStored,  "wakes",        [](const TicketView& v) { return time_or_null(v.schedule.wake_at); }},
    {"transfers",        Kind::integer,   kAlways, kStored,  "transfers",    number<&Ticket::transfers>},
    {"reopens",          Kind::integer,   kAlways, kStored,  "reopens",      number<&Ticket::reopens>},
    {"spent_s",          Kind::integer,   kAlways, kStored,  "spent",        number<&Ticket::spent_s>},
};
// clang-format on

}  // namespace

std::span<const Attribute> ticket_attributes() {
  return kAttributes;
}

const Attribute* ticket_attribute(std::string_view name) {
  const auto* row = std::find_if(std::begin(kAttributes), std::end(kAttributes),
                                 [&](const Attribute& attribute) { return attribute.name == name; });
  return row == std::end(kAttributes) ? nullptr : row;
}

bool overdue(const TicketView& view) {
  if (!is_open(view.ticket.status)) return false;
  for (std::size_t i = 0; i < view.ticket.clocks.size(); ++i) {
    const Clock& clock = view.ticket.clocks[i];
    if (!clock.running()) continue;
    if (clock.breached_at) return true;
    const auto due = i < view.schedule.clock_due.size() ? view.schedule.clock_due[i] : std::nullopt;
    if (due && *due < view.now) return true;
  }
  return false;
}

}  // namespace spoc::domain
