#include "cmd/shell/parse.h"

#include "fake_registry.h"
#include "support/test.h"

namespace spoc::cmd {

using fake::words;

namespace {

Arguments parse_log(std::initializer_list<const char*> list) {
  return parse(fake::kLog, words(list));
}

Error failure(const Command& command, std::initializer_list<const char*> list) {
  try {
    parse(command, words(list));
  } catch (const Error& error) {
    return error;
  }
  FAIL("was accepted");
  return Error(Code::ok, "");
}

}  // namespace

TEST_CASE("an option takes exactly one value, whatever it begins with") {
  CHECK(parse_log({"-m", "-5"}).value("--message") == "-5");
  CHECK(parse_log({"-m", ""}).value("--message") == "");
  CHECK(parse_log({"-m", "--foo"}).value("--message") == "--foo");
  CHECK(parse_log({"-m", "--team"}).value("--message") == "--team");
  CHECK(parse_log({"-m", "--team=x"}).value("--message") == "--team=x");
  CHECK(parse_log({"-m", "--"}).value("--message") == "--");
  CHECK(parse_log({"-m", "--help"}).value("--message") == "--help");
  CHECK(parse_log({"-m", "-h"}).value("--message") == "-h");
  CHECK(parse_log({"-m", "[a,b]"}).value("--message") == "[a,b]");
  CHECK(parse_log({"-m", "\"quoted\""}).value("--message") == "\"quoted\"");
  CHECK(parse_log({"-m", "{}"}).value("--message") == "{}");
  CHECK(parse_log({"--set", "x=-1"}).value("--set") == "x=-1");
  CHECK(parse_log({"--message", "a\nb"}).value("--message") == "a\nb");
}

TEST_CASE("a value may be joined to its option") {
  CHECK(parse_log({"--team=network"}).value("--team") == "network");
  CHECK(parse_log({"-tnetwork"}).value("--team") == "network");
  CHECK(parse_log({"-t-5"}).value("--team") == "-5");
  CHECK(parse_log({"--set=a=b"}).value("--set") == "a=b");
  CHECK(parse_log({"--message=--team"}).value("--message") == "--team");
}

TEST_CASE("an empty value behind an equals sign is a value and takes no further word") {
  const Arguments arguments = parse_log({"--team=", "printer jams"});
  CHECK(arguments.value("--team") == "");
  CHECK(arguments.positionals() == std::vector<std::string>{"printer jams"});
}

TEST_CASE("flags of one letter may be joined, the last may take a value") {
  const Arguments arguments = parse_log({"-ecn", "-qtnetwork"});
  CHECK(arguments.has("--edit"));
  CHECK(arguments.has("--confidential"));
  CHECK(arguments.has("--dry-run"));
  CHECK(arguments.has("--quiet"));
  CHECK(arguments.value("--team") == "network");
}

TEST_CASE("an option's second name is the same option") {
  const Arguments arguments = parse_log({"--from", "ana"});
  CHECK(arguments.value("--requester") == "ana");
  CHECK(failure(fake::kLog, {"--from", "ana", "--requester", "eva"}).message == "option --requester is given twice");
}

TEST_CASE("a repeatable option keeps its values in order, any other is refused the second time") {
  CHECK(parse_log({"--set", "a=1", "-m", "x", "--set", "b=2"}).values("--set") ==
        std::vector<std::string_view>{"a=1", "b=2"});
  const Error error = failure(fake::kLog, {"-t", "a", "--team", "b"});
  CHECK(error.code == Code::usage);
  CHECK(error.message == "option --team is given twice");
}

TEST_CASE("a flag may be repeated and takes no value") {
  CHECK(parse_log({"-e", "-e", "--edit"}).has("--edit"));
  CHECK(failure(fake::kLog, {"--edit=yes"}).message == "option --edit takes no value");
}

TEST_CASE("an unknown option is refused with the nearest known one") {
  const Error error = failure(fake::kLog, {"--tema", "x"});
  CHECK(error.code == Code::usage);
  CHECK(error.message == "unknown option --tema");
  CHECK(error.hint == "did you mean \"--team\"?");
  CHECK(failure(fake::kLog, {"-x"}).message == "unknown option -x");
  CHECK(failure(fake::kLog, {"-ex"}).message == "unknown option -x");
  CHECK(failure(fake::kLog, {"--zzzzzzzz"}).hint == "`spoc log --help` shows what it takes");
}

TEST_CASE("long options are never abbreviated") {
  CHECK(failure(fake::kLog, {"--mess", "x"}).message == "unknown option --mess");
  CHECK(failure(fake::kLog, {"--conf"}).message == "unknown option --conf");
}

TEST_CASE("odd dashes are no positionals") {
  CHECK(failure(fake::kLog, {"--!"}).message == "unknown option --!");
  CHECK(failure(fake::kLog, {"- x"}).message == "unknown option - x");
  CHECK(failure(fake::kLog, {"---"}).message == "unknown option ---");
  CHECK(failure(fake::kLog, {"--=x"}).message == "unknown option --");
}

TEST_CASE("a lone dash is a positional, for standard input") {
  CHECK(parse(fake::kResolve, words({"-"})).positionals() == std::vector<std::string>{"-"});
}

TEST_CASE("a missing value names the option and its placeholder") {
  CHECK(failure(fake::kLog, {"--team"}).message == "option --team needs a value: TEAM");
  CHECK(failure(fake::kLog, {"-et"}).message == "option -t needs a value: TEAM");
}

TEST_CASE("a value that is none of the option's words is refused with the nearest word") {
  CHECK(parse_log({"--on-known", "note"}).value("--on-known") == "note");
  const Error error = failure(fake::kLog, {"--on-known", "reopn"});
  CHECK(error.message == "--on-known takes ignore, note, reopen, new, not \"reopn\"");
  CHECK(error.hint == "did you mean \"reopen\"?");
}

TEST_CASE("the number of positionals is checked") {
  CHECK(failure(fake::kResolve, {}).message == "missing argument ID");
  CHECK(failure(fake::kWatch, {"42"}).message == "missing argument ADDRESS");
  CHECK(failure(fake::kWatch, {"42", "a@b", "c"}).message == "unexpected argument \"c\"");
  CHECK(failure(fake::kWatch, {"42", "a@b", "c"}).hint == "usage: spoc watch ID ADDRESS");
  CHECK(failure(fake::kList, {"x"}).message == "unexpected argument \"x\"");
  CHECK(parse(fake::kResolve, words({"1", "2", "-m", "x", "3"})).positionals() ==
        std::vector<std::string>{"1", "2", "3"});
}

TEST_CASE("everything behind two dashes is a positional") {
  CHECK(parse(fake::kCalendarAdd, words({"--calendar", "office", "--", "2026-10-01", "-2bd"})).positionals() ==
        std::vector<std::string>{"2026-10-01", "-2bd"});
  CHECK(parse(fake::kResolve, words({"1", "--", "--message", "--", "-"})).positionals() ==
        std::vector<std::string>{"1", "--message", "--", "-"});
}

TEST_CASE("a number below zero is a positional only behind two dashes") {
  const Error error = failure(fake::kCalendarAdd, {"2026-10-01", "-3"});
  CHECK(error.message == "unknown option -3");
  CHECK(error.hint == "write -- before a number below zero: what follows -- is no option");
  CHECK(failure(fake::kCalendarAdd, {"2026-10-01", "-2bd"}).hint == error.hint);
  CHECK(parse(fake::kCalendarAdd, words({"2026-10-01", "--", "-3"})).positional(1) == "-3");
}

TEST_CASE("with help asked for, missing arguments are not complained about") {
  CHECK(parse(fake::kWatch, words({"--help"})).has("--help"));
  CHECK(parse(fake::kWatch, words({"-h", "1", "2", "3"})).has("--help"));
}

TEST_CASE("a command has the options of its traits and no others") {
  CHECK(parse(fake::kList, words({"--json", "--limit", "3", "-q"})).value("--limit") == "3");
  CHECK(failure(fake::kList, {"--dry-run"}).message == "unknown option --dry-run");
  CHECK(failure(fake::kCompletion, {"bash", "--desk", "x"}).message == "unknown option --desk");
  CHECK(failure(fake::kList, {"--format", "xlsx"}).message ==
        "--format takes text, json, jsonl, csv, tsv, not \"xlsx\"");
}

TEST_CASE("hidden options work and are never proposed") {
  CHECK(parse_log({"--trace", "f"}).value("--trace") == "f");
  CHECK(failure(fake::kLog, {"--trac"}).hint.find("--trace") == std::string::npos);
}

TEST_CASE("ten thousand identifiers are read in order") {
  std::vector<std::string> many;
  for (int i = 0; i < 10'000; ++i) many.push_back(std::to_string(i));
  CHECK(parse(fake::kResolve, many).positionals() == many);
}

TEST_CASE("a wish for JSON is seen in words that cannot be parsed") {
  CHECK(asks_for_json(words({"list", "--tema", "--json"})));
  CHECK(asks_for_json(words({"list", "--format", "json"})));
  CHECK(asks_for_json(words({"list", "--format=jsonl"})));
  CHECK_FALSE(asks_for_json(words({"list", "--", "--json"})));
  CHECK_FALSE(asks_for_json(words({"list", "--format", "csv"})));
}

}  // namespace spoc::cmd
