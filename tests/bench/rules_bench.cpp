// The rule language over a ticket: single comparisons, and 1,000 routing rules, beside the same comparisons written in
// C++.
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "expr/program.h"
#include "measure.h"

using namespace spoc;

namespace {

const expr::Type kText{expr::Kind::text};
const expr::Type kInteger{expr::Kind::integer};
const expr::RecordType kTicketType{"ticket",
                                   {{"priority", kText}, {"team", kText}, {"text", kText}, {"transfers", kInteger}}};

class Ticket : public expr::Record {
 public:
  const expr::RecordType& type() const override { return kTicketType; }
  expr::Value member(std::size_t position) const override {
    return position == 3 ? expr::Value(std::int64_t{2}) : expr::Value::text(members_[position]);
  }
  std::string_view identity() const override { return "42"; }
  const std::string& text(std::size_t position) const { return members_[position]; }

 private:
  std::array<std::string, 3> members_ = {"P2", "network",
                                         "the vpn client on my laptop drops every ten minutes since the last update"};
};

class Scope : public expr::Scope {
 public:
  expr::Value name(std::size_t) const override { return expr::Value(static_cast<const expr::Record*>(&ticket)); }
  expr::Value call(std::size_t, const std::vector<expr::Value>&) const override { throw expr::Missing{}; }
  time::Instant now() const override { return {}; }
  const time::Calendar& calendar() const override { return calendar_; }

  Ticket ticket;

 private:
  time::Calendar calendar_{{}, {}};
};

expr::Place place() {
  expr::Type record{expr::Kind::record};
  record.record = &kTicketType;
  expr::Place place;
  place.names = {{"ticket", record}};
  place.result = expr::Type{expr::Kind::boolean};
  return place;
}

expr::Program compiled(const std::string& text) {
  expr::Compiled compiled = expr::compile(text, place());
  if (compiled.program) return *compiled.program;
  std::fprintf(stderr, "%s: %s\n", text.c_str(), compiled.diagnostics.front().message.c_str());
  std::exit(70);
}

void compare(std::string_view name, const std::string& text, const Scope& scope) {
  expr::Program program = compiled(text);
  double ours = bench::nanoseconds([&](std::int64_t) { bench::keep(program.holds(scope)); });
  double floor = bench::nanoseconds(
      [&](std::int64_t n) { bench::keep(scope.ticket.text(static_cast<std::size_t>(n & 1)) == "network"); });
  bench::report(name, ours, floor, "<= 100 ns");
}

void thousand_rules(const Scope& scope) {
  std::vector<expr::Program> rules;
  std::vector<std::string> teams;
  for (int i = 0; i < 1000; ++i) {
    teams.push_back("team" + std::to_string(i));
    rules.push_back(compiled("ticket.team == '" + teams.back() + "' && ticket.transfers < " + std::to_string(i)));
  }
  double ours = bench::nanoseconds([&](std::int64_t) {
    std::int64_t hits = 0;
    for (const expr::Program& rule : rules) hits += rule.holds(scope);
    bench::keep(hits);
  });
  double floor = bench::nanoseconds([&](std::int64_t) {
    std::int64_t hits = 0;
    for (const std::string& team : teams) hits += scope.ticket.text(1) == team;
    bench::keep(hits);
  });
  bench::report("1,000 routing rules", ours, floor, "<= 500,000 ns");
}

}  // namespace

int main() {
  Scope scope;
  compare("comparison of text", "ticket.team == 'network'", scope);
  compare("comparison of a number", "ticket.transfers >= 2", scope);
  compare("regular expression", "ticket.text.matches('(?i)\\\\bvpn\\\\b')", scope);
  thousand_rules(scope);
}
