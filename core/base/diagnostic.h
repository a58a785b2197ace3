// What is wrong with a text somebody wrote (policy, workflow, expression, map): all of it in one pass, each with its
// place, a stable code and a hint. `spoc check` prints them; loaders return them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace spoc {

enum class Severity { error, warning };

/// One finding. Lines and columns count from 1, the end is exclusive; columns count code points. `code` is stable,
/// lower-case with hyphens ("unknown-key"). `message` is a sentence without a full stop.
struct Diagnostic {
  std::string file;
  int line = 0;
  int column = 0;
  int end_line = 0;
  int end_column = 0;
  Severity severity = Severity::error;
  std::string code;
  std::string message;
  std::string hint;

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// True when at least one is an error.
bool has_errors(const Diagnostics& diagnostics);

/// Orders by file, line, column, code: what people read from top to bottom.
void sort(Diagnostics& diagnostics);

/// "file:line:column: error: message [code]", then the line of `source` with a caret under the span, then the hint.
/// `source` is the whole text of the file, or empty: then no line is shown. The shown line is neutralised for a
/// terminal.
std::string to_text(const Diagnostic& diagnostic, std::string_view source);

}  // namespace spoc
