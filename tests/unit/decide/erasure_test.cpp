#include "decide/erasure.h"

#include "domain/event.h"
#include "support/test.h"

namespace spoc::decide {
namespace {

Names ana() {
  Names names("erased-1");
  for (const char* name : {"ana", "Ana Meyer", "ana@example.org", "+49 89 1234", "Änne"}) names.add(name);
  return names;
}

std::string replaced(std::string text) {
  ana().replace(text);
  return text;
}

std::string after(std::string_view kind, std::string_view data, bool everything = false) {
  return erased_data({ana(), "ana"}, kind, data, {0}, everything).value_or("unchanged");
}

}  // namespace

TEST_CASE("a name is replaced where it stands for itself, in any case, the longest first") {
  CHECK(replaced("Ana Meyer (ANA@example.org) called from +49 89 1234.") ==
        "erased-1 (erased-1@erased.invalid) called from erased-1.");
  CHECK(replaced("ask ana.") == "ask erased-1.");
  CHECK(replaced("person:ana") == "person:erased-1");
  CHECK(replaced("änne and Änne") == "erased-1 and erased-1");
}

TEST_CASE("a name within another word or address stays") {
  for (const char* text : {"manager", "banana", "ana2", "ana@other.example", "x@ana", "ana@example.org.uk", "anä"})
    CHECK(replaced(text) == text);
}

TEST_CASE("erasing again changes nothing") {
  std::string text = replaced("Ana Meyer wrote to ana@example.org");
  CHECK_FALSE(ana().replace(text));
}

TEST_CASE("whether a whole value is one of the names does not depend on case or blanks") {
  CHECK(ana().is_one(" ANA  meyer "));
  CHECK_FALSE(ana().is_one("ana meyer the second"));
  CHECK_FALSE(ana().is_one(""));
}

TEST_CASE("words of policy and of the program are never taken for a name") {
  CHECK(after("ticket.routed", R"({"team":"ana","by":"ana","rule":"ana"})") == "unchanged");
  CHECK(after("ticket.assigned", R"({"assignee":"ana","by":"hand"})") == R"({"assignee":"erased-1","by":"hand"})");
  CHECK(after("ticket.logged", R"({"checklist":[{"id":"key","by":"ana"}]})") ==
        R"({"checklist":[{"id":"key","by":"erased-1"}]})");
}

TEST_CASE("on the person's own ticket everything that was said dies, with fields and files") {
  CHECK(after("ticket.logged",
              R"({"subject":"VPN drops","description":"since monday","requester":{"person":"ana","name":"Ana",)"
              R"("address":"ana@example.org","department":"sales"},"service":"vpn","fields":{"salary":5},)"
              R"("attachments":[{"name":"a.txt","hash":"00"}]})",
              true) == R"({"subject":"[erased]","description":"[erased]","requester":{"person":"erased-1",)"
                       R"("address":"erased-1@erased.invalid"},"service":"vpn"})");
  CHECK(after("ticket.noted", R"({"text":"try again","public":true})", true) == R"({"text":"[erased]","public":true})");
  CHECK(after("ticket.noted", R"({"text":"try again","public":true})") == "unchanged");
  CHECK(after("ticket.edited", R"({"from":{"subject":"a"},"to":{"subject":"b","fields":{"x":"y"}}})", true) ==
        R"({"from":{"subject":"[erased]"},"to":{"subject":"[erased]"}})");
}

TEST_CASE("of an entry in the directory only that there was one stays, and of an absence nothing") {
  CHECK(after("person.changed", R"({"person":{"id":"ana","name":"Ana Meyer","teams":["sales"],"capacity":8}})") ==
        R"({"person":{"id":"erased-1"}})");
  CHECK(after("person.changed", R"({"person":{"id":"ben","manager":"ana","teams":["sales"]}})") ==
        R"({"person":{"id":"ben","manager":"erased-1","teams":["sales"]}})");
  CHECK(after("person.away",
              R"({"absence":{"person":"ana","since":"2026-06-01T00:00:00Z","until":"2026-07-01T00:00:00Z"}})") ==
        R"({"absence":{"person":"erased-1","since":"1970-01-01T00:00:00Z","until":"1970-01-01T00:00:00Z"}})");
}

TEST_CASE("names in inputs of runs are replaced wherever they stand") {
  CHECK(after("run.started",
              R"({"workflow":"onboarding","key":"ana","inputs":{"employee":{"name":"Ana Meyer","n":1}}})") ==
        R"({"workflow":"onboarding","key":"erased-1","inputs":{"employee":{"name":"erased-1","n":1}}})");
}

TEST_CASE("data of every kind of event can be read after an erasure") {
  for (const std::string& kind : domain::kinds()) {
    INFO(kind);
    const auto data = erased_data({ana(), "ana"}, kind, "{}", {0}, true);
    CHECK_NOTHROW(domain::event_from_json(kind, data.value_or("{}")));
  }
}

}  // namespace spoc::decide
