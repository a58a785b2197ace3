// Whatever is written: it compiles or says why, and evaluates to the same each time.
#include <random>

#include "world.h"

namespace spoc::expr {

namespace {

/// Writes expressions that are well-formed, and only sometimes well-typed.
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  std::string expression(int depth) {
    if (depth <= 0 || random_() % 8 == 0) return leaf();
    switch (random_() % 12) {
      case 0:
        return "(" + expression(depth - 1) + ")";
      case 1:
        return pick({"!", "-"}) + expression(depth - 1);
      case 2:
        return expression(depth - 1) + " && " + expression(depth - 1);
      case 3:
        return expression(depth - 1) + " || " + expression(depth - 1);
      case 4:
      case 5:
        return expression(depth - 1) + pick({" == ", " != ", " < ", " <= ", " > ", " >= ", " in "}) +
               expression(depth - 1);
      case 6:
        return expression(depth - 1) + pick({" + ", " - ", " * ", " / ", " % "}) + expression(depth - 1);
      case 7:
        return "(" + expression(depth - 1) + " ? " + expression(depth - 1) + " : " + expression(depth - 1) + ")";
      case 8:
        return "[" + expression(depth - 1) + ", " + expression(depth - 1) + "]";
      case 9:
        return "(" + expression(depth - 1) + ")" +
               pick({".all(k, k == 1)", ".exists(k, k)", ".map(k, [k])", ".filter(k, k > 1)", "[0]", ".size()",
                     ".contains('a')", ".matches('a+')", ".name", " @ 09:00"});
      case 10:
        return pick({"size", "string", "int", "double", "date", "timestamp", "duration", "has"}) + "(" +
               expression(depth - 1) + ")";
      default:
        return pick({"earliest", "latest"}) + "(" + expression(depth - 1) + ", " + expression(depth - 1) + ")";
    }
  }

 private:
  std::string leaf() {
    return pick({"1",
                 "0",
                 "-9223372036854775808",
                 "9223372036854775807",
                 "1.5",
                 "'a'",
                 "''",
                 "b'a'",
                 "true",
                 "false",
                 "null",
                 "[]",
                 "{}",
                 "4h",
                 "1mo",
                 "2bd",
                 "1bh",
                 "n",
                 "x",
                 "flag",
                 "numbers",
                 "anchor",
                 "opened",
                 "ticket",
                 "ticket.team",
                 "ticket.due_at",
                 "ticket.fields",
                 "ticket.fields.count",
                 "ticket.fields.nope",
                 "ticket.tags",
                 "me",
                 "me.name",
                 "now()",
                 "target",
                 "{'a': 1}"});
  }
  std::string pick(const std::vector<const char*>& from) { return from[random_() % from.size()]; }

  std::mt19937 random_;
};

std::string show(const Result& result) {
  if (auto failure = std::get_if<Failure>(&result)) return "failure: " + failure->message;
  return to_text(std::get<Value>(result));
}

}  // namespace

TEST_CASE("any expression compiles or says why, and evaluates to the same each time") {
  World world;
  Writer writer(20260608);
  int evaluated = 0;
  int failed = 0;
  for (int i = 0; i < 30'000; ++i) {
    std::string text = writer.expression(1 + i % 4);
    CAPTURE(text);
    Compiled compiled = world.compile(text);
    REQUIRE(compiled.program.has_value() != has_errors(compiled.diagnostics));
    for (const Diagnostic& diagnostic : compiled.diagnostics) {
      REQUIRE(diagnostic.column >= 1);
      REQUIRE(diagnostic.end_column > diagnostic.column);
      REQUIRE(diagnostic.end_column <= static_cast<int>(text.size()) + 2);
    }
    if (!compiled.program) continue;
    Result first = compiled.program->evaluate(world);
    REQUIRE(show(first) == show(compiled.program->evaluate(world)));
    auto value = std::get_if<Value>(&first);
    auto truth = value ? std::get_if<bool>(&value->data) : nullptr;
    REQUIRE(compiled.program->holds(world) == (truth && *truth));
    compiled.program->index_plan();
    compiled.program->reads();
    ++evaluated;
    failed += value ? 0 : 1;
  }
  CHECK(evaluated > 3'000);
  CHECK(failed > 100);
}

TEST_CASE("a value has the type that was found when checking") {
  World world;
  Writer writer(7);
  int typed = 0;
  for (int i = 0; i < 30'000; ++i) {
    std::string text = writer.expression(1 + i % 4);
    CAPTURE(text);
    Compiled compiled = world.compile(text);
    if (!compiled.program || compiled.program->type().kind == Kind::any) continue;
    Result result = compiled.program->evaluate(world);
    auto value = std::get_if<Value>(&result);
    if (!value || std::holds_alternative<Null>(value->data) || std::holds_alternative<Unknown>(value->data)) continue;
    Type plain{.kind = compiled.program->type().kind, .record = compiled.program->type().record};
    std::string found = type_name(*value);
    REQUIRE((found == to_text(plain) || found == "business duration"));
    ++typed;
  }
  CHECK(typed > 2'000);
}

TEST_CASE("mangled expressions never crash") {
  World world;
  Writer writer(99);
  std::mt19937 random(3);
  for (int i = 0; i < 20'000; ++i) {
    std::string text = writer.expression(3);
    for (std::size_t n = 1 + random() % 3; n > 0 && !text.empty(); --n) {
      std::size_t at = random() % text.size();
      if (random() % 2 == 0) {
        text.erase(at, 1 + random() % 3);
      } else {
        text.insert(at, 1, static_cast<char>(random() % 128));
      }
    }
    Compiled compiled = world.compile(text);
    if (compiled.program) compiled.program->evaluate(world);
  }
  SUCCEED("all of them returned");
}

}  // namespace spoc::expr
