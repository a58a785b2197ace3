// One evaluation of one program: a recursive walk over its instructions. Nothing is thrown for what values do, so that
// a failure that && absorbs costs no more than a comparison.
#pragma once

#include <array>
#include <string>
#include <utility>

#include "base/format.h"
#include "expr/code.h"
#include "expr/outcome.h"

namespace spoc::expr {

/// What a condition came to.
enum class Truth : std::uint8_t { no, yes, unknown, failed };

class Evaluation {
 public:
  enum class Detail { with_messages, outcome_only };

  Evaluation(const Program::Code& code, const Scope& scope, Detail detail)
      : code_(code), scope_(scope), explains_(detail == Detail::with_messages) {}

  /// The value of the instruction, in `slot` or elsewhere, valid as long as both; nullptr when it failed.
  const Value* value(std::uint32_t at, Value& slot);
  Truth truth(std::uint32_t at);
  /// Of the last nullptr or Truth::failed.
  Failure failure() const;

 private:
  const Value* name(const Instruction& i, Value& slot);
  const Value* member(const Instruction& i, Value& slot);
  const Value* key(const Instruction& i, Value& slot);
  const Value* member_of(const Instruction& i, const Record& record, std::size_t position, Value& slot);
  const Value* index(const Instruction& i, Value& slot);
  const Value* element_at(const Instruction& i, const Value& container, const Value& position);
  const Value* arithmetic(const Instruction& i, Value& slot);
  const Value* negated(const Instruction& i, Value& slot);
  const Value* conditional(const Instruction& i, Value& slot);
  const Value* time_of_day(const Instruction& i, Value& slot);
  const Value* list(const Instruction& i, Value& slot);
  const Value* map(const Instruction& i, Value& slot);
  const Value* call(const Instruction& i, Value& slot);
  const Value* ask(const Instruction& i, Value& slot);
  const Value* filter(const Instruction& i, Value& slot);
  const Value* transform(const Instruction& i, Value& slot);
  const Value* condition(std::uint32_t at, Value& slot);

  /// Many conditions that decide together, as && and || do: the first that decides wins, wherever it stands; else what
  /// is unknown; else the first failure.
  class Tally {
   public:
    Tally(Evaluation& evaluation, Truth deciding);
    /// True when the condition at `at` decides.
    bool decides(std::uint32_t at);
    /// The same for a condition that could not be asked.
    bool count(Truth found);
    Truth result();

   private:
    Evaluation& evaluation_;
    Truth deciding_;
    bool decided_ = false;
    bool unknown_ = false;
    bool failed_ = false;
    bool missing_ = false;
    std::string because_before_;
    std::string because_;
    std::string message_;
    Extent extent_;
  };

  Truth logical_chain(const Instruction& i);
  Truth equality(const Instruction& i);
  Truth relation(const Instruction& i);
  Truth membership(const Instruction& i);
  Truth has(const Instruction& i);
  Truth matches(const Instruction& i);
  Truth text_question(const Instruction& i);
  Truth quantified(const Instruction& i);
  Truth exactly_one(const Instruction& i);
  Truth truth_of(const Instruction& i, const Value* value);

  /// Evaluates the container of a macro; nullptr when it failed, is Unknown (then `slot` has it) or no container.
  const List* elements(const Instruction& i, Value& slot, List& keys, bool& unknown);
  /// Both operands; false when one failed, is Unknown (then `joined` is set), or is null.
  struct Pair {
    Value slots[2];
    const Value* left = nullptr;
    const Value* right = nullptr;
  };
  bool operands(const Instruction& i, Pair& pair);
  enum class Unknowns { none, some };
  /// Remembers why, when one of them is Unknown.
  Unknowns note_unknown(const Value& value);
  bool is_null(const Instruction& i, std::size_t operand, const Value& value);

  const Value* keep(const Instruction& i, Outcome outcome, Value& slot);
  const Value* keep_unknown(Value& slot);
  bool spend(const Instruction& i, std::uint64_t visits);
  const Instruction& operand(const Instruction& i, std::size_t n) const {
    return code_.instructions[code_.operands[i.first + n]];
  }
  std::uint32_t at(const Instruction& i, std::size_t n) const { return code_.operands[i.first + n]; }
  std::string_view spelling(const Instruction& i) const {
    return std::string_view(code_.text).substr(i.extent.begin, i.extent.end - i.extent.begin);
  }

  template <class... Args>
  std::nullptr_t fail(const Instruction& i, fmt::format_string<Args...> pattern, Args&&... args) {
    missing_ = false;
    if (explains_) {
      message_ = spoc::format(pattern, std::forward<Args>(args)...);
      extent_ = i.extent;
    }
    return nullptr;
  }
  std::nullptr_t missing(const Instruction& i, std::string_view what);

  const Program::Code& code_;
  const Scope& scope_;
  bool explains_;
  bool missing_ = false;  // the failure is that something has no value
  Extent extent_;
  std::string message_;
  std::string because_;  // of what is Unknown
  std::uint64_t visits_ = 0;
  std::array<const Value*, 64> variables_;  // set by the macro that binds each, before its body reads it
};

/// "step a, step b", each once.
std::string join_because(const std::string& a, const std::string& b);

}  // namespace spoc::expr
