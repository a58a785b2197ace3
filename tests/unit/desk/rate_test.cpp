#include "desk/rate.h"

#include "works.h"

namespace {

using namespace spoc;
using domain::Status;
using test::Works, test::hour;

TEST_CASE("rating an answer takes it: the ticket is closed, and the latest rating stands") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1), rita = works.at(2, "rita@example.net");
  CHECK(works.code([&] { desk::rate(rita, {id}, {5, ""}); }) == Code::conflict);
  desk::resolve(cleo, {id}, {"done", {}, {}});
  for (const std::int64_t score : {0, 6, -1})
    CHECK(works.code([&] { desk::rate(rita, {id}, {score, ""}); }) == Code::data);
  desk::rate(rita, {id}, {2, "slow"});
  CHECK(works.ticket(id).status == Status::closed);
  CHECK(works.ticket(id).closed_at == hour(2));
  desk::rate(rita, {id}, {4, "slow, but kind"});
  REQUIRE(works.ticket(id).rating);
  CHECK(works.ticket(id).rating->score == 4);
  CHECK(works.ticket(id).rating->comment == "slow, but kind");
  for (const store::QueuedEffect& queued : works.effects("queued")) CHECK(queued.effect.reason != "closed");
  CHECK(works.differences().empty());
}

TEST_CASE("what was not answered cannot be rated") {
  Works works;
  const auto id = works.log("printer", "rita@example.net");
  desk::Desk cleo = works.at(1);
  desk::cancel(cleo, {id}, "mistake");
  CHECK(works.code([&] { desk::rate(cleo, {id}, {5, ""}); }) == Code::conflict);
  desk::start_run(cleo, {"badge", {}, {}, {}, {}});
  REQUIRE(works.ticket({2}).run);
  CHECK(works.code([&] { desk::rate(cleo, {{2}}, {5, ""}); }) == Code::conflict);
}

}  // namespace
