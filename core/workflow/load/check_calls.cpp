#include "workflow/load/check_calls.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/format.h"
#include "base/text.h"
#include "workflow/engine.h"
#include "workflow/graph.h"
#include "workflow/vocabulary.h"

namespace spoc::workflow {

namespace {

Diagnostic error_at(const Where& where, std::size_t width, std::string code, std::string message, std::string hint) {
  const int end = where.column + static_cast<int>(std::max<std::size_t>(width, 1));
  return {where.file,      where.line,      where.column,       where.line,     end,
          Severity::error, std::move(code), std::move(message), std::move(hint)};
}

/// Whether the value may fit where the called workflow checks it: people go by their names, days and times by their
/// texts.
bool may_be(const expr::Type& given, const expr::Type& wanted) {
  using expr::Kind;
  if (given.kind == Kind::null || given.kind == Kind::any || wanted.kind == Kind::any) return true;
  const bool person = given.record == &person_type() || given.record == &contact_type();
  const bool somebody = wanted.record == &person_type() || wanted.record == &contact_type();
  if (given.kind == Kind::text)
    return somebody || wanted.kind == Kind::text || wanted.kind == Kind::date || wanted.kind == Kind::timestamp ||
           wanted.kind == Kind::duration;
  if (person) return somebody || wanted.kind == Kind::text;
  if (given.kind == Kind::integer && wanted.kind == Kind::real) return true;
  if (given.kind != wanted.kind) return given.kind == Kind::map && wanted.kind == Kind::record;
  if (given.kind == Kind::list) return !given.element || !wanted.element || may_be(*given.element, *wanted.element);
  const bool file = given.record == &file_type() || wanted.record == &file_type();
  return given.kind != Kind::record || given.record == wanted.record || (!file && !somebody);
}

class CallChecks {
 public:
  explicit CallChecks(const std::vector<CheckedFile>& files) {
    for (const CheckedFile& file : files) all_[file.definition->name] = file.definition.get();
  }

  Diagnostics run() {
    for (const auto& [name, definition] : all_)
      for (const StepDefinition& step : definition->steps)
        if (const Definition* called = called_by(step)) check_inputs(*definition, step, *called);
    for (const auto& [name, definition] : all_) check_depth(*definition);
    for (const auto& [name, definition] : all_) certain_[definition] = certain_calls(*definition);
    for (const auto& [name, definition] : all_) {
      std::vector<const Definition*> path = {definition};
      std::set<const Definition*> seen;
      say_circle(*definition, path, seen);
    }
    return std::move(found_);
  }

 private:
  const Definition* called_by(const StepDefinition& step) const {
    if (!step.call || step.call->which) return nullptr;
    const auto found = all_.find(step.call->workflow);
    return found == all_.end() ? nullptr : found->second;
  }

  void check_inputs(const Definition& caller, const StepDefinition& step, const Definition& called) {
    const CallDefinition& call = *step.call;
    for (const auto& [name, formula] : call.with) {
      const Input* input = called.input(name);
      if (!input) {
        std::vector<std::string> names;
        for (const Input& one : called.inputs) names.push_back(one.name);
        found_.push_back(error_at(formula.where, formula.text.size() + 2, "unknown-input",
                                  format("workflow {} has no input {}", called.name, name), did_you_mean(name, names)));
        continue;
      }
      const expr::Type wanted = caller.vocabulary->type_of(input->type);
      if (!may_be(formula.program.type(), wanted))
        found_.push_back(error_at(formula.where, formula.text.size() + 2, "wrong-type",
                                  format("the input {} of workflow {} is {}, and this is {}", name, called.name,
                                         expr::to_text(wanted), expr::to_text(formula.program.type())),
                                  {}));
    }
    for (const Input& input : called.inputs) {
      const bool given =
          std::any_of(call.with.begin(), call.with.end(), [&](const auto& one) { return one.first == input.name; });
      if (!given && !input.fallback && !input.type.optional)
        found_.push_back(error_at(call.where, call.workflow.size(), "missing-input",
                                  format("workflow {} is not given its input {}", called.name, input.name),
                                  format("with = {{ {} = \"…\" }}", input.name)));
    }
  }

  /// How many calls may lie below it, one in the other; of workflows that call each other the circle counts once.
  int depth_below(const Definition& definition) {
    const auto [at, fresh] = depths_.try_emplace(&definition, 0);
    if (!fresh) return at->second;
    int deepest = 0;
    for (const StepDefinition& step : definition.steps)
      if (const Definition* called = called_by(step)) deepest = std::max(deepest, 1 + depth_below(*called));
    return depths_[&definition] = deepest;
  }

  /// Said where the ninth call can still be taken out: at the top, not again above that.
  void check_depth(const Definition& definition) {
    if (depth_below(definition) != kMostDepth + 1) return;
    for (const StepDefinition& step : definition.steps)
      if (const Definition* called = called_by(step); called && depth_below(*called) == kMostDepth)
        found_.push_back(error_at(step.call->where, step.call->workflow.size(), "limit",
                                  format("calls go {} deep at most, and {} begins more", kMostDepth, called->name),
                                  {}));
  }

  /// Steps that call in every run which gets so far: nothing in the file skips them.
  std::vector<const StepDefinition*> certain_calls(const Definition& definition) const {
    std::vector<const StepDefinition*> certain;
    const auto calls = [&](const StepDefinition& step) { return called_by(step) != nullptr; };
    if (std::none_of(definition.steps.begin(), definition.steps.end(), calls)) return certain;
    const Graph graph(definition);
    for (std::size_t i = 0; i < definition.steps.size(); ++i)
      if (calls(definition.steps[i]) && !definition.steps[i].for_each && !graph.can_skip(i))
        certain.push_back(&definition.steps[i]);
    return certain;
  }

  /// Says a circle of calls without a condition that begins at `first`, by name the first of its workflows; false when there is none.
  /// No workflow is gone into twice, however many ways lead there.
  bool say_circle(const Definition& first, std::vector<const Definition*>& path, std::set<const Definition*>& seen) {
    for (const StepDefinition* step : certain_[path.back()]) {
      const Definition* called = called_by(*step);
      if (called == &first) {
        std::vector<std::string> names;
        for (const Definition* one : path) names.push_back(one->name);
        names.push_back(first.name);
        found_.push_back(error_at(step->call->where, step->call->workflow.size(), "never-ends",
                                  format("workflows call each other in a circle: {}", join(names, " → ")),
                                  "a condition on the call: when = \"…\""));
        return true;
      }
      if (called->name < first.name || !seen.insert(called).second) continue;
      path.push_back(called);
      if (say_circle(first, path, seen)) return true;
      path.pop_back();
    }
    return false;
  }

  std::map<std::string, const Definition*, std::less<>> all_;
  std::map<const Definition*, int> depths_;
  std::map<const Definition*, std::vector<const StepDefinition*>> certain_;
  Diagnostics found_;
};

}  // namespace

Diagnostics check_calls(const std::vector<CheckedFile>& files) {
  Diagnostics found = CallChecks(files).run();
  sort(found);
  return found;
}

}  // namespace spoc::workflow
