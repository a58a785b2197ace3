#include "cmd/shell/output.h"

#include <sys/resource.h>

#include <csignal>

#include "process.h"
#include "support/test.h"

namespace spoc::cmd {

namespace {

Arguments given(std::initializer_list<Arguments::Given> list) {
  Arguments arguments;
  arguments.given_ = list;
  return arguments;
}

}  // namespace

TEST_CASE("output is collected and written at the end") {
  Pipe pipe;
  Output output(pipe.to);
  output.write("one\n");
  output.write("two\n");
  output.finish();
  CHECK(pipe.rest() == "one\ntwo\n");
}

TEST_CASE("output that was not finished is written when it goes away") {
  Pipe pipe;
  { Output(pipe.to).write("rest"); }
  CHECK(pipe.rest() == "rest");
}

TEST_CASE("large output arrives whole and in order") {
  Pipe pipe;
  std::string expected;
  for (int i = 0; i < 50'000; ++i) expected += std::to_string(i) + "\n";
  const pid_t writer = fork();
  REQUIRE(writer >= 0);
  if (writer == 0) {
    Output output(pipe.to);
    for (std::size_t at = 0; at < expected.size(); at += 7) output.write(std::string_view(expected).substr(at, 7));
    output.finish();
    _exit(0);
  }
  CHECK(pipe.rest() == expected);
  waitpid(writer, nullptr, 0);
}

TEST_CASE("what the system does not take is an error of input and output") {
  char path[] = "/tmp/spoc-output-test-XXXXXX";
  const int file = mkstemp(path);
  REQUIRE(file >= 0);
  const Ended ended = in_child([&] {
    const rlimit none{0, 0};
    std::signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &none) != 0) return 1;
    Output output(file);
    output.write("x");
    try {
      output.finish();
    } catch (const Error& error) {
      return error.code == Code::io && error.message == "cannot write standard output: File too large" ? 0 : 2;
    }
    return 3;
  });
  CHECK(ended.code == 0);
  close(file);
  unlink(path);
}

TEST_CASE("a closed standard output is an error, not silence") {
  Output output(-1);
  output.write("x");
  CHECK_THROWS_AS(output.finish(), Error);
}

TEST_CASE("a reader that went away ends the program by SIGPIPE") {
  const Ended ended = in_child([] {
    ignore_broken_pipes();
    Pipe pipe;
    pipe.close_from();
    Output output(pipe.to);
    output.write("x");
    output.finish();
    return 0;
  });
  CHECK(ended.signal == SIGPIPE);
}

TEST_CASE("talk to a reader that went away is dropped") {
  const Ended ended = in_child([] {
    ignore_broken_pipes();
    Pipe pipe;
    pipe.close_from();
    say(pipe.to, "x");
    return 3;
  });
  CHECK(ended.code == 3);
}

TEST_CASE("the format comes from --format or --json") {
  CHECK(format_of(given({})) == Format::text);
  CHECK(format_of(given({{"--json", ""}})) == Format::json);
  CHECK(format_of(given({{"--format", "jsonl"}})) == Format::jsonl);
  CHECK(format_of(given({{"--format", "json"}, {"--json", ""}})) == Format::json);
  CHECK(format_of(given({{"--format", "openmetrics"}})) == Format::openmetrics);
  CHECK_THROWS_AS(format_of(given({{"--format", "csv"}, {"--json", ""}})), Error);
  CHECK_THROWS_AS(format_of(given({{"--format", "word"}})), Error);
  CHECK(format_name(Format::tsv) == "tsv");
}

}  // namespace spoc::cmd
