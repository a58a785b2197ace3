#include "workflow/plan/migrate.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/field_type.h"
#include "workflow/decisions.h"
#include "workflow/inputs.h"
#include "workflow/reads.h"

namespace spoc::workflow {

namespace {

using domain::RunState;

std::vector<std::string> names_of(const Definition& definition, const std::vector<Need>& needs) {
  std::vector<std::string> names;
  for (const Need& need : needs) names.push_back(definition.steps[need.step].id + (need.tolerated ? "?" : ""));
  std::sort(names.begin(), names.end());
  return names;
}

const policy::FieldType* field(const policy::Fields& form, std::string_view name) {
  const auto found = std::find_if(form.begin(), form.end(), [&](const auto& f) { return f.first == name; });
  return found == form.end() ? nullptr : &found->second;
}

std::string text_of(const std::optional<Formula>& formula) {
  return formula ? formula->text : std::string();
}

/// What a step waits for or calls, as the file says it.
std::string asked_outside(const StepDefinition& step) {
  std::string text;
  if (step.event) text = step.event->event + "\n" + text_of(step.event->match);
  if (!step.call) return text;
  text += step.call->workflow + "\n" + text_of(step.call->which);
  for (const auto& [name, formula] : step.call->with) text += "\n" + name + "=" + formula.text;
  return text;
}

class Judge {
 public:
  Judge(const Definition& from, const Definition& to, const Run& run, const World& world, Instant now)
      : from_(from), to_(to), run_(run), world_(world), now_(now) {}

  MigrationJudgement judge(const json::Object& given) {
    judge_state();
    if (!result_.possible()) return std::move(result_);
    judge_inputs(given);
    for (const Step& step : run_.steps)
      if (!undone_by(step.id).empty() && !domain::is_final(step.state)) judge_undoing(step);
    for (const Step& step : run_.steps)
      if (step.item.empty() && step.state != StepState::pending && undone_by(step.id).empty() &&
          !is_invariant(step.id) && !step.id.starts_with("on:"))
        judge_step(step);
    if (to_.confidential && !run_.confidential)
      say({}, "what was logged before is seen by who sees it now: it becomes confidential for what is to come");
    return std::move(result_);
  }

 private:
  void hinder(std::string step, std::string why, std::string hint = {}) {
    result_.findings.push_back({std::move(step), std::move(why), std::move(hint), true});
  }
  void say(std::string step, std::string why, std::string hint = {}) {
    result_.findings.push_back({std::move(step), std::move(why), std::move(hint), false});
  }
  std::string redo(const std::string& step) const {
    return format("spoc run redo {}/{} -m WHY does it again", to_text(run_.id), step);
  }

  void judge_state() {
    // A run that has failed may go on with what its new version makes of it: spoc run retry.
    if (run_.state != RunState::running && run_.state != RunState::held && run_.state != RunState::failed)
      hinder({}, format("it is {}", domain::word(run_.state)));
  }

  void judge_inputs(const json::Object& given) {
    json::Object kept;
    std::vector<std::string> known;
    for (const auto& [name, value] : given) {
      if (name == kRoles) {
        kept.emplace_back(name, kept_roles(value));
      } else if (to_.input(name)) {
        kept.emplace_back(name, value);
        const json::Value* before = json::member(run_.inputs, name);
        if (before && *before == value) known.push_back(name);
      } else {
        say(format("inputs.{}", name), "the new version has no such input");
      }
    }
    PreparedInputs prepared = prepare_inputs(to_, kept, world_, now_, known);
    for (const InputProblem& problem : prepared.problems)
      hinder(format("inputs.{}", problem.path), problem.message, format("give it: --set {}=VALUE", problem.path));
    if (!prepared.problems.empty()) return;
    result_.inputs = std::move(prepared.values);
    judge_key();
  }

