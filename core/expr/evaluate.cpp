// Values: names, members, elements, arithmetic and what is built from them.
#include "expr/arithmetic.h"
#include "expr/compare.h"
#include "expr/evaluation.h"
#include "expr/functions.h"
#include "expr/moments.h"

namespace spoc::expr {

namespace {

// Visits that handling a value is worth: so that long texts in nested lists count as the work they are.
std::uint64_t weight(const Value& value) {
  if (auto text = std::get_if<Text>(&value.data)) return text->view().size() / 1024;
  if (auto list = std::get_if<std::shared_ptr<const List>>(&value.data)) return (*list)->size();
  return 0;
}

}  // namespace

const Value* Evaluation::value(std::uint32_t at, Value& slot) {
  const Instruction& i = code_.instructions[at];
  switch (i.op) {
    case Op::constant:
      return &code_.constants[i.detail];
    case Op::name:
      return name(i, slot);
    case Op::variable:
      return variables_[i.detail];
    case Op::member:
      return member(i, slot);
    case Op::key:
      return key(i, slot);
    case Op::index:
      return index(i, slot);
    case Op::negate:
      return negated(i, slot);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::remainder:
      return arithmetic(i, slot);
    case Op::conditional:
      return conditional(i, slot);
    case Op::time_of_day:
      return time_of_day(i, slot);
    case Op::list:
      return list(i, slot);
    case Op::map:
      return map(i, slot);
    case Op::call:
      return call(i, slot);
    case Op::ask:
      return ask(i, slot);
    case Op::filter:
      return filter(i, slot);
    case Op::transform:
      return transform(i, slot);
    default:
      return condition(at, slot);
  }
}

const Value* Evaluation::condition(std::uint32_t at, Value& slot) {
  switch (truth(at)) {
    case Truth::failed:
      return nullptr;
    case Truth::unknown:
      return keep_unknown(slot);
    case Truth::yes:
      slot.data = true;
      break;
    case Truth::no:
      slot.data = false;
      break;
  }
  return &slot;
}

Failure Evaluation::failure() const {
  std::string_view text = code_.text;
  auto column = [&](std::uint32_t byte) { return 1 + static_cast<int>(code_points(text.substr(0, byte))); };
  return {message_, column(extent_.begin), column(extent_.end)};
}

std::nullptr_t Evaluation::missing(const Instruction& i, std::string_view what) {
  fail(i, "{} has no value", what.empty() ? spelling(i) : what);
  missing_ = true;
  return nullptr;
}

const Value* Evaluation::keep(const Instruction& i, Outcome outcome, Value& slot) {
  if (auto problem = std::get_if<Problem>(&outcome)) return fail(i, "{}", problem->text);
  slot = std::move(std::get<Value>(outcome));
  return &slot;
}

const Value* Evaluation::keep_unknown(Value& slot) {
  slot.data = Unknown{std::move(because_)};
  because_.clear();
  return &slot;
}

bool Evaluation::spend(const Instruction& i, std::uint64_t visits) {
  visits_ += visits;
  if (visits_ <= kMostVisits) return true;
  fail(i, "this visits more than {} elements", kMostVisits);
  return false;
}

Evaluation::Unknowns Evaluation::note_unknown(const Value& value) {
  auto unknown = std::get_if<Unknown>(&value.data);
  if (!unknown) return Unknowns::none;
  because_ = join_because(because_, unknown->because);
  return Unknowns::some;
}

bool Evaluation::is_null(const Instruction& i, std::size_t n, const Value& value) {
  if (!std::holds_alternative<Null>(value.data)) return false;
  missing(operand(i, n), {});
  return true;
}

bool Evaluation::operands(const Instruction& i, Pair& pair) {
  pair.left = value(at(i, 0), pair.slots[0]);
  if (!pair.left) return false;
  pair.right = value(at(i, 1), pair.slots[1]);
  return pair.right != nullptr;
}

const Value* Evaluation::name(const Instruction& i, Value& slot) {
  try {
    slot = scope_.name(i.detail);
    return &slot;
  } catch (const Missing& absent) {
    return missing(i, absent.what);
  }
}

const Value* Evaluation::member_of(const Instruction& i, const Record& record, std::size_t position, Value& slot) {
  try {
    slot = record.member(position);
    return &slot;
  } catch (const Missing& absent) {
    return missing(i, absent.what);
  }
}

const Value* Evaluation::member(const Instruction& i, Value& slot) {
  const Value* base = value(at(i, 0), slot);
  if (!base) return nullptr;
  if (auto record = std::get_if<const Record*>(&base->data)) return member_of(i, **record, i.detail, slot);
  if (std::holds_alternative<Unknown>(base->data)) return base;
  if (is_null(i, 0, *base)) return nullptr;
  return fail(operand(i, 0), "{} has no members", type_name(*base));
}

const Value* Evaluation::key(const Instruction& i, Value& slot) {
  const Value* base = value(at(i, 0), slot);
  if (!base) return nullptr;
  const std::string& word = code_.words[i.detail];
  if (auto map = std::get_if<std::shared_ptr<const Map>>(&base->data)) {
    const Value* found = find(**map, word);
    if (!found) return missing(i, {});
    slot = Value(*found);  // a copy first: the map may be in the slot
    return &slot;
  }
  if (auto record = std::get_if<const Record*>(&base->data)) {
    std::size_t position = (*record)->type().find(word);
    if (position == RecordType::npos) return fail(i, "{} has no member {}", (*record)->type().name, word);
    return member_of(i, **record, position, slot);
  }
  if (std::holds_alternative<Unknown>(base->data)) return base;
  if (is_null(i, 0, *base)) return nullptr;
  return fail(operand(i, 0), "{} has no members", type_name(*base));
}

const Value* Evaluation::index(const Instruction& i, Value& slot) {
  Pair pair;
  if (!operands(i, pair)) return nullptr;
  bool unknown = note_unknown(*pair.left) == Unknowns::some;
  unknown = note_unknown(*pair.right) == Unknowns::some || unknown;
  if (unknown) return keep_unknown(slot);
  if (is_null(i, 0, *pair.left) || is_null(i, 1, *pair.right)) return nullptr;
  const Value* found = element_at(i, *pair.left, *pair.right);
  if (!found) return nullptr;
  slot = *found;
  return &slot;
}

const Value* Evaluation::element_at(const Instruction& i, const Value& container, const Value& position) {
  auto list = std::get_if<std::shared_ptr<const List>>(&container.data);
  auto number = std::get_if<std::int64_t>(&position.data);
  if (list && number) {
    if (*number >= 0 && static_cast<std::uint64_t>(*number) < (*list)->size())
      return &(**list)[static_cast<std::size_t>(*number)];
    fail(i, "there is no element {} in a list of {}", *number, (*list)->size());
    missing_ = true;
    return nullptr;
  }
  auto map = std::get_if<std::shared_ptr<const Map>>(&container.data);
  auto word = std::get_if<Text>(&position.data);
  if (!map || !word) return fail(i, "{} has no element at a {}", type_name(container), type_name(position));
  const Value* found = find(**map, word->view());
  return found ? found : missing(i, {});
}

const Value* Evaluation::arithmetic(const Instruction& i, Value& slot) {
  Pair pair;
  if (!operands(i, pair)) return nullptr;
  bool unknown = note_unknown(*pair.left) == Unknowns::some;
  unknown = note_unknown(*pair.right) == Unknowns::some || unknown;
  if (unknown) return keep_unknown(slot);
  if (is_null(i, 0, *pair.left) || is_null(i, 1, *pair.right)) return nullptr;
  if (!spend(i, weight(*pair.left) + weight(*pair.right))) return nullptr;
  return keep(i, compute(i.op, *pair.left, *pair.right, scope_), slot);
}

const Value* Evaluation::negated(const Instruction& i, Value& slot) {
  const Value* operand = value(at(i, 0), slot);
  if (!operand || std::holds_alternative<Unknown>(operand->data)) return operand;
  if (is_null(i, 0, *operand)) return nullptr;
  return keep(i, negate(*operand), slot);
}

const Value* Evaluation::conditional(const Instruction& i, Value& slot) {
  switch (truth(at(i, 0))) {
    case Truth::yes:
      return value(at(i, 1), slot);
    case Truth::no:
      return value(at(i, 2), slot);
    case Truth::failed:
      return nullptr;
    case Truth::unknown:
      break;
  }
  return keep_unknown(slot);
}

const Value* Evaluation::time_of_day(const Instruction& i, Value& slot) {
  const Value* base = value(at(i, 0), slot);
  if (!base || std::holds_alternative<Unknown>(base->data)) return base;
  if (is_null(i, 0, *base)) return nullptr;
  return keep(i, at_time_of_day(*base, static_cast<std::int32_t>(i.detail), scope_.calendar()), slot);
}

const Value* Evaluation::list(const Instruction& i, Value& slot) {
  List items;
  bool unknown = false;
  for (std::uint32_t operand : code_.operands_of(i)) {
    Value item;
    const Value* found = value(operand, item);
    if (!found) return nullptr;
    unknown = note_unknown(*found) == Unknowns::some || unknown;
    items.push_back(*found);
  }
  if (unknown) return keep_unknown(slot);
  slot = Value::list(std::move(items));
  return &slot;
}

const Value* Evaluation::map(const Instruction& i, Value& slot) {
  Map members;
  bool unknown = false;
  for (std::size_t n = 0; n + 1 < i.count; n += 2) {
    Value slots[2];
    const Value* word = value(at(i, n), slots[0]);
    const Value* item = word ? value(at(i, n + 1), slots[1]) : nullptr;
    if (!item) return nullptr;
    bool undecided = note_unknown(*word) == Unknowns::some;
    unknown = note_unknown(*item) == Unknowns::some || undecided || unknown;
    if (undecided) continue;
    auto text = std::get_if<Text>(&word->data);
    if (!text) return fail(operand(i, n), "keys of a map are string, and this is {}", type_name(*word));
    if (find(members, text->view())) return fail(operand(i, n), "the key {} occurs twice", to_text(*word));
    if (!spend(i, members.size() / 64)) return nullptr;
    members.emplace_back(std::string(text->view()), *item);
  }
  if (unknown) return keep_unknown(slot);
  slot = Value::map(std::move(members));
  return &slot;
}

const Value* Evaluation::call(const Instruction& i, Value& slot) {
  auto function = static_cast<Builtin>(i.detail);
  if (function == Builtin::contains || function == Builtin::starts_with || function == Builtin::ends_with ||
      function == Builtin::matches) {
    return condition(static_cast<std::uint32_t>(&i - code_.instructions.data()), slot);
  }
  Value slots[2];
  const Value* arguments[2] = {nullptr, nullptr};
  bool unknown = false;
  for (std::size_t n = 0; n < i.count; ++n) {
    arguments[n] = value(at(i, n), slots[n]);
    if (!arguments[n]) return nullptr;
    unknown = note_unknown(*arguments[n]) == Unknowns::some || unknown;
  }
  if (unknown) return keep_unknown(slot);
  for (std::size_t n = 0; n < i.count; ++n) {
    if (is_null(i, n, *arguments[n]) || !spend(i, weight(*arguments[n]) / 64)) return nullptr;
  }
  return keep(i, apply(function, arguments[0], arguments[1], scope_), slot);
}

const Value* Evaluation::ask(const Instruction& i, Value& slot) {
  std::vector<Value> arguments;
  arguments.reserve(i.count);
  bool unknown = false;
  for (std::uint32_t operand : code_.operands_of(i)) {
    Value argument;
    const Value* found = value(operand, argument);
    if (!found) return nullptr;
    unknown = note_unknown(*found) == Unknowns::some || unknown;
    arguments.push_back(*found);
  }
  if (unknown) return keep_unknown(slot);
  try {
    slot = scope_.call(i.detail, arguments);
    return &slot;
  } catch (const Missing& absent) {
    return missing(i, absent.what);
  }
}

}  // namespace spoc::expr
