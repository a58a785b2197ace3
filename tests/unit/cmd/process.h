// Running the other side of a stream in the tests of the shell: a child of this process, a pipe, a file.
#pragma once

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <string>

#include "support/test.h"

namespace spoc::cmd {

/// How a child ended: its exit code, or the signal that ended it.
struct Ended {
  int code = -1;
  int signal = 0;
};

/// Runs `work` in a child of this process; its value is the exit code.
inline Ended in_child(const std::function<int()>& work) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    int code = 99;
    try {
      code = work();
    } catch (...) {
    }
    _exit(code);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  if (WIFSIGNALED(status)) return {-1, WTERMSIG(status)};
  return {WEXITSTATUS(status), 0};
}

/// A pipe whose ends are closed when it goes away.
struct Pipe {
  Pipe() {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    from = ends[0];
    to = ends[1];
  }
  ~Pipe() {
    close_from();
    close_to();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void close_from() { close_end(from); }
  void close_to() { close_end(to); }
  /// Closes the writing end and reads what was written.
  std::string rest() {
    close_to();
    std::string text;
    char piece[4096];
    for (ssize_t got; (got = read(from, piece, sizeof piece)) > 0;) text.append(piece, static_cast<std::size_t>(got));
    return text;
  }

  int from = -1;
  int to = -1;

 private:
  static void close_end(int& end) {
    if (end >= 0) close(end);
    end = -1;
  }
};

/// A pseudo terminal: `ours` is what a person would type into and see.
struct PseudoTerminal {
  PseudoTerminal() {
    ours = posix_openpt(2 /* O_RDWR */);
    REQUIRE(ours >= 0);
    REQUIRE(grantpt(ours) == 0);
    REQUIRE(unlockpt(ours) == 0);
    name = ptsname(ours);
  }
  ~PseudoTerminal() { close(ours); }
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  int ours = -1;
  std::string name;
};

}  // namespace spoc::cmd
