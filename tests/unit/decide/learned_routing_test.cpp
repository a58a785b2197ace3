#include "decide/learned_routing.h"

#include <algorithm>

#include "decide/learn_routing.h"
#include "decide/routing.h"
#include "decide/text_features.h"
#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;

const auto kSilent = [](std::int64_t, std::int64_t) {};

/// Sixty tickets of two teams that share words, and three of a third.
std::vector<Lesson> lessons() {
  const char* network[] = {"the vpn drops every hour", "no wifi in the meeting room", "the tunnel does not come up",
                           "vpn password is refused"};
  const char* desktop[] = {"the laptop does not start", "a new keyboard please", "the screen of the laptop flickers",
                           "a mouse for the meeting room"};
  std::vector<Lesson> found;
  for (int i = 0; i < 30; ++i) {
    found.push_back({format("{} {}", network[i % 4], i), "network"});
    found.push_back({format("{} {}", desktop[i % 4], i), "desktop"});
  }
  for (int i = 0; i < 3; ++i) found.push_back({"an invoice", "acme"});
  return found;
}

std::shared_ptr<const LearnedRouting> learned() {
  return LearnedRouting::read(learn_routing(lessons(), kSilent).model);
}

TEST_CASE("what was resolved teaches which team gets what, with the words that weighed") {
  const auto suggestion = learned()->suggest("VPN drops again");
  CHECK(suggestion.team == "network");
  CHECK(suggestion.confidence > 0.5);
  CHECK(std::find(suggestion.words.begin(), suggestion.words.end(), "vpn") != suggestion.words.end());
  CHECK(suggestion.words.size() <= 5);
  CHECK(learned()->suggest("my laptop flickers").team == "desktop");
}

TEST_CASE("a text of which little is known is placed with little confidence") {
  CHECK(learned()->suggest("the vpn drops every hour").confidence > 0.8);
  CHECK(learned()->suggest("what is the meaning of it all").confidence < 0.8);
}

TEST_CASE("equal tickets give equal bytes, and other tickets others") {
  const std::string model = learn_routing(lessons(), kSilent).model;
  CHECK(learn_routing(lessons(), kSilent).model == model);
  auto others = lessons();
  others.front().team = "desktop";
  CHECK(learn_routing(others, kSilent).model != model);
}

TEST_CASE("the figures count every ticket once, and teams with few tickets are left out by name") {
  const LearnedResult result = learn_routing(lessons(), kSilent);
  CHECK(result.teams == std::vector<std::string>{"desktop", "network"});
  CHECK((result.tickets == 60 && result.tested == 60 && result.left_out_tickets == 3));
  CHECK(result.left_out == std::vector<std::string>{"acme"});
  std::int64_t all = 0, diagonal = 0;
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 2; ++j) {
      all += result.confusion[i][j];
      if (i == j) diagonal += result.confusion[i][j];
    }
  CHECK((all == 60 && diagonal == result.right));
  for (const Band& band : result.bands) CHECK((band.right <= band.placed && band.placed <= 60));
}

TEST_CASE("with fewer than two teams that have ten tickets there is nothing to learn") {
  auto few = lessons();
  std::erase_if(few, [](const Lesson& lesson) { return lesson.team == "network"; });
  CHECK_THROWS_AS(learn_routing(few, kSilent), Error);
  CHECK_THROWS_AS(learn_routing({}, kSilent), Error);
}

TEST_CASE("a text of which nothing is known suggests nothing") {
  CHECK(learned()->suggest("").team.empty());
  CHECK(learned()->suggest("qqqq zzzz").team.empty());
}

TEST_CASE("bytes that are no model, or one that was cut or changed in length, are none") {
  const std::string model = learn_routing(lessons(), kSilent).model;
  CHECK(LearnedRouting::read("") == nullptr);
  CHECK(LearnedRouting::read("spoc routing 1\n") == nullptr);
  for (std::size_t length = 0; length < model.size(); length += 97)
    CHECK(LearnedRouting::read(model.substr(0, length)) == nullptr);
  CHECK(LearnedRouting::read(model + "x") == nullptr);
}

TEST_CASE("words are the same in upper and lower case and in any script; punctuation parts them") {
  CHECK(features_of("VPN–Zugang, bitte!").words == std::vector<std::string>{"vpn", "zugang", "bitte"});
  CHECK(features_of("Größe «groß»").words.size() == 2);
  CHECK(features_of("сеть 网络").words.size() == 2);
  CHECK(features_of(std::string(100'000, 'a')).words.front().size() == 4'000);
}

/// A ticket about the VPN, placed with that much sureness asked for.
Placement placed(const std::string& least, const std::string& rules = {}, bool confidential = false) {
  Scene scene(rules + "\n[routing.learned]\nminimum_confidence = " + least + "\n");
  domain::TicketLogged logged;
  logged.subject = "the VPN drops";
  logged.confidential = confidential;
  scene.change.record(at("2026-06-08 09:00"), person("ben"), logged);
  Situation situation = scene.situation(at("2026-06-08 09:00"));
  situation.learned = [] { return learned(); };
  return find_place(scene.ticket(), situation, {});
}

TEST_CASE("what was learned places a ticket that nothing else places, and says why") {
  const Placement placement = placed("0.5");
  CHECK((placement.team == "network" && placement.by == "learned"));
  CHECK(placement.reasons.back().text.find("sure of team network") != std::string::npos);
  CHECK(placement.reasons.back().text.find("vpn") != std::string::npos);
}

TEST_CASE(
    "what was learned does not place what is less sure than policy asks, what a rule places, and what is "
    "confidential") {
  const Placement unsure = placed("0.9999");
  CHECK(unsure.by == "front_line");
  REQUIRE(unsure.reasons.size() == 2);
  CHECK(unsure.reasons.front().text.find("sure of team network") != std::string::npos);
  CHECK(placed("0.5", "[[route]]\nname = \"all\"\nteam = \"desktop\"\n").by == "rule");
  CHECK(placed("0.5", {}, true).by == "front_line");
  CHECK(placed("1.0").by == "front_line");
}

}  // namespace
