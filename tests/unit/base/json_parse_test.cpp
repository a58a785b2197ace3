#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

namespace {

/// The error of parsing `text`; fails the test when there is none.
Error problem(std::string_view text, json::Limits limits = {}) {
  try {
    json::parse(text, "in.json", limits);
  } catch (const Error& error) {
    CHECK(error.code == Code::data);
    return error;
  }
  FAIL("parsed: " << text.substr(0, 80));
  return Error(Code::ok, "");
}

std::string where(std::string_view text) {
  return problem(text).where.text();
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

TEST_CASE("a document becomes a tree in its order") {
  const json::Value value = json::parse(R"({"z":[1,-2,3.5,1e2,true,false,null],"a":{"s":"x\u00e9\n\ud83d\ude00"}})");
  CHECK(json::to_text(value) == R"({"z":[1,-2,3.5,100.0,true,false,null],"a":{"s":"xé\n😀"}})");
}

TEST_CASE("numbers that fit are integers, all others reals") {
  CHECK(json::parse("9223372036854775807").integer() != nullptr);
  CHECK(json::parse("-9223372036854775808").integer() != nullptr);
  CHECK(json::parse("9223372036854775808").real() != nullptr);
  CHECK(json::parse("-9223372036854775809").real() != nullptr);
  CHECK(json::parse("99999999999999999999999").real() != nullptr);
  CHECK(json::parse("1.0").real() != nullptr);
  CHECK(json::parse("1e2").real() != nullptr);
  CHECK(*json::parse("1e-999").real() == 0.0);
}

TEST_CASE("problems name the line and column") {
  CHECK(where("") == "in.json:1:1");
  CHECK(where("{\"a\":1,\n  \"b\":x}") == "in.json:2:7");
  CHECK(where("[1,2") == "in.json:1:5");
  CHECK(where("[\"é😀\", ?]") == "in.json:1:8");
  CHECK(where("{} {}") == "in.json:1:4");
}

TEST_CASE("problems say what is wrong in words") {
  CHECK(problem("[1,").message == "the JSON document ends too early");
  CHECK(problem("1 2").message == "there is text after the end of the JSON document");
  CHECK(problem("\"a").message == "a JSON string has no closing quote");
  CHECK(problem("\"\xFF\"").message == "a JSON string is not valid UTF-8");
  CHECK(problem("\"\xED\xA0\x80\"").message == "a JSON string is not valid UTF-8");
  CHECK(problem(R"("\ud800")").message == "a \\u escape is half of a surrogate pair");
  CHECK(problem(R"("\udc00")").message == "a \\u escape is half of a surrogate pair");
  CHECK(problem("\"a\nb\"").message == "control characters in JSON strings are written as escapes");
  CHECK(problem("1e999").message == "a JSON number is out of range");
  CHECK(problem("[1 2]").message == "expected a comma or the end of the JSON array");
  CHECK(problem("{\"a\":1 2}").message == "expected a comma or the end of the JSON object");
  CHECK(problem("{a:1}").message == "expected a name in double quotes");
  CHECK(problem("{\"a\" 1}").message == "expected a colon after the name");
  CHECK(problem("-").message == "a JSON number is malformed");
  CHECK(problem("nul").message == "expected a JSON value");
}

TEST_CASE("U+0000 does not hide what follows it") {
  CHECK(problem(std::string_view("123\0", 4)).where.column == 4);
  CHECK(problem(std::string_view("{}\0{}", 5)).where.column == 3);
  CHECK(problem(std::string_view("\"a\0\"", 4)).where.column == 3);
}

TEST_CASE("a repeated name is refused where it is repeated") {
  const Error error = problem("{\"a\":1,\n \"b\":{\"x\\\"\":1, \"x\\u0022\":2}}");
  CHECK(error.where.text() == "in.json:2:16");
  CHECK(error.message.find("x\"") != std::string::npos);
  CHECK(problem(R"({"":1,"":2})").where.text() == "in.json:1:7");
  CHECK(problem(R"({"\\":1,"\\":2})").where.text() == "in.json:1:9");
}

TEST_CASE("a hundred thousand names are checked quickly, the last one too") {
  std::string text = "{";
  for (int i = 0; i < 100000; ++i) text += "\"name " + std::to_string(i) + "\":0,";
  CHECK(json::parse(text + "\"last\":0}").object()->size() == 100001);
  CHECK(problem(text + "\"name 0\":0}").message.find("name 0") != std::string::npos);
}

TEST_CASE("depth and size have limits") {
  CHECK_NOTHROW(json::parse(repeated("[", 64) + repeated("]", 64)));
  CHECK(problem(repeated("[", 65) + repeated("]", 65)).where.column == 65);
  CHECK(problem(repeated("[", 1000000)).message.find("deeper than 64") != std::string::npos);
  CHECK(problem(repeated("{\"a\":", 1000000)).message.find("deeper than 64") != std::string::npos);
  CHECK(problem("[1, 2]", {5, 64}).message.find("larger than 5") != std::string::npos);
  CHECK_NOTHROW(json::parse("[1,2]", "x", {5, 1}));
  CHECK(problem("[]", {5, 0}).message.find("deeper than 0") != std::string::npos);
}

TEST_CASE("no prefix of a document and no changed byte of it crashes") {
  const std::string text = R"({"a":[1,-2.5e3,"x\u00e9\ud83d\ude00",null,true],"é":{"b":false}})";
  for (std::size_t size = 0; size < text.size(); ++size) problem(text.substr(0, size));
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (int byte = 0; byte < 256; byte += 5) {
      std::string changed = text;
      changed[at] = static_cast<char>(byte);
      try {
        const json::Value value = json::parse(changed);
        CHECK(json::parse(json::to_text(value)) == value);
      } catch (const Error& error) {
        CHECK(error.code == Code::data);
      }
    }
  }
}

TEST_CASE("documents that must parse do, those that must not do not") {
  const test::TemporaryFolder folder;
  if (!test::unpack_sample("formats/json-parsing.tar.gz", folder)) return;
  int accepted = 0;
  int refused = 0;
  for (const auto& name : list_folder(folder / "json", ".json")) {
    INFO(name);
    const std::string text = read_file(folder / ("json/" + name));
    const Code code = test::code_of([&] { json::parse(text, name); });
    CHECK((code == Code::ok || code == Code::data));
    // The collection lets names repeat; RFC 8259 §4 asks for unique ones and so do we.
    const bool repeats = name.find("duplicated_key") != std::string::npos;
    if (name.starts_with("y_")) CHECK((code == Code::ok) == !repeats);
    if (name.starts_with("n_")) CHECK(code == Code::data);
    (code == Code::ok ? accepted : refused) += 1;
  }
  CHECK(accepted + refused == 155);
  CHECK(accepted > 40);
}

TEST_CASE("what is accepted survives writing and reading again") {
  const test::TemporaryFolder folder;
  if (!test::unpack_sample("formats/json-parsing.tar.gz", folder)) return;
  for (const auto& name : list_folder(folder / "json", ".json")) {
    if (!name.starts_with("y_") || name.find("duplicated_key") != std::string::npos) continue;
    INFO(name);
    const json::Value value = json::parse(read_file(folder / ("json/" + name)), name);
    CHECK(json::parse(json::to_text(value)) == value);
    std::string laid_out;
    json::Writer(laid_out, 2).value(value);
    CHECK(json::parse(laid_out) == value);
  }
}
