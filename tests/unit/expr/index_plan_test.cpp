// What a store may answer from an index.
#include "world.h"

namespace spoc::expr {

namespace {

IndexPlan plan(const std::string& text) {
  return World().compile(text).program.value().index_plan();
}

std::string show(const IndexPlan& plan) {
  static constexpr const char* kOps[] = {"==", "!=", "<", "<=", ">", ">=", "in", "contains"};
  std::string text;
  for (const IndexTerm& term : plan.terms) {
    if (!text.empty()) text += " & ";
    text += term.path + " " + kOps[static_cast<int>(term.op)];
    for (const Value& literal : term.literals) text += " " + to_text(literal);
  }
  return text + (plan.exact ? " (exact)" : " (and more)");
}

}  // namespace

TEST_CASE("a conjunction of comparisons is answered by an index, the rest is left to evaluate") {
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"ticket.team == 'network' && ticket.priority in ['P1','P2'] && ticket.text.contains('x')",
       "ticket.team == \"network\" & ticket.priority in \"P1\" \"P2\" & ticket.text contains \"x\" (and more)"},
      {"ticket.text.startsWith('a') && ticket.text.endsWith('b')",
       "ticket.text contains \"a\" & ticket.text contains \"b\" (and more)"},
      {"ticket.text.contains('') || ticket.text.contains('a')", " (and more)"},
      {"ticket.text.contains('')", " (and more)"},
      {"ticket.text.contains(ticket.team)", " (and more)"},
      {"!ticket.text.contains('a')", " (and more)"},
      {"'vpn drops'.contains(ticket.text)", " (and more)"},
      {"ticket.team == 'network'", "ticket.team == \"network\" (exact)"},
      {"'network' == ticket.team", "ticket.team == \"network\" (exact)"},
      {"ticket.id > 10 && 20 >= ticket.id", "ticket.id > 10 & ticket.id <= 20 (exact)"},
      {"5 < ticket.id && 6 > ticket.id && ticket.id != 7", "ticket.id > 5 & ticket.id < 6 & ticket.id != 7 (exact)"},
      {"ticket.open", "ticket.open == true (exact)"},
      {"!ticket.open", "ticket.open == false (exact)"},
      {"ticket.team == null", "ticket.team == null (exact)"},
      {"ticket.assignee.id == 'ana'", "ticket.assignee.id == \"ana\" (exact)"},
      {"ticket.logged_at >= timestamp('2026-01-01T00:00:00Z')", "ticket.logged_at >= 2026-01-01T00:00:00Z (exact)"},
      {"(ticket.team == 'a' && ticket.open) && ticket.id == 1",
       "ticket.team == \"a\" & ticket.open == true & ticket.id == 1 (exact)"},
      {"ticket.team == 'a' || ticket.team == 'b'", " (and more)"},
      {"ticket.team == 'a' && (ticket.open || ticket.id == 1)", "ticket.team == \"a\" (and more)"},
      {"!(ticket.team == 'a')", " (and more)"},
      {"ticket.assignee == me", " (and more)"},
      {"ticket.due_at < now()", " (and more)"},
      {"ticket.fields.model == 'a'", " (and more)"},
      {"true", " (and more)"},
      {"'vpn' in ticket.tags", " (and more)"},
  }));
  CAPTURE(text);
  CHECK(show(plan(text)) == expected);
}

TEST_CASE("a name whose value is known is asked of the index like a literal, another is not") {
  const std::pair<std::string_view, Value> known[] = {{"n", Value(std::int64_t{7})}};
  const auto shown = [&](const std::string& text) { return show(World().compile(text).program.value().index_plan(known)); };
  CHECK(shown("ticket.id == n") == "ticket.id == 7 (exact)");
  CHECK(shown("n < ticket.id && ticket.open") == "ticket.id > 7 & ticket.open == true (exact)");
  CHECK(shown("ticket.id == m") == " (and more)");
  CHECK(show(plan("ticket.id == n")) == " (and more)");
}

}  // namespace spoc::expr
