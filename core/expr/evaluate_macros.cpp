// all, exists, exists_one, filter, map: an expression for each element of a list, or each key of a map.
#include "expr/evaluation.h"

namespace spoc::expr {

const List* Evaluation::elements(const Instruction& i, Value& slot, List& keys, bool& unknown) {
  const Value* container = value(at(i, 0), slot);
  if (!container) return nullptr;
  if (auto list = std::get_if<std::shared_ptr<const List>>(&container->data)) return list->get();
  if (auto map = std::get_if<std::shared_ptr<const Map>>(&container->data)) {
    for (const auto& member : **map) keys.push_back(Value::owned(member.first));
    return &keys;
  }
  unknown = note_unknown(*container) == Unknowns::some;
  if (unknown || is_null(i, 0, *container)) return nullptr;
  return fail(operand(i, 0), "this must be a list or a map, and is {}", type_name(*container));
}

// As && and || over the elements.
Truth Evaluation::quantified(const Instruction& i) {
  Value slot;
  List keys;
  bool unknown = false;
  const List* list = elements(i, slot, keys, unknown);
  if (!list) return unknown ? Truth::unknown : Truth::failed;
  Tally tally(*this, i.op == Op::all ? Truth::no : Truth::yes);
  for (const Value& element : *list) {
    variables_[i.detail] = &element;
    if (spend(i, 1) ? tally.decides(at(i, 1)) : tally.count(Truth::failed)) break;
  }
  return tally.result();
}

Truth Evaluation::exactly_one(const Instruction& i) {
  Value slot;
  List keys;
  bool unknown = false;
  const List* list = elements(i, slot, keys, unknown);
  if (!list) return unknown ? Truth::unknown : Truth::failed;
  std::size_t holding = 0;
  for (const Value& element : *list) {
    variables_[i.detail] = &element;
    Truth found = spend(i, 1) ? truth(at(i, 1)) : Truth::failed;
    if (found == Truth::failed) return found;
    unknown = unknown || found == Truth::unknown;
    holding += found == Truth::yes ? 1 : 0;
  }
  if (unknown) return Truth::unknown;
  return holding == 1 ? Truth::yes : Truth::no;
}

const Value* Evaluation::filter(const Instruction& i, Value& slot) {
  Value container;
  List keys;
  bool unknown = false;
  const List* list = elements(i, container, keys, unknown);
  if (!list) return unknown ? keep_unknown(slot) : nullptr;
  List kept;
  for (const Value& element : *list) {
    variables_[i.detail] = &element;
    Truth found = spend(i, 1) ? truth(at(i, 1)) : Truth::failed;
    if (found == Truth::failed) return nullptr;
    unknown = unknown || found == Truth::unknown;
    if (found == Truth::yes) kept.push_back(element);
  }
  if (unknown) return keep_unknown(slot);
  slot = Value::list(std::move(kept));
  return &slot;
}

const Value* Evaluation::transform(const Instruction& i, Value& slot) {
  Value container;
  List keys;
  bool unknown = false;
  const List* list = elements(i, container, keys, unknown);
  if (!list) return unknown ? keep_unknown(slot) : nullptr;
  List made;
  for (const Value& element : *list) {
    variables_[i.detail] = &element;
    Value item;
    const Value* found = spend(i, 1) ? value(at(i, 1), item) : nullptr;
    if (!found) return nullptr;
    unknown = note_unknown(*found) == Unknowns::some || unknown;
    made.push_back(*found);
  }
  if (unknown) return keep_unknown(slot);
  slot = Value::list(std::move(made));
  return &slot;
}

}  // namespace spoc::expr
