#include "cmd/shell/completion.h"

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/manual_pages.h"
#include "cmd/registry.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "desk/kb.h"
#include "report/catalog.h"

namespace spoc::cmd {
namespace {

/// More numbers than anybody picks from; the newest are the ones people mean.
constexpr std::int64_t kTickets = 500;

/// One candidate a line, where there is one a tab and a description behind it. Both may be anything somebody once
/// typed.
class Candidates {
 public:
  void add(std::string_view word, std::string_view what = {}) {
    text_ += terminal_safe(word, Shape::one_line);
    if (!what.empty()) text_ += "\t" + terminal_safe(what, Shape::one_line);
    text_ += "\n";
  }
  void add_all(const std::vector<std::string>& words) {
    for (const std::string& word : words) add(word);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

void add_tickets(Context& context, Candidates& candidates) {
  using domain::Status;
  store::TicketQuery query;
  query.statuses = {Status::fresh, Status::open, Status::waiting, Status::resolved};
  query.order = {{"created_at", true}};
  query.limit = kTickets;
  context.read([&](store::Reading& reading) {
    reading.tickets(query, false, [&](const store::StoredTicket& stored) {
      candidates.add(to_text(stored.ticket.id), stored.ticket.confidential ? "" : stored.ticket.subject);
      return true;
    });
  });
}

void add_runs(Context& context, Candidates& candidates) {
  context.read([&](store::Reading& reading) {
    reading.runs({}, std::nullopt, [&](const domain::Run& run) {
      if (!run.finished_at)
        candidates.add(to_text(run.id), run.key.empty() ? run.workflow : run.workflow + ":" + run.key);
      return true;
    });
  });
}

void add_people(Context& context, Candidates& candidates) {
  context.read([&](store::Reading& reading) {
    for (const domain::Person& person : reading.all_people())
      if (!person.left) candidates.add(person.id, person.name);
  });
}

void add_views(const policy::Policy& policy, Candidates& candidates) {
  for (const char* name : {"mine", "followed", "unowned", "overdue", "stalled", "waiting"})
    if (!policy.view(name)) candidates.add(name);
  for (const policy::View& view : policy.views) candidates.add(view.name, view.title);
}

void add_named(const policy::Policy& policy, const domain::Sight& sight, Completer kind, Candidates& candidates) {
  switch (kind) {
    case Completer::team:
      for (const policy::Team& team : policy.teams)
        if (decide::visible_team(sight, policy, team.name)) candidates.add(team.name, team.title);
      break;
    case Completer::service:
      for (const policy::Service& service : policy.services) candidates.add(service.name, service.title);
      break;
    case Completer::department:
      for (const policy::Department& department : policy.departments) candidates.add(department.name, department.title);
      break;
    case Completer::cause:
      for (const policy::Cause& cause : policy.causes) candidates.add(cause.name, cause.title);
      break;
    case Completer::category:
      candidates.add_all(policy.category_names());
      break;
    case Completer::priority:
      candidates.add_all(policy.priority.levels);
      break;
    case Completer::workflow:
      candidates.add_all(policy.workflow_names());
      break;
    case Completer::calendar:
      candidates.add_all(policy.calendar_names());
      break;
    case Completer::view:
      add_views(policy, candidates);
      break;
    case Completer::report:
      for (const policy::ReportDocument& document : policy.reports) candidates.add(document.name, document.title);
      break;
    default:
      break;
  }
}

Code print_candidates(Context& context, std::string_view word) {
  const auto kind = completer_of_kind(word);
  if (!kind) throw Error(Code::usage, format("\"{}\" is no kind of candidates", word));
  Candidates candidates;
  switch (*kind) {
    case Completer::ticket:
      add_tickets(context, candidates);
      break;
    case Completer::run:
      add_runs(context, candidates);
      break;
    case Completer::person:
      add_people(context, candidates);
      break;
    case Completer::status:
      for (const std::string_view status : domain::words<domain::Status>()) candidates.add(status);
      break;
    case Completer::type:
      for (const std::string_view type : domain::words<domain::TicketType>()) candidates.add(type);
      break;
    case Completer::level:
      for (const std::string_view level : domain::words<domain::Level>()) candidates.add(level);
      break;
    case Completer::article:
      for (const desk::KnownArticle& one : desk::known_articles(context.store(), context.authority().sight, {}, context.now()))
        candidates.add(one.article.id(), one.article.title);
      break;
    case Completer::topic:
      for (const ManualPage& page : manual_pages()) candidates.add(page.topic, page.title);
      for (const Command* command : commands())
        if (!command->name.empty()) candidates.add(command->name, command->summary);
      break;
    case Completer::report:
      for (const report::Report& report : report::reports()) candidates.add(report.name, report.question);
      [[fallthrough]];
    default:
      add_named(*context.policy(), context.authority().sight, *kind, candidates);
      break;
  }
  context.out().write(candidates.text());
  return Code::ok;
}

Code run(Context& context, const Arguments& arguments) {
  if (const auto kind = arguments.value("--candidates")) return print_candidates(context, *kind);
  const std::string_view shell = arguments.positional(0).value_or("");
  if (shell == "bash")
    context.out().write(bash_completion(commands()));
  else if (shell == "zsh")
    context.out().write(zsh_completion(commands()));
  else if (shell == "fish")
    context.out().write(fish_completion(commands()));
  else
    throw Error(Code::usage,
                shell.empty() ? std::string("which shell?") : format("there is no completion for \"{}\"", shell),
                "bash, zsh or fish");
  return Code::ok;
}

constexpr Argument kArguments[] = {
    {.name = "bash|zsh|fish", .help = "the shell", .minimum = 0, .completer = Completer::words}};
constexpr Option kOptions[] = {{.name = "--candidates", .value = "KIND"}};
constexpr Example kExamples[] = {{"source <(spoc completion bash)", "for this shell"},
                                 {"spoc completion fish > ~/.config/fish/completions/spoc.fish", "for every one"}};

}  // namespace

const Command kCompletion{
    .name = "completion",
    .group = "Shell",
    .summary = "Print a shell's completion script",
    .description =
        "It knows the verbs and options, and asks the desk for numbers, people, teams, services and workflows.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .run = run};

}  // namespace spoc::cmd
