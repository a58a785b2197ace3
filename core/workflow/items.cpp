// Steps that are done for each item of a list: their items begin within the limit, and end the step together.
#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "workflow/advancing.h"
#include "workflow/moment.h"
#include "workflow/values.h"

namespace spoc::workflow {

namespace {

/// The key of an item as text, or why it has none.
std::variant<std::string, NoValue> key_of(const ForEach& each, const expr::Value& item, const expr::Result* keyed) {
  if (const auto* failure = keyed ? std::get_if<expr::Failure>(keyed) : nullptr)
    return NoValue{format("\"{}\": {}", each.key->text, failure->message)};
  const auto value = to_json(keyed ? std::get<expr::Value>(*keyed) : item);
  if (!value || value->is_null()) return NoValue{"an item has no key"};
  std::string key = value->string() ? *value->string() : json::to_text(*value);
  if (key.empty()) return NoValue{"an item has an empty key"};
  return key;
}

/// What each item is and is called.
std::variant<std::vector<domain::StepItem>, Undecided, NoValue> items_of(const Advancing& advancing,
                                                                         std::size_t position, const json::Array& list,
                                                                         Instant when) {
  const ForEach& each = *advancing.definition().steps[position].for_each;
  std::vector<domain::StepItem> items;
  std::vector<std::string> keys;
  for (const json::Value& element : list) {
    RunScope scope(advancing.definition(), advancing.run(), advancing.world(), when);
    scope.with_item(element, each.item);
    std::optional<expr::Result> keyed;
    if (each.key) keyed = each.key->program.evaluate(scope);
    expr::Value item;
    if (!each.key) item = scope.name(static_cast<std::size_t>(Word::item));
    auto key = key_of(each, item, keyed ? &*keyed : nullptr);
    if (auto* nothing = std::get_if<NoValue>(&key)) return *nothing;
    keys.push_back(std::get<std::string>(key));
    items.push_back({keys.back(), json::to_text(element)});
  }
  std::sort(keys.begin(), keys.end());
  if (const auto twice = std::adjacent_find(keys.begin(), keys.end()); twice != keys.end())
    return NoValue{format("two items have the key \"{}\"", *twice)};
  return items;
}

}  // namespace

void Advancing::expand(std::size_t position, Instant when) {
  const StepDefinition& step = definition_.steps[position];
  const RunScope names(definition_, run(), world(), when);
  const expr::Result result = step.for_each->list.program.evaluate(names);
  if (const auto* failure = std::get_if<expr::Failure>(&result))
    return fail(position, when, format("\"{}\": {}", step.for_each->list.text, failure->message));
  const expr::Value& value = std::get<expr::Value>(result);
  if (const auto* open = std::get_if<expr::Unknown>(&value.data)) return undecided(position, when, open->because);
  const auto list = to_json(value);
  if (!list || !list->array()) return fail(position, when, format("\"{}\" is no list", step.for_each->list.text));
  if (list->array()->size() > kMostItems)
    return fail(position, when, format("{} items are more than {}", list->array()->size(), kMostItems));
  auto items = items_of(*this, position, *list->array(), when);
  if (const auto* nothing = std::get_if<NoValue>(&items)) return fail(position, when, nothing->why);
  TicketOrder order;
  order.title = step.id;
  record(when, workflow_actor(), activation(position, order));
  record(when, workflow_actor(),
         domain::StepExpanded{step.id, round(position), step.kind, std::move(std::get<0>(items))});
  tend_items(position, when);
}

void Advancing::add_item(std::size_t position, const json::Value& item, Instant when) {
  const StepDefinition& step = definition_.steps[position];
  auto items = items_of(*this, position, {item}, when);
  if (const auto* nothing = std::get_if<NoValue>(&items)) throw Error(Code::data, nothing->why);
  auto& added = std::get<0>(items);
  if (this->step({position, added.front().key}))
    throw Error(Code::conflict, format("step {} has the item \"{}\" already", step.id, added.front().key));
  if (this->items(position).size() >= kMostItems)
    throw Error(Code::data, format("a step has at most {} items", kMostItems));
  record(when, actor_, domain::StepExpanded{step.id, round(position), step.kind, std::move(added)});
  consider(position);
}

void Advancing::end_items(std::size_t position, Instant when, const std::string& reason) {
  for (const StepAt& item : items(position)) {
    if (domain::is_final(state(item))) continue;
    end_ticket(item, false, reason, when);
    finish(item, StepState::withdrawn, when, workflow_actor(), reason);
  }
}

/// What it answers: how many, and each output of those that are done as a list.
json::Object Advancing::gathered(std::size_t position, const RunScope::Counts& counts) const {
  json::Object outputs{{"done", counts.done}, {"total", counts.total}, {"skipped", counts.skipped}};
  const auto& members = definition_.vocabulary->step(position).members[0].type.record->members;
  for (std::size_t i = outputs.size(); i < members.size(); ++i) outputs.emplace_back(members[i].name, json::Array());
  for (const StepAt& item : items(position)) {
    const Step& found = *step(item);
    if (found.state != StepState::done) continue;
    for (std::size_t i = 3; i < outputs.size(); ++i)
      for (const auto& [name, value] : found.outputs)
        if (name == outputs[i].first) outputs[i].second.array()->push_back(value);
  }
  return outputs;
}

Advancing::Items Advancing::count_items(std::size_t position) const {
  Items found;
  for (const StepAt& item : items(position)) {
    const StepState now = state(item);
    ++found.counts.total;
    found.counts.done += now == StepState::done;
    found.counts.skipped += now == StepState::skipped || now == StepState::withdrawn;
    found.over += domain::is_final(now);
    found.active += now == StepState::active;
    if (now == StepState::pending) found.waiting.push_back(item);
    if (now == StepState::failed || now == StepState::cancelled)
      found.failed += (found.failed.empty() ? "" : ", ") + item.item;
  }
  return found;
}

/// Ends the step when its items say so; false while it goes on.
bool Advancing::end_with_items(std::size_t position, const Items& found, Instant when) {
  const StepDefinition& step = definition_.steps[position];
  const ForEach& each = *step.for_each;
  const auto finished = [&](StepState state, std::string reason) {
    finish(position, state, when, workflow_actor(), std::move(reason),
           state == StepState::done ? gathered(position, found.counts) : json::Object());
    return true;
  };
  if (each.complete_when) {
    RunScope names(definition_, run(), world(), when);
    const Truth truth = truth_of(*each.complete_when, names.with_counts(found.counts));
    if (const auto* nothing = std::get_if<NoValue>(&truth)) {
      fail(position, when, nothing->why);
      return true;
    }
    if (const bool* complete = std::get_if<bool>(&truth); complete && *complete) {
      end_items(position, when, format("{} is complete", step.id));
      return finished(StepState::done, {});
    }
  }
  if (found.over < found.counts.total || (each.open && each.complete_when)) return false;
  if (!found.failed.empty()) return finished(StepState::failed, format("items failed: {}", found.failed));
  if (each.complete_when && found.counts.total > 0)
    return finished(StepState::failed,
                    format("all items are over, and \"{}\" does not hold", each.complete_when->text));
  return finished(StepState::done, {});
}

void Advancing::tend_items(std::size_t position, Instant when) {
  const Items found = count_items(position);
  if (end_with_items(position, found, when)) return;
  const std::int64_t most = definition_.steps[position].for_each->most_at_once;
  std::int64_t active = found.active;
  for (const StepAt& item : found.waiting) {
    if (most > 0 && active >= most) return;
    ++active;
    activate(item, when);
  }
}

}  // namespace spoc::workflow
