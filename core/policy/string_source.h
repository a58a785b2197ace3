// Where the characters of a TOML string stand in the file: maps positions in the value back to lines and columns,
// through quotes, escapes and line continuations (TOML 1.0, "String").
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/source_lines.h"
#include "base/toml.h"

namespace spoc::policy {

/// Counts from 1, in code points.
struct Position {
  int line = 0;
  int column = 0;
};

class StringSource {
 public:
  /// `string` must come from parsing `file`. For any other node every position is where the node begins.
  StringSource(const SourceLines& file, const toml::Node& string);

  /// Where the code point with that index (from 0) stands; one past the last is where the closing quotes begin.
  Position at(std::size_t index) const;
  /// The same by line and column (from 1) of the value.
  Position at(int line, int column) const;

 private:
  void read_value(std::string_view raw, std::size_t quotes, bool literal);

  Position start_;
  std::vector<Position> places_;       ///< of each code point of the value, and of its end
  std::vector<std::size_t> lines_{0};  ///< index of the first code point of each line of the value
};

}  // namespace spoc::policy
