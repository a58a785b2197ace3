#include "deliver/process.h"

#include <sys/types.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "base/error.h"
#include "base/file.h"
#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::deliver;

Ended ran(const std::string& text, std::string_view input = {}, time::Span limit = time::seconds(20)) {
  return run({{"sh", "-c", text}, "/", {"NAME=value"}, input, limit});
}

TEST_CASE("a program ends with its code, and what it complained about is kept") {
  CHECK(ran("exit 0").code == 0);
  const Ended ended = ran("echo no modem >&2; exit 3");
  CHECK(ended.code == 3);
  CHECK(ended.in_time);
  CHECK(ended.complaint == "no modem");
  CHECK(ran("kill -TERM $$").code == 128 + SIGTERM);
}

TEST_CASE("a program gets all of its input, however much, and need not read it") {
  const std::string much(300'000, 'x');
  CHECK(ran("test $(wc -c) = 300000", much).code == 0);
  CHECK(ran("exec 0<&-; exit 0", much).code == 0);
}

TEST_CASE("a program has an environment and a folder of the desk, not the caller's") {
  setenv("SPOC_TEST_CALLER", "seen", 1);
  CHECK(ran("test \"$NAME\" = value && test -z \"$SPOC_TEST_CALLER\" && test \"$(pwd)\" = / && test -n \"$PATH\"").code == 0);
  unsetenv("SPOC_TEST_CALLER");
}

TEST_CASE("what takes too long is killed with everything that it started") {
  const std::string mark = (std::filesystem::temp_directory_path() / ("spoc-slow-" + std::to_string(getpid()))).string();
  const Ended ended = ran("(sleep 2; touch " + mark + ") & sleep 60", {}, time::seconds(1));
  CHECK_FALSE(ended.in_time);
  CHECK(ended.code == 128 + SIGKILL);
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  CHECK_FALSE(file_exists(mark));
}

TEST_CASE("what a program leaves running behind it is not waited for") {
  const auto began = std::chrono::steady_clock::now();
  CHECK(ran("sleep 8 & exit 0").code == 0);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(6));
}

TEST_CASE("what complains without end is heard to its end in bounded memory") {
  const Ended ended = ran("yes 'no modem' | head -c 3000000 >&2; echo last >&2; exit 1");
  CHECK(ended.code == 1);
  CHECK(ended.complaint.size() < 10'000);
}

TEST_CASE("a program that is not there is named; nobody's PATH is asked") {
  const std::string before = getenv("PATH");
  setenv("PATH", "/", 1);
  CHECK(ran("exit 0").code == 0);
  setenv("PATH", before.c_str(), 1);
  try {
    run({{"spoc-no-such-program"}, "/", {}, {}, time::seconds(1)});
    FAIL("it ran");
  } catch (const Error& error) {
    CHECK(error.code == Code::unavailable);
    CHECK(error.message == "there is no program \"spoc-no-such-program\"");
  }
  CHECK_THROWS_AS(run({{"/etc/passwd"}, "/", {}, {}, time::seconds(1)}), Error);
}

}  // namespace
