#include "cmd/present/run_outcome.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/outcome.h"
#include "cmd/present/run_view.h"

namespace spoc::cmd {
namespace {


std::string run_line(const domain::Run& run) {
  std::string line = format("{} {}{} {}", to_text(run.id), run.workflow, run.key.empty() ? "" : ":" + run.key, domain::word(run.state));
  if (!run.result.empty()) line += format(": {}", run.result);
  return terminal_safe(line, Shape::one_line) + "\n";
}

/// The runs asked for, then those that changed with them; as they were decided, or as the store has them.
std::vector<domain::Run> affected(Context& context, const desk::Outcome& outcome, const std::vector<domain::RunId>& asked) {
  std::vector<domain::Run> runs;
  const auto there = [&](domain::RunId id) {
    return std::any_of(runs.begin(), runs.end(), [&](const domain::Run& run) { return run.id == id; });
  };
  for (const domain::RunId id : asked) {
    const bool refused = std::any_of(outcome.rejected.begin(), outcome.rejected.end(),
                                     [&](const auto& rejection) { return rejection.what == format("run {}", to_text(id)); });
    if (refused || there(id)) continue;
    std::optional<domain::Run> found;
    for (const domain::RunChange& change : outcome.change.runs)
      if (change.after.id == id) found = change.after;
    if (!found) context.read([&](store::Reading& reading) { found = reading.run(id); });
    if (found) runs.push_back(std::move(*found));
  }
  for (const domain::RunChange& change : outcome.change.runs)
    // A run that would only begin has no definition in the store to be written out with.
    if (!(context.json() && !outcome.operation && change.before.version == 0) && !there(change.after.id) && domain::seen(context.authority().sight, change.after)) runs.push_back(change.after);
  return runs;
}

}  // namespace

Code print_run_outcome(Context& context, const desk::Outcome& outcome, const std::vector<domain::RunId>& asked,
                       const std::function<void(json::Writer&)>& more) {
  const std::vector<domain::Run> runs = affected(context, outcome, asked);
  std::string text;
  if (context.quiet()) {
    for (const domain::Run& run : runs) text += to_text(run.id) + "\n";
  } else if (context.json()) {
    json::Writer w(text);
    w.begin_object().key("schema").string("spoc.runs/1").key("total").integer(static_cast<std::int64_t>(runs.size())).key("runs").begin_array();
    for (const domain::Run& run : runs) {
      w.begin_object();
      write_run_members(w, context, run);
      w.end_object();
    }
    w.end_array();
    if (more) more(w);
    w.end_object();
    text += "\n";
  } else {
    for (const domain::Run& run : runs) text += run_line(run);
    for (const domain::TicketChange& change : outcome.change.tickets)
      if (domain::seen(context.authority().sight, change.after) == domain::Seen::whole)
        text += ticket_line(change.after, change.schedule, context.style()) + "\n";
  }
  context.out().write(text);
  say_rejections(context, outcome.rejected);
  return outcome.rejected.empty() ? Code::ok : Code::partial;
}

}  // namespace spoc::cmd
