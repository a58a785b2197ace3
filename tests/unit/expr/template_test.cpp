// Text with expressions inside.
#include "world.h"

namespace spoc::expr {

namespace {

std::string fill(const World& world, const std::string& text) {
  CompiledTemplate compiled = compile_template(text, world.place());
  if (!compiled.diagnostics.empty()) {
    const Diagnostic& first = compiled.diagnostics[0];
    return "error: " + first.code + " " + std::to_string(first.line) + ":" + std::to_string(first.column);
  }
  auto brackets = [](std::string_view value) { return "<" + std::string(value) + ">"; };
  auto filled = compiled.text.fill(world, brackets);
  if (auto failure = std::get_if<Failure>(&filled)) return "failure: " + failure->message;
  return std::get<std::string>(filled);
}

}  // namespace

TEST_CASE("expressions are filled in and escaped, the text around them is not") {
  World world;
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"", ""},
      {"no braces { here }", "no braces { here }"},
      {"Form for {{ me.name }}!", "Form for <Ana Ruiz>!"},
      {"{{me.name}}{{ n }}", "<Ana Ruiz><7>"},
      {"{{ '}}' }} {{ {'a': {'b': 1}}.a.b }}", "<}}> <1>"},
      {"{{ '{{' }}", "<{{>"},
      {"{{ r'\\' }}x", "<\\>x"},
      {"{{ anchor }} {{ opened }} {{ 1bd4bh }} {{ 1.5 }} {{ flag }}",
       "<2026-06-12> <2026-06-05 16:30> <1bd4bh> <1.5> <true>"},
      {"{{ ticket.tags }} {{ [1, 2] }}", "<vpn, remote> <1, 2>"},
      {"{{ me }}", "<ana>"},
      {"{{ string(opened) }}", "<2026-06-05T14:30:00Z>"},
  }));
  CAPTURE(text);
  CHECK(fill(world, text) == expected);
}

TEST_CASE("a template without a value for each expression fails as a whole") {
  World world;
  world.ticket().set("team", Value());
  CHECK(fill(world, "for {{ ticket.team }}") == "failure: ticket.team has no value");
  CHECK(fill(world, "{{ ticket.fields.nope }}") == "failure: ticket.fields.nope has no value");
  CHECK(fill(world, "{{ x }}") == "failure: decided by step request");
  CHECK(fill(world, "{{ ticket.fields }}") == "error: wrong-type 1:4");
}

TEST_CASE("mistakes in a template are found where they stand") {
  World world;
  CHECK(fill(world, "äö {{ me.nme }}") == "error: unknown-member 1:10");
  CHECK(fill(world, "first\nsecond {{ nope }}") == "error: unknown-name 2:11");
  CHECK(fill(world, "open {{ me.name") == "error: syntax 1:6");
  CHECK(fill(world, "{{ 'a }} b") == "error: syntax 1:1");
  CHECK(fill(world, "{{ }}") == "error: syntax 1:4");
  CompiledTemplate two = compile_template("{{ a }} {{ b }}", world.place(), {"w.toml", 3, 10});
  REQUIRE(two.diagnostics.size() == 2);
  CHECK(two.diagnostics[1].column == 21);
  CHECK(two.diagnostics[1].line == 3);
}

TEST_CASE("a template tells what it reads") {
  World world;
  CompiledTemplate compiled = compile_template("{{ me.name }} {{ ticket.id }} {{ me.name }}", world.place());
  CHECK(compiled.text.reads() == std::vector<std::string>{"me.name", "ticket.id"});
  CHECK(compiled.text.pieces().size() == 5);
}

}  // namespace spoc::expr
