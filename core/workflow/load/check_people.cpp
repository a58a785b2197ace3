#include "workflow/load/check_people.h"

#include <algorithm>

#include "base/format.h"
#include "workflow/values.h"

namespace spoc::workflow {

namespace {

/// Asks the formulas of one definition that name people.
class PeopleChecks {
 public:
  PeopleChecks(const Definition& definition, const World& world, time::Instant now, Diagnostics& found)
      : scope_(definition, run_, world, now), definition_(definition), people_(world.people), found_(found) {}

  void run() {
    for (const Role& role : definition_.roles) ask(role.person);
    for (const StepDefinition& step : definition_.steps) {
      if (step.assign) ask(*step.assign);
      for (const Formula& approver : step.approvers) ask(approver);
      for (const Formula& person : step.tell.people) ask(person);
      for (const StepRung& rung : step.rungs)
        for (const Formula& person : rung.people) ask(person);
      if (step.compensate && step.compensate->assign) ask(*step.compensate->assign);
    }
  }

 private:
  void ask(const Formula& formula) {
    if (!formula.program.reads().empty() || formula.text.find("on_call") != std::string::npos) return;
    const expr::Result result = formula.program.evaluate(scope_);
    if (const auto* failure = std::get_if<expr::Failure>(&result)) return say(formula, failure->message);
    const expr::Value& value = std::get<expr::Value>(result);
    expr::List one{value};
    const auto* list = std::get_if<std::shared_ptr<const expr::List>>(&value.data);
    for (const expr::Value& somebody : list ? **list : one) {
      const auto* text = std::get_if<expr::Text>(&somebody.data);
      const bool address = text && text->view().find('@') != std::string_view::npos;
      if (!address && !person_of(somebody, people_))
        say(formula, format("{} is nobody of the directory", formula.text));
    }
  }

  void say(const Formula& formula, std::string message) {
    const Where& where = formula.where;
    found_.push_back({where.file, where.line, where.column, where.line, where.column + 1, Severity::error,
                      "unknown-person", std::move(message), "see who there is: spoc who NAME"});
  }

  domain::Run run_;
  RunScope scope_;
  const Definition& definition_;
  const domain::Directory& people_;
  Diagnostics& found_;
};

}  // namespace

Diagnostics check_people(const std::vector<CheckedFile>& files, const World& world, time::Instant now) {
  Diagnostics found;
  for (const CheckedFile& file : files) PeopleChecks(*file.definition, world, now, found).run();
  sort(found);
  return found;
}

}  // namespace spoc::workflow
