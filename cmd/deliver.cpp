#include "desk/deliver.h"

#include <chrono>
#include <thread>

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/deliver_list.h"
#include "cmd/deliver_telling.h"
#include "cmd/run_step.h"
#include "cmd/present/event_json.h"
#include "cmd/shell/context.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/act.h"
#include "desk/act_by_hand.h"

namespace spoc::cmd {
namespace {

/// What is named on the command line.
struct Named {
  std::vector<std::int64_t> notices;
  std::vector<desk::RunStep> steps;
  bool nothing() const { return notices.empty() && steps.empty(); }
};

Named named(Context& context, const Arguments& arguments) {
  Named found;
  for (const std::string& word : arguments.positionals()) {
    if (word.find('/') != std::string::npos) {
      found.steps.push_back(run_step_of(context, word));
      continue;
    }
    const auto id = to_integer(word);
    if (!id || *id < 1)
      throw Error(Code::usage, format("\"{}\" is neither the number of a notice nor a step of a run", word),
                  "see them: spoc deliver --list");
    found.notices.push_back(*id);
  }
  return found;
}

/// Programs, and messages, at a time.
std::size_t jobs_of(const Arguments& arguments) {
  constexpr long long kMost = 256;
  const auto text = arguments.value("--jobs");
  if (!text) return 1;
  const auto jobs = to_integer(*text);
  if (!jobs || *jobs < 1 || *jobs > kMost)
    throw Error(Code::usage, format("--jobs takes a number from 1 to {}, and \"{}\" is none", kMost, *text));
  return static_cast<std::size_t>(*jobs);
}

void add(desk::Delivered& all, const desk::Delivered& more) {
  all.messages += more.messages;
  all.notices += more.notices;
  all.waiting += more.waiting;
  all.failed += more.failed;
  all.dropped += more.dropped;
  all.put_off += more.put_off;
}

/// Notices first, so that none waits for a long program; those that programs caused at the end, and meanwhile. Hooks last: they hear
/// of all of it.
Code send(Context& context) {
  desk::Desk desk = context.desk();
  Telling telling(context, desk.dry_run);
  desk::Delivered delivered;
  const bool set = context.now() != context.real_now();
  const auto real_time = [&context] { return context.real_time(); };
  const std::string credentials(context.environment().filled("CREDENTIALS_DIRECTORY").value_or(""));
  const std::size_t jobs = jobs_of(context.arguments());
  const auto notices = [&] {
    desk.caller.real_now = real_time();
    if (!set) desk.caller.now = desk.caller.real_now;
    add(delivered, desk::deliver(desk, {context.folder(), real_time, credentials, jobs}, [&](const desk::Sent& sent) { telling.tell(sent); }));
  };
  desk::Acting acting{context.folder(), credentials, [&, now = context.now()] { return set ? now : real_time(); }, real_time, jobs, notices};
  notices();
  const desk::ActedCount acted = desk::act(desk, acting, [&](const desk::Acted& one) { telling.tell(one); });
  const bool any = acted.done + acted.retried + acted.failed + acted.rejected > 0;
  if (any) notices();
  const desk::Hooking hooking{context.folder(), credentials, real_time, event_writer(context), notices};
  const desk::HookedCount hooks = desk::tell_hooks(desk, hooking, [&](const desk::Hooked& one) { telling.tell(one); });
  telling.finish(delivered, hooks);
  const bool left = delivered.failed + delivered.waiting + acted.retried + acted.failed + hooks.failed + hooks.waiting > 0;
  return left ? Code::partial : Code::ok;
}

Code again(Context& context, const Arguments& arguments) {
  desk::Desk desk = context.desk();
  const Named wanted = named(context, arguments);
  const std::string reason(trim(arguments.value("--reason").value_or("spoc deliver --retry")));
  std::int64_t count = 0;
  if (wanted.nothing() || !wanted.steps.empty()) count += desk::retry_actions(desk, wanted.steps, reason);
  if (wanted.nothing() || !wanted.notices.empty()) count += desk::retry(desk, wanted.notices);
  if (!context.json() && !context.quiet())
    context.say(format("{} {}", count,
                       desk.dry_run ? "would be tried again"
                       : count == 1 ? "is tried again"
                                    : "are tried again"));
  return desk.dry_run ? Code::ok : send(context);
}

/// A step is only let go by its name: its run goes on without it.
Code drop(Context& context, const Arguments& arguments) {
  const std::string reason(trim(arguments.value("--reason").value_or("")));
  if (reason.empty()) throw Error(Code::usage, "dropping needs a reason", "add --reason TEXT");
  desk::Desk desk = context.desk();
  const Named wanted = named(context, arguments);
  std::int64_t count = 0;
  if (!wanted.steps.empty()) count += desk::drop_actions(desk, wanted.steps, reason);
  if (wanted.nothing() || !wanted.notices.empty()) count += desk::drop(desk, wanted.notices, reason);
  if (context.json()) {
    context.out().write(format("{{\"schema\":\"spoc.delivery/1\",\"dropped\":{}{}}}\n", count,
                               desk.dry_run ? ",\"dry_run\":true" : ""));
  } else if (!context.quiet()) {
    context.say(format("{} {} dropped", count, desk.dry_run ? "would be" : count == 1 ? "is" : "are"));
  }
  return Code::ok;
}

/// Sends what is queued and what comes, until it is ended: for a service where cron is too slow.
[[noreturn]] void watch(Context& context) {
  constexpr auto kPause = std::chrono::seconds(2);
  if (context.json() || context.arguments().has("--dry-run"))
    throw Error(Code::usage, "--watch never ends: it goes with neither --json nor --dry-run", "leave out --watch");
  while (true) {
    context.look_again();
    send(context);
    context.out().flush();
    std::this_thread::sleep_for(kPause);
  }
}

Code run(Context& context, const Arguments& arguments) {
  const int modes =
      arguments.has("--list") + arguments.has("--retry") + arguments.has("--drop") + arguments.has("--watch");
  if (modes > 1) throw Error(Code::usage, "--list, --retry, --drop and --watch exclude each other", "use one of them");
  if (arguments.has("--reason") && !arguments.has("--drop") && !arguments.has("--retry"))
    throw Error(Code::usage, "--reason goes with --drop or --retry");
  if (arguments.has("--list")) return list_undelivered(context);
  if (arguments.has("--retry")) return again(context, arguments);
  if (arguments.has("--drop")) return drop(context, arguments);
  if (!arguments.positionals().empty())
    throw Error(Code::usage, "notices and steps are named for --retry or --drop",
                "without them everything that is due is sent");
  if (arguments.has("--watch")) watch(context);
  return send(context);
}

constexpr Argument kArguments[] = {{.name = "WHAT",
                                    .help = "notices or steps of --list, for --retry and --drop; none: what failed",
                                    .minimum = 0,
                                    .maximum = 0}};
constexpr Option kOptions[] = {{.name = "--list", .letter = 'l', .help = "what has not left the desk"},
                               {.name = "--retry", .help = "try again what failed"},
                               {.name = "--drop", .help = "never send what failed; a step only by name, and its run goes on without it"},
                               {.name = "--jobs", .letter = 'j', .value = "N", .help = "messages, and programs, at a time; 1 without it"},
                               {.name = "--watch", .help = "go on with what is queued from now on"},
                               kReason};
constexpr Example kExamples[] = {{"spoc deliver --quiet --jobs 4", "do what is queued, from cron"},
                                 {"spoc deliver --drop 17 --reason \"wrong address\"", "never send notice 17"},
                                 {"spoc deliver --retry r7/identity", "run that program again, now"}};

}  // namespace

const Command kDeliver{
    .name = "deliver",
    .group = "Work",
    .summary = "Do what is queued for the outside world: messages, the programs of runs, hooks",
    .description =
        "Notices to the same people become one message. Killed anywhere, each message exists once. What "
        "fails is tried again after a minute, five, thirty and two hours; then it stays in --list. Quiet hours and the "
        "hourly limit of policy put notices off. Programs are tried as their workflow says (spoc help actions), hooks are told "
        "last and beside each other (spoc help hooks). 80 when "
        "something was not sent or done.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = {.writes = true, .documents = true, .quiet = true},
    .run = run};

}  // namespace spoc::cmd
