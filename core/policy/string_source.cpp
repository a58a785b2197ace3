#include "policy/string_source.h"

#include <algorithm>

namespace spoc::policy {

namespace {

std::size_t sequence_length(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// The text behind the first `count` code points.
std::string_view behind(std::string_view text, int count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += sequence_length(static_cast<unsigned char>(text[at]));
  return at < text.size() ? text.substr(at) : std::string_view{};
}

/// Walks raw text and keeps count of line and column.
struct Walker {
  std::string_view raw;
  std::size_t at = 0;
  Position place;

  bool done() const { return at >= raw.size(); }
  char peek(std::size_t ahead = 0) const { return at + ahead < raw.size() ? raw[at + ahead] : '\0'; }
  void step() {
    if (peek() == '\n') {
      ++place.line;
      place.column = 1;
      ++at;
    } else {
      at += sequence_length(static_cast<unsigned char>(raw[at]));
      ++place.column;
    }
  }
  void step(std::size_t count) {
    for (std::size_t n = 0; n < count && !done(); ++n) step();
  }
  bool blank() const { return peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'; }
};

std::size_t escape_length(char kind) {
  return kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
}

/// True at a backslash with only white space behind it on its line: the value goes on at the next text.
bool continues(const Walker& walker) {
  std::size_t ahead = 1;
  while (walker.peek(ahead) == ' ' || walker.peek(ahead) == '\t' || walker.peek(ahead) == '\r') ++ahead;
  return walker.peek(ahead) == '\n';
}

}  // namespace

StringSource::StringSource(const SourceLines& file, const toml::Node& string)
    : start_{string.span.line, string.span.column} {
  const std::string_view raw = behind(file.from(start_.line), start_.column - 1);
  const char quote = raw.empty() ? '\0' : raw.front();
  if (string.kind == toml::Kind::string && (quote == '"' || quote == '\'')) {
    const bool triple = raw.size() >= 3 && raw[1] == quote && raw[2] == quote;
    read_value(raw, triple ? 3 : 1, quote == '\'');
  }
  if (places_.empty()) places_.push_back(start_);
}

void StringSource::read_value(std::string_view raw, std::size_t quotes, bool literal) {
  Walker walker{raw, 0, start_};
  const std::string_view closing = raw.substr(0, quotes);
  walker.step(quotes);
  if (quotes == 3 && walker.peek() == '\r') walker.step();
  if (quotes == 3 && walker.peek() == '\n') walker.step();  // a newline right behind the opening quotes is no part
  const auto at_end = [&] {
    if (raw.substr(walker.at, quotes) != closing) return false;
    return quotes == 1 || walker.peek(3) != closing[0];  // up to two quotes may stand before the closing three
  };
  while (!walker.done() && !at_end()) {
    if (!literal && walker.peek() == '\\') {
      if (quotes == 3 && continues(walker)) {
        walker.step();
        while (walker.blank()) walker.step();
        continue;
      }
      places_.push_back(walker.place);
      walker.step(escape_length(walker.peek(1)));
      continue;
    }
    places_.push_back(walker.place);
    if (walker.peek() == '\n') lines_.push_back(places_.size());
    walker.step();
  }
  places_.push_back(walker.place);
}

Position StringSource::at(std::size_t index) const {
  return places_[std::min(index, places_.size() - 1)];
}

Position StringSource::at(int line, int column) const {
  const std::size_t row = std::min(static_cast<std::size_t>(std::max(line, 1)), lines_.size()) - 1;
  return at(lines_[row] + static_cast<std::size_t>(std::max(column, 1) - 1));
}

}  // namespace spoc::policy
