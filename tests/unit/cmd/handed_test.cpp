#include "cmd/shell/handed.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "support/test.h"

namespace spoc::cmd {
namespace {

constexpr Option kOptions[] = {{.name = "--file", .letter = 'F', .value = "FILE", .completer = Completer::file},
                               {.name = "--subject", .value = "TEXT"}};
constexpr Argument kArguments[] = {{.name = "DIR", .completer = Completer::folder}};
constexpr Command kTake{.name = "take", .options = kOptions};
constexpr Command kMake{.name = "make", .arguments = kArguments};

/// An environment with these bytes on its standard input.
Environment given(std::string_view input, bool privileged = true) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  REQUIRE(::write(ends[1], input.data(), input.size()) == static_cast<ssize_t>(input.size()));
  close(ends[1]);
  Environment environment;
  environment.input = ends[0];
  environment.privileged = privileged;
  return environment;
}

Arguments with(std::string option, std::string value) {
  Arguments arguments;
  for (const Option& known : kOptions)
    if (known.name == option) arguments.given_.push_back({known.name, std::move(value)});
  return arguments;
}

Code refusal(const Environment& environment, const Command& command, const Arguments& arguments) {
  try {
    with_handed_files(environment, command, arguments);
  } catch (const Error& error) {
    return error.code;
  }
  return Code::ok;
}

}  // namespace

TEST_CASE("a file that was handed over is opened in the place of the named one, under its name") {
  const Environment environment = given("spoc-handed/1 2\n5 /srv/ana/a b.txt\nhello\n0 empty\n\nthe rest");
  const Arguments arguments = with_handed_files(environment, kTake, with("--file", "/srv/ana/a b.txt"));
  const std::string path(*arguments.value("--file"));
  CHECK(path.starts_with("/proc/self/fd/"));
  CHECK(read_file(path) == "hello");
  CHECK(arguments.name_of_file(path) == "a b.txt");
  char rest[16];
  CHECK(::read(environment.input, rest, sizeof rest) == 8);  // what follows is still there
}

TEST_CASE("a path that was not handed over is refused, and so is every folder") {
  CHECK(refusal(given(""), kTake, with("--file", "/etc/shadow")) == Code::refused);
  CHECK(refusal(given("spoc-handed/1 1\n5 other\nhello\n"), kTake, with("--file", "/etc/shadow")) == Code::refused);
  CHECK(refusal(given("subject\nx\n"), kTake, with("--file", "rows.csv")) == Code::refused);
  Arguments folder;
  folder.positionals_ = {"/etc"};
  CHECK(refusal(given(""), kMake, folder) == Code::refused);
  CHECK(refusal(given(""), kTake, with("--file", "-")) == Code::ok);
  CHECK(refusal(given(""), kTake, with("--subject", "/etc/shadow")) == Code::ok);
  CHECK(refusal(given("", false), kTake, with("--file", "/etc/shadow")) == Code::ok);
}

TEST_CASE("what is handed over and cut off, or lies about its size, is refused") {
  for (const char* input : {"spoc-handed/1 1\n", "spoc-handed/1 1\n5 a\nhel", "spoc-handed/1 1\n5 a\nhello",
                            "spoc-handed/1 1\n5 a\nhello!\n", "spoc-handed/1 1\n-1 a\n\n",
                            "spoc-handed/1 1\n99999999999 a\nx\n", "spoc-handed/1 1000000\n", "spoc-handed/1 x\n"})
    CHECK(refusal(given(input), kTake, with("--file", "a")) == Code::data);
}

}  // namespace spoc::cmd
