#include "decide/edit.h"

#include "policy/load.h"
#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;
using json::Value;

Ticket laptop() {
  Ticket ticket;
  ticket.subject = "printer jams";
  ticket.service = "laptop";
  ticket.tags = {"a", "b"};
  ticket.fields = {{"model", "standard"}};
  return ticket;
}

std::string wrong(const std::string& member, const Value& value) {
  static const auto policy = policy_with("");
  try {
    edited(laptop(), member, value, *policy);
  } catch (const Error& error) {
    CHECK(error.code == Code::data);
    return error.message + " | " + error.hint;
  }
  return "accepted";
}

std::optional<Edit> right(const std::string& member, const Value& value) {
  static const auto policy = policy_with("");
  return edited(laptop(), member, value, *policy);
}

TEST_CASE("every member takes its values and refuses others by name") {
  CHECK(wrong("type", "wish") ==
        "type cannot be \"wish\" | it takes one of incident, request, question, complaint, feedback, order");
  CHECK(wrong("subject", "  ").find("subject cannot be") == 0);
  CHECK(wrong("subject", 3).find("subject cannot be 3") == 0);
  CHECK(wrong("description", true).find("it takes text") != std::string::npos);
  CHECK(wrong("impact", "huge") == "impact cannot be \"huge\" | it takes one of high, medium, low");
  CHECK(wrong("urgency", Value()).find("urgency cannot be null") == 0);
  CHECK(wrong("service", "lpatop") == "there is no service \"lpatop\" | did you mean \"laptop\"?");
  CHECK(wrong("category", 1).find("category cannot be 1") == 0);
  CHECK(wrong("cause", "dst") == "there is no cause \"dst\" | did you mean \"dust\"?");
  CHECK(wrong("channel", 1).find("channel") == 0);
  CHECK(wrong("language", 1).find("language") == 0);
  CHECK(wrong("confidential", "maybe") == "confidential cannot be \"maybe\" | it takes true or false");
  CHECK(wrong("tags", "a").find("it takes a list of words") != std::string::npos);
  CHECK(wrong("tags", json::Array{1}).find("tags cannot be 1") == 0);
  CHECK(wrong("tags+", 1).find("tags cannot be 1") == 0);
  CHECK(wrong("tags-", 1).find("tags cannot be 1") == 0);
  CHECK(wrong("subjcet", "x").find("did you mean \"subject\"?") != std::string::npos);
  for (const char* fixed : {"id", "status", "team", "assignee", "owner", "clocks", "version", ""})
    CHECK(wrong(fixed, "1") != "accepted");
}

TEST_CASE("what belongs to runs is no type that a person sets") {
  CHECK(wrong("type", "task") != "accepted");
  CHECK(wrong("type", "approval") != "accepted");
  Ticket step = laptop();
  step.run = {7};
  step.type = domain::TicketType::task;
  CHECK_THROWS_AS(edited(step, "type", "incident", *policy_with("")), Error);
}

TEST_CASE("a member that has the value already changes nothing") {
  CHECK_FALSE(right("subject", "printer jams"));
  CHECK_FALSE(right("impact", "medium"));
  CHECK_FALSE(right("tags+", "a"));
  CHECK_FALSE(right("tags-", "z"));
  CHECK_FALSE(right("tags", json::Array{"b", "a", "b"}));
  CHECK_FALSE(right("model", "standard"));
  CHECK_FALSE(right("confidential", "false"));
}

TEST_CASE("an edit says what it was and what it becomes") {
  const auto subject = right("subject", "printer burns");
  REQUIRE(subject);
  CHECK(subject->from == Value("printer jams"));
  CHECK(subject->to == Value("printer burns"));
  CHECK(right("tags+", "c")->to == Value(json::Array{"a", "b", "c"}));
  CHECK(right("tags-", "a")->to == Value(json::Array{"b"}));
  CHECK(right("tags+", "c")->member == "tags");
  CHECK(right("confidential", "true")->to == Value(true));
  CHECK(right("service", "")->to == Value(""));
  CHECK(right("cause", "dust")->to == Value("dust"));
}

