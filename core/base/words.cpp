#include "base/words.h"

#include "base/text.h"
#include "base/unicode.h"

namespace spoc {

namespace {

bool is_ascii(std::string_view text) {
  return unicode::ascii_prefix(text) == text.size();
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t begin = std::string_view::npos;
  const auto end_word = [&](std::size_t end) {
    if (begin == std::string_view::npos) return;
    const std::string_view word = text.substr(begin, end - begin);
    // A mark alone is no word.
    if (std::string folded = is_ascii(word) ? lower(word) : unicode::fold_without_marks(word); !folded.empty())
      words.push_back({std::move(folded), begin, end});
    begin = std::string_view::npos;
  };
  for (std::size_t at = 0; at < text.size();) {
    const unicode::CodePoint next = unicode::first(text.substr(at));
    if (!next.valid || !unicode::is_of_word(next.value))
      end_word(at);
    else if (begin == std::string_view::npos)
      begin = at;
    at += next.bytes;
  }
  end_word(text.size());
  return words;
}

std::string fold_words(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return unicode::fold_without_marks(is_utf8(text) ? std::string(text) : to_utf8(text));
}

}  // namespace spoc
