// What can go wrong, as one exception that says what, what to do and where; and the exit code of each kind.
// An expected "no" is not an error: it is a value (optional, variant, list of diagnostics).
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace spoc {

/// The kinds of failure a script can tell apart; the number is the exit code (sysexits.h where it has one). Codes are
/// added, never changed.
enum class Code {
  ok = 0,
  no = 1,
  usage = 64,
  data = 65,
  not_found = 66,
  unavailable = 69,
  defect = 70,
  cannot_create = 73,
  io = 74,
  try_again = 75,
  refused = 77,
  configuration = 78,
  conflict = 79,
  partial = 80,
};

/// The name a script sees in `spoc.error/1`, e.g. "not_found".
std::string_view code_name(Code code);

/// A place in a file or in a named input. Lines and columns count from 1; 0 means unknown. Columns count code points.
struct Where {
  std::string file;
  int line = 0;
  int column = 0;

  bool operator==(const Where&) const = default;
  bool known() const { return !file.empty(); }
  /// "file:line:column", without what is unknown.
  std::string text() const;
};

/// An operation could not do what its name says. `message` is a sentence without a full stop and without "spoc:";
/// `hint` says what to do, or is empty.
class Error : public std::exception {
 public:
  Error(Code code, std::string message, std::string hint = {}, Where where = {})
      : code(code), message(std::move(message)), hint(std::move(hint)), where(std::move(where)) {}

  const char* what() const noexcept override { return message.c_str(); }

  Code code;
  std::string message;
  std::string hint;
  Where where;
};

/// Throws a `defect` naming the broken invariant.
[[noreturn]] void broken(std::string_view invariant);

/// The same when `holds` is false. For what can only be false through a bug.
inline void ensure(bool holds, std::string_view invariant) {
  if (!holds) broken(invariant);
}

}  // namespace spoc
