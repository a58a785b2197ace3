// The one place where a failure becomes words and an exit code.
#pragma once

#include <exception>
#include <string>

#include "base/error.h"

namespace spoc::cmd {

/// How failures are told.
struct Telling {
  bool json = false;    ///< one line of `spoc.error/1`
  bool colour = false;  ///< text only
};

/// What to print on standard error (newline included) and what to leave with.
struct Failure {
  Code code;
  std::string text;
};

/// `caught` as text ("spoc: message", the line of the file with a caret when the error names one that can be read, then
/// "hint: …") or as `spoc.error/1`. What is no spoc::Error is a defect, with how to report it. Throws nothing but out
/// of memory.
Failure tell(std::exception_ptr caught, Telling telling);

/// The number the process ends with.
constexpr int exit_number(Code code) {
  return static_cast<int>(code);
}

}  // namespace spoc::cmd
