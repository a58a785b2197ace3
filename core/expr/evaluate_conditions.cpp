// Conditions: what comes out true, false, unknown or failed, without making a value of it. && and || decide when they
// can.
#include "expr/compare.h"
#include "expr/evaluation.h"
#include "expr/functions.h"

namespace spoc::expr {

namespace {

Truth from(bool holds) {
  return holds ? Truth::yes : Truth::no;
}

bool order_answers(Op op, Order order) {
  switch (op) {
    case Op::less:
      return order == Order::less;
    case Op::less_equal:
      return order == Order::less || order == Order::equal;
    case Op::greater:
      return order == Order::greater;
    default:
      return order == Order::greater || order == Order::equal;
  }
}

std::uint64_t comparison_weight(const Value& a) {
  if (auto text = std::get_if<Text>(&a.data)) return text->view().size() / 4096;
  if (auto list = std::get_if<std::shared_ptr<const List>>(&a.data)) return (*list)->size();
  if (auto map = std::get_if<std::shared_ptr<const Map>>(&a.data)) return (*map)->size() * (*map)->size() / 4;
  return 0;
}

// A pattern that is not written out is compiled each time.
constexpr std::uint64_t kPatternVisits = 100;

}  // namespace

std::string join_because(const std::string& a, const std::string& b) {
  if (a.empty()) return b;
  std::string framed = ", " + a + ", ";
  if (b.empty() || framed.find(", " + b + ", ") != std::string::npos) return a;
  return a + ", " + b;
}

Truth Evaluation::truth(std::uint32_t at) {
  const Instruction& i = code_.instructions[at];
  switch (i.op) {
    case Op::all_of:
    case Op::any_of:
      return logical_chain(i);
    case Op::logical_not: {
      Truth operand = truth(code_.operands[i.first]);
      if (operand == Truth::yes) return Truth::no;
      return operand == Truth::no ? Truth::yes : operand;
    }
    case Op::equal:
    case Op::not_equal:
      return equality(i);
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
      return relation(i);
    case Op::in:
      return membership(i);
    case Op::has:
      return has(i);
    case Op::matches:
      return matches(i);
    case Op::all:
    case Op::exists:
      return quantified(i);
    case Op::exists_one:
      return exactly_one(i);
    case Op::call: {
      auto function = static_cast<Builtin>(i.detail);
      bool question = function == Builtin::contains || function == Builtin::starts_with ||
                      function == Builtin::ends_with || function == Builtin::matches;
      if (question) return text_question(i);
      break;
    }
    default:
      break;
  }
  Value slot;
  return truth_of(i, value(at, slot));
}

Truth Evaluation::truth_of(const Instruction& i, const Value* value) {
  if (!value) return Truth::failed;
  if (auto holds = std::get_if<bool>(&value->data)) return from(*holds);
  if (note_unknown(*value) == Unknowns::some) return Truth::unknown;
  if (std::holds_alternative<Null>(value->data)) {
    missing(i, {});
  } else {
    fail(i, "this must be bool, and is {}", type_name(*value));
  }
  return Truth::failed;
}

Evaluation::Tally::Tally(Evaluation& evaluation, Truth deciding)
    : evaluation_(evaluation), deciding_(deciding), because_before_(std::exchange(evaluation.because_, {})) {}

bool Evaluation::Tally::decides(std::uint32_t at) {
  return count(evaluation_.truth(at));
}

bool Evaluation::Tally::count(Truth found) {
  decided_ = found == deciding_;
  if (found == Truth::unknown) {
    unknown_ = true;
    because_ = join_because(because_, evaluation_.because_);
  }
  evaluation_.because_.clear();
  if (found == Truth::failed && !failed_) {
    failed_ = true;
    message_ = std::move(evaluation_.message_);
    extent_ = evaluation_.extent_;
    missing_ = evaluation_.missing_;
  }
  return decided_;
}

Truth Evaluation::Tally::result() {
  evaluation_.because_ = std::move(because_before_);
  if (decided_) return deciding_;
  if (unknown_) {
    evaluation_.because_ = join_because(evaluation_.because_, because_);
    return Truth::unknown;
  }
  if (!failed_) return deciding_ == Truth::no ? Truth::yes : Truth::no;
  evaluation_.message_ = std::move(message_);
  evaluation_.extent_ = extent_;
  evaluation_.missing_ = missing_;
  return Truth::failed;
}

Truth Evaluation::logical_chain(const Instruction& i) {
  Tally tally(*this, i.op == Op::all_of ? Truth::no : Truth::yes);
  for (std::uint32_t operand : code_.operands_of(i)) {
    if (tally.decides(operand)) break;
  }
  return tally.result();
}

Truth Evaluation::equality(const Instruction& i) {
  Pair pair;
  if (!operands(i, pair)) return Truth::failed;
  auto left = std::get_if<Text>(&pair.left->data);
  auto right = std::get_if<Text>(&pair.right->data);
  bool wanted = i.op == Op::equal;
  if (left && right && left->view().size() != right->view().size()) return from(!wanted);
  bool unknown = note_unknown(*pair.left) == Unknowns::some;
  unknown = note_unknown(*pair.right) == Unknowns::some || unknown;
  if (unknown) return Truth::unknown;
  if (!spend(i, comparison_weight(*pair.left))) return Truth::failed;
  return from(equal(*pair.left, *pair.right) == wanted);
}

Truth Evaluation::relation(const Instruction& i) {
  Pair pair;
  if (!operands(i, pair)) return Truth::failed;
  bool unknown = note_unknown(*pair.left) == Unknowns::some;
  unknown = note_unknown(*pair.right) == Unknowns::some || unknown;
  if (unknown) return Truth::unknown;
  if (is_null(i, 0, *pair.left) || is_null(i, 1, *pair.right)) return Truth::failed;
  if (!spend(i, comparison_weight(*pair.left))) return Truth::failed;
  Order found = order(*pair.left, *pair.right);
  if (found == Order::different_types) {
    fail(i, "{} and {} cannot be compared", type_name(*pair.left), type_name(*pair.right));
    return Truth::failed;
  }
  if (found == Order::undecided) {
    fail(i, "which of {} and {} is longer depends on the calendar", to_text(*pair.left), to_text(*pair.right));
    return Truth::failed;
  }
  return from(order_answers(i.op, found));
}

Truth Evaluation::membership(const Instruction& i) {
  Pair pair;
  if (!operands(i, pair)) return Truth::failed;
  bool unknown = note_unknown(*pair.left) == Unknowns::some;
  unknown = note_unknown(*pair.right) == Unknowns::some || unknown;
  if (unknown) return Truth::unknown;
  if (is_null(i, 1, *pair.right)) return Truth::failed;
  bool list = std::holds_alternative<std::shared_ptr<const List>>(pair.right->data);
  if (!list && !std::holds_alternative<std::shared_ptr<const Map>>(pair.right->data)) {
    fail(operand(i, 1), "in needs a list or a map, and this is {}", type_name(*pair.right));
    return Truth::failed;
  }
  std::uint64_t visits = comparison_weight(*pair.right) * (1 + comparison_weight(*pair.left));
  if (list && !spend(i, visits)) return Truth::failed;
  return from(is_in(*pair.left, *pair.right));
}

Truth Evaluation::has(const Instruction& i) {
  Value slot;
  const Value* found = value(at(i, 0), slot);
  if (!found) return missing_ ? Truth::no : Truth::failed;
  if (note_unknown(*found) == Unknowns::some) return Truth::unknown;
  return from(!std::holds_alternative<Null>(found->data));
}

Truth Evaluation::matches(const Instruction& i) {
  Value slot;
  const Value* found = value(at(i, 0), slot);
  if (!found) return Truth::failed;
  auto text = std::get_if<Text>(&found->data);
  if (text) {
    if (!spend(i, text->view().size() / 1024)) return Truth::failed;
    return from(code_.patterns[i.detail]->found_in(text->view()));
  }
  if (note_unknown(*found) == Unknowns::some) return Truth::unknown;
  if (!is_null(i, 0, *found)) fail(operand(i, 0), "matches needs string, and this is {}", type_name(*found));
  return Truth::failed;
}

Truth Evaluation::text_question(const Instruction& i) {
  Pair pair;
  if (!operands(i, pair)) return Truth::failed;
  bool unknown = note_unknown(*pair.left) == Unknowns::some;
  unknown = note_unknown(*pair.right) == Unknowns::some || unknown;
  if (unknown) return Truth::unknown;
  if (is_null(i, 0, *pair.left) || is_null(i, 1, *pair.right)) return Truth::failed;
  auto text = std::get_if<Text>(&pair.left->data);
  auto part = std::get_if<Text>(&pair.right->data);
  if (!text || !part) {
    const Value& wrong = text ? *pair.right : *pair.left;
    fail(operand(i, text ? 1 : 0), "a string is needed here, and this is {}", type_name(wrong));
    return Truth::failed;
  }
  auto function = static_cast<Builtin>(i.detail);
  bool pattern = function == Builtin::matches;
  if (!spend(i, text->view().size() / 1024 + (pattern ? kPatternVisits : 0))) return Truth::failed;
  if (!pattern) return from(text_test(function, text->view(), part->view()));
  Pattern compiled{std::string(part->view())};
  std::string problem = compiled.problem();
  if (problem.empty()) return from(compiled.found_in(text->view()));
  fail(operand(i, 1), "this is no pattern: {}", problem);
  return Truth::failed;
}

}  // namespace spoc::expr
