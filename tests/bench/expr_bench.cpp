// What a rule costs: one comparison, a thousand routing rules over one ticket, compiling, each beside a floor of the
// same work written in C++ by hand. Prints; never fails on a time.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "expr/program.h"
#include "measure.h"
#include "time/calendar.h"

namespace {

using namespace spoc;
using namespace spoc::expr;

struct Ticket {
  std::string id = "118";
  std::string team = "network";
  std::string priority = "P2";
  std::string service = "remote_access";
  std::string language = "en";
  std::string text =
      "VPN drops since the update\nEvery ten minutes or so the connection is lost and I have to sign in again. It "
      "began on "
      "Monday after the laptop was restarted, in the office as well as at home. A colleague sees the same.";
  bool open = true;
};

Type type(Kind kind, bool nullable = false) {
  return {.kind = kind, .nullable = nullable};
}

const RecordType& ticket_type() {
  static const RecordType kType{"ticket",
                                {{"id", type(Kind::text)},
                                 {"team", type(Kind::text, true)},
                                 {"priority", type(Kind::text)},
                                 {"service", type(Kind::text, true)},
                                 {"language", type(Kind::text)},
                                 {"text", type(Kind::text)},
                                 {"open", type(Kind::boolean)}}};
  return kType;
}

class TicketRecord : public Record {
 public:
  explicit TicketRecord(const Ticket& ticket) : ticket_(ticket) {}
  const RecordType& type() const override { return ticket_type(); }
  Value member(std::size_t position) const override {
    switch (position) {
      case 0:
        return Value::text(ticket_.id);
      case 1:
        return Value::text(ticket_.team);
      case 2:
        return Value::text(ticket_.priority);
      case 3:
        return Value::text(ticket_.service);
      case 4:
        return Value::text(ticket_.language);
      case 5:
        return Value::text(ticket_.text);
      default:
        return Value(ticket_.open);
    }
  }
  std::string_view identity() const override { return ticket_.id; }

 private:
  const Ticket& ticket_;
};

class TicketScope : public Scope {
 public:
  explicit TicketScope(const Record& ticket) : ticket_(ticket), calendar_({.name = "none"}, time::Zone()) {}
  Value name(std::size_t) const override { return Value(&ticket_); }
  Value call(std::size_t, const std::vector<Value>&) const override { throw Missing{"a function"}; }
  time::Instant now() const override { return time::from_unix(1'780'000'000); }
  const time::Calendar& calendar() const override { return calendar_; }

 private:
  const Record& ticket_;
  time::Calendar calendar_;
};

const Place& place() {
  static const Place kPlace{.names = {{"ticket", {.kind = Kind::record, .record = &ticket_type()}}},
                            .result = type(Kind::boolean)};
  return kPlace;
}

Program must_compile(const std::string& text) {
  Compiled compiled = compile(text, place());
  if (compiled.program) return *compiled.program;
  for (const Diagnostic& diagnostic : compiled.diagnostics)
    std::fprintf(stderr, "%s\n", to_text(diagnostic, text).c_str());
  std::exit(1);
}

/// As desks write them: words in the text, then services, teams, priorities.
std::string routing_rule(int n) {
  std::string word = "word" + std::to_string(n);
  switch (n % 4) {
    case 0:
      return "ticket.text.matches('(?i)\\b" + word + "\\b')";
    case 1:
      return "ticket.service == '" + word + "' && ticket.open";
    case 2:
      return "ticket.language == 'en' && ticket.priority in ['P1', 'P2'] && ticket.service == '" + word + "'";
    default:
      return "ticket.team == 'network' && ticket.text.contains('" + word + "')";
  }
}

/// The same question of the ticket itself.
bool asked_by_hand(const Ticket& ticket, int n, const std::string& word) {
  switch (n % 4) {
    case 0: {
      auto same = [](char a, char b) { return (a | 0x20) == b; };
      return std::search(ticket.text.begin(), ticket.text.end(), word.begin(), word.end(), same) != ticket.text.end();
    }
    case 1:
      return ticket.service == word && ticket.open;
    case 2:
      return ticket.language == "en" && (ticket.priority == "P1" || ticket.priority == "P2") && ticket.service == word;
    default:
      return ticket.team == "network" && ticket.text.find(word) != std::string::npos;
  }
}

void compare_one(const Ticket& ticket, const Scope& scope) {
  std::string wanted = "network";
  double floor = bench::nanoseconds([&](std::int64_t) { bench::keep(ticket.team == wanted); });
  for (const char* text : {"ticket.team == 'network'", "ticket.priority != 'P1'",
                           "ticket.priority in ['P3', 'P4', 'P2']", "ticket.open"}) {
    Program program = must_compile(text);
    bench::report(text, bench::nanoseconds([&](std::int64_t) { bench::keep(program.holds(scope)); }), floor,
                  "<= 100 ns");
  }
}

void route(const Ticket& ticket, const Scope& scope) {
  std::vector<Program> rules;
  std::vector<std::string> words;
  for (int n = 0; n < 1000; ++n) {
    rules.push_back(must_compile(routing_rule(n)));
    words.push_back("word" + std::to_string(n));
  }
  double ours = bench::nanoseconds([&](std::int64_t) {
    for (const Program& rule : rules) bench::keep(rule.holds(scope));
  });
  double floor = bench::nanoseconds([&](std::int64_t) {
    for (int n = 0; n < 1000; ++n) bench::keep(asked_by_hand(ticket, n, words[static_cast<std::size_t>(n)]));
  });
  bench::report("1,000 rules of four kinds, one ticket", ours, floor, "<= 0.5 ms");
  std::printf("that is %.3f ms\n", ours / 1e6);
}

/// The other column is the same text when it is trusted.
void compile_one() {
  for (const char* text : {"ticket.team == 'network' && ticket.open", "ticket.text.matches('(?i)\\b(vpn|tunnel)\\b')",
                           "ticket.text.matches('(?i)order +[0-9]{4,}')"}) {
    double checked = bench::nanoseconds([&](std::int64_t) { bench::keep(compile(text, place()).program.has_value()); });
    double trusted =
        bench::nanoseconds([&](std::int64_t) { bench::keep(compile_trusted(text, place()).program.has_value()); });
    bench::report(std::string("compile ") + text, checked, trusted, "<= 5,000 ns without patterns");
  }
}

}  // namespace

int main() {
  Ticket ticket;
  TicketRecord record(ticket);
  TicketScope scope(record);
  compare_one(ticket, scope);
  route(ticket, scope);
  compile_one();
}
