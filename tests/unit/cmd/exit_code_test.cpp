#include "cmd/shell/exit_code.h"

#include <new>
#include <stdexcept>
#include <system_error>

#include "base/file.h"
#include "base/json.h"
#include "process.h"
#include "support/test.h"

namespace spoc::cmd {

namespace {

template <class Thrown>
Failure told(const Thrown& thrown, Telling telling = {}) {
  return tell(std::make_exception_ptr(thrown), telling);
}

}  // namespace

TEST_CASE("an error is told with its message and its hint, and leaves with its code") {
  const Failure failure = told(Error(Code::not_found, "no ticket 42", "`spoc list` shows yours"));
  CHECK(failure.code == Code::not_found);
  CHECK(exit_number(failure.code) == 66);
  CHECK(failure.text == "spoc: no ticket 42\nhint: `spoc list` shows yours\n");
  CHECK(told(Error(Code::usage, "x")).text == "spoc: x\n");
}

TEST_CASE("an error in a file shows the place, the line and a caret") {
  const std::string path = "/tmp/spoc-exit-code-test-" + std::to_string(getpid());
  write_file(path, "first\nähm \x1b[1m = x\nlast");
  const Failure failure = told(Error(Code::configuration, "unknown key", "", {path, 2, 3}));
  unlink(path.c_str());
  CHECK(failure.text == "spoc: " + path + ":2:3: unknown key\n    ähm ␛[1m = x\n      ^\n");
}

TEST_CASE("a place in a file that cannot be read is named all the same") {
  CHECK(told(Error(Code::data, "bad row", "", {"/nonexistent.csv", 7, 0})).text ==
        "spoc: /nonexistent.csv:7: bad row\n");
  CHECK(told(Error(Code::data, "bad row", "", {"/dev", 7, 1})).text == "spoc: /dev:7:1: bad row\n");
}

TEST_CASE("messages cannot drive the terminal") {
  CHECK(told(Error(Code::data, "bad \x1b[2J name", "\x07")).text == "spoc: bad ␛[2J name\nhint: ␇\n");
}

TEST_CASE("in JSON an error has every member, absent ones as null") {
  CHECK(told(Error(Code::usage, "unknown \"x\""), {.json = true}).text ==
        "{\"schema\":\"spoc.error/1\",\"code\":\"usage\",\"exit\":64,\"message\":\"unknown "
        "\\\"x\\\"\",\"hint\":null,\"where\":null}\n");
  const Failure failure = told(Error(Code::data, "m", "h", {"f", 3, 0}), {.json = true});
  const json::Value value = json::parse(failure.text);
  CHECK(*value.find("hint")->string() == "h");
  CHECK(*value.find("where")->find("file")->string() == "f");
  CHECK(*value.find("where")->find("line")->integer() == 3);
  CHECK(value.find("where")->find("column")->is_null());
}

TEST_CASE("a system that gives no thread is no defect of ours") {
  const Failure failure = told(std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again)));
  CHECK(failure.code == Code::io);
  CHECK(failure.text.find("ulimit") != std::string::npos);
}

TEST_CASE("what is no error of ours is a defect and says how to report it") {
  for (const Failure& failure :
       {told(std::runtime_error("boom")), told(std::bad_alloc()), told(42), told(Error(Code::defect, "x"))}) {
    CHECK(failure.code == Code::defect);
    CHECK(failure.text.find("hint: this is a defect of spoc: report it") != std::string::npos);
  }
  CHECK(told(std::runtime_error("boom")).text.starts_with("spoc: unexpected: boom\n"));
  CHECK(told(std::bad_alloc()).text.starts_with("spoc: out of memory\n"));
}

TEST_CASE("colour marks the words spoc and hint only") {
  CHECK(told(Error(Code::no, "m", "h"), {.colour = true}).text == "\x1b[1mspoc:\x1b[0m m\n\x1b[1mhint:\x1b[0m h\n");
}

}  // namespace spoc::cmd