  /// Whom the run names for roles that the new version has.
  json::Value kept_roles(const json::Value& named) {
    json::Object kept;
    if (!named.object()) return named;
    for (const auto& [role, person] : *named.object()) {
      const bool known = std::any_of(to_.roles.begin(), to_.roles.end(), [&wanted = role](const Role& one) { return one.name == wanted; });
      if (known)
        kept.emplace_back(role, person);
      else
        say(format("{}.{}", kRoles, role), "the new version has no such role");
    }
    return kept;
  }

  void judge_key() {
    Run preview = run_;
    preview.inputs = result_.inputs;
    try {
      preview.vars = variables_of(to_, preview, world_, now_);
      const std::string key = key_of(to_, preview, world_, now_);
      if (key != run_.key) hinder({}, format("its key is \"{}\", and in the new version \"{}\"", run_.key, key));
    } catch (const Error& error) {
      hinder({}, error.message, error.hint);
    }
  }

  void judge_step(const Step& step) {
    const auto at = to_.find(step.id);
    const auto before = from_.find(step.id);
    if (!at) {
      // Nothing came of it that the run would need to know about.
      const bool leaves_nothing =
          step.state == StepState::skipped || step.state == StepState::withdrawn || step.state == StepState::scheduled;
      if (leaves_nothing)
        return say(step.id, format("it is {}, and the new version has it no more", domain::word(step.state)));
      return hinder(step.id, format("it is {}, and the new version has it no more", domain::word(step.state)));
    }
    const StepDefinition& now = to_.steps[*at];
    if (step.state == StepState::skipped) return judge_skipped(step, now, before);
    if (now.kind != step.kind)
      return hinder(step.id, format("it began as {} and is {} in the new version", domain::word(step.kind),
                                    domain::word(now.kind)));
    if (!before) return;
    const StepDefinition& then = from_.steps[*before];
    if (now.for_each.has_value() != then.for_each.has_value())
      return hinder(step.id, now.for_each ? "it began as one, and is done for each item in the new version"
                                          : "it began for each item, and is one in the new version");
    judge_order(step, *at, *before);
    if (step.state == StepState::active) judge_active(step, then, now);
    if (step.state == StepState::done) judge_answer(step, then, now);
  }

  /// What is being taken back goes on as it began; what waits for its turn is taken back as the new version says.
  void judge_undoing(const Step& step) {
    const auto at = to_.find(undone_by(step.id));
    if (!at || !to_.steps[*at].compensate)
      return hinder(step.id, "it is not over, and the new version does not say how it is done",
                    format("compensate of step {}, or migrate the run when it is over", undone_by(step.id)));
    const bool program = to_.steps[*at].compensate->action.has_value();
    if (step.state == StepState::active && program != (step.kind == domain::StepKind::action))
      hinder(step.id, program ? "people do it already, and in the new version a program does"
                              : "a program does it already, and in the new version people do",
             "migrate the run when it is over");
  }

  void judge_skipped(const Step& step, const StepDefinition& now, std::optional<std::size_t> before) {
    if (before && text_of(from_.steps[*before].when) != text_of(now.when))
      say(step.id, "it was skipped under another condition, and stays so", redo(step.id));
  }

  /// It must have been its turn when it began.
  void judge_order(const Step& step, std::size_t at, std::size_t before) {
    const bool same = names_of(to_, to_.steps[at].needs) == names_of(from_, from_.steps[before].needs) &&
                      to_.steps[at].join == from_.steps[before].join;
    if (same) return;
    const Instant began = step.activated_at.value_or(step.finished_at.value_or(now_));
    const JoinState join = join_state(to_, at, [&](std::size_t other) {
      const Step* need = run_.step(to_.steps[other].id);
      const bool was_over = need && domain::is_final(need->state) && need->finished_at && *need->finished_at <= began;
      return was_over ? need->state : StepState::pending;
    });
    if (join.kind == JoinState::Kind::met) return;
    std::vector<std::string> missing;
    for (const std::size_t need : join.because) missing.push_back(to_.steps[need].id);
    hinder(step.id, missing.empty()
                        ? std::string("it has begun, and in the new version it would have been skipped")
                        : format("it has begun, and in the new version it begins only after {}", join_names(missing)));
  }
  static std::string join_names(const std::vector<std::string>& names) { return spoc::join(names, ", "); }

