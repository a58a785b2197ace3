#include "base/format.h"
#include "cmd/present/run_diagram.h"
#include "cmd/present/run_view.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "desk/definitions.h"

namespace spoc::cmd {
namespace {

render::Diagram of_run(Context& context, domain::RunId id) {
  std::optional<domain::Run> run;
  context.read([&](store::Reading& reading) { run = reading.run(id); });
  if (!run) throw Error(Code::not_found, format("there is no run {}", to_text(id)));
  const std::vector<domain::Step> steps = every_step(context, *run);
  std::optional<render::Diagram> diagram;
  desk::Definitions definitions;
  context.read([&](store::Reading& reading) {
    const auto policy = context.store().policy(run->bundle);
    const auto ticket = [&](domain::TicketId of) -> std::optional<domain::Ticket> {
      const auto stored = reading.ticket(of);
      return stored ? std::optional(stored->ticket) : std::nullopt;
    };
    diagram = diagram_of(context, definitions.of(*run, reading, *policy), {*run, steps, {*policy, reading.people()}, ticket});
  });
  return std::move(*diagram);
}

Code run(Context& context, const Arguments& arguments) {
  const std::string_view what = *arguments.positional(0);
  const bool is_run = domain::parse_run_id(what) || what.find(':') != std::string_view::npos;
  const render::Diagram diagram =
      is_run ? of_run(context, context.run_of(what))
             : diagram_of(context, *desk::workflow_in_force(std::string(what), *context.policy()));
  std::string text;
  switch (context.answer_format()) {
    case Format::svg:
      render::append_svg(text, diagram);
      break;
    case Format::dot:
      render::append_dot(text, diagram);
      break;
    default:
      render::append_mermaid(text, diagram);
      break;
  }
  context.out().write(text);
  return Code::ok;
}

constexpr std::string_view kFormats[] = {"mermaid", "dot", "svg"};
constexpr Argument kArguments[] = {
    {.name = "WORKFLOW|RUN", .help = "onboarding, r7 or onboarding:E1234", .completer = Completer::workflow}};
constexpr Option kOptions[] = {{.name = "--format",
                                .value = "FORMAT",
                                .help = "mermaid (the default), dot or svg",
                                .completer = Completer::words,
                                .words = kFormats}};
constexpr Example kExamples[] = {
    {"spoc run graph onboarding --format svg > onboarding.svg", "the workflow as a picture"},
    {"spoc run graph r7", "a run with its state, for a page that draws Mermaid"}};

}  // namespace

const Command kRunGraph{
    .name = "run graph",
    .group = "Value streams",
    .summary = "Draw a workflow, or a run with its state",
    .description = "Boxes are steps, arrows lead to what needs them; a dashed one leads back where a rejection does.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .run = run};

}  // namespace spoc::cmd
