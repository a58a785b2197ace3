// Logging many rows: streamed, in transactions of bounded size, each row accounted for.
#pragma once

#include <string>

#include "cmd/shell/context.h"
#include "intake/draft.h"

namespace spoc::cmd {

struct BulkInput {
  std::string path;        ///< "-" is standard input
  bool csv = false;        ///< else JSON Lines
  std::string map;         ///< of a CSV; empty: headers are members
  std::string rejects;     ///< a new file for what is rejected, or empty
  bool again = false;      ///< rows without a key get none
  intake::Draft defaults;  ///< for what a row does not say
  intake::OnKnown on_known = intake::OnKnown::ignore;
};

/// Logs the rows; prints numbers in row order after each commit, or `spoc.import/1`. Answers ok, or partial when a row
/// was rejected. Throws data on a map or header that cannot be used, cannot_create when the file for rejects is there
/// already.
Code log_bulk(Context& context, const BulkInput& input);

}  // namespace spoc::cmd
