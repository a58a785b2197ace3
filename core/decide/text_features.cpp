#include "decide/text_features.h"

#include <algorithm>
#include <cmath>

#include "base/fnv.h"
#include "base/text.h"

namespace spoc::decide {
namespace {

constexpr std::size_t kLongestText = 4'000;
constexpr std::size_t kShortestRun = 3, kLongestRun = 5;
constexpr std::uint64_t kWordSeed = kFnvBegin;
constexpr std::uint64_t kCharacters = kFnvBegin ^ 1;  // another one: a run is never taken for a word

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// General punctuation, U+2000 to U+206F, and U+00A0 to U+00BF, which stand between words in any script.
bool separates(std::string_view character) {
  if (character.size() == 1) {
    const char c = character.front();
    return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }
  return character.substr(0, 2) == "\xE2\x80" || character.substr(0, 2) == "\xE2\x81" ||
         (character.front() == '\xC2' && static_cast<unsigned char>(character[1]) < 0xC0);
}

std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<std::string_view> found;
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    end = begin + 1;
    while (end < text.size() && continues(text[end])) ++end;
    found.push_back(text.substr(begin, end - begin));
  }
  return found;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (const std::string_view character : characters_of(text)) {
    if (separates(character)) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    words.back() += character;
    inside = true;
  }
  return words;
}

void add_runs(TextFeatures& text, std::uint32_t word) {
  const std::string spaced = " " + text.words[word] + " ";
  const auto characters = characters_of(spaced);
  for (std::size_t length = kShortestRun; length <= kLongestRun; ++length)
    for (std::size_t i = 0; i + length <= characters.size(); ++i) {
      const std::size_t begin = static_cast<std::size_t>(characters[i].data() - spaced.data());
      const std::string_view last = characters[i + length - 1];
      const std::size_t end = static_cast<std::size_t>(last.data() - spaced.data()) + last.size();
      text.features.push_back(
          {fnv1a(std::string_view(spaced).substr(begin, end - begin), kCharacters), word, word, true});
    }
}

}  // namespace

TextFeatures features_of(std::string_view text) {
  if (text.size() > kLongestText) {
    std::size_t end = kLongestText;
    while (end > 0 && continues(text[end])) --end;  // no part of a character
    text = text.substr(0, end);
  }
  TextFeatures found;
  found.words = words_of(fold_key(text));
  for (std::uint32_t i = 0; i < found.words.size(); ++i) {
    const std::uint64_t word = fnv1a(" ", fnv1a(found.words[i], kWordSeed));
    found.features.push_back({word, i, i, false});
    if (i + 1 < found.words.size())
      found.features.push_back({fnv1a(" ", fnv1a(found.words[i + 1], word)), i, i + 1, false});
    add_runs(found, i);
  }
  return found;
}

double learned_frequency(std::size_t times) {
  return 1 + std::log(static_cast<double>(times));
}

double learned_rarity(std::int64_t texts, std::int64_t with_it) {
  return std::log(static_cast<double>(1 + texts) / static_cast<double>(1 + with_it)) + 1;
}

}  // namespace spoc::decide
