// + - * / % between every two types that have them, and what happens between those that do not.
#include "world.h"

namespace spoc::expr {

TEST_CASE("arithmetic of int, double, text, bytes and lists gives what CEL gives") {
  World world;
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"1 + 2 * 3", "7"},
      {"(1 + 2) * 3", "9"},
      {"7 / 2", "3"},
      {"-7 / 2", "-3"},
      {"7 % 3", "1"},
      {"-7 % 3", "-1"},
      {"7 - 10", "-3"},
      {"- n", "-7"},
      {"--1", "1"},
      {"0x1F", "31"},
      {"1.5 + 2.25", "3.75"},
      {"1.5 - 2.0", "-0.5"},
      {"1.5 * 2.0", "3.0"},
      {"1.0 / 0.0", "inf"},
      {"-1.5", "-1.5"},
      {"1e3", "1000.0"},
      {".5", "0.5"},
      {"'a' + \"b\"", "\"ab\""},
      {"b'a' + b'b' == b'ab'", "true"},
      {"[1] + [2, 3]", "[1, 2, 3]"},
      {"[] + [1]", "[1]"},
      {"1d + 2h", "1d2h"},
      {"1bd + 2bh", "1bd2bh"},
      {"2d - 1d", "1d"},
      {"-3h", "-3h"},
  }));
  CAPTURE(text);
  CHECK(world.show(text) == expected);
}

TEST_CASE("an int that leaves 64 bits is a failure, each way") {
  World world;
  auto text = GENERATE("9223372036854775807 + 1", "-9223372036854775808 - 1", "9223372036854775807 * 2",
                       "-9223372036854775808 * 2", "-9223372036854775808 / -1", "-9223372036854775808 % -1",
                       "-(-9223372036854775808)", "int(1e19)", "int(-1e19)");
  CAPTURE(text);
  CHECK(world.show(text).find("64 bits") != std::string::npos);
}

TEST_CASE("the extremes of int are written and computed with") {
  World world;
  CHECK(world.show("-9223372036854775808") == "-9223372036854775808");
  CHECK(world.show("9223372036854775806 + 1") == "9223372036854775807");
  CHECK(world.finding("9223372036854775808") == "syntax 1-20");
  CHECK(world.finding("1 + -9223372036854775809") == "syntax 5-25");
}

TEST_CASE("division by zero is a failure for int") {
  World world;
  CHECK(world.show("1 / 0") == "failure: division by zero");
  CHECK(world.show("1 % 0") == "failure: division by zero");
  Failure failure = std::get<Failure>(world.run("n + 1 / (m - 2)"));
  CHECK(failure.column == 5);
  CHECK(failure.message == "division by zero");
}

TEST_CASE("operands of different types are found when checked, at the operator") {
  World world;
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"1 + 1.5", "wrong-type 3-4"},
      {"'a' + 1", "wrong-type 5-6"},
      {"1.5 % 2.0", "wrong-type 5-6"},
      {"'a' - 'b'", "wrong-type 5-6"},
      {"'a' * 2", "wrong-type 5-6"},
      {"true + true", "wrong-type 6-7"},
      {"null + 1", "wrong-type 6-7"},
      {"[1] + ['a']", "wrong-type 5-6"},
      {"2 * 1d", "wrong-type 3-4"},
      {"1d + 1bd", "wrong-type 4-5"},
      {"opened + opened", "wrong-type 8-9"},
      {"opened - anchor", "wrong-type 8-9"},
      {"1d - opened", "wrong-type 4-5"},
      {"-'a'", "wrong-type 1-5"},
      {"-true", "wrong-type 1-6"},
      {"ticket.subject + ticket.id", "wrong-type 16-17"},
  }));
  CAPTURE(text);
  CHECK(world.finding(text) == expected);
}

TEST_CASE("values of unknown type are checked when evaluated") {
  World world;
  world.set("x", Value::text("a"));
  CHECK(world.show("x + 1") == "failure: + is not defined between string and int");
  CHECK(world.show("x * 2") == "failure: * is not defined between string and int");
  CHECK(world.show("-x") == "failure: - needs int, double or duration, and this is string");
  CHECK(world.show("x + 'b'") == "\"ab\"");
  world.set("x", Value());
  CHECK(world.show("x + 1") == "failure: x has no value");
  CHECK(world.show("-x") == "failure: x has no value");
}

TEST_CASE("durations with parts in two directions, or too long, are failures") {
  World world;
  CHECK(world.show("1d - 2h") == "failure: the parts of the duration point in different directions");
  CHECK(world.show("1bd - 2bh") == "failure: the parts of the duration point in different directions");
  CHECK(world.show("2147483647d + 1d") == "failure: the duration is too long");
  CHECK(world.show("2147483647bd + 1bd") == "failure: the duration is too long");
  CHECK(world.show("1nbd + 1bd") == "failure: nbd does not add to other business time");
}

TEST_CASE("a text does not grow beyond 16 MiB") {
  World world;
  world.ticket().set("text", Value::owned(std::string(9u << 20, 'a')));
  CHECK(world.show("size(ticket.text + ticket.text)") == "failure: the text is longer than 16 MiB");
}

}  // namespace spoc::expr
