// The program: captures what surrounds it, finds the command, runs it, and turns what went wrong into an exit code.
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <memory>

#include "cmd/log_mail.h"
#include "cmd/registry.h"
#include "cmd/shell/context.h"
#include "cmd/shell/dispatch.h"
#include "cmd/shell/edited_files.h"
#include "cmd/shell/environment.h"
#include "cmd/shell/exit_code.h"
#include "cmd/shell/handed.h"
#include "cmd/shell/parse.h"
#include "cmd/shell/terminal.h"

namespace {

using namespace spoc;

int become(const cmd::Execute& execute, const cmd::Environment& environment) {
  std::vector<std::string> words = execute.words;
  std::vector<std::string> variables = cmd::variables_with(environment, execute.settings);
  std::vector<char*> argv, envp;
  for (std::string& word : words) argv.push_back(word.data());
  for (std::string& variable : variables) envp.push_back(variable.data());
  argv.push_back(nullptr);
  envp.push_back(nullptr);
  cmd::restore_broken_pipes();
  execve(execute.path.c_str(), argv.data(), envp.data());
  throw Error(Code::unavailable, "cannot run " + execute.path, "is it a program for this machine?");
}

int show(const cmd::Show& text, const cmd::Environment& environment) {
  if (text.code != Code::ok) {
    cmd::say(environment.errors, text.text);
  } else {
    cmd::Output out(environment.output);
    out.write(text.text);
    out.finish();
  }
  return cmd::exit_number(text.code);
}

/// What the command does. Whoever reads "nothing was done" in the exit code does it again, which is wrong once something was written:
/// then it is a failure on the way.
Code run(const cmd::Command& command, cmd::Context& context, const cmd::Arguments& arguments) {
  try {
    return command.run(context, arguments);
  } catch (const Error& error) {
    if (!context.has_written() || (error.code != Code::unavailable && error.code != Code::try_again)) throw;
    throw Error(Code::io, error.message + "; what was written before stays", "`spoc history` shows it", error.where);
  }
}

int run(const cmd::Run& call, const cmd::Environment& environment) {
  const cmd::Arguments arguments = cmd::with_handed_files(environment, *call.command, call.arguments);
  auto context = std::make_unique<cmd::Context>(environment, *call.command, arguments);
  const Code code = run(*call.command, *context, arguments);
  if (call.command->name == "log" && arguments.has("--mail")) {  // nothing that comes after may call it in question
    context->leave();
    [[maybe_unused]] static const cmd::Context* const kept = context.release();
    return cmd::exit_number(code);
  }
  context->out().finish();
  cmd::mention_edited_files(*context);
  context->leave();
  // The kernel takes memory and files back faster than destructors: a sixteenth of a short command. Kept where it can be
  // reached, so that the leak checker knows it is meant.
  [[maybe_unused]] static const cmd::Context* const left = context.release();
  return cmd::exit_number(code);
}

int spoc_main(const cmd::Environment& environment) {
  const cmd::Callable callable{cmd::commands(), [&] { return cmd::read_settings(environment).aliases; },
                               environment.variable("PATH").value_or("")};
  const cmd::Dispatch call = cmd::dispatch(environment.arguments, callable);
  if (const auto* execute = std::get_if<cmd::Execute>(&call)) return become(*execute, environment);
  if (const auto* text = std::get_if<cmd::Show>(&call)) return show(*text, environment);
  return run(std::get<cmd::Run>(call), environment);
}

}  // namespace

int main(int count, char** arguments, char** variables) {
  cmd::ignore_broken_pipes();
  const cmd::Environment environment = cmd::capture(count, arguments, variables);
  try {
    return spoc_main(environment);
  } catch (...) {
    const bool json = cmd::asks_for_json(environment.arguments);
    const auto& words = environment.arguments;
    const bool plain = std::find(words.begin(), words.end(), "--no-color") != words.end();
    const cmd::Failure failure = cmd::tell(std::current_exception(), {json, !plain && cmd::read_terminal(environment).colour_errors});
    cmd::say(environment.errors, failure.text);
    return cmd::exit_number(cmd::asks_to_take_mail(words) ? Code::try_again : failure.code);
  }
}
