#include "expr/lexer.h"

#include "base/format.h"

namespace spoc::expr {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::size_t character_length(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
  return length;
}

std::string hint_for(char c) {
  if (c == '=') return "equality is written ==";
  if (c == '&') return "both is written &&";
  if (c == '|') return "either is written ||";
  return {};
}

}  // namespace

void Lexer::skip_space() {
  while (at_ < text_.size()) {
    char c = text_[at_];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at_;
    } else if (c == '/' && peek(1) == '/') {
      while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    } else {
      return;
    }
  }
}

bool Lexer::quote_follows_prefix() const {
  std::size_t ahead = 0;
  while (ahead < 2 && (peek(ahead) == 'r' || peek(ahead) == 'R' || peek(ahead) == 'b' || peek(ahead) == 'B')) ++ahead;
  if (ahead == 2 && (peek(0) | 0x20) == (peek(1) | 0x20)) return false;
  return peek(ahead) == '\'' || peek(ahead) == '"';
}

Token Lexer::next() {
  skip_space();
  std::uint32_t begin = position();
  if (at_ >= text_.size()) return {Token::Kind::end, {begin, begin}};
  char c = text_[at_];
  if (quote_follows_prefix()) return quoted();
  if (is_letter(c)) {
    while (is_letter(peek()) || is_digit(peek())) ++at_;
    return {Token::Kind::name, {begin, position()}};
  }
  if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
  return symbol();
}

Token Lexer::number() {
  std::uint32_t begin = position();
  if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
    at_ += 2;
    while (is_letter(peek()) || is_digit(peek())) ++at_;
    return {Token::Kind::integer, {begin, position()}};
  }
  Token::Kind kind = Token::Kind::integer;
  while (is_digit(peek())) ++at_;
  if (peek() == '.' && is_digit(peek(1))) {
    kind = Token::Kind::real;
    ++at_;
    while (is_digit(peek())) ++at_;
  }
  bool sign = peek(1) == '+' || peek(1) == '-';
  if ((peek() == 'e' || peek() == 'E') && is_digit(peek(sign ? 2 : 1))) {
    kind = Token::Kind::real;
    at_ += sign ? 2 : 1;
    while (is_digit(peek())) ++at_;
  }
  if (is_letter(peek())) {
    kind = Token::Kind::duration;
    while (is_letter(peek()) || is_digit(peek())) ++at_;
  }
  return {kind, {begin, position()}};
}

Token Lexer::quoted() {
  std::uint32_t begin = position();
  bool raw = false;
  for (; peek() != '\'' && peek() != '"'; ++at_) raw = raw || (peek() | 0x20) == 'r';
  char quote = peek();
  bool triple = peek(1) == quote && peek(2) == quote;
  at_ += triple ? 3 : 1;
  while (at_ < text_.size()) {
    char c = text_[at_];
    if (c == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
      at_ += triple ? 3 : 1;
      return {Token::Kind::text, {begin, position()}};
    }
    if (!triple && (c == '\n' || c == '\r')) break;
    at_ += c == '\\' && !raw && at_ + 1 < text_.size() ? 2 : 1;
  }
  if (at_ > text_.size()) at_ = text_.size();
  throw SyntaxError{{begin, position()}, "this text has no closing quote", "put the same quote at its end"};
}

Token Lexer::symbol() {
  using Kind = Token::Kind;
  struct Symbol {
    std::string_view spelling;
    Kind kind;
  };
  static constexpr Symbol kSymbols[] = {
      {"&&", Kind::logical_and}, {"||", Kind::logical_or},  {"==", Kind::equal},
      {"!=", Kind::not_equal},   {"<=", Kind::less_equal},  {">=", Kind::greater_equal},
      {"<", Kind::less},         {">", Kind::greater},      {"!", Kind::logical_not},
      {"+", Kind::plus},         {"-", Kind::minus},        {"*", Kind::times},
      {"/", Kind::divide},       {"%", Kind::remainder},    {"?", Kind::question},
      {":", Kind::colon},        {",", Kind::comma},        {".", Kind::dot},
      {"@", Kind::at},           {"(", Kind::open_round},   {")", Kind::close_round},
      {"[", Kind::open_square},  {"]", Kind::close_square}, {"{", Kind::open_curly},
      {"}", Kind::close_curly},
  };
  std::string_view rest = text_.substr(at_);
  std::uint32_t begin = position();
  for (const Symbol& symbol : kSymbols) {
    if (rest.front() != symbol.spelling.front() || !rest.starts_with(symbol.spelling)) continue;
    at_ += symbol.spelling.size();
    return {symbol.kind, {begin, position()}};
  }
  at_ += character_length(rest);
  Extent extent{begin, position()};
  throw SyntaxError{extent, format("{} has no meaning here", spelling(extent)), hint_for(rest[0])};
}

std::int32_t Lexer::time_of_day(Extent& extent) {
  skip_space();
  extent.begin = position();
  auto two_digits = [&](std::size_t at) -> int {
    return is_digit(peek(at)) && is_digit(peek(at + 1)) ? (peek(at) - '0') * 10 + (peek(at + 1) - '0') : -1;
  };
  int hour = two_digits(0);
  int minute = peek(2) == ':' ? two_digits(3) : -1;
  int second = peek(5) == ':' && two_digits(6) >= 0 ? two_digits(6) : -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second > 59) {
    while (is_digit(peek()) || peek() == ':') ++at_;
    extent.end = position();
    throw SyntaxError{extent, "@ needs a time of day", "write it as 09:00 or 09:00:30, up to 23:59:59"};
  }
  at_ += second < 0 ? 5 : 8;
  extent.end = position();
  return hour * 3600 + minute * 60 + (second < 0 ? 0 : second);
}

}  // namespace spoc::expr
