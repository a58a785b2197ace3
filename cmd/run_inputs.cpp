#include "cmd/run_inputs.h"

#include "base/json.h"
#include "base/text.h"
#include "cmd/shell/files_along.h"
#include "cmd/shell/options.h"

namespace spoc::cmd {

void require_reason(const Arguments& arguments) {
  if (arguments.has("--override") && trim(arguments.value("--reason").value_or("")).empty())
    throw Error(Code::usage, "an override needs a reason", "add --reason TEXT");
}

desk::StartRun start_of(Context& context, const Arguments& arguments) {
  require_reason(arguments);
  desk::StartRun start;
  start.workflow = *arguments.positional(0);
  for (const std::string_view set : arguments.values("--set")) start.set.push_back(name_and_value(set));
  for (const std::string_view input : arguments.values("--override")) start.overridden.emplace_back(input);
  start.files = files_along(context);
  start.reason = arguments.value("--reason").value_or("");
  if (const auto file = arguments.value("--input")) {
    const json::Value value = json::parse(context.read(*file), *file, {16u << 20, 32});
    if (!value.object())
      throw Error(Code::data, "the inputs of a run are one JSON object", {}, {std::string(*file), 1, 1});
    start.given = *value.object();
  }
  return start;
}

}  // namespace spoc::cmd
