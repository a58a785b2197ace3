// Where the lines of a text begin, for showing many findings in one file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace spoc {

/// Where the lines of a text begin, found once: for many findings in one file. Borrows the text.
class SourceLines {
 public:
  explicit SourceLines(std::string_view text);
  /// The text from the beginning of line `number` (from 1) on; empty beyond the last.
  std::string_view from(int number) const;
  bool empty() const { return text_.empty(); }

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;
};

/// As `to_text` of a diagnostic and the whole text.
std::string to_text(const Diagnostic& diagnostic, const SourceLines& source);

}  // namespace spoc
