#include "desk/apply.h"

#include "desk/check.h"
#include "works.h"

namespace {

using namespace spoc;
using test::Works, test::hour;

/// The policy of the works with another target for P2.
std::shared_ptr<const policy::Policy> with_target(const std::string& target) {
  auto files = test::works_policy();
  std::string& text = files.front().content;
  const std::string before = "resolution = \"8h\"";
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
  CHECK(applied.pinned == 2);
  CHECK(applied.breached == 1);
  CHECK(applied.moved == 1);
  CHECK(preview.pinned == applied.pinned);
  CHECK(preview.breached == applied.breached);
  CHECK(preview.moved == applied.moved);
  CHECK_FALSE(applied.differences.empty());
  CHECK(works.store().meta().bundle == policy->hash);
  const domain::Clock* clock = works.ticket(open).clock(domain::ClockName::resolution);
  CHECK(works.ticket(open).bundle == policy->hash);
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
  CHECK(desk::apply(admin, policy, true).pinned == 0);
  CHECK(works.ticket(id).bundle == pinned);
  CHECK(works.ticket(works.log("vpn again", "rita@example.net")).bundle == policy->hash);
  works.sweep(3.5);
  CHECK_FALSE(works.ticket(id).clock(domain::ClockName::resolution)->breached_at);
  CHECK(desk::apply(admin, policy, false).pinned == 1);
  CHECK(works.ticket(id).clock(domain::ClockName::resolution)->target_s == 7200);
  CHECK(desk::apply(admin, policy, false).pinned == 0);
  CHECK(works.differences().empty());
}

TEST_CASE("a desk is made once") {
  Works works;
  desk::Desk cleo = works.at(0);
  const std::string path = works.folder() + "/spoc.db";
  CHECK(works.code([&] { desk::create(path, "Again", false, cleo.caller, with_target("2h")); }) == Code::cannot_create);
}

}  // namespace
