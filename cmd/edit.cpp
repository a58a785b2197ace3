#include "desk/edit.h"

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/outcome.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/files_along.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"

namespace spoc::cmd {
namespace {

/// "tags+=x" adds, "tags-=x" removes: the sign belongs to the member.
desk::Assignment assignment_of(std::string_view text) {
  auto [name, value] = name_and_value(text);
  if (name == "tags") {
    json::Array tags;
    for (const std::string_view tag : split(value, ','))
      if (!trim(tag).empty()) tags.emplace_back(std::string(trim(tag)));
    return {name, tags};
  }
  return {name, value};
}

Code run(Context& context, const Arguments& arguments) {
  const auto ids = chosen_tickets(context);
  desk::Edits edits;
  for (const std::string_view set : arguments.values("--set")) edits.set.push_back(assignment_of(set));
  if (edits.set.empty()) throw Error(Code::usage, "nothing to change was named", "add --set field=value");
  edits.files = files_along(context);
  edits.reason = arguments.value("--reason").value_or("");
  if (const auto version = arguments.value("--if-version")) {
    edits.if_version = to_integer(*version);
    if (!edits.if_version) throw Error(Code::usage, format("--if-version cannot be \"{}\"", *version), "a number, as `version` in the JSON");
  }
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  return answer.print(desk::edit(desk, ids, edits));
}

constexpr Argument kArguments[] = {kChosenTickets};
constexpr Option kOptions[] = {
    {.name = "--set", .letter = 's', .value = "FIELD=VALUE", .help = "tags+=x adds, tags-=x removes", .repeatable = true},
    kAttachNamed,
    kReason,
    {.name = "--if-version", .value = "N", .help = "only when nobody changed it since"}};
constexpr Example kExamples[] = {{"spoc edit 42 --set urgency=high", "its priority and due date follow"},
                                 {"spoc edit 42 --set priority=P1 --reason \"the board waits\"", "by hand needs a reason"}};

}  // namespace

const Command kEdit{.name = "edit", .group = "Work", .summary = "Change members and fields of tickets",
                    .description = "Members: type subject description impact urgency priority service category cause channel language "
                                   "confidential tags, and the fields of its service. priority=derived ends an override.",
                    .arguments = kArguments, .options = kOptions, .examples = kExamples, .traits = kChoosingVerb, .run = run};

}  // namespace spoc::cmd
