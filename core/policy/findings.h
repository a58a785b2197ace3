// What is wrong with one file, collected while reading goes on.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/error.h"
#include "base/source_lines.h"
#include "base/toml.h"
#include "expr/program.h"
#include "policy/expression.h"

namespace spoc::policy {

/// A range of code points in the value of a string; `end` is exclusive, both count from 0.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Diagnostics of one file. Borrows the file's text, to point into strings.
class Findings {
 public:
  Findings(std::string file, std::string_view text) : file_(std::move(file)), lines_(text) {}

  void error(const toml::Span& span, std::string_view code, std::string message, std::string hint = {});
  void warning(const toml::Span& span, std::string_view code, std::string message, std::string hint = {});
  /// An error in a part of a string, with its place in the file whatever escapes the string has.
  void error_in(const toml::Node& string, Part part, std::string_view code, std::string message, std::string hint = {});
  /// Adds findings about another text: an imported file, or the expression that the string holds (lines and columns
  /// then count from 1 at the string's first character).
  void add(Diagnostics diagnostics);
  void add_from_string(const toml::Node& string, Diagnostics diagnostics);

  /// Where something stands.
  Where where(const toml::Span& span) const { return {file_, span.line, span.column}; }
  /// Where the first character of the string's value stands: behind its opening quotes.
  Where inside(const toml::Node& string) const;
  const std::string& file() const { return file_; }
  Diagnostics take() { return std::move(found_); }

 private:
  std::string file_;
  SourceLines lines_;
  Diagnostics found_;
};

}  // namespace spoc::policy
