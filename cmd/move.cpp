#include "desk/move.h"
#include "base/file.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/amounts.h"
#include "cmd/shell/context.h"
#include "cmd/shell/progress.h"
#include "cmd/shell/store_place.h"
#include "cmd/verbs.h"
#include "store/move.h"

namespace spoc::cmd {
namespace {

/// One spelling of each place: it is compared, and written down.
std::string from_root(const std::string& where) { return store::Store::is_server(where) ? where : absolute_path(where); }

/// Who ends what was interrupted has been asked when it began; the store cannot say any more whose it is.
void require_may_move(Context& context, const std::string& from, const std::string& to) {
  if (!store::Store::is_server(from) || store::moved_to(from) != to) context.require_owner();
}

void print(Context& context, const desk::Moved& moved, const std::string& to, bool dry_run) {
  if (context.json()) {
    std::string text;
    json::Writer w(text, 2);
    w.begin_object().key("schema").string("spoc.move/1").key("store").string(to).key("resumed").boolean(moved.resumed);
    w.key("tickets")
        .integer(moved.extent.tickets)
        .key("runs")
        .integer(moved.extent.runs)
        .key("entries")
        .integer(moved.extent.entries);
    w.key("left_out").begin_array();
    for (const std::string& why : moved.left_out) w.string(why);
    w.end_array();
    if (dry_run) w.key("dry_run").boolean(true);
    w.end_object();
    context.out().write(text + "\n");
    return;
  }
  const auto line = [&](std::string_view text) { context.out().write(terminal_safe(text, Shape::one_line) + "\n"); };
  if (dry_run && moved.resumed) return line(format("the move to {} would be ended", to));
  line(format("{} to {}: {}", dry_run ? "would move" : "moved", to, extent_text(moved.extent)));
  if (!dry_run) line(moved.resumed ? "it was proved before, and has ended now" : "it was proved: everything agrees");
  for (const std::string& why : moved.left_out) context.say(terminal_safe("not let in: " + why, Shape::one_line));
  if (!moved.left_out.empty()) context.say("hint: spoc upgrade --service-role ROLE --readers ROLE lets roles of the server in");
}

Code run(Context& context, const Arguments& arguments) {
  const std::string from = from_root(context.store_path());
  const auto named = arguments.value("--to");
  if (!named) throw Error(Code::usage, "where to?", "spoc move --to WHERE: a path, file: or postgresql: URL");
  const std::string to = from_root(store_at(*named, context.environment().folder));
  const bool dry_run = arguments.has("--dry-run");
  require_may_move(context, from, to);
  desk::Moved moved;
  {
    Progress progress(context, "moving");
    moved = desk::move({from, to, context.real_time(), context.wait_ms(), dry_run},
                       [&](std::int64_t done, std::int64_t all) { progress.update(done, all); });
  }
  const bool by_variable = context.environment().filled("SPOC_STORE").has_value();
  if (!dry_run && !by_variable) write_place(context.folder(), to);
  print(context, moved, to, dry_run);
  if (!dry_run && by_variable) context.say("hint: $SPOC_STORE names the old place: change it wherever it is set");
  return Code::ok;
}

constexpr Option kOptions[] = {
    {.name = "--to", .value = "WHERE", .help = "a path, file: or postgresql: URL"}};
constexpr Example kExamples[] = {
    {"spoc move --to postgresql://db.example.org/spoc", "when several machines are to share the desk"},
    {"spoc move --to spoc.db", "back into a file"}};

}  // namespace

const Command kMove{.name = "move",
                    .group = "Desk",
                    .summary = "Move the desk's store to another place",
                    .description =
                        "Makes a twin there, proves it, and lets it take over: store.toml names it, and the old store "
                        "says where it went and takes "
                        "nothing any more. Meanwhile others read; who writes is told to try again (75). A move that "
                        "was interrupted is run again; until "
                        "it ends, nothing is lost. Refuses a place where something is.",
                    .options = kOptions,
                    .examples = kExamples,
                    .traits = {.writes = true, .documents = true},
                    .run = run};

}  // namespace spoc::cmd
