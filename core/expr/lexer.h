// The words of an expression, one at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "expr/literal.h"

namespace spoc::expr {

/// Why the text is no expression, and where. Thrown by lexer and parser, caught by `parse`.
struct SyntaxError {
  Extent extent;
  std::string message;
  std::string hint;
  std::string code = "syntax";
};

struct Token {
  enum class Kind : std::uint8_t {
    end,
    name,
    integer,
    real,
    duration,
    text,
    logical_and,
    logical_or,
    logical_not,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    plus,
    minus,
    times,
    divide,
    remainder,
    question,
    colon,
    comma,
    dot,
    at,
    open_round,
    close_round,
    open_square,
    close_square,
    open_curly,
    close_curly
  };
  Kind kind = Kind::end;
  Extent extent;
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  /// The next token; `end` at the end, again and again. Throws SyntaxError.
  Token next();
  /// Behind an `@`: `HH:MM` or `HH:MM:SS`, as seconds from midnight. Throws SyntaxError.
  std::int32_t time_of_day(Extent& extent);
  std::string_view spelling(Extent extent) const { return text_.substr(extent.begin, extent.end - extent.begin); }

 private:
  void skip_space();
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  std::uint32_t position() const { return static_cast<std::uint32_t>(at_); }
  bool quote_follows_prefix() const;
  Token number();
  Token quoted();
  Token symbol();

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace spoc::expr
