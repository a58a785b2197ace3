// Values and types as text.
#include "expr/value.h"

#include "world.h"

namespace spoc::expr {

TEST_CASE("values read as they are written in the language") {
  World world;
  CHECK(to_text(Value()) == "null");
  CHECK(to_text(Value(true)) == "true");
  CHECK(to_text(Value(std::int64_t{-3})) == "-3");
  CHECK(to_text(Value(2.0)) == "2.0");
  CHECK(to_text(Value(0.1)) == "0.1");
  CHECK(to_text(Value::text("a \"b\"")) == "\"a \\\"b\\\"\"");
  CHECK(to_text(Value(Bytes{"\x01\xff"})) == "0x01ff");
  CHECK(to_text(Value::list({Value(std::int64_t{1}), Value()})) == "[1, null]");
  CHECK(to_text(Value::map({{"a", Value(true)}, {"b", Value::list({})}})) == "{\"a\": true, \"b\": []}");
  CHECK(to_text(Value(static_cast<const Record*>(&world.ana()))) == "person ana");
  CHECK(to_text(Value(Unknown{"step request"})) == "decided by step request");
}

TEST_CASE("types read as people name them") {
  Type integer{.kind = Kind::integer};
  CHECK(to_text(integer) == "int");
  CHECK(to_text(Type{.kind = Kind::list, .element = std::make_shared<const Type>(integer)}) == "list of int");
  CHECK(to_text(Type{.kind = Kind::duration, .business = true}) == "business duration");
  CHECK(to_text(Type{}) == "any value");
  CHECK(type_name(Value(time::Duration(time::BusinessDuration{1, 0, false}))) == "business duration");
  CHECK(type_name(Value::text("a")) == "string");
}

TEST_CASE("text is borrowed or owned, and reads the same") {
  std::string source = "network";
  Text borrowed = Text::borrow(source);
  CHECK(borrowed.view().data() == source.data());
  Text owned = Text::own(source);
  Text copy = owned;
  CHECK(owned.view() == "network");
  CHECK(copy.view().data() == owned.view().data());
  CHECK(owned.view().data() != source.data());
}

TEST_CASE("a member of a record type is found by name") {
  RecordType type{"pair", {{"a", {}}, {"b", {}}}};
  CHECK(type.find("b") == 1);
  CHECK(type.find("c") == RecordType::npos);
}

}  // namespace spoc::expr
