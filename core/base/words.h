// The words of a text as search compares them: runs of letters, digits and marks, without case and accents. The index
// of the store, articles and the places that a snippet marks all go by these.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace spoc {

/// One word and where it stands in the text, in bytes; `end` is exclusive.
struct Word {
  std::string folded;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Word&) const = default;
};

/// In the order of the text. Any bytes: what is ill-formed separates words.
std::vector<Word> words_of(std::string_view text);

/// The whole text folded as its words are. ASCII comes back as it is: whoever cuts words out of it lowers it anyway.
std::string fold_words(std::string_view text);

}  // namespace spoc
