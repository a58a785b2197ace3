#include "cmd/shell/dispatch.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "base/file.h"
#include "fake_registry.h"
#include "support/test.h"

namespace spoc::cmd {

using fake::words;

namespace {

Dispatch call(std::initializer_list<const char*> list, Aliases aliases = {}, std::string_view path = {}) {
  return dispatch(words(list), {fake::kCommands, [&] { return aliases; }, path});
}

Run call_run(std::initializer_list<const char*> list, Aliases aliases = {}) {
  Dispatch found = call(list, std::move(aliases));
  REQUIRE(std::holds_alternative<Run>(found));
  return std::get<Run>(std::move(found));
}

Show call_show(std::initializer_list<const char*> list) {
  Dispatch found = call(list);
  REQUIRE(std::holds_alternative<Show>(found));
  return std::get<Show>(std::move(found));
}

Error failure(std::initializer_list<const char*> list, Aliases aliases = {}) {
  try {
    call(list, std::move(aliases));
  } catch (const Error& error) {
    return error;
  }
  FAIL("was accepted");
  return Error(Code::ok, "");
}

/// A folder that goes away with everything in it.
class Folder {
 public:
  Folder() {
    char name[] = "/tmp/spoc-test-XXXXXX";
    REQUIRE(mkdtemp(name));
    path = name;
  }
  ~Folder() {
    for (const std::string& name : list_folder(path)) unlink(join_path(path, name).c_str());
    rmdir(path.c_str());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string path;
};

}  // namespace

TEST_CASE("a command is found by its name, its other name and its two words") {
  CHECK(call_run({"log", "x"}).command == &fake::kLog);
  CHECK(call_run({"done", "1"}).command == &fake::kResolve);
  const Run run = call_run({"run", "start", "onboarding"});
  CHECK(run.command == &fake::kRunStart);
  CHECK(run.arguments.positionals() == std::vector<std::string>{"onboarding"});
}

TEST_CASE("options before the verb reach the command, the verb's own win") {
  const Run run = call_run({"--desk", "a", "--no-color", "--now=2026-10-01", "list", "--desk", "b"});
  CHECK(run.command == &fake::kList);
  CHECK(run.arguments.value("--desk") == "b");
  CHECK(run.arguments.value("--now") == "2026-10-01");
  CHECK(run.arguments.has("--no-color"));
}

TEST_CASE("options before the verb are accepted for every verb") {
  CHECK(call_run({"--desk", "a", "completion", "bash"}).command == &fake::kCompletion);
}

TEST_CASE("without a verb the nameless command runs, with its options") {
  CHECK(call_run({}).command == &fake::kMyDay);
  CHECK(call_run({"--json"}).arguments.has("--json"));
  CHECK(call_run({"--desk", "a"}).arguments.value("--desk") == "a");
  CHECK(failure({"--jsn"}).hint == "did you mean \"--json\"?");
}

TEST_CASE("version and help are shown and succeed") {
  CHECK(call_show({"--version"}).text.starts_with("spoc "));
  CHECK(call_show({"--no-color", "--version"}).code == Code::ok);
  CHECK(call_show({"--help"}).text.find("spoc run start") != std::string::npos);
  CHECK(call_show({"--help"}).code == Code::ok);
  CHECK(call_show({"-h"}).code == Code::ok);
  CHECK(call_show({"log", "--help"}).text.starts_with("Log a ticket."));
  CHECK(call_show({"--help", "log"}).text.starts_with("Log a ticket."));
  CHECK(call_show({"run", "start", "-h"}).text.starts_with("Start a run."));
}

TEST_CASE("a family's word alone shows the family and is wrong usage unless help was asked for") {
  CHECK(call_show({"run"}).code == Code::usage);
  CHECK(call_show({"run"}).text.find("spoc run list") != std::string::npos);
  CHECK(call_show({"run", "--help"}).code == Code::ok);
  CHECK(call_show({"--help", "run"}).code == Code::ok);
}

TEST_CASE("an unknown command is refused with the nearest one") {
  CHECK(failure({"lgo"}).code == Code::usage);
  CHECK(failure({"resolv", "1"}).message == "unknown command \"resolv\"");
  CHECK(failure({"resolv", "1"}).hint == "did you mean \"resolve\"?");
  CHECK(failure({"run", "strat"}).message == "unknown command \"run strat\"");
  CHECK(failure({"run", "strat"}).hint == "did you mean \"start\"?");
  CHECK(failure({"run", "zzzzzz"}).hint == "there is: start, list");
  CHECK(failure({"zzzzzzzzz"}).hint == "`spoc --help` lists the commands");
}

TEST_CASE("an unknown option before the command is refused with the nearest one") {
  CHECK(failure({"--dsek", "d", "list"}).code == Code::usage);
  CHECK(failure({"--dsek", "d", "list"}).message == "unknown option --dsek");
  CHECK(failure({"--dsek", "d", "list"}).hint == "did you mean \"--desk\"?");
  CHECK(failure({"run", "--hlep"}).code == Code::usage);
  CHECK(failure({"run", "--hlep"}).message == "unknown option --hlep");
  CHECK(failure({"run", "--hlep"}).hint == "did you mean \"--help\"?");
  CHECK(failure({"run", "--desk", "d", "list"}).message == "option --desk stands before the command of spoc run");
  CHECK(failure({"run", "--desk", "d", "list"}).hint == "put it behind the command: start, list");
}

TEST_CASE("an alias stands for words and never hides a built-in command") {
  const Aliases aliases = {
      {"l", {"list", "--limit", "5"}}, {"log", {"list"}}, {"ll", {"l", "-q"}}, {"rs", {"run", "start"}}};
  CHECK(call_run({"l", "-q"}, aliases).arguments.value("--limit") == "5");
  CHECK(call_run({"log", "x"}, aliases).command == &fake::kLog);
  CHECK(call_run({"ll"}, aliases).arguments.value("--limit") == "5");
  CHECK(call_run({"rs", "w"}, aliases).command == &fake::kRunStart);
}

TEST_CASE("an alias that stands for itself or for nothing is an error of configuration") {
  CHECK(failure({"a"}, {{"a", {"b"}}, {"b", {"a"}}}).code == Code::configuration);
  CHECK(failure({"a"}, {{"a", {}}}).code == Code::configuration);
}

TEST_CASE("aliases are not asked for when a built-in command fits") {
  const std::vector<std::string> line = words({"list"});
  const Callable callable{fake::kCommands, []() -> Aliases { throw Error(Code::defect, "asked"); }, {}};
  CHECK(std::holds_alternative<Run>(dispatch(line, callable)));
}

TEST_CASE("an unknown word is a program of PATH when there is one, with the leading options as settings") {
  const Folder folder;
  const std::string program = join_path(folder.path, "spoc-hello");
  create_file(program, "#!/bin/sh\n", 0755);
  create_file(join_path(folder.path, "spoc-plain"), "text", 0644);
  const std::string path = "relative::/nowhere:" + folder.path;
  Dispatch found = call({"--desk", "d", "--no-color", "hello", "--json", "x"}, {}, path);
  REQUIRE(std::holds_alternative<Execute>(found));
  const Execute& execute = std::get<Execute>(found);
  CHECK(execute.path == program);
  CHECK(execute.words == std::vector<std::string>{"spoc-hello", "--json", "x"});
  CHECK(execute.settings == std::vector<std::string>{"SPOC_DESK=d", "NO_COLOR=1"});
  CHECK_THROWS_AS(call({"plain"}, {}, path), Error);
  CHECK_THROWS_AS(call({"--as", "eva", "hello"}, {}, path), Error);
}

TEST_CASE("only absolute folders of PATH are searched") {
  CHECK(find_program("sh", "bin:.:") == "");
  CHECK(find_program("../bin/sh", "/usr/bin") == "");
  CHECK(find_program("sh", "/usr/bin:/bin") != "");
}

}  // namespace spoc::cmd
