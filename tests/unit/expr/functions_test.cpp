// The functions every place has.
#include "world.h"

namespace spoc::expr {

TEST_CASE("functions give what CEL gives") {
  World world;
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"size('äb')", "2"},
      {"'äb'.size()", "2"},
      {"size(b'\\xff\\x00')", "2"},
      {"size([1, 2, 3])", "3"},
      {"{'a': 1}.size()", "1"},
      {"'network'.contains('tow')", "false"},
      {"'network'.contains('two')", "true"},
      {"'network'.contains('')", "true"},
      {"'network'.startsWith('net')", "true"},
      {"'network'.startsWith('work')", "false"},
      {"'network'.endsWith('work')", "true"},
      {"'network'.endsWith('network!')", "false"},
      {"'VPN Ä'.lowerAscii()", "\"vpn Ä\""},
      {"string(12)", "\"12\""},
      {"string(1.5)", "\"1.5\""},
      {"string(true)", "\"true\""},
      {"string('a')", "\"a\""},
      {"string(b'abc')", "\"abc\""},
      {"string(1h30m)", "\"90m\""},
      {"string(anchor)", "\"2026-06-12\""},
      {"string(opened)", "\"2026-06-05T14:30:00Z\""},
      {"bytes('ab') == b'ab'", "true"},
      {"size(bytes('äb'))", "3"},
      {"bytes(b'\\xff') == b'\\xff'", "true"},
      {"string(bytes('äb'))", "\"äb\""},
      {"int('12')", "12"},
      {"int(3.9)", "3"},
      {"int(-3.9)", "-3"},
      {"int(7)", "7"},
      {"int(timestamp('1970-01-01T00:01:00Z'))", "60"},
      {"int(timestamp('1969-12-31T23:59:59.5Z'))", "-1"},
      {"double(2)", "2.0"},
      {"double('2.5')", "2.5"},
      {"duration('1h30m')", "90m"},
      {"duration(4bh)", "4bh"},
      {"timestamp('2026-06-05T16:30:00+02:00')", "2026-06-05T14:30:00Z"},
      {"timestamp(60)", "1970-01-01T00:01:00Z"},
      {"date('2026-06-05')", "2026-06-05"},
      {"date(timestamp('2026-06-05T22:30:00Z'))", "2026-06-06"},
      {"date(anchor)", "2026-06-12"},
      {"earliest(opened, now())", "2026-06-05T14:30:00Z"},
      {"latest(opened, now())", "2026-06-08T10:00:00Z"},
      {"latest(anchor, start_date)", "2026-07-01"},
      {"today()", "2026-06-08"},
      {"now()", "2026-06-08T10:00:00Z"},
  }));
  CAPTURE(text);
  CHECK(world.show(text) == expected);
}

TEST_CASE("parts of a moment count as in CEL, in the desk's zone") {
  World world;
  world.set("opened", Value(instant("2026-06-07T22:30:15.250Z")));  // Monday 00:30:15.25 local
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"opened.getFullYear()", "2026"},
      {"opened.getMonth()", "5"},
      {"opened.getDate()", "8"},
      {"opened.getDayOfMonth()", "7"},
      {"opened.getDayOfWeek()", "1"},
      {"date('2026-06-07').getDayOfWeek()", "0"},
      {"opened.getDayOfYear()", "158"},
      {"date('2026-01-01').getDayOfYear()", "0"},
      {"opened.getHours()", "0"},
      {"opened.getMinutes()", "30"},
      {"opened.getSeconds()", "15"},
      {"opened.getMilliseconds()", "250"},
      {"90m.getHours()", "1"},
      {"90m.getMinutes()", "90"},
      {"90m.getSeconds()", "5400"},
      {"90m.getMilliseconds()", "0"},
      {"anchor.getMonth()", "5"},
  }));
  CAPTURE(text);
  CHECK(world.show(text) == expected);
}

TEST_CASE("texts that are no value of the type are failures") {
  World world;
  world.set("x", Value::text("soon"));
  auto text = GENERATE("int(x)", "double(x)", "duration(x)", "timestamp(x)", "date(x)");
  CAPTURE(text);
  CHECK(world.show(text).starts_with("failure: \"soon\" is no "));
}

