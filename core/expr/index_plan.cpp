// What of a filter a store can answer from an index: comparisons of members with literals, or names whose value is known, that all
// must hold.
#include <optional>

#include "expr/code.h"

namespace spoc::expr {

namespace {

using TermOp = IndexTerm::Op;

std::optional<TermOp> term_op(Op op) {
  switch (op) {
    case Op::equal:
      return TermOp::equal;
    case Op::not_equal:
      return TermOp::not_equal;
    case Op::less:
      return TermOp::less;
    case Op::less_equal:
      return TermOp::less_equal;
    case Op::greater:
      return TermOp::greater;
    case Op::greater_equal:
      return TermOp::greater_equal;
    case Op::in:
      return TermOp::in;
    default:
      return std::nullopt;
  }
}

// 'P1' > x says the same as x < 'P1'.
TermOp mirrored(TermOp op) {
  switch (op) {
    case TermOp::less:
      return TermOp::greater;
    case TermOp::less_equal:
      return TermOp::greater_equal;
    case TermOp::greater:
      return TermOp::less;
    case TermOp::greater_equal:
      return TermOp::less_equal;
    default:
      return op;
  }
}

class Planner {
 public:
  using Known = std::span<const std::pair<std::string_view, Value>>;
  Planner(const Program::Code& code, Known known) : code_(code), known_(known) {}

  IndexPlan run() {
    plan_.exact = true;
    collect(code_.instructions[code_.root]);
    if (plan_.terms.empty()) plan_.exact = false;
    return std::move(plan_);
  }

 private:
  void collect(const Instruction& i) {
    if (i.op == Op::all_of) {
      for (std::uint32_t operand : code_.operands_of(i)) collect(code_.instructions[operand]);
    } else if (std::optional<IndexTerm> term = read_term(i)) {
      plan_.exact = plan_.exact && term->op != TermOp::contains;
      plan_.terms.push_back(std::move(*term));
    } else {
      plan_.exact = false;
    }
  }

  std::optional<IndexTerm> read_term(const Instruction& i) const {
    if (is_member(i)) return IndexTerm{path(i), TermOp::equal, {Value(true)}};
    if (i.op == Op::logical_not && is_member(operand(i, 0))) {
      return IndexTerm{path(operand(i, 0)), TermOp::equal, {Value(false)}};
    }
    if (i.op == Op::call) return part_of_text(i);
    std::optional<TermOp> op = term_op(i.op);
    if (!op) return std::nullopt;
    const Instruction& left = operand(i, 0);
    const Instruction& right = operand(i, 1);
    if (const Value* literal = value_of(right); literal && is_member(left)) return comparison(left, *op, *literal);
    if (const Value* literal = value_of(left); literal && *op != TermOp::in && is_member(right))
      return comparison(right, mirrored(*op), *literal);
    return std::nullopt;
  }

  /// What begins or ends with a text contains it.
  std::optional<IndexTerm> part_of_text(const Instruction& i) const {
    const auto function = static_cast<Builtin>(i.detail);
    if (function != Builtin::contains && function != Builtin::starts_with && function != Builtin::ends_with)
      return std::nullopt;
    const Value* literal = value_of(operand(i, 1));
    const auto* text = literal ? std::get_if<Text>(&literal->data) : nullptr;
    if (!text || text->view().empty() || !is_member(operand(i, 0))) return std::nullopt;
    return IndexTerm{path(operand(i, 0)), TermOp::contains, {*literal}};
  }

  /// Of a literal, or of a name whose value is known; else nothing.
  const Value* value_of(const Instruction& i) const {
    if (i.op == Op::constant) return &code_.constants[i.detail];
    if (i.op != Op::name || i.path == 0) return nullptr;
    for (const auto& [name, value] : known_)
      if (name == path(i)) return &value;
    return nullptr;
  }

  std::optional<IndexTerm> comparison(const Instruction& member, TermOp op, const Value& literal) const {
    auto list = std::get_if<std::shared_ptr<const List>>(&literal.data);
    if (op == TermOp::in) return IndexTerm{path(member), op, **list};
    if (list) return std::nullopt;
    return IndexTerm{path(member), op, {literal}};
  }

  // Members of the desk's records; members of maps and untyped values are no columns.
  bool is_member(const Instruction& i) const { return i.op == Op::member && i.path != 0; }
  const std::string& path(const Instruction& i) const { return code_.paths[i.path - 1].text; }
  const Instruction& operand(const Instruction& i, std::size_t n) const {
    return code_.instructions[code_.operands[i.first + n]];
  }

  const Program::Code& code_;
  Known known_;
  IndexPlan plan_;
};

}  // namespace

IndexPlan Program::index_plan(std::span<const std::pair<std::string_view, Value>> known) const {
  return Planner(*code_, known).run();
}

}  // namespace spoc::expr
