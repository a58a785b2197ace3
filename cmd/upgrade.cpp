#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "store/migrate.h"
#include "store/roles.h"

namespace spoc::cmd {
namespace {

std::string json_of(int steps, const store::Roles& roles, bool dry_run) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.upgrade/1").key("steps").integer(steps);
  if (!roles.service.empty()) w.key("service_role").string(roles.service);
  if (!roles.readers.empty()) w.key("readers").string(roles.readers);
  if (dry_run) w.key("dry_run").boolean(true);
  w.end_object();
  return text + "\n";
}

std::string text_of(int steps, const store::Roles& roles, bool dry_run, bool on_server) {
  std::string text = "the store is up to date\n";
  const std::string_view word = steps == 1 ? "step" : "steps";
  if (steps != 0)
    text = dry_run ? format("the store would be brought up by {} {}\n", steps, word)
                   : format("brought the store up by {} {}{}\n", steps, word,
                            on_server ? "" : "; a copy of it as it was lies beside it");
  const std::string_view would = dry_run ? "would work" : "works";
  if (!roles.service.empty())
    text += format("the program {} as {}, which may only append to the journal\n", would, roles.service);
  if (!roles.readers.empty())
    text += format("members of {} {} in tickets, runs and entries what they may see\n", roles.readers,
                   dry_run ? "would read" : "read");
  return text;
}

Code run(Context& context, const Arguments& arguments) {
  context.require_owner();
  const bool dry_run = arguments.has("--dry-run");
  const std::string where = context.store_path();
  const store::Roles roles{std::string(arguments.value("--service-role").value_or("")),
                           std::string(arguments.value("--readers").value_or(""))};
  store::require_roles(where, roles);
  const int steps = dry_run ? store::steps_to_take(where, store::migrations()) : store::Store::upgrade(where);
  if (!dry_run) store::let_in(where, roles);
  const std::string said =
      context.json() ? json_of(steps, roles, dry_run)
                     : terminal_safe(text_of(steps, roles, dry_run, store::Store::is_server(where)), Shape::block);
  context.out().write(said);
  return Code::ok;
}

constexpr Option kOptions[] = {
    {.name = "--service-role",
     .value = "ROLE",
     .help = "of the server: works with the store and only appends to the journal"},
    {.name = "--readers", .value = "ROLE", .help = "of the server: reads views of what each login may see"}};
constexpr Example kExamples[] = {
    {"spoc upgrade", "after a newer spoc was installed"},
    {"spoc upgrade --service-role spoc --readers desk_people", "let roles of the server in (spoc help server)"}};

}  // namespace

const Command kUpgrade{.name = "upgrade",
                       .group = "Desk",
                       .summary = "Bring an older store up to this program",
                       .description =
                           "Copies a file beside itself first; a server takes all steps or none. Other commands refuse "
                           "an older store with 78.",
                       .options = kOptions,
                       .examples = kExamples,
                       .traits = {.writes = true, .documents = true},
                       .run = run};

}  // namespace spoc::cmd
