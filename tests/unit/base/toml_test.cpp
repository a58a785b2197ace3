#include "base/toml.h"

#include <cmath>

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

namespace {

const toml::Node& at(const toml::Node& node, std::string_view path) {
  const toml::Node* found = &node;
  for (const auto key : split(path, '/')) {
    found = found->find(key);
    REQUIRE(found != nullptr);
  }
  return *found;
}

std::string nested(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

Diagnostic refused(std::string_view text) {
  const auto parsed = toml::parse(text, "desk.toml");
  REQUIRE(parsed.diagnostics.size() == 1);
  CHECK(parsed.diagnostics[0].code == "syntax");
  CHECK(parsed.diagnostics[0].file == "desk.toml");
  CHECK(parsed.diagnostics[0].line > 0);
  return parsed.diagnostics[0];
}

}  // namespace

TEST_CASE("every kind of value is read") {
  const auto parsed = toml::parse(R"(s = "x\u00e9"
i = 0xff
r = 1.5
b = true
d = 2026-12-24
t = 09:00:00
f = 09:00:00.250
z = 2026-12-24T09:00:00Z
o = 2026-12-24 09:00:00-05:30
l = 2026-12-24T09:00:00
a = [1, "two"]
n = {x = 1}
)",
                                  "t");
  REQUIRE(parsed.diagnostics.empty());
  const toml::Node& root = parsed.root;
  CHECK(at(root, "s").text == "xé");
  CHECK(at(root, "i").integer == 255);
  CHECK(at(root, "r").real == 1.5);
  CHECK(at(root, "b").kind == toml::Kind::boolean);
  CHECK(at(root, "b").integer == 1);
  CHECK(at(root, "d").text == "2026-12-24");
  CHECK(at(root, "t").text == "09:00:00");
  CHECK(at(root, "f").text == "09:00:00.25");
  CHECK(at(root, "z").text == "2026-12-24T09:00:00Z");
  CHECK(at(root, "o").text == "2026-12-24T09:00:00-05:30");
  CHECK(at(root, "l").text == "2026-12-24T09:00:00");
  CHECK(at(root, "l").kind == toml::Kind::date_time);
  CHECK(at(root, "a").items.size() == 2);
  CHECK(at(root, "n/x").integer == 1);
}

TEST_CASE("entries come in file order") {
  const auto parsed = toml::parse("z = 1\na = 2\n[m.y]\n[m.b]\n[c]\nq.w = 1\nq.a = 2\n", "t");
  std::string order;
  for (const auto& entry : parsed.root.entries) order += entry.key;
  CHECK(order == "zamc");
  CHECK(at(parsed.root, "m").entries[0].key == "y");
  CHECK(at(parsed.root, "c/q").entries[0].key == "w");
}

TEST_CASE("keys and values know their place in code points") {
  const auto parsed = toml::parse("\n\"é😀\" = [1, \"ü\", 2]\n[a.b]\nkey = 'value'\n", "t");
  const auto& first = parsed.root.entries.at(0);
  CHECK(first.span == toml::Span{2, 1, 2, 5});
  CHECK(first.value.span == toml::Span{2, 8, 2, 19});
  CHECK(first.value.items[2].span == toml::Span{2, 17, 2, 18});
  const auto& table = parsed.root.entries.at(1);
  CHECK(table.key == "a");
  CHECK(table.span == toml::Span{3, 2, 3, 3});
  CHECK(table.value.entries.at(0).span == toml::Span{3, 4, 3, 5});
  const auto& value = table.value.entries.at(0).value.entries.at(0);
  CHECK(value.span == toml::Span{4, 1, 4, 4});
  CHECK(value.value.span == toml::Span{4, 7, 4, 14});
}

TEST_CASE("a syntax error has its place and a reason") {
  const Diagnostic found = refused("a = 1\nb = = 2\n");
  CHECK(found.line == 2);
  CHECK(found.column == 5);
  CHECK(found.end_column > found.column);
  CHECK(found.message.starts_with("not valid TOML: "));
  CHECK(refused("a = 1\na = 2\n").line == 2);
  CHECK(refused("a = \"open").line == 1);
}

TEST_CASE("a table named by what may not begin a name is a syntax error") {
  CHECK(refused("[é]\n").line == 1);
  CHECK(refused(std::string_view("a = 1\n[\0]\n", 10)).line == 2);
  CHECK(refused("[[=]]").line == 1);
}

TEST_CASE("text that is no UTF-8 is refused where it is not") {
  const Diagnostic found = refused("a = 1\né = \"\xFF\"\n");
  CHECK(found.line == 2);
  CHECK(found.column == 6);
}

TEST_CASE("text that is too large is refused") {
  refused(std::string((4u << 20) + 1, '\n'));
}

TEST_CASE("deep nesting of every kind is refused, not followed") {
  const std::size_t many = 300000;
  refused("a = " + nested("[", many));
  refused("a = " + nested("[", many) + nested("]", many));
  refused("a = " + nested("{a=", many));
  refused(nested("a.", many) + "a = 1");
  refused("[" + nested("a.", many) + "a]");
  refused("[[" + nested("a.", many) + "a]]");
  refused(nested("\"a\" . ", many) + "a = 1");
  refused("a = {" + nested("a.", many) + "a = 1}");
  refused("a = " + nested("{a.a.a = ", 60) + "1" + nested("}", 60));
  refused("[" + nested("a.", 60) + "a]\n" + nested("b.", 60) + "b = 1\n");
}

TEST_CASE("sixty-four levels are not deep") {
  CHECK(toml::parse("a = " + nested("[", 63) + nested("]", 63), "t").diagnostics.empty());
  CHECK(toml::parse(nested("a.", 63) + "a = 1", "t").diagnostics.empty());
}

TEST_CASE("no prefix of a text and no changed byte of it crashes") {
  const std::string text = "a.b = [1, {c = \"é\\n\"}]\n[t]\nd = 2026-12-24T09:00:00Z\ne = '''x'''\n[[r]]\nf = 1.5e3\n";
  for (std::size_t size = 0; size <= text.size(); ++size) toml::parse(text.substr(0, size), "t");
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (int byte = 0; byte < 256; byte += 3) {
      std::string changed = text;
      changed[i] = static_cast<char>(byte);
      const auto parsed = toml::parse(changed, "t");
      for (const auto& diagnostic : parsed.diagnostics) CHECK(is_utf8(to_text(diagnostic, changed)));
      if (parsed.diagnostics.empty()) CHECK(toml::unpack(toml::pack(parsed.root)) == parsed.root);
    }
  }
}

TEST_CASE("an empty text is an empty table") {
  const auto parsed = toml::parse("", "t");
  CHECK(parsed.diagnostics.empty());
  CHECK(parsed.root.kind == toml::Kind::table);
  CHECK(parsed.root.entries.empty());
}
