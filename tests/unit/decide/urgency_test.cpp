#include "decide/urgency.h"

#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;

double points(const Urgency& urgency, std::string_view what) {
  double sum = 0;
  for (const UrgencyPart& part : urgency.parts)
    if (part.what.find(what) != std::string::npos) sum += part.points;
  return sum;
}

Urgency ask(const Scene& scene, std::string_view now, const std::string& person = "ben") {
  return urgency_of(scene.ticket(), *scene.policy, person, at(now));
}

TEST_CASE("urgency is the sum of the parts it shows") {
  Scene scene(standard("target.P1 = { resolution = \"8bh\" }"));
  scene.log("2026-06-08 09:00", "P1");
  const Urgency urgency = ask(scene, "2026-06-08 13:00");
  CHECK(points(urgency, "priority P1") == 6);
  CHECK(points(urgency, "resolution 50% used") == 5);
  CHECK(urgency.points == 11);
  CHECK(urgency.parts.size() == 2);
}

TEST_CASE("what is past its promise is more pressing than what nearly is, however long it is past") {
  Scene scene(standard("target.P1 = { resolution = \"8bh\" }"));
  scene.log("2026-06-08 09:00", "P1");
  const double nearly = ask(scene, "2026-06-08 16:59").points;
  const double past = ask(scene, "2026-06-09 09:00").points;
  CHECK(past > nearly + 4.9);
  CHECK(ask(scene, "2026-06-12 09:00").points == past);
}

TEST_CASE("a more urgent priority, one's own work and having come back count") {
  Scene low(""), high("");
  low.log("2026-06-08 09:00", "P4");
  high.log("2026-06-08 09:00", "P1");
  CHECK(ask(high, "2026-06-08 10:00").points > ask(low, "2026-06-08 10:00").points);
  low.then("2026-06-08 10:00", domain::TicketTaken{});
  CHECK(points(ask(low, "2026-06-08 10:00"), "yours") == 2);
  CHECK(points(ask(low, "2026-06-08 10:00", "ana"), "yours") == 0);
  low.then("2026-06-08 11:00", domain::TicketResolved{}).then("2026-06-08 12:00", domain::TicketReopened{});
  CHECK(points(ask(low, "2026-06-08 13:00"), "came back") == 1);
}

}  // namespace
