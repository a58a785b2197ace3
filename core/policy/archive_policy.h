// The members of every value of the policy, for the archive. The bindings list all members of a type: a new one does
// not compile until it is written and read as well.
#pragma once

#include "policy/archive.h"
#include "policy/policy.h"

namespace spoc::policy {

template <class A>
void io(A& archive, Where& value) {
  auto& [file, line, column] = value;
  io_all(archive, file, line, column);
}
template <class A>
void io(A& archive, time::Date& value) {
  auto& [days] = value;
  io_all(archive, days);
}
template <class A>
void io(A& archive, time::DayRange& value) {
  auto& [begin, end] = value;
  io_all(archive, begin, end);
}
template <class A>
void io(A& archive, time::Span& value) {
  auto& [us] = value;
  io_all(archive, us);
}
template <class A>
void io(A& archive, time::WallDuration& value) {
  auto& [months, days, span] = value;
  io_all(archive, months, days, span);
}
template <class A>
void io(A& archive, time::BusinessDuration& value) {
  auto& [days, seconds, next] = value;
  io_all(archive, days, seconds, next);
}
template <class A>
void io(A& archive, time::CalendarDefinition& value) {
  auto& [name, hours, special, holidays] = value;
  io_all(archive, name, hours, special, holidays);
}
template <class A>
void io(A& archive, File& value) {
  auto& [path, content] = value;
  io_all(archive, path, content);
}
template <class A>
void io(A& archive, Desk& value) {
  auto& [name, address, time_zone, calendar, front_line, language] = value;
  io_all(archive, name, address, time_zone, calendar, front_line, language);
}
template <class A>
void io(A& archive, CalendarText& value) {
  auto& [definition, time_zone, where] = value;
  io_all(archive, definition, time_zone, where);
}
template <class A>
void io(A& archive, Department& value) {
  auto& [name, title, where] = value;
  io_all(archive, name, title, where);
}
template <class A>
void io(A& archive, VisitTarget& value) {
  auto& [duration, as_written] = value;
  io_all(archive, duration, as_written);
}
template <class A>
void io(A& archive, Team& value) {
  auto& [name, title, department, vendor, tier, distribute, accept_within, backup, on_call, address, calendar,
         confidential, targets, where] = value;
  io_all(archive, name, title, department, vendor, tier, distribute, accept_within, backup, on_call, address, calendar,
         confidential, targets, where);
}
template <class A>
void io(A& archive, Priority& value) {
  auto& [levels, weight, matrix] = value;
  io_all(archive, levels, weight, matrix);
}
template <class A>
void io(A& archive, FieldType& value) {
  auto& [kind, may_lack, choices, members, element] = value;
  io_all(archive, kind, may_lack, choices, members, element);
}
template <class A>
void io(A& archive, ServiceWorkflow& value) {
  auto& [start, inputs] = value;
  io_all(archive, start, inputs);
}
template <class A>
void io(A& archive, Service& value) {
  auto& [name, title, category, team, type, impact, urgency, answer, confidential, fields, workflow, where] = value;
  io_all(archive, name, title, category, team, type, impact, urgency, answer, confidential, fields, workflow, where);
}
template <class A>
void io(A& archive, Cause& value) {
  auto& [name, title, kind, where] = value;
  io_all(archive, name, title, kind, where);
}
template <class A>
void io(A& archive, Targets& value) {
  auto& [clocks, texts, calendar] = value;
  io_all(archive, clocks, texts, calendar);
}
template <class A>
void io(A& archive, Sla& value) {
  auto& [name, when, calendar, ladder, pause, reopened_remaining, targets, where] = value;
  io_all(archive, name, when, calendar, ladder, pause, reopened_remaining, targets, where);
}
template <class A>
void io(A& archive, Rung& value) {
  auto& [name, clock, stalled, percent, offset, tell, raise, route, every, max, when, via, urgent, where] = value;
  io_all(archive, name, clock, stalled, percent, offset, tell, raise, route, every, max, when, via, urgent, where);
}
template <class A>
void io(A& archive, Ladder& value) {
  auto& [name, rungs, where] = value;
  io_all(archive, name, rungs, where);
}
template <class A>
void io(A& archive, Lifecycle& value) {
  auto& [remind, close_after, reopen_window, thanks_confirm] = value;
  io_all(archive, remind, close_after, reopen_window, thanks_confirm);
}
template <class A>
void io(A& archive, Route& value) {
  auto& [name, when, set, team, skill, stop, where] = value;
  io_all(archive, name, when, set, team, skill, stop, where);
}
template <class A>
void io(A& archive, View& value) {
  auto& [name, title, filter, sort, columns, where] = value;
  io_all(archive, name, title, filter, sort, columns, where);
}
template <class A>
void io(A& archive, Remote& value) {
  auto& [url, login, password, tls, certificates, secret, body, timeout] = value;
  io_all(archive, url, login, password, tls, certificates, secret, body, timeout);
}
template <class A>
void io(A& archive, Digest& value) {
  auto& [reasons, at] = value;
  io_all(archive, reasons, at);
}
template <class A>
void io(A& archive, Messages& value) {
  auto& [transport, folder, command, quiet, per_recipient_per_hour, storm, remote, digest, acknowledge_every,
         decide_by_mail, log_automatic, where] = value;
  io_all(archive, transport, folder, command, quiet, per_recipient_per_hour, storm, remote, digest, acknowledge_every,
         decide_by_mail, log_automatic, where);
}
template <class A>
void io(A& archive, Channel& value) {
  auto& [name, transport, run, folder, remote, where] = value;
  io_all(archive, name, transport, run, folder, remote, where);
}
template <class A>
void io(A& archive, Hook& value) {
  auto& [name, run, events, confidential, variables, secrets, remote, where] = value;
  io_all(archive, name, run, events, confidential, variables, secrets, remote, where);
}
template <class A>
void io(A& archive, Role& value) {
  auto& [name, see, may, where] = value;
  io_all(archive, name, see, may, where);
}
template <class A>
void io(A& archive, Account& value) {
  auto& [name, login, may, where] = value;
  io_all(archive, name, login, may, where);
}
template <class A>
void io(A& archive, EventType& value) {
  auto& [name, fields, keep, where] = value;
  io_all(archive, name, fields, keep, where);
}
template <class A>
void io(A& archive, ReportDocument& value) {
  auto& [name, title, contents, where] = value;
  io_all(archive, name, title, contents, where);
}

}  // namespace spoc::policy
