#include "desk/resolve_rows.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "desk/deciding.h"
#include "desk/form_value.h"
#include "desk/status.h"
#include "desk/who.h"
#include "policy/field_type.h"
#include "workflow/engine.h"

namespace spoc::desk {
namespace {

using domain::Step;
using domain::TicketChange;

/// Thrown to leave the transaction with nothing done.
constexpr const char* kNothingDone = "a row is bad, and nothing was done";

std::string shown(const json::Value& value) {
  return value.string() ? *value.string() : json::to_text(value);
}

/// Answers one row.
class Answering {
 public:
  Answering(Deciding& deciding, const AnswerRow& row, FieldFiles& files, AnsweredRow& result)
      : deciding_(deciding), row_(row), files_(files), result_(result) {}

  void run() {
    if (row_.unreadable) throw Error(*row_.unreadable);
    const TicketId id = row_.ticket.empty() ? ticket_of_step() : ticket_of(row_.ticket);
    TicketChange& change = deciding_.asked(id, decide::Verb::resolve);
    result_.ticket = id;
    Resolution resolution;
    resolution.text = row_.text;
    if (change.after.run)
      read_form(change.after, resolution);
    else
      for (const auto& [name, text] : row_.set) resolution.set.emplace_back(name, json::Value(text));
    if (!result_.problems.empty() || result_.empty) return;
    const std::int64_t version = change.after.version;
    resolve_ticket(deciding_, change, resolution);
    result_.answered = change.after.version != version;
  }

 private:
  static TicketId ticket_of(const std::string& text) {
    const auto number = to_integer(text.starts_with('#') ? text.substr(1) : text);
    if (!number || *number < 1) throw Error(Code::data, format("\"{}\" is no ticket", text), "a number, like 57");
    return {*number};
  }

  Error no_run() const { return Error(Code::not_found, format("there is no run {}", row_.run)); }

  RunId run_of() const {
    if (const auto id = domain::parse_run_id(row_.run)) return *id;
    const auto colon = row_.run.find(':');
    if (colon == std::string::npos)
      throw Error(Code::data, format("\"{}\" is no run", row_.run), "like r7 or onboarding:E1234");
    const std::string workflow = row_.run.substr(0, colon), key = row_.run.substr(colon + 1);
    auto id = deciding_.unit().run_by_key(workflow, key, true);
    if (!id) id = deciding_.unit().run_by_key(workflow, key, false);
    if (!id) throw no_run();
    return *id;
  }

  /// What they may not see is not there: neither is its run, by that name.
  TicketId ticket_of_step() const {
    if (row_.run.empty()) throw Error(Code::data, "the row names no run and no ticket");
    if (row_.step.empty())
      throw Error(Code::data, "the row names no step", "add a column \"step\", or say --step WORKFLOW/STEP");
    const RunId id = run_of();
    if (!deciding_.unit().run(id)) throw no_run();
    const domain::Run& run = deciding_.run(id).after;
    const Step* step = run.step(row_.step, row_.item);
    const bool seen =
        domain::seen(deciding_.authority().sight, run) ||
        (step && step->ticket && deciding_.seen(deciding_.ticket(step->ticket).after) != domain::Seen::nothing);
    if (!seen) throw no_run();
    if (step && step->ticket) return step->ticket;
    const workflow::Definition& definition = deciding_.definition(run);
    std::vector<std::string> names;
    for (const workflow::StepDefinition& one : definition.steps) names.push_back(one.id);
    if (!definition.find(row_.step))
      throw Error(Code::not_found, format("run {} has no step \"{}\"", row_.run, row_.step),
                  did_you_mean(row_.step, names));
    if (definition.steps[*definition.find(row_.step)].for_each && row_.item.empty())
      throw Error(Code::data, format("step {} is done for each of its items", row_.step),
                  "name one in the column \"item\"");
    const std::string_view state = step ? domain::word(step->state) : "pending";
    throw Error(Code::conflict, format("step {} of run {} has no ticket: it is {}", row_.step, row_.run, state),
                format("spoc explain {}/{}", to_text(id), row_.step));
  }

  void problem(std::string column, std::string reason, std::string hint = {}) {
    result_.problems.push_back({std::move(column), std::move(reason), std::move(hint)});
  }

