#include "base/json.h"

#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

TEST_CASE("a value is of one kind and answers nothing for the others") {
  const json::Value number(42);
  REQUIRE(number.integer() != nullptr);
  CHECK(*number.integer() == 42);
  CHECK(number.real() == nullptr);
  CHECK(number.string() == nullptr);
  CHECK(number.find("a") == nullptr);
  CHECK(json::Value().is_null());
  CHECK(json::Value(nullptr).is_null());
  CHECK(json::Value("text").string() != nullptr);
  CHECK(json::Value(true).boolean() != nullptr);
  CHECK(json::Value(2.5).real() != nullptr);
}

TEST_CASE("setting a member appends or replaces, and makes null an object") {
  json::Value value;
  value.set("b", 1);
  value.set("a", 2);
  value.set("b", 3);
  CHECK(json::to_text(value) == R"({"b":3,"a":2})");
  REQUIRE(value.find("a") != nullptr);
  CHECK(*value.find("a") == json::Value(2));
  CHECK(value.find("c") == nullptr);
}

TEST_CASE("members cannot be set on a list") {
  json::Value list(json::Array{});
  CHECK(test::code_of([&] { list.set("a", 1); }) == Code::defect);
}

TEST_CASE("integers and reals of the same size are different values") {
  CHECK(json::Value(1) != json::Value(1.0));
  CHECK(json::Value(1) == json::Value(std::int64_t{1}));
}
