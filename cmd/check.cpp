#include "desk/check.h"

#include <map>

#include "base/file.h"
#include "base/format.h"
#include "base/json.h"
#include "cmd/present/diagnostics.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "deliver/readiness.h"
#include "policy/load.h"

namespace spoc::cmd {
namespace {

/// Where a named file stands in a desk: where the desk has one of that path or name, else where its kind belongs.
std::string place_of(std::string_view path, const std::vector<policy::File>& files) {
  const std::string name(file_name(path));
  const auto ends = [&](std::string_view place) { return path == place || path.ends_with("/" + std::string(place)); };
  for (const policy::File& file : files)
    if (ends(file.path)) return file.path;
  for (const policy::File& file : files)
    if (file_name(file.path) == name) return file.path;
  if (ends("templates/" + name)) return "templates/" + name;
  if (ends("kb/" + name)) return "kb/" + name;
  return name.ends_with(".toml") && name != "spoc.toml" && !name.ends_with(".test.toml") ? "workflows/" + name : name;
}

/// The desk's files, with the named ones in the place of those with the same name, or added.
std::vector<policy::File> files_of(Context& context) {
  std::vector<policy::File> files = desk::read_files(context.folder());
  for (const std::string& path : context.arguments().positionals()) {
    const std::string content = context.read(path);
    const std::string place = place_of(path, files);
    bool known = false;
    for (policy::File& file : files)
      if (file.path == place) {
        file.content = content;
        known = true;
      }
    if (!known) files.push_back({place, content});
  }
  return files;
}

/// Against the desk's directory, where there is somebody in it by now: files can be checked before there is a store.
desk::Checked checked_with_people(Context& context, const std::vector<policy::File>& files) {
  const std::string store = context.store_path();
  if (!store::Store::is_server(store) && !file_exists(store)) return desk::check(files, context.now());
  std::optional<desk::Checked> checked;
  try {
    const time::Instant now = context.now();
    context.store().read_again([&](store::Reading& reading) { checked = desk::check(files, now, reading.all_people().empty() ? nullptr : &reading.people()); });
  } catch (const Error& error) {
    if (checked) throw;
    context.say(format("spoc: people were not looked up: {}", error.message));
    return desk::check(files, context.now());
  }
  return std::move(*checked);
}

Code run(Context& context, const Arguments& arguments) {
  const std::vector<policy::File> files = files_of(context);
  desk::Checked checked = checked_with_people(context, files);
  if (checked.policy) {
    const std::string credentials(context.environment().filled("CREDENTIALS_DIRECTORY").value_or(""));
    for (Diagnostic& found : deliver::not_ready(*checked.policy, {context.folder(), credentials}))
      checked.diagnostics.push_back(std::move(found));
    sort(checked.diagnostics);
  }
  print_diagnostics(context, files, checked.diagnostics);
  const bool wrong = has_errors(checked.diagnostics) || (arguments.has("--strict") && !checked.diagnostics.empty());
  return wrong ? Code::no : Code::ok;
}

constexpr Argument kArguments[] = {{.name = "FILE", .help = "check these in the place of the desk's own", .minimum = 0, .maximum = 0, .completer = Completer::file}};
constexpr std::string_view kFormats[] = {"text", "json", "sarif"};
constexpr Option kOptions[] = {{.name = "--strict", .help = "warnings count as errors"},
                               {.name = "--format", .value = "FORMAT", .help = "text, json or sarif (for code review)", .completer = Completer::words, .words = kFormats}};
constexpr Example kExamples[] = {{"spoc check", "every error and warning of the desk's files in one pass"},
                                 {"spoc check --strict --json", "for a hook that guards the files in git"}};

}  // namespace

const Command kCheck{.name = "check", .group = "Desk", .summary = "Check policy and workflows",
                     .description = "1 when there are errors. Nothing is put in force.", .arguments = kArguments, .options = kOptions,
                     .examples = kExamples, .traits = {.documents = true}, .run = run};

}  // namespace spoc::cmd
