// One row of a bulk input: the draft it asks for, or why it cannot be used. A bad row never stops the others.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "intake/draft.h"

namespace spoc::intake {

/// Delivers the next bytes of the input, empty at the end.
using Source = std::function<std::string_view()>;

/// `column` is the member or header at fault, or empty; `hint` says what to do, or is empty.
struct RowProblem {
  std::string column, reason, hint;
};

struct Row {
  long long number = 0;  ///< from 1, as an editor or a spreadsheet counts: blank lines and the header included
  Draft draft;
  std::optional<RowProblem> problem;  ///< then the draft is not to be used
  std::string text;                   ///< the row as it came, to be set aside when it is rejected
};

/// The key of a row without one, so that the same file logs once. `file` is the digest of the file's content.
std::string key_of_row(std::string_view file, long long number);

/// The digest of a whole input, hexadecimal; the same however the bytes arrive. Reads to the end.
std::string digest_of(const Source& source);

}  // namespace spoc::intake
