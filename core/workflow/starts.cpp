#include "workflow/starts.h"

#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "workflow/moment.h"
#include "workflow/values.h"

namespace spoc::workflow {

namespace {

/// "employee.id" in an object, made where it is not there.
void place(json::Object& in, std::string_view path, json::Value value) {
  const std::size_t dot = path.find('.');
  const std::string_view name = path.substr(0, dot);
  auto found = std::find_if(in.begin(), in.end(), [&](const json::Member& member) { return member.first == name; });
  if (found == in.end()) {
    in.emplace_back(std::string(name), json::Value());
    found = in.end() - 1;
  }
  if (dot == std::string_view::npos) {
    found->second = std::move(value);
    return;
  }
  if (!found->second.object()) found->second = json::Object{};
  place(*found->second.object(), path.substr(dot + 1), std::move(value));
}

json::Value value_of(const std::string& path, const Formula& formula, const RunScope& scope) {
  const expr::Result result = formula.program.evaluate(scope);
  const auto* failure = std::get_if<expr::Failure>(&result);
  auto value = failure ? std::nullopt : to_json(std::get<expr::Value>(result));
  if (value) return std::move(*value);
  throw Error(
      Code::data,
      format("{}: \"{}\": {}", path, formula.text, failure ? failure->message : std::string("it cannot be kept")), {},
      formula.where);
}

}  // namespace

std::optional<json::Object> begun_by(const Definition& definition, const Happened& happened, const World& world,
                                     Instant now) {
  for (const EventStart& start : definition.starts) {
    if (start.wait.event != happened.event) continue;
    domain::Run run;
    run.workflow = definition.name;
    run.opened_at = now;
    RunScope scope(definition, run, world, now, world.policy.calendar({}));
    scope.with_event(happened.data, *start.wait.type);
    if (start.wait.match) {
      const Truth truth = truth_of(*start.wait.match, scope);
      if (const auto* nothing = std::get_if<NoValue>(&truth))
        throw Error(Code::data, nothing->why, {}, start.wait.match->where);
      const bool* holds = std::get_if<bool>(&truth);
      if (!holds || !*holds) continue;
    }
    json::Object given;
    for (const auto& [path, formula] : start.with) place(given, path, value_of(path, formula, scope));
    return given;
  }
  return std::nullopt;
}

}  // namespace spoc::workflow