TEST_CASE("a field of the ticket's service is set by its name and typed as declared; others are free") {
  CHECK(right("model", "developer")->member == "fields.model");
  CHECK(right("fields.model", "developer")->from == Value("standard"));
  CHECK(wrong("model", "gold") == "model cannot be \"gold\" | it takes one of standard, developer");
  CHECK(right("count", "3")->to == Value(3));
  CHECK(wrong("count", "three").find("count cannot be \"three\" | it takes a whole number") == 0);
  CHECK(right("gift", "yes")->to == Value(true));
  CHECK(wrong("gift", "perhaps").find("it takes true or false") != std::string::npos);
  CHECK(right("needed_by", "2026-06-30")->to == Value("2026-06-30"));
  CHECK(wrong("needed_by", "2026-02-30").find("needed_by cannot be") == 0);
  CHECK_FALSE(right("needed_by", ""));  // an optional field may be empty, and is
  CHECK(wrong("model", "").find("model cannot be") == 0);
  CHECK(right("fields.colour", "red")->to == Value("red"));
}

TEST_CASE("where somebody types a date or time, it may be said as seen from now") {
  static const auto policy = policy_with("");
  const Instant now = time::from_unix(1'780'653'600);  // Friday 2026-06-05 10:00Z
  const time::PhraseContext typed = phrases(*policy, now);
  policy::FieldType date, timestamp;
  date.kind = policy::FieldType::Kind::date;
  timestamp.kind = policy::FieldType::Kind::timestamp;
  CHECK(typed_value(date, "f", "tomorrow", &typed) == Value("2026-06-06"));
  CHECK(typed_value(date, "f", "mon", &typed) == Value("2026-06-08"));
  CHECK(typed_value(date, "f", "2026-06-30", &typed) == Value("2026-06-30"));
  CHECK(typed_value(timestamp, "f", "-3h", &typed) == Value("2026-06-05T07:00:00Z"));
  CHECK_THROWS_AS(typed_value(date, "f", "tomorrow"), Error);
  CHECK_THROWS_AS(typed_value(date, "f", "some day", &typed), Error);
  CHECK(edited(laptop(), "needed_by", "tomorrow", *policy, now)->to == Value("2026-06-06"));
  CHECK_THROWS_AS(edited(laptop(), "needed_by", "tomorrow", *policy), Error);
}

TEST_CASE("form values become values of their type") {
  using Kind = policy::FieldType::Kind;
  policy::FieldType type;
  const auto typed = [&](Kind kind, const Value& value) {
    type.kind = kind;
    try {
      return json::to_text(typed_value(type, "f", value));
    } catch (const Error& error) {
      return error.hint;
    }
  };
  CHECK(typed(Kind::integer, "42") == "42");
  CHECK(typed(Kind::integer, 1.5) == "it takes a whole number");
  CHECK(typed(Kind::real, "1.5") == "1.5");
  CHECK(typed(Kind::real, "x") == "it takes a number");
  CHECK(typed(Kind::timestamp, "2026-06-01T09:00:00Z") == "\"2026-06-01T09:00:00Z\"");
  CHECK(typed(Kind::timestamp, "noon") == "it takes a time like 2026-11-21T09:00:00Z");
  CHECK(typed(Kind::duration, "2bd") == "\"2bd\"");
  CHECK(typed(Kind::duration, "2 days") == "it takes a duration like 2bd or 4h");
  CHECK(typed(Kind::string, "") == "\"\"");
  CHECK(typed(Kind::integer, "") == "it takes a value");
  CHECK(typed(Kind::list, "x") == "it takes a list as JSON");
  CHECK(typed(Kind::list, "{}") == "it takes a list");
  CHECK(typed(Kind::list, "[\"crm\", 7]") == "[\"crm\",7]");
  CHECK(typed(Kind::record, "x") == "it takes an object as JSON");
  type.element = std::make_shared<policy::FieldType>();
  CHECK(typed(Kind::list, json::Array{"a", "b"}) == "[\"a\",\"b\"]");
  type.optional = true;
  CHECK(typed(Kind::integer, "") == "null");
}

}  // namespace
