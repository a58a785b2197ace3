#include "desk/begun_by_event.h"

#include <algorithm>

#include "base/format.h"
#include "decide/placing.h"
#include "decide/priority.h"
#include "desk/definitions.h"
#include "desk/run.h"
#include "desk/steps.h"
#include "workflow/starts.h"

namespace spoc::desk {
namespace {

/// Whether the file may have a table `start`, however that is written: `[start.event."x"]`, `start.event…`, `start = {
/// … }`. The key `start` of a step has a text behind it.
bool may_have_start(std::string_view content) {
  constexpr std::string_view kStart = "start";
  for (auto at = content.find(kStart); at != std::string_view::npos; at = content.find(kStart, at + 1)) {
    const auto next = content.find_first_not_of(" \t\"'", at + kStart.size());
    if (next == std::string_view::npos) return false;
    if (content[next] == '.' || content[next] == ']') return true;
    if (content[next] != '=') continue;
    const auto value = content.find_first_not_of(" \t", next + 1);
    if (value != std::string_view::npos && content[value] == '{') return true;
  }
  return false;
}

/// Whether the file is worth reading: a start does not ask every workflow of a desk what it means. In doubt it is; a name may be
/// written in escapes (TOML 1.0, strings).
bool may_begin_with(const std::string& event, std::string_view content) {
  const bool escapes = content.find("\\u") != std::string_view::npos || content.find("\\U") != std::string_view::npos;
  return escapes || (content.find(event) != std::string_view::npos && may_have_start(content));
}

/// Workflows in force that begin with the event. Most files do not say its name, or begin with none, and are not read.
std::vector<std::shared_ptr<const workflow::Definition>> begun_with(const std::string& event,
                                                                    const policy::Policy& policy) {
  constexpr std::string_view kFolder = "workflows/", kSuffix = ".toml";
  std::vector<std::shared_ptr<const workflow::Definition>> found;
  for (const policy::File& file : policy.files) {
    if (!file.path.starts_with(kFolder) || !file.path.ends_with(kSuffix) ||
        !may_begin_with(event, file.content))
      continue;
    auto definition =
        workflow_in_force(file.path.substr(kFolder.size(), file.path.size() - kFolder.size() - kSuffix.size()), policy);
    if (std::any_of(definition->starts.begin(), definition->starts.end(),
                    [&](const auto& start) { return start.wait.event == event; }))
      found.push_back(std::move(definition));
  }
  return found;
}

/// A ticket of type failure that says why no run began.
void log_failure(Deciding& deciding, const workflow::Definition& definition, const workflow::Happened& happened,
                 const Error& error) {
  decide::Situation situation = deciding.situation();
  situation.actor = {{}, {}, std::string(kWorkflowAccount)};
  domain::TicketLogged logged;
  logged.type = domain::TicketType::failure;
  logged.subject = format("No run of {} began with event {} {}", definition.name, happened.event, happened.id);
  logged.description = format("{}\n\n{}\n\nStart it by hand when that is put right: spoc run start {}", error.message,
                              json::to_text(json::Value(happened.data)), definition.name);
  logged.channel = "workflow";
  logged.bundle = deciding.policy().hash;
  logged.accountable = definition.owner;
  logged.confidential = definition.confidential;
  domain::TicketChange change;
  change.record(deciding.now(), situation.actor, std::move(logged));
  decide::reprioritise(change, situation, deciding.now(), situation.actor);
  const auto& teams = deciding.policy().teams;
  const auto team = std::find_if(teams.begin(), teams.end(),
                                 [&](const policy::Team& one) { return one.department == definition.owner; });
  if (team != teams.end())
    decide::transfer(
        change, situation, deciding.now(), situation.actor,
        {team->name, {}, "workflow", {}, format("{} answers for {}", definition.owner, definition.name), {}, {}, {}});
  deciding.add(std::move(change));
}

}  // namespace

std::vector<RunId> start_runs_of_event(Deciding& deciding, const workflow::Happened& happened) {
  std::vector<RunId> begun;
  for (const auto& definition : begun_with(happened.event, deciding.policy())) {
    const Deciding::Mark mark = deciding.mark();
    try {
      const workflow::World world{deciding.policy(), deciding.situation().people};
      auto given = workflow::begun_by(*definition, happened, world, deciding.now());
      if (!given) continue;
      if (const auto run = start_run_of_event(deciding, definition, std::move(*given), happened)) begun.push_back(*run);
    } catch (const Error& error) {
      if (error.code != Code::data && error.code != Code::conflict) throw;
      deciding.forget_since(mark);
      log_failure(deciding, *definition, happened, error);
    }
  }
  return begun;
}

}  // namespace spoc::desk
