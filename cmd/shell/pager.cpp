#include "cmd/shell/pager.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "base/text.h"
#include "cmd/shell/output.h"

namespace spoc::cmd {

namespace {

std::vector<std::string> pager_words(const Environment& environment) {
  auto words = environment.variable("SPOC_PAGER");
  if (!words) words = environment.variable("PAGER");
  std::vector<std::string> parts;
  for (std::string_view part : split(words.value_or("less"), ' '))
    if (!part.empty()) parts.emplace_back(part);
  if (parts.size() == 1 && parts[0] == "cat") parts.clear();
  return parts;
}

/// A started child that reads from `to`.
struct Child {
  pid_t id = -1;
  int to = -1;
};

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> list;
  for (std::string& word : words) list.push_back(word.data());
  list.push_back(nullptr);
  return list;
}

Child start(std::vector<std::string> words, const Environment& environment) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[0], 0);
  if (environment.output != 1) posix_spawn_file_actions_adddup2(&actions, environment.output, 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  // Colours shown, the screen left as it is; who has set LESS has chosen.
  const bool chosen = environment.variable("LESS").has_value();
  std::vector<std::string> variables =
      variables_with(environment, chosen ? std::vector<std::string>{} : std::vector<std::string>{"LESS=FRX"});
  Child child;
  const int failed = posix_spawnp(&child.id, words[0].c_str(), &actions, &attributes, pointers(words).data(),
                                  pointers(variables).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[0]);
  if (failed != 0) {
    close(ends[1]);
    return {};
  }
  child.to = ends[1];
  return child;
}

/// Hands over the text until the reader has had enough, and waits until the reader is done.
void feed(const Child& child, std::string_view text) {
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  say(child.to, text);
  std::signal(SIGPIPE, before);
  close(child.to);
  while (waitpid(child.id, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace

bool exceeds_screen(std::string_view text, const Terminal& terminal) {
  if (!terminal.output || terminal.width <= 0) return false;
  const auto width = static_cast<std::size_t>(terminal.width);
  std::size_t lines = 0;
  for (std::string_view line : split(text, '\n')) {
    const std::size_t cells = display_width(line);
    lines += cells == 0 ? 1 : (cells + width - 1) / width;
    if (lines >= static_cast<std::size_t>(terminal.height)) return true;
  }
  return false;
}

void page(std::string_view text, const Environment& environment, const Terminal& terminal) {
  if (!environment.privileged && exceeds_screen(text, terminal)) {
    if (std::vector<std::string> words = pager_words(environment); !words.empty()) {
      if (const Child child = start(std::move(words), environment); child.id > 0) return feed(child, text);
    }
  }
  Output output(environment.output);
  output.write(text);
  output.finish();
}

}  // namespace spoc::cmd
