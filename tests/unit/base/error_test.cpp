#include "base/error.h"

#include "support/test.h"

using namespace spoc;

TEST_CASE("every code has a name of its own") {
  const Code codes[] = {Code::ok,        Code::no,          Code::usage,   Code::data,
                        Code::not_found, Code::unavailable, Code::defect,  Code::cannot_create,
                        Code::io,        Code::try_again,   Code::refused, Code::configuration,
                        Code::conflict,  Code::partial};
  for (const Code a : codes) {
    for (const Code b : codes) CHECK((a == b) == (code_name(a) == code_name(b)));
  }
  CHECK(code_name(Code::not_found) == "not_found");
}

TEST_CASE("a place names only what is known") {
  CHECK(Where{"policy.toml", 3, 7}.text() == "policy.toml:3:7");
  CHECK(Where{"policy.toml", 3, 0}.text() == "policy.toml:3");
  CHECK(Where{"policy.toml", 0, 0}.text() == "policy.toml");
  CHECK_FALSE(Where{}.known());
}

TEST_CASE("a broken invariant is a defect that names itself") {
  CHECK_NOTHROW(ensure(true, "one is one"));
  try {
    ensure(false, "one is two");
    FAIL("no error was thrown");
  } catch (const Error& error) {
    CHECK(error.code == Code::defect);
    CHECK(error.message.find("one is two") != std::string::npos);
    CHECK(error.what() == error.message);
  }
}
