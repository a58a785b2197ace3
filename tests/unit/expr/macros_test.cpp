// all, exists, exists_one, filter, map and has.
#include "world.h"

namespace spoc::expr {

TEST_CASE("macros ask every element of a list, or every key of a map") {
  World world;
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"numbers.all(k, k > 0)", "true"},
      {"numbers.all(k, k > 1)", "false"},
      {"[].all(k, k > 1)", "true"},
      {"numbers.exists(k, k == 2)", "true"},
      {"numbers.exists(k, k == 9)", "false"},
      {"[].exists(k, true)", "false"},
      {"numbers.exists_one(k, k > 2)", "true"},
      {"numbers.exists_one(k, k > 1)", "false"},
      {"numbers.filter(k, k % 2 == 1)", "[1, 3]"},
      {"numbers.map(k, k * k)", "[1, 4, 9]"},
      {"numbers.filter(k, k > 1).map(k, string(k))", "[\"2\", \"3\"]"},
      {"numbers.map(a, numbers.map(b, a * b))", "[[1, 2, 3], [2, 4, 6], [3, 6, 9]]"},
      {"{'a': 1, 'b': 2}.filter(k, k != 'a')", "[\"b\"]"},
      {"ticket.participants.exists(p, p.id == me.id)", "true"},
      {"ticket.participants.map(p, p.name)", "[\"Ana Ruiz\", \"Ben Ode\"]"},
      {"ticket.tags.all(t, t.matches('^[a-z]+$'))", "true"},
  }));
  CAPTURE(text);
  CHECK(world.show(text) == expected);
}

TEST_CASE("all and exists absorb failures of other elements, the rest does not") {
  World world;
  CHECK(world.show("[0, 1, 2].exists(k, 2 / k == 1)") == "true");
  CHECK(world.show("[0, 1, 2].all(k, 2 / k == 1)") == "false");
  CHECK(world.show("[0, 1].exists(k, 2 / k == 1)") == "failure: division by zero");
  CHECK(world.show("[0, 2].all(k, 2 / k == 1)") == "failure: division by zero");
  CHECK(world.show("[0, 1].exists_one(k, 2 / k == 2)") == "failure: division by zero");
  CHECK(world.show("[0, 1].filter(k, 2 / k == 2)") == "failure: division by zero");
  CHECK(world.show("[0, 1].map(k, 2 / k)") == "failure: division by zero");
}

TEST_CASE("macros are checked") {
  World world;
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"n.all(k, true)", "wrong-type 1-2"},
      {"numbers.all(k, k)", "wrong-type 16-17"},
      {"numbers.filter(k, k + 1)", "wrong-type 19-24"},
      {"numbers.all(k, k == 'a')", "wrong-type 18-20"},
      {"numbers.all(k)", "wrong-arguments 9-12"},
      {"numbers.all(1, true)", "wrong-arguments 9-12"},
      {"numbers.all(n, true)", "name-in-use 13-14"},
      {"numbers.all(k, numbers.all(k, true))", "name-in-use 28-29"},
      {"numbers.all(k, true) && k == 1", "unknown-name 25-26"},
      {"all(numbers, k)", "wrong-call 1-4"},
      {"numbers.map(k, k * 2) == ['a']", "wrong-type 23-25"},
      {"ticket.participants.exists(p, p.nme == 'a')", "unknown-member 33-36"},
  }));
  CAPTURE(text);
  CHECK(world.finding(text) == expected);
}

TEST_CASE("untyped containers are checked when evaluated") {
  World world;
  world.set("x", Value(std::int64_t{1}));
  CHECK(world.show("x.all(k, true)") == "failure: this must be a list or a map, and is int");
  world.set("x", Value());
  CHECK(world.show("x.map(k, k)") == "failure: x has no value");
  world.set("x", Value::list({Value::text("a"), Value(std::int64_t{1})}));
  CHECK(world.show("x.map(k, k == 'a')") == "[true, false]");
  CHECK(world.show("x.all(k, k)") == "failure: this must be bool, and is string");
}

TEST_CASE("has asks whether there is a value, along the whole chain") {
  World world;
  world.ticket().set("team", Value());
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"has(ticket.subject)", "true"},
      {"has(ticket.team)", "false"},
      {"has(ticket.fields.model)", "true"},
      {"has(ticket.fields.nope)", "false"},
      {"has(ticket.fields.nope.deeper)", "false"},
      {"has(ticket.fields.none)", "false"},
      {"has(ticket.fields['model'])", "true"},
      {"has(ticket.tags[1])", "true"},
      {"has(ticket.tags[2])", "false"},
      {"has(steps.request.outputs.laptop)", "false"},
      {"has(steps.after_thirty_days.outputs.laptop)", "false"},
      {"has(target)", "false"},
      {"has(anchor)", "true"},
      {"has(done_at('ready'))", "true"},
      {"has(done_at('request'))", "false"},
      {"has(x)", "decided by step request"},
  }));
  CAPTURE(text);
  CHECK(world.show(text) == expected);
}

TEST_CASE("has does not hide other failures, and is asked of names only") {
  World world;
  CHECK(world.show("has(ticket.tags[1 / 0])") == "failure: division by zero");
  CHECK(world.finding("has(1)") == "wrong-arguments 5-6");
  CHECK(world.finding("has(n + 1)") == "wrong-arguments 5-10");
  CHECK(world.finding("has()") == "wrong-arguments 1-4");
  CHECK(world.finding("has(ticket.nope)") == "unknown-member 12-16");
}

}  // namespace spoc::expr
