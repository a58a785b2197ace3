// Diagnostics of one expression, with byte ranges of its text turned into lines and columns of its file.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "expr/literal.h"
#include "expr/program.h"

namespace spoc::expr {

class Findings {
 public:
  Findings(std::string_view text, const Source& source) : text_(text), source_(source) {}

  void error(Extent extent, std::string code, std::string message, std::string hint = {});
  void warning(Extent extent, std::string code, std::string message, std::string hint = {});
  Diagnostics take() { return std::move(found_); }
  bool has_errors() const { return errors_ > 0; }

 private:
  void add(Severity severity, Extent extent, std::string code, std::string message, std::string hint);

  std::string_view text_;
  const Source& source_;
  Diagnostics found_;
  int errors_ = 0;
};

/// Where a byte of an expression stands in its file.
struct Position {
  int line = 1;
  int column = 1;
};
Position position_of(std::string_view text, std::size_t byte, const Source& source);

}  // namespace spoc::expr
