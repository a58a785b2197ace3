// The columns of a run and of its steps, each with the member it keeps: the one list that writing, reading, comparing
// and `verify` share.
#pragma once

#include <string_view>

namespace spoc::store {

/// What changes with the steps of a run. Calls f(name, member).
void each_moving_run_column(auto& r, auto&& f) {
  f("state", r.state), f("result", r.result), f("finished_at", r.finished_at), f("last_at", r.last_at);
  f("consumed", r.consumed);
}

/// What stays as it began until somebody amends or migrates it. Calls f(name, member).
void each_settled_run_column(auto& r, auto&& f) {
  f("workflow", r.workflow), f("definition", r.definition), f("bundle", r.bundle), f("key", r.key);
  f("starter", r.starter), f("inputs", r.inputs), f("vars", r.vars), f("anchor", r.anchor), f("target_at", r.target_at);
  f("opened_at", r.opened_at), f("parent", r.parent), f("parent_step", r.parent_step), f("for_ticket", r.for_ticket);
  f("accountable", r.accountable), f("about", r.about), f("confidential", r.confidential);
  f("parent_item", r.parent_item), f("depth", r.depth), f("contacts", r.contacts), f("because", r.because);
}

/// Both. Id, version, operation and chain stand apart.
void each_run_column(auto& r, auto&& f) {
  each_moving_run_column(r, f);
  each_settled_run_column(r, f);
}

/// Calls f(name, member). People and decisions stand apart.
void each_step_column(auto& s, auto&& f) {
  f("id", s.id), f("item", s.item), f("round", s.round), f("kind", s.kind), f("state", s.state), f("ticket", s.ticket);
  f("called_run", s.run), f("title", s.title), f("team", s.team), f("assignee", s.assignee), f("start_at", s.start_at);
  f("due_at", s.due_at), f("activated_at", s.activated_at), f("taken_at", s.taken_at), f("finished_at", s.finished_at),
      f("outputs", s.outputs);
  f("attempts", s.attempts), f("reason", s.reason), f("value", s.value), f("awaits", s.awaits), f("mutex", s.mutex);
  f("tried_before", s.tried_before), f("try_at", s.try_at), f("lease_until", s.lease_until), f("token", s.token);
  f("key", s.key), f("problem", s.problem), f("goes_to", s.goes_to), f("looked_after", s.looked_after);
  f("contact", s.contact);
}

}  // namespace spoc::store
