#include "desk/contacts.h"

#include "base/format.h"
#include "desk/steps.h"

namespace spoc::desk {
namespace {

/// What could be handed over, by run.
std::vector<KnownContact> to_hand_over(store::Reading& reading) {
  std::vector<KnownContact> found;
  for (store::ContactStep& step : reading.steps_for_contacts()) {
    const domain::Person* person = reading.people().by_address(step.contact);
    if (person && !person->left)
      found.push_back({step.run, std::move(step.step), std::move(step.item), std::move(step.contact), person->id});
  }
  return found;
}

}  // namespace

void identify_contact(Deciding& deciding, RunId run, const std::string& contact, const std::string& person,
                      const std::string& reason) {
  advance_existing(deciding, run, workflow::Identified{contact, person, reason}, deciding.actor());
}

KnownContacts hand_to_known_contacts(Desk& desk) {
  KnownContacts result;
  bool any = false;
  desk.store.read([&](store::Reading& reading) { any = !to_hand_over(reading).empty(); });
  if (!any) return result;
  result.outcome = transact(desk, [&](Deciding& deciding, Outcome& outcome) {
    result.steps.clear();
    for (KnownContact& known : to_hand_over(deciding.unit())) {
      const Deciding::Mark mark = deciding.mark();
      try {
        identify_contact(deciding, known.run, known.contact, known.person, "the directory has their address");
        deciding.settle();
        result.steps.push_back(std::move(known));
      } catch (const Error& error) {
        if (!of_item(error)) throw;
        deciding.forget_since(mark);
        outcome.rejected.push_back({format("run {}", to_text(known.run)), error});
      }
    }
  });
  return result;
}

}  // namespace spoc::desk
