#include "expr/findings.h"

#include <algorithm>

namespace spoc::expr {

Position position_of(std::string_view text, std::size_t byte, const Source& source) {
  std::string_view before = text.substr(0, std::min(byte, text.size()));
  std::size_t newline = before.rfind('\n');
  if (newline == std::string_view::npos) {
    return {source.line, source.column + static_cast<int>(code_points(before))};
  }
  auto lines = static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  return {source.line + lines, 1 + static_cast<int>(code_points(before.substr(newline + 1)))};
}

void Findings::error(Extent extent, std::string code, std::string message, std::string hint) {
  ++errors_;
  add(Severity::error, extent, std::move(code), std::move(message), std::move(hint));
}

void Findings::warning(Extent extent, std::string code, std::string message, std::string hint) {
  add(Severity::warning, extent, std::move(code), std::move(message), std::move(hint));
}

void Findings::add(Severity severity, Extent extent, std::string code, std::string message, std::string hint) {
  Position begin = position_of(text_, extent.begin, source_);
  Position end = extent.empty() ? Position{begin.line, begin.column + 1} : position_of(text_, extent.end, source_);
  found_.push_back({source_.file, begin.line, begin.column, end.line, end.column, severity, std::move(code),
                    std::move(message), std::move(hint)});
}

}  // namespace spoc::expr