  void judge_active(const Step& step, const StepDefinition& then, const StepDefinition& now) {
    if (then.for_each) {
      const bool same = then.for_each->list.text == now.for_each->list.text &&
                        text_of(then.for_each->key) == text_of(now.for_each->key) &&
                        same_input_types(now.for_each->list);
      if (!same) hinder(step.id, "its items are those of another list");
      return;
    }
    if (step.ticket && then.team != now.team && !now.team.empty())
      say(step.id, format("its ticket stays with who has it, not with {}", now.team),
          format("spoc route {} --to {} -r WHY", to_text(step.ticket), now.team));
    if (step.ticket && !step.taken_at && !asks_when_taken(from_, step.id) && asks_when_taken(to_, step.id))
      say(step.id, "it counts from now on when it was taken, and nobody wrote that down",
          format("whoever has it takes it again: spoc take {}", to_text(step.ticket)));
    if (step.run && asked_outside(then) != asked_outside(now))
      say(step.id, format("run {}, which it called, goes on as it was called", to_text(step.run)));
    if (step.kind == domain::StepKind::approval && approvers_of(then) != approvers_of(now))
      say(step.id, "those who were asked decide");
  }

  bool same_input_types(const Formula& list) const {
    const std::vector<std::string> paths = list.program.reads();
    return std::all_of(to_.inputs.begin(), to_.inputs.end(), [&](const Input& input) {
      const Input* before = from_.input(input.name);
      return !reads(paths, "inputs." + input.name) || (before && before->type == input.type);
    });
  }

  static std::vector<std::string> approvers_of(const StepDefinition& step) {
    std::vector<std::string> texts;
    for (const Formula& formula : step.approvers) texts.push_back(formula.text);
    return texts;
  }

  /// What it answered is what the steps to come read.
  void judge_answer(const Step& step, const StepDefinition& then, const StepDefinition& now) {
    for (const auto& [name, type] : now.form) {
      const std::string path = format("steps.{}.outputs.{}", step.id, name);
      const json::Value* given = json::member(step.outputs, name);
      const bool wanted = is_read(path);
      if (then.for_each) {
        const policy::FieldType* before = field(then.form, name);
        if (wanted && !(before && *before == type))
          hinder(step.id, format("its items answered another form: {}", name), redo(step.id));
        continue;
      }
      const auto why = policy::mismatch(type, given ? *given : json::Value());
      if (why && (given || wanted))
        hinder(step.id, format("its answer does not fit the new form: {}: {}", name, *why), redo(step.id));
      if (why && !given && !wanted) say(step.id, format("it was not asked for {}", name), redo(step.id));
    }
  }

  /// By a step that is not over.
  bool is_read(const std::string& path) const {
    return std::any_of(to_.steps.begin(), to_.steps.end(), [&](const StepDefinition& step) {
      const Step* found = run_.step(step.id);
      return !(found && domain::is_final(found->state)) && reads(reads_of(to_, step), path);
    });
  }

  const Definition& from_;
  const Definition& to_;
  const Run& run_;
  const World& world_;
  Instant now_;
  MigrationJudgement result_;
};

}  // namespace

bool MigrationJudgement::possible() const {
  return std::none_of(findings.begin(), findings.end(),
                      [](const MigrationFinding& finding) { return finding.hinders; });
}

MigrationJudgement judge_migration(const Definition& from, const Definition& to, const Run& run,
                                   const json::Object& given, const World& world, Instant now) {
  return Judge(from, to, run, world, now).judge(given);
}

}  // namespace spoc::workflow
