#include "desk/apply.h"

#include "desk/check.h"
#include "works.h"

namespace {

using namespace spoc;
using test::Works, test::hour;

/// The policy of the works with another target for the resolution of P2, or of those that have `from`.
std::shared_ptr<const policy::Policy> with_target(const std::string& target, const std::string& from = "8h") {
  auto files = test::works_policy();
  std::string& text = files.front().content;
  const std::string before = "resolution = \"" + from + "\"";
  text.replace(text.find(before), before.size(), "resolution = \"" + target + "\"");
  const desk::Checked checked = desk::check(files);
  REQUIRE(checked.policy);
  return checked.policy;
}

TEST_CASE("applying moves the pins of open tickets, breaches by change what is past, and says how many") {
  Works works;
  const auto open = works.log("vpn", "rita@example.net"), done = works.log("vpn too", "rita@example.net");
  desk::Desk cleo = works.at(1), admin = works.at(3);
  desk::resolve(cleo, {done}, {"done", {}, {}});
  desk::note(cleo, {open}, {"we look at it", true, false, 0, {}});  // so that only the resolution is still promised
  const auto policy = with_target("2h");
  desk::Desk trial = works.at(3);
  trial.dry_run = true;
  const std::string before = works.digest();
  const desk::Applied preview = desk::apply(trial, policy, false);
  CHECK(works.digest() == before);
  const desk::Applied applied = desk::apply(admin, policy, false);
  CHECK(applied.consequences.pinned == 2);
  CHECK(applied.consequences.breached == 1);
  CHECK(applied.consequences.moved == 1);
  CHECK(preview.consequences.pinned == applied.consequences.pinned);
  CHECK(preview.consequences.breached == applied.consequences.breached);
  CHECK(preview.consequences.moved == applied.consequences.moved);
  CHECK(preview.consequences.deadlines == applied.consequences.deadlines);
  CHECK(preview.consequences.told == applied.consequences.told);
  CHECK(applied.consequences.deadlines ==
        std::vector<desk::Deadline>{{open, domain::ClockName::resolution, hour(8), hour(2), true, false}});
  CHECK_FALSE(applied.differences.empty());
  CHECK(works.store().meta().bundle == policy->hash);
  const domain::Ticket held = works.ticket(open);
  const domain::Clock* clock = held.clock(domain::ClockName::resolution);
  CHECK(held.bundle == policy->hash);
  CHECK(clock->target_s == 7200);
  CHECK(clock->breached_at == hour(3));
  CHECK(works.differences().empty());
}

TEST_CASE("with new-only open tickets keep what they are held to; applying again moves them") {
  Works works;
  const auto id = works.log("vpn", "rita@example.net");
  const std::string pinned = works.ticket(id).bundle;
  desk::Desk admin = works.at(1);
  const auto policy = with_target("2h");
  CHECK(desk::apply(admin, policy, true).consequences.pinned == 0);
  CHECK(works.ticket(id).bundle == pinned);
  CHECK(works.ticket(works.log("vpn again", "rita@example.net")).bundle == policy->hash);
  works.sweep(3.5);
  CHECK_FALSE(works.ticket(id).clock(domain::ClockName::resolution)->breached_at);
  CHECK(desk::apply(admin, policy, false).consequences.pinned == 1);
  CHECK(works.ticket(id).clock(domain::ClockName::resolution)->target_s == 7200);
  CHECK(desk::apply(admin, policy, false).consequences.pinned == 0);
  CHECK(works.differences().empty());
}

TEST_CASE("a longer promise lets a late ticket recover, and that it was late stays") {
  Works works;
  const auto id = works.log("vpn", "rita@example.net");
  desk::Desk cleo = works.at(1), late = works.at(9);
  desk::note(cleo, {id}, {"we look at it", true, false, 0, {}});
  const desk::Applied applied = desk::apply(late, with_target("20h", "4h"), false);  // late, it became a P1
  CHECK(applied.consequences.recovered == 1);
  CHECK(applied.consequences.breached == 0);
  REQUIRE(applied.consequences.deadlines.size() == 1);
  CHECK(applied.consequences.deadlines.front().recovers);
  CHECK(works.ticket(id).clock(domain::ClockName::resolution)->breached_at == hour(8));
  CHECK(works.differences().empty());
}

TEST_CASE("whom the next sweep tells because of a policy is said before, and is whom it tells") {
  Works works;
  const auto id = works.log("vpn", "rita@example.net");
  desk::Desk cleo = works.at(1), trial = works.at(3);
  desk::note(cleo, {id}, {"we look at it", true, false, 0, {}});
  works.sweep(3);
  trial.dry_run = true;
  const auto policy = with_target("2h");
  const desk::Applied shown = desk::apply(trial, policy, false);
  desk::Desk admin = works.at(3);
  desk::apply(admin, policy, false);
  const desk::Swept swept = works.sweep(3);
  CHECK(shown.consequences.told.empty() == (swept.notices == 0));
  CHECK_FALSE(shown.consequences.told.empty());
}

TEST_CASE("what an interrupted apply left is shown and moved by the next one") {
  Works works;
  const auto one = works.log("vpn", "rita@example.net");
  const auto policy = with_target("2h");
  desk::Desk admin = works.at(1), trial = works.at(1);
  trial.dry_run = true;
  const desk::Applied kept = desk::apply(admin, policy, true);  // as if it had ended right after putting it in force
  CHECK(kept.kept == 1);
  CHECK(desk::apply(trial, policy, false).consequences.pinned == 1);
  CHECK(desk::apply(admin, policy, false).consequences.pinned == 1);
  CHECK(works.ticket(one).bundle == policy->hash);
  CHECK(desk::apply(trial, policy, false).consequences.pinned == 0);
}

TEST_CASE("a desk is made once") {
  Works works;
  desk::Desk cleo = works.at(0);
  const std::string& path = works.place();
  CHECK(works.code([&] { desk::create(path, "Again", false, cleo.caller, with_target("2h")); }) == Code::cannot_create);
}

}  // namespace
