#include "desk/public_status.h"

#include "base/text.h"
#include "desk/edit.h"
#include "desk/participate.h"
#include "desk/rate.h"
#include "works.h"

namespace {

using namespace spoc;
using domain::WaitingOn;
using test::Works, test::hour;

std::string text_of(Works& works, domain::TicketId id, double at) {
  return desk::to_text(desk::public_status(works.at(at), id), works.store().policy()->zone());
}
bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the requester reads where a request stands in plain words") {
  Works works;
  const auto id = works.log("the printer jams", "rita@example.net");
  CHECK(says(text_of(works, id, 1), "nobody has begun"));
  CHECK(says(text_of(works, id, 1), "by 2026-06-05 18:00"));
  CHECK(says(text_of(works, id, 9), "longer than we promised"));
  desk::Desk cleo = works.at(1), later = works.at(2), done = works.at(3);
  desk::take(cleo, {id});
  CHECK(says(text_of(works, id, 1), "We are working on it"));
  desk::wait(cleo, {id}, {WaitingOn::requester, hour(90), "Which printer?"});
  const desk::PublicStatus asked = desk::public_status(works.at(1), id);
  CHECK(asked.turn == "you");
  CHECK(asked.question == "Which printer?");
  CHECK_FALSE(asked.expected_at);
  desk::note(later, {id}, {"the red one", false, true, 0, {}});
  desk::wait(later, {id}, {WaitingOn::vendor, std::nullopt, ""});
  CHECK(desk::public_status(works.at(2), id).turn == "others");
  desk::resolve(done, {id}, {"A new roller.", {}, {}});
  CHECK(says(text_of(works, id, 3), "If it is not solved, tell us"));
  CHECK(says(text_of(works, id, 3), "A new roller."));
  desk::rate(done, {id}, {5, ""});
  CHECK(desk::public_status(works.at(3), id).status == "closed");
  desk::Desk late = works.at(200);
  const auto next = desk::told_in(desk::note(late, {id}, {"again", false, true, 0, {}}), {id}).front();
  CHECK(desk::public_status(works.at(200), id).continued_in == next);
  CHECK(works.code([&] { desk::public_status(works.at(1), {999}); }) == Code::not_found);
}

TEST_CASE("nothing internal is in what the requester reads, whatever the ticket went through") {
  Works works(
      "[team.zxteam]\ntitle = \"ZXTITLE\"\n[team.zxvendor]\nkind = \"vendor\"\naddress = \"noc@zx.example\"\n"
      "[cause.zxcause]\nkind = \"removable\"\n[service.zxservice]\ntitle = \"ZXSERVICE\"\ncategory = \"zxcategory\"\n"
      "fields = { secret = \"string?\" }\n");
  intake::Draft draft;
  draft.service = "zxservice";
  draft.cause = "zxcause";
  draft.tags = {"zxtag"};
  draft.key = "ZXKEY";
  draft.channel = "zxchannel";
  draft.priority = "P1";
  draft.reason = "ZXREASON";
  draft.set = {{"secret", json::Value(std::string("ZXFIELD"))}};
  draft.files = {{"ZXFILE.txt", "ZXBYTES"}};
  const auto id = works.log("the printer jams", "rita@example.net", draft);
  const auto never_tells = [&](double when) {
    const std::string text = lower(text_of(works, id, when));
    CAPTURE(text);
    CHECK(text.find("zx") == std::string::npos);
    for (const char* word : {"cleo", "ben", "p1", "acme", "network", "front", "standard", "rung", "breach"})
      CHECK(text.find(word) == std::string::npos);
    CHECK(says(text, "the printer jams"));
  };
  desk::Desk cleo = works.at(1), ben = works.at(2, "ben");
  never_tells(0);
  desk::take(cleo, {id});
  desk::note(cleo, {id}, {"ZXNOTE", false, false, 60, {{"ZXNAME.txt", "ZXBYTES"}}});
  desk::consult(cleo, {id}, "ben", "ZXQUESTION");
  desk::watch(cleo, id, "ZXWATCHER <zx@example.net>");
  never_tells(1);
  desk::route_to(cleo, {id}, {"zxteam", "ZXWHY", "ZXHANDOVER", ""});
  never_tells(1.5);
  desk::route_to(ben, {id}, {"zxvendor", "ZXWHY", "ZXHANDOVER", "ZXREFERENCE"});
  never_tells(2);
  desk::wait(ben, {id}, {WaitingOn::vendor, hour(3), "ZXASK"});
  never_tells(2.5);
  works.sweep(5);
  never_tells(5);
  desk::Desk again = works.at(6, "ben");
  desk::escalate(again, {id}, "ZXESCALATED");
  desk::take(again, {id});
  desk::release(again, {id}, "ZXRELEASED");
  never_tells(6);
  desk::Desk cleo_later = works.at(7);
  desk::route_to(cleo_later, {id}, {"cleo", "ZXBACK", "ZXTRIED", ""});
  desk::note(cleo_later, {id}, {"We have a spare part.", true, false, 0, {}});
  never_tells(7);
  CHECK(says(text_of(works, id, 7), "We have a spare part."));
  desk::resolve(cleo_later, {id}, {"Replaced.", "", {}});
  never_tells(8);
  desk::close(cleo_later, {id}, {false, "ZXCLOSED"});
  never_tells(9);
  desk::reopen(cleo_later, {id}, "ZXREOPENED");
  never_tells(10);
  desk::cancel(cleo_later, {id}, "ZXCANCELLED");
  never_tells(11);
}

}  // namespace
