#include "base/format.h"
#include "base/text.h"
#include "decide/assignment.h"
#include "decide/seen_people.h"
#include "desk/explain.h"
#include "desk/permission.h"
#include "desk/who.h"
#include "time/calendar.h"

namespace spoc::desk {
namespace {

using domain::Person;

Answer load(const Person& person, const domain::Directory& people, bool whole) {
  const domain::Load load = people.load(person.id);
  Answer answer{"load", {}};
  answer.reasons.push_back({format("{} open tickets{}", load.open, whole ? "" : " that you see")});
  if (!whole) return answer;  // the rest tells of those that are not theirs to see
  answer.reasons.push_back(
      {person.capacity > 0
           ? format("load {} of {}: the weights of the tickets whose clock runs", load.weight, person.capacity)
           : format("load {}, without a limit: the weights of the tickets whose clock runs", load.weight)});
  answer.reasons.push_back({load.last_assigned_at ? "the desk last chose them" : "the desk has never chosen them",
                            {},
                            load.last_assigned_at});
  return answer;
}

Answer presence(const Person& person, const decide::Situation& situation) {
  Answer answer{"presence", {}};
  if (person.left) answer.reasons.push_back({"has left"});
  if (const auto absence = situation.people.absence(person.id, situation.now)) {
    const std::string& cover = absence->cover.empty() ? person.cover : absence->cover;
    std::string text =
        absence->until ? format("away until {}", time::to_text(*absence->until)) : "away, with an open end";
    text += cover.empty() ? "; nobody covers" : format("; {} covers", cover);
    answer.reasons.push_back({std::move(text), {}, absence->since});
  }
  const std::string& name = person.calendar.empty() ? situation.policy.desk.calendar : person.calendar;
  const time::Calendar& calendar = situation.policy.calendar(name);
  answer.reasons.push_back(
      {calendar.open(situation.now)
           ? format("calendar {} is open", name)
           : format("calendar {} opens {}", name, time::to_text(calendar.next_opening(situation.now)))});
  return answer;
}

/// Whether they could be given an ordinary ticket of each of their teams now.
Answer eligibility(const Person& person, const decide::Situation& situation) {
  Answer answer{"eligibility", {}};
  domain::Ticket ordinary;
  if (!situation.policy.priority.levels.empty()) ordinary.priority = situation.policy.priority.levels.back();
  for (const std::string& name : person.teams) {
    const policy::Team* team = situation.policy.team(name);
    if (!team) {
      answer.reasons.push_back({format("- {}: the team is no longer in policy", name)});
      continue;
    }
    const std::string against = decide::objection(ordinary, person, *team, {}, situation);
    answer.reasons.push_back(
        {against.empty() ? format("+ {}: can take a ticket", name) : format("- {}: {}", name, against), team->where});
  }
  if (person.teams.empty()) answer.reasons.push_back({"in no team"});
  return answer;
}

/// What they may, and where each power comes from.
Answer permission(const Person& person, const decide::Situation& situation) {
  Answer answer{"permission", {}};
  const decide::Authority authority = decide::authority_of({person.id, {}, {}}, false, situation.policy, situation.people);
  for (const decide::Reason& reason : decide::grants_of(authority)) answer.reasons.push_back({reason.text, reason.where});
  for (const std::string& name : person.lead_of) answer.reasons.push_back({format("leads {}", name)});
  return answer;
}

}  // namespace

Explanation explain_person(const Desk& desk, std::string_view words) {
  Explanation explanation;
  const auto policy = desk.store.policy();
  read(desk, [&](store::Reading& reading) {
    const decide::Authority caller = authority_of(desk, reading);
    const Person person = decide::as_seen(the_person(reading, words), caller.sight, *policy);
    const decide::Situation situation{*policy, [&](std::string_view hash) { return desk.store.policy(hash); },
                                      reading.people(), desk.caller.actor, desk.caller.now};
    explanation.about = person.id;
    explanation.answers = {load(person, reading.people(), caller.sight.unlimited), presence(person, situation), eligibility(person, situation),
                           permission(person, situation)};
  });
  return explanation;
}

}  // namespace spoc::desk