  /// The row's fields by the form of its step; every one that does not fit is named.
  void read_form(const domain::Ticket& ticket, Resolution& resolution) {
    const domain::Run& run = deciding_.run(ticket.run).after;
    const workflow::Definition& definition = deciding_.definition(run);
    const auto position = definition.find(ticket.step);
    const policy::Fields none;
    const policy::Fields& form = position ? definition.steps[*position].form : none;
    if (row_.set.empty() &&
        std::any_of(form.begin(), form.end(), [](const auto& field) { return !field.second.optional; })) {
      result_.empty = true;
      return;
    }
    for (const auto& [name, text] : row_.set) {
      const auto field =
          std::find_if(form.begin(), form.end(), [&wanted = name](const auto& f) { return f.first == wanted; });
      if (field == form.end())
        problem(name, format("the form of step {} has no such field", ticket.step));
      else
        add(name, field->second, text, resolution);
    }
    for (const auto& [name, type] : form)
      if (!type.optional && !json::member(ticket.fields, name) && !is_given(name)) problem(name, "is missing");
    const Step* step = run.step(ticket.step, ticket.item);
    if (step && step->state == domain::StepState::done && step->round == ticket.round)
      compare(ticket.run, *step, resolution);
  }

  bool is_given(const std::string& name) const {
    return std::any_of(row_.set.begin(), row_.set.end(), [&](const auto& one) { return one.first == name; });
  }

  void add(const std::string& name, const policy::FieldType& type, const std::string& text, Resolution& resolution) {
    try {
      json::Value value = form_value(deciding_, files_, type, name, json::Value(text));
      if (const auto why = policy::mismatch(type, value)) return problem(name, *why);
      policy::add_files(type, value, resolution.kept);
      resolution.set.emplace_back(name, std::move(value));
    } catch (const Error& error) {
      if (!of_item(error)) throw;
      // The column says already which field it is.
      std::string_view reason = error.message;
      for (const std::string_view behind : {": ", " "})
        if (reason.size() == error.message.size() && reason.starts_with(name + std::string(behind))) reason.remove_prefix(name.size() + behind.size());
      problem(name, std::string(reason), error.hint);
    }
  }

  /// Another answer to a step that is over is told by the field.
  void compare(RunId run, const Step& step, const Resolution& resolution) {
    for (const auto& [name, value] : resolution.set) {
      const json::Value* before = json::member(step.outputs, name);
      if (before && *before == value) continue;
      problem(
          name,
          format("the step was finished with {}, and this says {}", before ? shown(*before) : "nothing", shown(value)),
          format("spoc run redo {}/{} -m WHY does it again", to_text(run), step.id));
    }
  }

  Deciding& deciding_;
  const AnswerRow& row_;
  FieldFiles& files_;
  AnsweredRow& result_;
};

AnsweredRow answer(Deciding& deciding, const AnswerRow& row, FieldFiles& files) {
  const Deciding::Mark mark = deciding.mark();
  AnsweredRow result;
  try {
    Answering(deciding, row, files, result).run();
  } catch (const Error& error) {
    if (!of_item(error)) throw;
    result.problems.push_back({{}, error.message, error.hint});
  }
  if (result.problems.empty())
    deciding.settle();
  else
    deciding.forget_since(mark);
  return result;
}

}  // namespace

AnsweredRows resolve_rows(Desk& desk, const std::vector<AnswerRow>& rows, bool partial, const intake::FilesAlong& along) {
  AnsweredRows result;
  try {
    result.outcome = transact(desk, [&](Deciding& deciding, Outcome& done) {
      result.rows.clear();
      FieldFiles files(deciding, along);
      for (const AnswerRow& row : rows) {
        result.rows.push_back(answer(deciding, row, files));
        for (const AnsweredRow::Problem& problem : result.rows.back().problems)
          done.rejected.push_back({format("row {}", row.number), Error(Code::data, problem.reason, problem.hint)});
      }
      if (done.rejected.empty()) files.require_used();
      result.refused = !partial && !done.rejected.empty();
      if (result.refused) throw Error(Code::data, kNothingDone);
    });
  } catch (const Error&) {
    if (!result.refused) throw;
    for (AnsweredRow& row : result.rows) row.answered = false;
  }
  return result;
}

}  // namespace spoc::desk
