#include "base/format.h"
#include "base/text.h"
#include "decide/assignment.h"
#include "decide/seen_people.h"
#include "desk/absence.h"
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
  answer.reasons.push_back(
      {format("{} open {}{}", load.open, load.open == 1 ? "ticket" : "tickets", whole ? "" : " that you see")});
  if (!whole) {  // the rest tells of those that are not theirs to see
    if (person.capacity > 0)
      answer.reasons.push_back(
          {format("load at least {} of {}: the weights of those whose clock runs", load.weight, person.capacity)});
    return answer;
  }
  answer.reasons.push_back(
      {person.capacity > 0
           ? format("load {} of {}: the weights of the tickets whose clock runs", load.weight, person.capacity)
           : format("load {}, without a limit: the weights of the tickets whose clock runs", load.weight)});
  answer.reasons.push_back({load.last_assigned_at ? "the desk last chose them" : "the desk has never chosen them",
                            {},
                            load.last_assigned_at});
  return answer;
}

/// "away until 2026-06-20 00:00; ida covers"
std::string words_for(const domain::Absence& absence, const Person& person, const decide::Situation& situation) {
  const auto local = [&](Instant t) { return time::to_text(situation.policy.zone().local(t)); };
  const std::string& cover = absence.cover.empty() ? person.cover : absence.cover;
  std::string text = "away";
  if (absence.since > situation.now) text += " from " + local(absence.since);
  text += absence.until ? " until " + local(*absence.until) : ", with an open end";
  return text + (cover.empty() ? "; nobody covers" : format("; {} covers", cover));
}

Answer presence(const Person& person, const decide::Situation& situation,
                const std::vector<domain::Absence>& absences) {
  Answer answer{"presence", {}};
  if (person.left) answer.reasons.push_back({"has left"});
  if (const auto absence = situation.people.absence(person.id, situation.now)) {
    answer.reasons.push_back({words_for(*absence, person, situation), {}, absence->since});
  }
  if (const domain::Absence* next = next_absence(absences, person.id, situation.now))
    answer.reasons.push_back({words_for(*next, person, situation)});
  const std::string& name = person.calendar.empty() ? situation.policy.desk.calendar : person.calendar;
  const time::Calendar& calendar = situation.policy.calendar(name);
  answer.reasons.push_back(
      {calendar.open(situation.now)
           ? format("calendar {} is open", name)
           : format("calendar {} opens {}", name,
                    time::to_text(situation.policy.zone().local(calendar.next_opening(situation.now))))});
  return answer;
}

/// Whether they could be given an ordinary ticket of each of their teams now. Whose room only `whole` sight tells is
/// given it by the tickets that are seen.
Answer eligibility(const Person& person, const decide::Situation& situation, bool whole) {
  const std::string_view unless =
      whole || person.capacity == 0 ? "" : ", unless work that you do not see leaves no room";
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
        {against.empty() ? format("+ {}: can take a ticket{}", name, unless) : format("- {}: {}", name, against),
         team->where});
  }
  if (person.teams.empty()) answer.reasons.push_back({"in no team"});
  return answer;
}

/// What they may, and where each power comes from.
Answer permission(const Person& person, const decide::Situation& situation) {
  Answer answer{"permission", {}};
  const decide::Authority authority =
      decide::authority_of({person.id, {}, {}}, false, situation.policy, situation.people);
  for (const decide::Reason& reason : decide::grants_of(authority))
    answer.reasons.push_back({reason.text, reason.where});
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
    explanation.answers = {load(person, reading.people(), caller.sight.unlimited),
                           presence(person, situation, reading.all_absences()),
                           eligibility(person, situation, caller.sight.unlimited), permission(person, situation)};
  });
  return explanation;
}

}  // namespace spoc::desk
