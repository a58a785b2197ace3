#include <limits>

#include "base/error.h"
#include "base/json.h"
#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

namespace {

std::string quoted(std::string_view text) {
  std::string out;
  json::append_quoted(out, text);
  return out;
}

}  // namespace

TEST_CASE("strings are escaped as little as is safe in a log") {
  CHECK(quoted("plain é 日本 😀") == "\"plain é 日本 😀\"");
  CHECK(quoted("a\"b\\c/") == R"("a\"b\\c/")");
  CHECK(quoted("\b\f\n\r\t") == R"("\b\f\n\r\t")");
  CHECK(quoted(std::string_view("\0\x1b\x7f", 3)) == R"("\u0000\u001b\u007f")");
  CHECK(quoted("\u0085\u2028\u2029") == R"("\u0085\u2028\u2029")");
  CHECK(quoted("") == "\"\"");
}

TEST_CASE("invalid UTF-8 is replaced, so the line always parses") {
  CHECK(quoted("a\xFF\xE2\x82z") == "\"a\uFFFD\uFFFDz\"");
  for (int byte = 0; byte < 256; ++byte) {
    CHECK_NOTHROW(json::parse(quoted(std::string(3, static_cast<char>(byte)))));
  }
}

TEST_CASE("a document is written piece by piece") {
  std::string out;
  json::Writer writer(out);
  writer.begin_object().key("a").integer(1).key("b").begin_array().boolean(true).null().string("x").end_array();
  writer.key("c").begin_object().end_object().key("d").begin_array().end_array().key("e").real(0.5).end_object();
  CHECK(out == R"({"a":1,"b":[true,null,"x"],"c":{},"d":[],"e":0.5})");
}

TEST_CASE("with an indent it is laid out for people") {
  std::string out;
  json::Writer writer(out, 2);
  writer.begin_object().key("a").begin_array().integer(1).begin_object().end_object().end_array();
  writer.key("b").begin_array().end_array().end_object();
  CHECK(out == "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
}

TEST_CASE("writing goes on behind what the buffer holds") {
  std::string out = "data: ";
  json::Writer(out).integer(std::numeric_limits<std::int64_t>::min());
  CHECK(out == "data: -9223372036854775808");
}

TEST_CASE("reals are the shortest text that reads back, and look like reals") {
  CHECK(json::to_text(0.1) == "0.1");
  CHECK(json::to_text(3.0) == "3.0");
  CHECK(json::to_text(-0.0) == "-0.0");
  CHECK(json::to_text(1e300) == "1e+300");
  for (const double value : {0.1, 1.0 / 3, 5e-324, std::numeric_limits<double>::max(), -1e21, 123456789.0}) {
    CHECK(json::parse(json::to_text(value)) == json::Value(value));
  }
}

TEST_CASE("non-finite reals become null") {
  CHECK(json::to_text(std::numeric_limits<double>::infinity()) == "null");
  CHECK(json::to_text(json::Array{std::numeric_limits<double>::quiet_NaN(), 1}) == "[null,1]");
}

TEST_CASE("closing what is not open is a defect") {
  std::string out;
  json::Writer writer(out);
  CHECK(test::code_of([&] { writer.end_object(); }) == Code::defect);
  writer.begin_object().key("a");
  CHECK(test::code_of([&] { writer.end_object(); }) == Code::defect);
}
