// A compiled expression of the rule language (a subset of CEL with working time): parsed, type-checked against the
// names of its place, with its cost bounded, ready to be evaluated any number of times.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "expr/value.h"
#include "time/calendar.h"

namespace spoc::expr {

/// A function a place adds to the language (`manager_of`, `done_at`). Arguments and result are checked statically.
struct Function {
  std::string name;
  std::vector<Type> arguments;
  Type result;
  bool literal_argument = false;              ///< the argument must be a string literal (`done('id')`)
  std::vector<std::string> allowed_literals;  ///< when not empty, what that literal may be
};

/// Names and functions a kind of expression may use, and the type it must have. Built once per place.
struct Place {
  std::vector<Named> names;
  std::vector<Function> functions;
  std::optional<Type> result;  ///< nothing: any type
  bool hints = true;           ///< look for the name that was meant also among very many (that costs time per mistake)
  bool accepts_date = false;   ///< where `result` is a timestamp, a date does as well; the caller gives it its hour
};

/// Where the text of an expression stands in a file, so that diagnostics point into it.
struct Source {
  std::string file;
  int line = 1;
  int column = 1;  ///< of the first character of the expression's text
};

/// What an evaluation sees. Positions are those of `Place::names` and `Place::functions`.
class Scope {
 public:
  virtual ~Scope() = default;
  virtual Value name(std::size_t position) const = 0;
  /// Throws Missing when there is no value.
  virtual Value call(std::size_t position, const std::vector<Value>& arguments) const = 0;
  virtual time::Instant now() const = 0;
  /// For dates, times of day and business durations.
  virtual const time::Calendar& calendar() const = 0;
};

/// Why there is no value: text for people and the column range in the expression.
struct Failure {
  std::string message;
  int column = 1;
  int end_column = 1;
};

/// A value (possibly Unknown), or the failure.
using Result = std::variant<Value, Failure>;

/// Comparison of one member with literals that a store can answer from an index; a conjunction of them, when the whole
/// expression is one. `exact` is false when the filter is only a necessary condition and the rest must be evaluated;
/// `contains` is never more than that, also of `startsWith` and `endsWith`.
struct IndexTerm {
  std::string path;  ///< "ticket.team"
  enum class Op { equal, not_equal, less, less_equal, greater, greater_equal, in, contains } op;
  std::vector<Value> literals;
};
struct IndexPlan {
  std::vector<IndexTerm> terms;
  bool exact = false;
};

/// A call of a function of the place with a literal: `done('ready')`.
struct PlaceCall {
  std::string function;
  std::string literal;
  bool operator==(const PlaceCall&) const = default;
};

/// Immutable; copies share it. May be evaluated by several threads at once, each with a scope of its own.
class Program {
 public:
  struct Code;
  explicit Program(std::shared_ptr<const Code> code) : code_(std::move(code)) {}

  const std::string& text() const;
  const Type& type() const;
  /// Never throws on what values do: overflow, missing values, bad conversions are a Failure. The value's text may be
  /// borrowed from what the scope returned. What `Scope` and `Record` throw, other than Missing, passes through.
  Result evaluate(const Scope& scope) const;
  /// True only when it evaluated to true: the caller that needs to know why not asks `evaluate`.
  bool holds(const Scope& scope) const;
  /// Names and members read, dotted ("ticket.team", "steps.request.outputs.laptop"), each once.
  std::vector<std::string> reads() const;
  /// Calls of functions of the place that take a literal, each once.
  std::vector<PlaceCall> calls() const;
  /// What an index may answer of it, when these names of the place stand for these values.
  IndexPlan index_plan(std::span<const std::pair<std::string_view, Value>> known = {}) const;

 private:
  std::shared_ptr<const Code> code_;
};

/// A program, or at least one error. Warnings may accompany a program (a name with a hyphen somebody meant).
struct Compiled {
  std::optional<Program> program;
  Diagnostics diagnostics;
};

/// Limits: 16 KiB of text, nesting 64, static cost bound 1,000,000 (element visits); over them is a diagnostic.
Compiled compile(std::string_view text, const Place& place, const Source& source = {});
/// The same for text that was compiled before and is known to be good (a bundle in force): patterns of `matches` are
/// not tried, only compiled when first needed.
Compiled compile_trusted(std::string_view text, const Place& place, const Source& source = {});

/// Text with `{{ expression }}` inside. Each expression is compiled at its own place in the file.
class Template {
 public:
  struct Piece {
    std::string text;  ///< literal text, when there is no program
    std::optional<Program> program;
  };
  const std::vector<Piece>& pieces() const { return pieces_; }
  /// The filled-in text; `escape` is applied to each value's text, never to the literal pieces. The failure of the
  /// first expression without a value.
  std::variant<std::string, Failure> fill(const Scope& scope,
                                          const std::function<std::string(std::string_view)>& escape) const;
  std::vector<std::string> reads() const;

  std::vector<Piece> pieces_;
};
struct CompiledTemplate {
  Template text;
  Diagnostics diagnostics;
};
/// A value becomes what `string()` makes of it, but a timestamp is local time to the minute (second where it has one),
/// a list its elements joined by ", ", a record its identity; null, maps and bytes are failures.
CompiledTemplate compile_template(std::string_view text, const Place& place, const Source& source = {});

}  // namespace spoc::expr