TEST_CASE("conversions of texts written out are checked at once") {
  World world;
  CHECK(world.finding("date('2026-02-30')") == "bad-literal 6-18");
  CHECK(world.finding("timestamp('2026-06-05')") == "bad-literal 11-23");
  CHECK(world.finding("duration('4 hours')") == "bad-literal 10-19");
  CHECK(world.finding("duration('4bh') == 4bh") == "ok");
  CHECK(world.finding("duration('4bh') == 4h") == "wrong-type 17-19");
}

TEST_CASE("functions refuse wrong types at the argument, and wrong numbers of arguments at the name") {
  World world;
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"size(1)", "wrong-type 6-7"},
      {"'a'.contains(1)", "wrong-type 14-15"},
      {"n.contains('1')", "wrong-type 1-2"},
      {"n.startsWith('1')", "wrong-type 1-2"},
      {"'a'.endsWith(n)", "wrong-type 14-15"},
      {"n.lowerAscii()", "wrong-type 1-2"},
      {"string([1])", "wrong-type 8-11"},
      {"int(true)", "wrong-type 5-9"},
      {"double(true)", "wrong-type 8-12"},
      {"duration(1)", "wrong-type 10-11"},
      {"timestamp(anchor)", "wrong-type 11-17"},
      {"date(1)", "wrong-type 6-7"},
      {"anchor.getHours()", "wrong-type 1-7"},
      {"n.getFullYear()", "wrong-type 1-2"},
      {"earliest(opened, anchor)", "wrong-type 18-24"},
      {"earliest(1, 2)", "wrong-type 10-11"},
      {"now(1)", "wrong-arguments 1-4"},
      {"size()", "wrong-arguments 1-5"},
      {"'a'.contains()", "wrong-arguments 5-13"},
      {"earliest(opened)", "wrong-arguments 1-9"},
      {"contains('a', 'b')", "wrong-call 1-9"},
      {"opened.now()", "wrong-call 8-11"},
      {"nwo()", "unknown-function 1-4"},
      {"'a'.contain('b')", "unknown-function 5-12"},
  }));
  CAPTURE(text);
  CHECK(world.finding(text) == expected);
}

TEST_CASE("an argument without a value is a failure") {
  World world;
  world.ticket().set("team", Value());
  CHECK(world.show("size(ticket.team)") == "failure: ticket.team has no value");
  CHECK(world.show("ticket.team.contains('a')") == "failure: ticket.team has no value");
  CHECK(world.show("ticket.team.matches('a')") == "failure: ticket.team has no value");
  CHECK(world.show("string(ticket.due_at)") == "failure: ticket.due_at has no value");
}

TEST_CASE("untyped arguments are checked when evaluated") {
  World world;
  world.set("x", Value(true));
  CHECK(world.show("size(x)") == "failure: size is not defined for bool");
  CHECK(world.show("x.contains('a')") == "failure: a string is needed here, and this is bool");
  CHECK(world.show("'a'.contains(x)") == "failure: a string is needed here, and this is bool");
  CHECK(world.show("x.matches('a')") == "failure: matches needs string, and this is bool");
  CHECK(world.show("int(x)") == "failure: int is not defined for bool");
  CHECK(world.show("x.getHours()").starts_with("failure: "));
  CHECK(world.show("earliest(x, opened)").starts_with("failure: "));
  world.set("x", Value(Bytes{"\xff"}));
  CHECK(world.show("string(x)") == "failure: the bytes are no UTF-8");
  world.set("x", Value(time::Duration(time::WallDuration{1, 0, {}})));
  CHECK(world.show("x.getHours()") == "failure: 1mo has no fixed number of hours");
}

TEST_CASE("functions of the place are checked like all others") {
  World world;
  CHECK(world.show("manager_of(me).name") == "\"Ben Ode\"");
  CHECK(world.show("done('ready')") == "true");
  CHECK(world.finding("manager_of('ana')") == "wrong-type 12-17");
  CHECK(world.finding("manager_of()") == "wrong-arguments 1-11");
  CHECK(world.finding("manager_off(me)") == "unknown-function 1-12");
  CHECK(world.finding("me.manager_of()") == "wrong-call 4-14");
  CHECK(world.finding("done(ticket.team)") == "wrong-arguments 6-17");
  Compiled compiled = world.compile("done('redy')");
  CHECK(world.finding("done('redy')") == "unknown-name 6-12");
  CHECK(compiled.diagnostics.at(0).hint.find("ready") != std::string::npos);
}

}  // namespace spoc::expr
