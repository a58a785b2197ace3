// Names, types, guards and cost: what is found before anything is evaluated.
#include "expr/check.h"

#include "world.h"

namespace spoc::expr {

namespace {

std::string hint(const World& world, const std::string& text) {
  return world.compile(text).diagnostics.at(0).hint;
}

}  // namespace

TEST_CASE("unknown names are pointed at, with the nearest known one") {
  World world;
  auto [text, place, near] = GENERATE(table<std::string, std::string, std::string>({
      {"tickte.team == 'a'", "unknown-name 1-7", "ticket"},
      {"ticket.prioritty == 'P1'", "unknown-member 8-17", "priority"},
      {"flag && ticket.asignee == me", "unknown-member 16-23", "assignee"},
      {"steps.requst.state == 'done'", "unknown-member 7-13", "request"},
      {"steps.request.outputs.labtop == 'a'", "unknown-member 23-29", "laptop"},
      {"'ä' == ticket.subjekt", "unknown-member 15-22", "subject"},
      {"'a'.startWith('a')", "unknown-function 5-14", "startsWith"},
  }));
  CAPTURE(text);
  CHECK(world.finding(text) == place);
  CHECK(hint(world, text).find("\"" + near + "\"") != std::string::npos);
}

TEST_CASE("all mistakes of an expression come in one pass, each once") {
  World world;
  Compiled compiled = world.compile("tickte.team == 1 && ticket.nope && n && ticket.id == 'a'");
  CHECK_FALSE(compiled.program);
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : compiled.diagnostics) codes.push_back(diagnostic.code);
  CHECK(codes == std::vector<std::string>{"unknown-name", "unknown-member", "wrong-type", "wrong-type"});
}

TEST_CASE("a hyphen in a name is a minus, and check says so") {
  World world;
  CHECK(world.finding("start-date > anchor") == "unknown-name 1-11");
  CHECK(hint(world, "start-date > anchor") == "a hyphen is always a minus; did you mean \"start_date\"?");
  CHECK(world.finding("steps.after-thirty-days.state == 'done'") == "unknown-member 7-12");
  CHECK(hint(world, "steps.after-thirty-days.state == 'done'") ==
        "a hyphen is always a minus; did you mean \"after_thirty_days\"?");
  CHECK(world.compile("steps.after-thirty-days.state == 'done'").diagnostics.size() == 1);
  CHECK(world.finding("n - zzz-yyy") == "unknown-name 5-8");
  CHECK(hint(world, "n - zzz-yyy").find("names are written with _") != std::string::npos);
}

TEST_CASE("a subtraction that may be a name is a warning, and still a subtraction") {
  World world;
  Place place;
  Type integer{.kind = Kind::integer};
  place.names = {{"due", integer}, {"at", integer}, {"due_at", integer}};
  Compiled compiled = compile("due-at > 0", place);
  CHECK(compiled.program);
  REQUIRE(compiled.diagnostics.size() == 1);
  CHECK(compiled.diagnostics[0].code == "hyphen");
  CHECK(compiled.diagnostics[0].severity == Severity::warning);
  CHECK(compile("due - at > 0", place).diagnostics.empty());
  CHECK(world.finding("n-m > 0") == "ok");
}

TEST_CASE("there is no truthiness") {
  World world;
  auto [text, place] = GENERATE(table<std::string, std::string>({
      {"n && flag", "wrong-type 1-2"},
      {"flag || ticket.team", "wrong-type 9-20"},
      {"!n", "wrong-type 2-3"},
      {"!'a'", "wrong-type 2-5"},
      {"n ? 1 : 2", "wrong-type 1-2"},
      {"null && flag", "wrong-type 1-5"},
  }));
  CAPTURE(text);
  CHECK(world.finding(text) == place);
}

