// Patterns of `matches`: RE2, linear whatever the pattern. The only wrapper of that library.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "expr/plain_pattern.h"

namespace spoc::expr {

/// A pattern, compiled when it is first needed. Safe to ask from several threads.
class Pattern {
 public:
  explicit Pattern(std::string source);
  ~Pattern();
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  const std::string& source() const { return source_; }
  /// Why it is no pattern, or empty.
  std::string problem() const;
  /// True when it matches anywhere in `text`. False when it is no pattern: ask `problem` first.
  bool found_in(std::string_view text) const;

 private:
  struct Compiled;
  const Compiled& compiled() const;

  std::string source_;
  std::optional<PlainPattern> plain_;      // found without the library: most rules look for words
  std::optional<PlainPattern> beginning_;  // without which the pattern is not found either
  mutable std::once_flag once_;
  mutable std::unique_ptr<Compiled> compiled_;
};

}  // namespace spoc::expr
