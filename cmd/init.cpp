#include "base/file.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/shell/context.h"
#include "cmd/shell/store_place.h"
#include "cmd/verbs.h"
#include "desk/absence.h"
#include "desk/apply.h"
#include "desk/check.h"
#include "desk/people.h"
#include "policy/load.h"
#include "policy/templates.h"
#include "store/roles.h"
#include "time/phrase.h"

namespace spoc::cmd {
namespace {

/// The zone of this machine: $TZ, else what /etc/timezone or /etc/localtime names, else UTC.
std::string local_zone(const Environment& environment) {
  if (const auto zone = environment.filled("TZ")) return std::string(zone->starts_with(':') ? zone->substr(1) : *zone);
  if (file_exists("/etc/timezone")) {
    const std::string name(trim(read_file("/etc/timezone", 4096)));
    if (!name.empty()) return name == "Etc/UTC" ? "UTC" : name;
  }
  return "UTC";
}

std::vector<policy::File> files_of(const Arguments& arguments, const std::string& name,
                                   const Environment& environment) {
  if (!arguments.has("--sample")) {
    const std::string zone(arguments.value("--time-zone").value_or(""));
    return {{"spoc.toml", policy::starter_policy(name, zone.empty() ? local_zone(environment) : zone)}};
  }
  if (arguments.has("--name") || arguments.has("--time-zone"))
    throw Error(Code::usage, "the sample desk has its own name and zone", "leave out --name and --time-zone");
  return policy::sample_files();
}

/// What is to be made: the desk's folder, and its store, there or elsewhere, and who of a server is let in.
struct Place {
  std::string folder, store;
  store::Roles roles;
  bool elsewhere = false;
};

Place place_of(const Arguments& arguments, const Environment& environment) {
  Place place;
  place.folder = absolute_path(std::string(arguments.positional(0).value_or(".")));
  std::optional<std::string> named;
  if (const auto option = arguments.value("--store")) named = std::string(*option);
  else if (const auto variable = environment.filled("SPOC_STORE")) named = std::string(*variable);
  place.elsewhere = named.has_value();
  place.roles = {std::string(arguments.value("--service-role").value_or("")), std::string(arguments.value("--readers").value_or(""))};
  place.store = named ? store_at(*named, environment.folder) : join_path(place.folder, "spoc.db");
  return place;
}

void refuse_to_overwrite(const Place& place, const std::vector<policy::File>& files) {
  const std::string& folder = place.folder;
  if (place.elsewhere && store::Store::exists(place.store))
    throw Error(Code::cannot_create, format("{} is there already", place.store), "choose another place for the store");
  for (const char* name : {"spoc.toml", "store.toml", "spoc.db"})
    if (file_exists(join_path(folder, name)))
      throw Error(Code::cannot_create, format("there is a desk in {} already", folder), "choose another folder");
  for (const policy::File& file : files)
    if (file_exists(join_path(folder, file.path)))
      throw Error(Code::cannot_create, format("{} is there already", join_path(folder, file.path)),
                  "choose another folder");
}

void write_files(const std::string& folder, const std::vector<policy::File>& files) {
  for (const policy::File& file : files) {
    const std::string path = join_path(folder, file.path);
    make_folders(parent_folder(path));
    create_file(path, file.content);
  }
}

/// The bundle is what a later `apply` would read from the folder.
std::shared_ptr<const policy::Policy> checked_policy(const std::string& folder) {
  desk::Checked checked = desk::check(policy::read_files(folder));
  if (checked.policy) return checked.policy;
  const Diagnostic& first = checked.diagnostics.front();
  throw Error(Code::configuration, first.message, first.hint,
              {join_path(folder, first.file), first.line, first.column});
}

void sync_people(const Place& place, const store::Caller& caller) {
  const std::string path = join_path(place.folder, "people.csv");
  if (!file_exists(path)) return;
  store::Store store(place.store);
  desk::Desk desk{store, caller};
  const desk::Synced synced = desk::sync_people(desk, read_file(path));
  if (!synced.problems.empty())
    throw Error(Code::data, format("{}: {}", path, synced.problems.front().reason), synced.problems.front().hint);
}

/// Somebody of the sample is away from the next week but one on: an organisation in which nobody ever is would not show
/// what happens then.
void plan_absence(const Place& place, const policy::Policy& policy, const store::Caller& caller) {
  const time::PhraseContext from{caller.now, policy.zone(), policy.calendar({})};
  store::Store store(place.store);
  desk::Desk desk{store, caller};
  desk::set_away(desk, {"emil", time::parse_time("+5bd", from), time::parse_time("+15bd", from), {}});
}

/// The files are ours and right, so what is wrong with them is what the command line put in: the time zone.
void require_good_files(const std::vector<policy::File>& files) {
  const desk::Checked checked = desk::check(files);
  if (!checked.policy) throw Error(Code::usage, checked.diagnostics.front().message, checked.diagnostics.front().hint);
}

/// Says in the desk's folder where its store is.
void say_where(const Place& place) {
  if (!place.elsewhere) return;
  if (!store::Store::is_server(place.store)) make_folders(parent_folder(place.store));
  write_place(place.folder, place.store);
}

/// A desk that was half made is worse than none: everything is checked before anything is written.
void make_desk(const Place& place, const std::vector<policy::File>& files, const Arguments& arguments,
               const store::Caller& caller) {
  refuse_to_overwrite(place, files);
  require_good_files(files);
  store::require_roles(place.store, place.roles);
  if (arguments.has("--dry-run")) return;
  make_folders(place.folder);
  write_files(place.folder, files);
  const auto policy = checked_policy(place.folder);
  say_where(place);
  desk::create(place.store, policy->desk.name, arguments.has("--rehearsal"), caller, policy);
  sync_people(place, caller);
  if (arguments.has("--sample")) plan_absence(place, *policy, caller);
  store::let_in(place.store, place.roles);
}

Code run(Context& context, const Arguments& arguments) {
  if (context.environment().privileged)
    throw Error(Code::refused, "spoc works for you as another user here and makes no desk",
                "make your own with the program itself");
  const Place place = place_of(arguments, context.environment());
  const std::string& folder = place.folder;
  const std::string name(arguments.value("--name").value_or(file_name(folder)));
  store::Caller caller;
  caller.real_now = context.real_now();
  caller.now = context.now();
  caller.login = context.login();
  caller.actor = {caller.login, {}, "cli"};
  caller.verb = "init";
  caller.owner = true;  // the store is made by who makes it
  const std::vector<policy::File> files = files_of(arguments, name, context.environment());
  make_desk(place, files, arguments, caller);
  const bool dry_run = arguments.has("--dry-run");
  if (context.quiet()) {
    context.out().write(folder + "\n");
  } else if (context.json()) {
    std::string text;
    json::Writer w(text, 2);
    w.begin_object()
        .key("schema")
        .string("spoc.desk/1")
        .key("folder")
        .string(folder)
        .key("name")
        .string(name)
        .key("store")
        .string(place.store);
    w.key("files").begin_array();
    for (const policy::File& file : files) w.string(file.path);
    w.end_array();
    if (dry_run) w.key("dry_run").boolean(true);
    w.end_object();
    context.out().write(text + "\n");
  } else if (dry_run) {
    std::string text = format("a desk would be made in {}:\n", folder);
    for (const policy::File& file : files) text += format("  {}\n", file.path);
    context.out().write(terminal_safe(
        text + format("  {}\n", place.elsewhere ? "store.toml\n  " + place.store : "spoc.db"), Shape::block));
  } else {
    context.out().write(terminal_safe(format("made a desk in {}", folder), Shape::one_line) + "\n");
    context.say(format("hint: try  cd {}  and  spoc log \"printer jams\"", folder));
  }
  return Code::ok;
}

constexpr Argument kArguments[] = {
    {.name = "DIR", .help = "the folder; this one without", .minimum = 0, .completer = Completer::folder}};
constexpr Option kOptions[] = {
    {.name = "--name", .value = "NAME", .help = "the desk's name; the folder's without"},
    {.name = "--time-zone", .value = "ZONE", .help = "like Europe/Berlin; this machine's without"},
    {.name = "--sample", .help = "a whole organisation to play with"},
    {.name = "--rehearsal", .help = "equal commands give equal stores: for trying out and tests"},
    {.name = "--store", .value = "URL", .help = "its store: a path, file: or postgresql: URL; spoc.db in it without"},
    {.name = "--service-role", .value = "ROLE", .help = "of the server: works with the store and only appends to the journal"},
    {.name = "--readers", .value = "ROLE", .help = "of the server: reads views of what each login may see"},
    {.name = "--now", .value = "TIME", .help = "the time to go by"}};
constexpr Example kExamples[] = {
    {"spoc init desk --sample", "an organisation with people, services and workflows"},
    {"spoc init --name \"Example Works\" --time-zone Europe/Berlin", "a small desk of your own here"},
    {"spoc init desk --store postgresql:///desk --service-role spoc --readers desk_people", "on a server (spoc help server)"}};

}  // namespace

const Command kInit{.name = "init",
                    .group = "Desk",
                    .summary = "Make a desk",
                    .description = "Refuses to overwrite anything.",
                    .arguments = kArguments,
                    .options = kOptions,
                    .examples = kExamples,
                    .traits = {.reads_desk = false, .writes = true, .documents = true, .quiet = true},
                    .run = run};

}  // namespace spoc::cmd
