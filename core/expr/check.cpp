#include "expr/check.h"

#include <algorithm>

#include "base/format.h"
#include "expr/checker.h"
#include "expr/guards.h"
#include "expr/names.h"

namespace spoc::expr {

namespace {

Op op_of(Form form) {
  switch (form) {
    case Form::equal:
      return Op::equal;
    case Form::not_equal:
      return Op::not_equal;
    case Form::less:
      return Op::less;
    case Form::less_equal:
      return Op::less_equal;
    case Form::greater:
      return Op::greater;
    case Form::greater_equal:
      return Op::greater_equal;
    case Form::add:
      return Op::add;
    case Form::subtract:
      return Op::subtract;
    case Form::multiply:
      return Op::multiply;
    case Form::divide:
      return Op::divide;
    default:
      return Op::remainder;
  }
}

bool has_time_part(const Value& value) {
  auto duration = std::get_if<time::Duration>(&value.data);
  if (!duration) return false;
  if (auto wall = std::get_if<time::WallDuration>(duration)) return wall->span.us != 0;
  return std::get<time::BusinessDuration>(*duration).seconds != 0;
}

}  // namespace

std::shared_ptr<const Program::Code> check(const Tree& tree, const Place& place, Patterns patterns,
                                           Findings& findings) {
  auto code = std::make_shared<Program::Code>();
  code->text = tree.text;
  code->instructions.reserve(tree.nodes.size());
  code->operands.reserve(tree.children.size());
  code->constants.reserve(tree.literals.size());
  Checker(tree, place, patterns, findings, *code).run();
  return code;
}

void Checker::run() {
  Checked root = check(tree_.root);
  code_.root = root.at;
  code_.type = root.type;
  const Node& node = tree_.nodes[tree_.root];
  if (root.visits > kMostVisits) {
    findings_.error(node.extent, "too-costly",
                    format("this may visit {} elements, more than the {} allowed", root.visits, kMostVisits),
                    "nest fewer lists in each other");
  }
  if (!place_.result) return;
  bool date_will_do = place_.accepts_date && place_.result->kind == Kind::timestamp && root.type.kind == Kind::date;
  if (!fits(root.type, *place_.result) && !date_will_do) {
    wrong_type(node.extent, format("this must be {}, and is {}", to_text(*place_.result), to_text(root.type)));
  }
}

Checked Checker::check(NodeId id) {
  const Node& node = tree_.nodes[id];
  switch (node.form) {
    case Form::literal:
      return literal(node);
    case Form::name:
      return name(id);
    case Form::member:
      return member(id);
    case Form::index:
      return index(node);
    case Form::call:
      return call(id);
    case Form::method:
      return method(id);
    case Form::conditional:
      return conditional(node);
    case Form::list:
      return list(node);
    case Form::map:
      return map(node);
    default:
      return operation(node);
  }
}

Checked Checker::operation(const Node& node) {
  switch (node.form) {
    case Form::logical_not:
      return logical_not(node);
    case Form::negate:
      return negate(node);
    case Form::all_of:
    case Form::any_of:
      return logical_chain(node);
    case Form::equal:
    case Form::not_equal:
    case Form::less:
    case Form::less_equal:
    case Form::greater:
    case Form::greater_equal:
      return relation(node);
    case Form::in:
      return membership(node);
    case Form::time_of_day:
      return time_of_day(node);
    default:
      return arithmetic(node);
  }
}

Checked Checker::check_given(NodeId id, const std::vector<std::string>& facts) {
  std::size_t before = guarded_.size();
  guarded_.insert(guarded_.end(), facts.begin(), facts.end());
  Checked result = check(id);
  guarded_.resize(before);
  return result;
}

Checked Checker::emit(Op op, const Node& node, std::span<const Checked> operands, Type type, std::uint32_t detail) {
  Instruction instruction{.op = op, .detail = detail, .extent = node.extent};
  instruction.first = static_cast<std::uint32_t>(code_.operands.size());
  instruction.count = static_cast<std::uint32_t>(operands.size());
  Checked result{.type = std::move(type), .at = static_cast<std::uint32_t>(code_.instructions.size())};
  for (const Checked& operand : operands) {
    code_.operands.push_back(operand.at);
    result.visits = std::min(result.visits + operand.visits, std::uint64_t{1} << 40);
  }
  code_.instructions.push_back(instruction);
  return result;
}

Checked Checker::constant(Extent extent, Value value, Type type) {
  Checked result = emit(Op::constant, Node{.extent = extent}, {}, std::move(type),
                        static_cast<std::uint32_t>(code_.constants.size()));
  if (auto elements = std::get_if<std::shared_ptr<const List>>(&value.data)) result.elements = (*elements)->size();
  code_.constants.push_back(std::move(value));
  return result;
}

const Value* Checker::constant_of(const Checked& checked) const {
  const Instruction& instruction = code_.instructions[checked.at];
  return instruction.op == Op::constant ? &code_.constants[instruction.detail] : nullptr;
}

Checked Checker::literal(const Node& node) {
  check_bad_escape(node);
  const Value& value = tree_.literals[node.literal];
  return constant(node.extent, value, type_of(value));
}

Checked Checker::logical_not(const Node& node) {
  Checked operand = check(child_id(node, 0));
  expect_bool(operand, child_id(node, 0), "!");
  return emit(Op::logical_not, node, {&operand, 1}, type_of(Kind::boolean));
}

Checked Checker::logical_chain(const Node& node) {
  bool conjunction = node.form == Form::all_of;
  std::vector<Checked> operands;
  std::vector<std::string> facts;
  for (NodeId id : tree_.children_of(node)) {
    operands.push_back(check_given(id, facts));
    expect_bool(operands.back(), id, conjunction ? "&&" : "||");
    std::vector<std::string> more = proven(tree_, id, conjunction);
    facts.insert(facts.end(), more.begin(), more.end());
  }
  return emit(conjunction ? Op::all_of : Op::any_of, node, operands, type_of(Kind::boolean));
}

Checked Checker::negate(const Node& node) {
  Checked operand = check(child_id(node, 0));
  if (!may_be(operand.type, Kind::integer | Kind::real | Kind::duration)) {
    wrong_type(node.extent, format("- needs int, double or duration, and this is {}", to_text(operand.type)));
  }
  Type type = operand.type;
  return emit(Op::negate, node, {&operand, 1}, std::move(type));
}

Checked Checker::relation(const Node& node) {
  Checked sides[] = {check(child_id(node, 0)), check(child_id(node, 1))};
  const Type& left = sides[0].type;
  const Type& right = sides[1].type;
  bool equality = node.form == Form::equal || node.form == Form::not_equal;
  if (equality ? !can_be_equal(left, right) : !can_be_ordered(left, right)) {
    std::string hint;
    bool numbers = may_be(left, Kind::integer | Kind::real) && may_be(right, Kind::integer | Kind::real);
    bool moments = may_be(left, Kind::timestamp | Kind::date) && may_be(right, Kind::timestamp | Kind::date);
    if (numbers) hint = "convert one of them with int() or double()";
    if (moments) hint = "date() makes a date of a timestamp, @ 00:00 a timestamp of a date";
    if (left.kind == Kind::record || right.kind == Kind::record) hint = "compare a member of it, such as its id";
    wrong_type(node.word,
               format("{} is not defined between {} and {}", spelling(node.word), to_text(left), to_text(right)), hint);
  }
  if (equality) {
    warn_about_null(node, sides[0], sides[1]);
    warn_about_null(node, sides[1], sides[0]);
  }
  return emit(op_of(node.form), node, sides, type_of(Kind::boolean));
}

Checked Checker::membership(const Node& node) {
  Checked sides[] = {check(child_id(node, 0)), check(child_id(node, 1))};
  const Type& element = sides[0].type;
  const Type& container = sides[1].type;
  if (!may_be(container, Kind::list | Kind::map)) {
    std::string hint = container.kind == Kind::text ? "part of a text is a.contains(b)" : "";
    wrong_type(child(node, 1).extent, format("in needs a list or a map, and this is {}", to_text(container)), hint);
  } else if (container.kind == Kind::map && !may_be(element, only(Kind::text))) {
    wrong_type(child(node, 0).extent, format("keys of a map are string, and this is {}", to_text(element)));
  } else if (container.kind == Kind::list && container.element && !can_be_equal(element, *container.element)) {
    wrong_type(node.word, format("{} cannot be in {}", to_text(element), to_text(container)));
  }
  Checked result = emit(Op::in, node, sides, type_of(Kind::boolean));
  result.visits += sides[1].elements;
  return result;
}

Checked Checker::arithmetic(const Node& node) {
  if (node.form == Form::subtract && is_hyphen(node)) return unusable(node);
  Checked sides[] = {check(child_id(node, 0)), check(child_id(node, 1))};
  const Type& left = sides[0].type;
  const Type& right = sides[1].type;
  std::optional<Type> type = arithmetic_type(node.form, left, right);
  for (const Checked& side : sides) {
    const Value* constant = constant_of(side);
    bool moves_date = left.kind == Kind::date || right.kind == Kind::date;
    if (!type || !moves_date || !constant || !has_time_part(*constant)) continue;
    wrong_type(code_.instructions[side.at].extent, format("a date moves by whole days, not by {}", to_text(*constant)),
               "give it a time first, as in (anchor @ 09:00) + 4h");
    return unusable(node);
  }
  if (!type) {
    bool mixed = left.kind == Kind::duration && right.kind == Kind::duration;
    std::string hint = mixed ? "wall-clock and business time do not mix" : "";
    if (left.kind == Kind::text || right.kind == Kind::text) hint = "string() makes text of other values";
    wrong_type(node.word,
               format("{} is not defined between {} and {}", spelling(node.word), to_text(left), to_text(right)), hint);
    return unusable(node);
  }
  Checked result = emit(op_of(node.form), node, sides, *type);
  result.elements = sides[0].elements + sides[1].elements;
  return result;
}

Checked Checker::conditional(const Node& node) {
  Checked parts[] = {check(child_id(node, 0)), {}, {}};
  expect_bool(parts[0], child_id(node, 0), "?");
  parts[1] = check_given(child_id(node, 1), proven(tree_, child_id(node, 0), true));
  parts[2] = check_given(child_id(node, 2), proven(tree_, child_id(node, 0), false));
  std::optional<Type> type = common_type(parts[1].type, parts[2].type);
  if (!type) {
    wrong_type(node.word, format("both branches of ? must have one type, not {} and {}", to_text(parts[1].type),
                                 to_text(parts[2].type)));
    return unusable(node);
  }
  Checked result = emit(Op::conditional, node, parts, *type);
  result.elements = std::max(parts[1].elements, parts[2].elements);
  return result;
}

Checked Checker::time_of_day(const Node& node) {
  Checked base = check(child_id(node, 0));
  if (!may_be(base.type, Kind::timestamp | Kind::date)) {
    wrong_type(child(node, 0).extent, format("@ needs a timestamp or a date, and this is {}", to_text(base.type)));
  }
  return emit(Op::time_of_day, node, {&base, 1}, type_of(Kind::timestamp), node.literal);
}

Checked Checker::list(const Node& node) {
  std::vector<Checked> elements;
  std::optional<Type> element;
  bool constants = true;
  for (NodeId id : tree_.children_of(node)) {
    elements.push_back(check(id));
    const Type& type = elements.back().type;
    std::optional<Type> common = element ? common_type(*element, type) : type;
    if (!common) {
      wrong_type(tree_.nodes[id].extent,
                 format("this is {}, and the elements before are {}", to_text(type), to_text(*element)));
      common = Type{};
    }
    element = common;
    constants = constants && constant_of(elements.back());
  }
  Type type = element ? list_of(*element) : type_of(Kind::list);
  if (constants) {
    List values;
    for (const Checked& checked : elements) values.push_back(*constant_of(checked));
    return constant(node.extent, Value::list(std::move(values)), std::move(type));
  }
  Checked result = emit(Op::list, node, elements, std::move(type));
  result.elements = elements.size();
  return result;
}

Checked Checker::map(const Node& node) {
  std::vector<Checked> members;
  std::optional<Type> element;
  for (std::size_t i = 0; i < node.count; ++i) {
    members.push_back(check(child_id(node, i)));
    const Type& type = members.back().type;
    if (i % 2 == 0) {
      if (!may_be(type, only(Kind::text)))
        wrong_type(child(node, i).extent, format("keys of a map are string, and this is {}", to_text(type)));
      continue;
    }
    element = element ? common_type(*element, type).value_or(Type{}) : type;
  }
  Type type = type_of(Kind::map);
  if (element) type.element = std::make_shared<const Type>(*element);
  Checked result = emit(Op::map, node, members, std::move(type));
  result.elements = node.count / 2;
  return result;
}

}  // namespace spoc::expr
