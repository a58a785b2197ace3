// What the ticket of a step says, whom it is for and who must answer, as of the instant when the step begins.
#include <algorithm>

#include "base/format.h"
#include "base/json.h"
#include "policy/field_type.h"
#include "workflow/advancing.h"
#include "workflow/moment.h"
#include "workflow/values.h"

namespace spoc::workflow {

namespace {

using domain::StepKind;
using expr::Value;

/// What a ticket of a step says, or why it cannot be said.
using Problem = std::optional<std::string>;

std::string text_of(const json::Value& value) {
  return value.string() ? *value.string() : json::to_text(value);
}

/// The items of `checklist_for_each`: a text, or a record with id and text.
Problem add_items(const StepDefinition& step, const RunScope& scope, std::vector<domain::CheckItem>& items) {
  if (!step.checklist_for_each) return std::nullopt;
  const expr::Result result = step.checklist_for_each->program.evaluate(scope);
  if (const auto* failure = std::get_if<expr::Failure>(&result))
    return format("\"{}\": {}", step.checklist_for_each->text, failure->message);
  const auto list = to_json(std::get<Value>(result));
  if (!list || !list->array()) return format("\"{}\" is no list", step.checklist_for_each->text);
  // Numbers go on after those of the file, also where conditions leave some of these out.
  auto number = std::count_if(step.checklist.begin(), step.checklist.end(),
                              [](const CheckEntry& entry) { return entry.under.empty(); });
  for (const json::Value& element : *list->array()) {
    domain::CheckItem item;
    item.id = std::to_string(++number);
    item.text = text_of(element);
    if (const json::Object* record = element.object())
      for (const auto& [name, value] : *record) {
        if (name == "id") item.id = text_of(value);
        if (name == "text" || name == "name") item.text = text_of(value);
      }
    const bool twice = std::any_of(items.begin(), items.end(), [&](const auto& other) { return other.id == item.id; });
    if (twice) return format("two items of the checklist have the id \"{}\"", item.id);
    items.push_back(std::move(item));
  }
  return std::nullopt;
}

/// A heading of which no part is left says nothing.
void drop_bare_headings(const StepDefinition& step, std::vector<domain::CheckItem>& items) {
  for (auto entry = step.checklist.rbegin(); entry != step.checklist.rend(); ++entry) {
    const auto is_part = [&](const auto& other) { return other.under == entry->id; };
    if (std::any_of(step.checklist.begin(), step.checklist.end(), is_part) &&
        std::none_of(items.begin(), items.end(), is_part))
      std::erase_if(items, [&](const domain::CheckItem& item) { return item.id == entry->id; });
  }
}

/// The items that its workflow names, without those whose condition does not hold; a part needs its heading.
Problem add_named_items(const StepDefinition& step, const RunScope& scope, std::vector<domain::CheckItem>& items) {
  for (const CheckEntry& entry : step.checklist) {
    const bool wanted = entry.under.empty() || std::any_of(items.begin(), items.end(),
                                                           [&](const auto& item) { return item.id == entry.under; });
    if (!wanted) continue;
    if (entry.when) {
      const Truth truth = truth_of(*entry.when, scope);
      if (const auto* open = std::get_if<Undecided>(&truth))
        return format("\"{}\" depends on what nobody knows: {}", entry.when->text, open->because);
      if (const auto* nothing = std::get_if<NoValue>(&truth)) return nothing->why;
      if (!std::get<bool>(truth)) continue;
    }
    domain::CheckItem item;
    item.id = entry.id;
    if (auto problem = fill(entry.text, scope, item.text)) return problem;
    item.evidence = entry.evidence;
    item.optional = entry.optional;
    item.may_not_apply = entry.may_not_apply;
    item.under = entry.under;
    item.enough = entry.enough;
    items.push_back(std::move(item));
  }
  drop_bare_headings(step, items);
  return std::nullopt;
}

/// The text that names somebody: a text, or the identity of a record.
std::string_view identity_of(const Value& value) {
  if (const auto* text = std::get_if<expr::Text>(&value.data)) return text->view();
  if (const auto* record = std::get_if<const expr::Record*>(&value.data)) return (*record)->identity();
  return {};
}

Problem assign(const StepDefinition& step, const RunScope& scope, TicketOrder& order) {
  if (!step.assign) return std::nullopt;
  const expr::Result result = step.assign->program.evaluate(scope);
  if (const auto* failure = std::get_if<expr::Failure>(&result))
    return format("\"{}\": {}", step.assign->text, failure->message);
  const Value& value = std::get<Value>(result);
  if (const domain::Person* person = person_of(value, scope.world().people)) {
    order.assignee = person->id;
    return std::nullopt;
  }
  const std::string_view who = identity_of(value);
  if (who.find('@') == std::string_view::npos || step.team.empty())
    return format("\"{}\" names nobody in the directory", step.assign->text);
  order.contact = std::string(who);
  return std::nullopt;
}

void add_person(const domain::Person& person, std::vector<std::string>& people) {
  if (!person.left && std::find(people.begin(), people.end(), person.id) == people.end()) people.push_back(person.id);
}

Problem add_people(const Formula& formula, const RunScope& scope, std::vector<std::string>& people) {
  const expr::Result result = formula.program.evaluate(scope);
  if (const auto* failure = std::get_if<expr::Failure>(&result))
    return format("\"{}\": {}", formula.text, failure->message);
  const Value& value = std::get<Value>(result);
  expr::List one{value};
  const auto* list = std::get_if<std::shared_ptr<const expr::List>>(&value.data);
  for (const Value& item : list ? **list : one) {
    const domain::Person* person = person_of(item, scope.world().people);
    if (!person) return format("\"{}\" names nobody in the directory", formula.text);
    add_person(*person, people);
  }
  return std::nullopt;
}

/// Everybody who may decide: who did one of the steps of `not_by` may not.
Problem choose_approvers(const Advancing& advancing, const StepDefinition& step, const RunScope& scope,
                         TicketOrder& order) {
  for (const Formula& formula : step.approvers)
    if (Problem problem = add_people(formula, scope, order.approvers)) return problem;
  for (const std::size_t other : step.not_by) {
    const Step* done = advancing.step(other);
    if (!done) continue;
    std::erase_if(order.approvers, [&](const std::string& person) {
      return std::find(done->done_by.begin(), done->done_by.end(), person) != done->done_by.end();
    });
  }
  if (order.approvers.empty()) return "nobody is left who may decide";
  if (step.quorum > order.approvers.size())
    return format("{} approvals are needed, and only {} people may decide", step.quorum, order.approvers.size());
  if (order.approvers.size() == 1) order.assignee = order.approvers.front();
  return std::nullopt;
}

Problem write_rungs(const StepDefinition& step, const RunScope& scope, TicketOrder& order) {
  json::Array rungs;
  for (const StepRung& rung : step.rungs) {
    json::Array tell;
    for (const std::string& role : rung.roles) tell.emplace_back(role);
    std::vector<std::string> people;
    for (const Formula& formula : rung.people)
      if (Problem problem = add_people(formula, scope, people)) return problem;
    for (const std::string& person : people) tell.emplace_back("person:" + person);
    json::Object members{{"at", rung.at}};
    if (!tell.empty()) members.emplace_back("tell", std::move(tell));
    if (rung.raise) members.emplace_back("raise", true);
    if (!rung.route.empty()) members.emplace_back("route", rung.route);
    if (!rung.every.empty()) members.emplace_back("every", rung.every);
    if (rung.max != 1) members.emplace_back("max", rung.max);
    if (!rung.via.empty()) members.emplace_back("via", rung.via);
    if (rung.urgent) members.emplace_back("urgent", true);
    rungs.emplace_back(std::move(members));
  }
  if (!rungs.empty()) order.rungs = json::to_text(json::Value(std::move(rungs)));
  return std::nullopt;
}

Problem say(const StepDefinition& step, const std::string& item, const RunScope& scope, Said& said) {
  said.title = item.empty() ? step.id : format("{} {}", step.id, item);
  said.form = form_text(step.form);
  Problem problem = step.title.text.empty() ? std::nullopt : fill(step.title, scope, said.title);
  if (!problem) problem = fill(step.text, scope, said.text);
  if (!problem) problem = add_named_items(step, scope, said.checklist);
  if (!problem) problem = add_items(step, scope, said.checklist);
  return problem;
}

}  // namespace

std::optional<std::string> fill(const Wording& wording, const RunScope& scope, std::string& to) {
  auto filled = wording.filled.fill(scope, {});
  if (const auto* failure = std::get_if<expr::Failure>(&filled))
    return format("\"{}\": {}", wording.text, failure->message);
  to = std::get<std::string>(std::move(filled));
  return std::nullopt;
}

std::optional<Said> said_of(const StepDefinition& step, const std::string& item, const RunScope& scope) {
  Said said;
  if (say(step, item, scope, said)) return std::nullopt;
  return said;
}

std::string form_text(const policy::Fields& form) {
  if (form.empty()) return {};
  json::Object fields;
  for (const auto& [name, type] : form) fields.emplace_back(name, policy::to_text(type));
  return json::to_text(json::Value(std::move(fields)));
}

std::optional<std::string> make_order(const Advancing& advancing, const StepAt& at, const RunScope& scope,
                                      TicketOrder& order) {
  const StepDefinition& step = advancing.defined(at);
  const bool approval = step.kind == StepKind::approval;
  Said said;
  Problem problem = say(step, at.item, scope, said);
  if (!problem) problem = assign(step, scope, order);
  if (!problem && approval) problem = choose_approvers(advancing, step, scope, order);
  if (!problem) problem = write_rungs(step, scope, order);
  if (problem) return problem;
  order.title = std::move(said.title);
  order.text = std::move(said.text);
  order.form = std::move(said.form);
  order.checklist = std::move(said.checklist);
  order.type = approval ? domain::TicketType::approval : domain::TicketType::task;
  order.step = step.id;
  order.item = at.item;
  order.round = advancing.round(at);
  order.team = step.team;
  order.calendar = scope.calendar().definition().name;
  order.priority = step.priority;
  order.skill = step.skill;
  if (const Step* done = step.prefer ? advancing.step(*step.prefer) : nullptr; done && !done->done_by.empty())
    order.preferred = done->done_by.front();
  if (const Step* before = advancing.step(at)) order.sent_back = before->reason;
  return std::nullopt;
}

}  // namespace spoc::workflow
