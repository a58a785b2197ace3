#include "cmd/present/kept.h"

#include "base/file.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/amounts.h"

namespace spoc::cmd {

desk::Place place_of(Context& context, std::optional<std::string_view> folder) {
  if (folder) context.settle_in(absolute_path(std::string(*folder)));
  context.require_owner();
  if (folder) make_folders(context.folder());
  return {context.store_path(), context.folder()};
}

store::Caller caller_of(Context& context, std::string_view verb) {
  store::Caller caller;
  caller.real_now = context.real_now();
  caller.now = context.now();
  caller.login = context.login();
  caller.actor = {caller.login, {}, "cli"};
  caller.verb = verb;
  return caller;
}

namespace {

void print_json(Context& context, const desk::Kept& kept, std::string_view schema) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string(schema).key("name").string(kept.name);
  w.key("tickets").integer(kept.extent.tickets).key("runs").integer(kept.extent.runs);
  w.key("entries").integer(kept.extent.entries).key("differences");
  w.integer(static_cast<std::int64_t>(kept.differences.size())).key("replaced");
  kept.replaced.empty() ? w.null() : w.string(kept.replaced);
  w.key("files").begin_array();
  for (const std::string& file : kept.files) w.string(file);
  w.end_array();
  if (context.arguments().has("--dry-run")) w.key("dry_run").boolean(true);
  w.end_object();
  context.out().write(text + "\n");
}

}  // namespace

void print_kept(Context& context, const desk::Kept& kept, std::string_view schema, std::string_view done) {
  if (context.json()) return print_json(context, kept, schema);
  const auto line = [&](std::string_view text) { context.out().write(terminal_safe(text, Shape::one_line) + "\n"); };
  line(format("{} {}: {}", done, kept.name, extent_text(kept.extent)));
  line(kept.differences.empty() ? "it was proved: everything agrees"
                                : format("it is damaged: {} differences", kept.differences.size()));
  if (!kept.replaced.empty()) line(format("what was there is kept in {}", kept.replaced));
  if (!kept.files.empty()) line(format("policy's files were written: {}", join(kept.files, ", ")));
}

}  // namespace spoc::cmd
