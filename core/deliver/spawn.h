// Starting another program: no shell, a fixed environment, a process group of its own. Shared by what waits for its end
// and what runs beside it.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace spoc::deliver {

/// What a program is started with.
struct Program {
  std::vector<std::string> arguments;  ///< the program first; without a slash it is looked for in the system's folders
  std::string folder;                  ///< where it runs
  std::vector<std::string> variables;  ///< "NAME=value", besides PATH and LANG
  int input = -1, output = -1, complaint = -1;  ///< its standard streams; -1 is nothing
  bool ends_with_us = false;                    ///< killed when this process dies, however that dies
};

/// Whether there is such a program: in the system's folders without a slash, else as seen from `folder`.
bool can_run(const std::string& program, const std::string& folder);

/// Starts it as the leader of a process group, with default signals. Throws unavailable when it is not there or may not
/// be run.
pid_t spawn(const Program& program);

/// Two ends of a pipe, closed with it, that children do not inherit. Throws io.
struct Pipe {
  Pipe();
  ~Pipe();
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_end(int which);
  int ends[2];
};

}  // namespace spoc::deliver