TEST_CASE("members, elements and literals are checked") {
  World world;
  auto [text, place] = GENERATE(table<std::string, std::string>({
      {"n.member", "wrong-type 3-9"},
      {"ticket.subject.size", "wrong-type 16-20"},
      {"n[0]", "wrong-type 1-2"},
      {"numbers['a']", "wrong-type 9-12"},
      {"ticket.fields[0]", "wrong-type 15-16"},
      {"[1, 'a']", "wrong-type 5-8"},
      {"[1, null] == [2]", "ok"},
      {"{1: 2}", "wrong-type 2-3"},
      {"flag ? 1 : 'a'", "wrong-type 6-7"},
      {"flag ? 1 : null", "ok"},
      {"ticket.subject.matches(1)", "wrong-type 24-25"},
      {"ticket.subject.matches('(')", "bad-pattern 24-27"},
      {"ticket.subject.matches('(?i)\\bvpn\\b')", "ok"},
  }));
  CAPTURE(text);
  CHECK(world.finding(text) == place);
}

TEST_CASE("the place says what the result must be") {
  World world;
  Place place = world.place();
  place.result = Type{.kind = Kind::boolean};
  CHECK(compile("flag", place).program);
  CHECK(compile("x", place).program);
  CHECK_FALSE(compile("n", place).program);
  CHECK_FALSE(compile("null", place).program);
  place.result = Type{.kind = Kind::timestamp};
  CHECK(compile("anchor @ 09:00", place).program);
  CHECK_FALSE(compile("anchor", place).program);
  place.accepts_date = true;
  Compiled compiled = compile("anchor - 10bd", place);
  REQUIRE(compiled.program);
  CHECK(compiled.program->type().kind == Kind::date);
}

TEST_CASE("an output that may not exist is read only where has() proved it") {
  World world;
  auto [text, place] = GENERATE(table<std::string, std::string>({
      {"steps.request.outputs.laptop == 'a'", "unguarded-output 1-29"},
      {"has(steps.request.outputs.laptop) && steps.request.outputs.laptop == 'a'", "ok"},
      {"!has(steps.request.outputs.laptop) || steps.request.outputs.laptop == 'a'", "ok"},
      {"has(steps.request.outputs.laptop) ? steps.request.outputs.laptop : 'none'", "ok"},
      {"!has(steps.request.outputs.laptop) ? 'none' : steps.request.outputs.laptop", "ok"},
      {"has(steps.request.outputs.laptop) || steps.request.outputs.laptop == 'a'", "unguarded-output 38-66"},
      {"!has(steps.request.outputs.laptop) && steps.request.outputs.laptop == 'a'", "unguarded-output 39-67"},
      {"has(steps.request.outputs.cost) && steps.request.outputs.laptop == 'a'", "unguarded-output 36-64"},
      {"has(steps.request.outputs.laptop) ? 'none' : steps.request.outputs.laptop", "unguarded-output 46-74"},
      {"steps.request.outputs.laptop == 'a' && has(steps.request.outputs.laptop)", "unguarded-output 1-29"},
      {"has(steps.request.outputs.laptop) && has(steps.request.outputs.cost) && flag && "
       "steps.request.outputs.laptop == 'a' && steps.request.outputs.cost > 3",
       "ok"},
      {"(has(steps.request.outputs.laptop) || has(target)) && steps.request.outputs.laptop == 'a'",
       "unguarded-output 55-83"},
      {"(has(target) || has(target) && flag) && target < now()", "ok"},
      {"!(!has(target) || !flag) && target < now()", "ok"},
      {"target < now()", "unguarded-output 1-7"},
      {"has(target) && target < now()", "ok"},
      {"done_at('ready') < now()", "unguarded-output 1-17"},
      {"has(done_at('ready')) && done_at('ready') < now()", "ok"},
      {"has(done_at('request')) && done_at('ready') < now()", "unguarded-output 28-44"},
      {"numbers.all(k, has(target) && target < now())", "ok"},
      {"has(target) && numbers.all(k, target < now())", "ok"},
  }));
  CAPTURE(text);
  CHECK(world.finding(text) == place);
}

TEST_CASE("cost is bounded before anything runs") {
  World world;
  CHECK(world.finding("numbers.all(a, numbers.all(b, a == b))") == "ok");
  CHECK(world.finding("numbers.all(a, numbers.all(b, numbers.all(c, a + b == c)))") == "too-costly 1-59");
  CHECK(world.finding("[1, 2].all(a, [1, 2].all(b, [1, 2].all(c, a + b == c)))") == "ok");
}

}  // namespace spoc::expr
