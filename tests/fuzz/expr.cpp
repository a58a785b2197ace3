// Any bytes as an expression and as a template: compiled, evaluated twice, planned. Nothing may crash, hang or differ.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "expr/program.h"

namespace {

using namespace spoc;
using namespace spoc::expr;

const RecordType& ticket_type() {
  static const RecordType kType{"ticket",
                                {{"id", {.kind = Kind::integer}},
                                 {"team", {.kind = Kind::text, .nullable = true}},
                                 {"text", {.kind = Kind::text}},
                                 {"due_at", {.kind = Kind::timestamp, .nullable = true}},
                                 {"tags", {.kind = Kind::list}},
                                 {"fields", {.kind = Kind::map}},
                                 {"output", {.kind = Kind::text, .absent = true}}}};
  return kType;
}

class Ticket : public Record {
 public:
  const RecordType& type() const override { return ticket_type(); }
  Value member(std::size_t position) const override {
    switch (position) {
      case 0:
        return Value(std::int64_t{118});
      case 1:
        return Value::text("network");
      case 2:
        return Value::text("VPN drops\nevery ten minutes");
      case 3:
        return Value();
      case 4:
        return Value::list({Value::text("vpn"), Value(std::int64_t{2}), Value()});
      case 5:
        return Value::map({{"a", Value(1.5)}, {"b", Value(Unknown{"step a"})}});
      default:
        throw Missing{};
    }
  }
  std::string_view identity() const override { return "118"; }
};

class World : public Scope {
 public:
  World() : calendar_(definition(), time::Zone()) {}
  Value name(std::size_t position) const override {
    switch (position) {
      case 0:
        return Value(static_cast<const Record*>(&ticket_));
      case 1:
        return Value(Unknown{"step b"});
      case 2:
        return Value(time::Date{20'612});
      default:
        return Value(time::from_unix(1'780'000'000));
    }
  }
  Value call(std::size_t, const std::vector<Value>&) const override { return Value(true); }
  time::Instant now() const override { return time::from_unix(1'780'000'000); }
  const time::Calendar& calendar() const override { return calendar_; }

 private:
  static time::CalendarDefinition definition() {
    time::CalendarDefinition definition{.name = "office"};
    for (std::size_t day = 0; day < 5; ++day) definition.hours[day] = {{9 * 3600, 17 * 3600}};
    return definition;
  }
  Ticket ticket_;
  time::Calendar calendar_;
};

const Place& place() {
  static const Place kPlace{.names = {{"ticket", {.kind = Kind::record, .record = &ticket_type()}},
                                      {"x", {}},
                                      {"d", {.kind = Kind::date}},
                                      {"t", {.kind = Kind::timestamp}}},
                            .functions = {{"done", {{.kind = Kind::text}}, {.kind = Kind::boolean}, true, {"a", "b"}}}};
  return kPlace;
}

std::string show(const Result& result) {
  if (auto failure = std::get_if<Failure>(&result)) return "failure: " + failure->message;
  return to_text(std::get<Value>(result));
}

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const World kWorld;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  Compiled compiled = compile(text, place());
  require(compiled.program.has_value() != has_errors(compiled.diagnostics));
  if (compiled.program) {
    require(show(compiled.program->evaluate(kWorld)) == show(compiled.program->evaluate(kWorld)));
    compiled.program->holds(kWorld);
    compiled.program->index_plan();
    compiled.program->reads();
  }
  CompiledTemplate filled = compile_template(text, place());
  if (!has_errors(filled.diagnostics)) filled.text.fill(kWorld, {});
  return 0;
}
