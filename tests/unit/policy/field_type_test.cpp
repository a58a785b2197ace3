#include "policy/field_type.h"

#include "support/test.h"

namespace spoc::policy {
namespace {

FieldType type(std::string_view text) {
  auto parsed = parse_field_type(text);
  REQUIRE(std::holds_alternative<FieldType>(parsed));
  return std::get<FieldType>(parsed);
}

std::string refusal(std::string_view text) {
  const auto parsed = parse_field_type(text);
  const auto* error = std::get_if<FieldTypeError>(&parsed);
  return error ? std::string(text.substr(error->begin, error->end - error->begin)) + ": " + error->message : "accepted";
}

std::string fit(std::string_view text, const json::Value& value) {
  return mismatch(type(text), value).value_or("fits");
}

TEST_CASE("every type is written as it is read") {
  for (const char* text :
       {"string", "int", "double?", "bool", "date", "timestamp", "duration", "enum(a, b)?", "person", "team", "contact",
        "address", "file", "record", "list", "list(string)", "list(enum(a, b)?)?"}) {
    INFO(text);
    CHECK(to_text(type(text)) == text);
  }
  CHECK(to_text(type(" enum( a,b ) ? ")) == "enum(a, b)?");
}

TEST_CASE("a type that is none is refused at the part that is wrong") {
  CHECK(refusal("strng") == "strng: there is no type \"strng\"");
  CHECK(refusal("enum") == "enum: an enumeration names its choices");
  CHECK(refusal("enum(a, )") == " : an enumeration has an empty choice");
  CHECK(refusal("list(int") == "list(int: the closing bracket is missing");
  CHECK(refusal("int(3)") == "int(3): \"int\" takes nothing in brackets");
  CHECK(refusal("list(list(x))") == "x: there is no type \"x\"");
  CHECK(refusal("") != "accepted");
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "list(";
  CHECK(refusal(deep) != "accepted");
}

TEST_CASE("values fit their type or the reason is said") {
  CHECK(fit("int", 3) == "fits");
  CHECK(fit("int", 3.5) == "must be a whole number");
  CHECK(fit("double", 3) == "fits");
  CHECK(fit("date", "2026-02-30") == "must be a date like 2026-11-21");
  CHECK(fit("date", "2026-02-28") == "fits");
  CHECK(fit("duration", "4bh") == "fits");
  CHECK(fit("enum(a, b)", "c") == "must be one of a, b");
  CHECK(fit("string?", nullptr) == "fits");
  CHECK(fit("string", nullptr) == "a value is missing");
  CHECK(fit("person", "") == "must be a person");
  CHECK(fit("list(int)", json::Array{1, "x"}) == "item 2: must be a whole number");
  FieldType record = type("record");
  record.members = {{"id", type("string")}, {"role", type("string?")}};
  CHECK(!mismatch(record, json::Object{{"id", "x"}}));
  CHECK(mismatch(record, json::Object{{"role", "x"}}) == "id is missing");
  CHECK(mismatch(record, json::Object{{"id", "x"}, {"other", 1}}) == "there is no member other");
}

TEST_CASE("a file is one that is kept, and typed it is the name of one that comes along") {
  const json::Value kept = json::Object{{"name", "a.pdf"}, {"type", ""}, {"size", 3}, {"hash", "ab"}};
  CHECK(fit("file", kept) == "fits");
  CHECK(fit("file", "a.pdf") == "must be a file");
  CHECK(fit("file", json::Object{{"name", "a.pdf"}, {"base64", "YQ=="}}) == "must be a file");
  CHECK(fit("file?", nullptr) == "fits");
  CHECK(fit("list(file)", json::Array{kept, "b.pdf"}) == "item 2: must be a file");
  std::string why;
  CHECK(value_from_text(type("file"), "a.pdf", why) == json::Value("a.pdf"));
  CHECK(value_from_text(type("file?"), "", why) == json::Value());
  CHECK(value_from_text(type("list(file)"), "[\"a.pdf\"]", why) == json::Value(json::Array{"a.pdf"}));
  CHECK(!value_from_text(type("file"), "", why));
  CHECK(!value_from_text(type("list(file)"), "[7]", why));
}

TEST_CASE("the files of a value are found wherever its type has them") {
  const auto file = [](std::string_view name) {
    return json::Value(json::Object{{"name", name}, {"type", ""}, {"size", 3}, {"hash", "ab"}});
  };
  FieldType record = type("record");
  record.members = {{"id", type("string")}, {"scan", type("file?")}};
  const Fields fields{{"one", type("file")}, {"many", type("list(file)")}, {"of", record}, {"text", type("string")}};
  const json::Object values{{"one", file("a")}, {"many", json::Array{file("b"), file("a")}},
                            {"of", json::Object{{"id", "x"}, {"scan", file("c")}}}, {"text", "d"}, {"else", file("e")}};
  std::vector<std::string> names;
  for (const domain::Attachment& found : files_in(fields, values)) names.push_back(found.name);
  CHECK(names == std::vector<std::string>{"a", "b", "c"});
  json::Value value = values[2].second;
  std::vector<std::string> paths;
  each_file(record, "of", value, [&](const std::string& path, json::Value& at) {
    paths.push_back(path);
    at = nullptr;
  });
  CHECK(paths == std::vector<std::string>{"of.scan"});
  CHECK(value.find("scan")->is_null());
  CHECK(has_file(record));
  CHECK_FALSE(has_file(type("list(string)")));
}

TEST_CASE("typed text becomes a value of the type") {
  std::string why;
  CHECK(value_from_text(type("int"), "12", why) == json::Value(12));
  CHECK(value_from_text(type("bool"), "true", why) == json::Value(true));
  CHECK(value_from_text(type("string"), "12", why) == json::Value("12"));
  CHECK(value_from_text(type("date?"), "", why) == json::Value());
  CHECK(value_from_text(type("list(string)"), "[\"a\"]", why) == json::Value(json::Array{"a"}));
  CHECK(!value_from_text(type("int"), "x", why));
  CHECK(why == "must be a whole number");
  CHECK(!value_from_text(type("list"), "a, b", why));
  CHECK(why.find("as JSON") != std::string::npos);
}

}  // namespace
}  // namespace spoc::policy
