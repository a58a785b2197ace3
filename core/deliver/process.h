// Running another program: no shell, a fixed environment, an end in sight.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "time/duration.h"

namespace spoc::deliver {

struct Process {
  std::vector<std::string> arguments;  ///< the program first; without a slash it is looked for in the system's folders
  std::string folder;                  ///< where it runs
  std::vector<std::string> variables;  ///< "NAME=value", besides PATH and LANG
  std::string_view input;              ///< on its standard input; it need not read it
  time::Span limit;                    ///< after this it and what it started are killed
};

/// How it ended: its exit code, or 128 and the signal as a shell counts it; and the end of what it said on standard
/// error.
struct Ended {
  int code = 0;
  bool in_time = true;
  std::string complaint;
};

/// Waits for its end. Throws unavailable when it cannot be started: it is not there or may not be run.
Ended run(const Process& process);

}  // namespace spoc::deliver
