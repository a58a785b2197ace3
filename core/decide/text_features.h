// What a text is made of, for learning: words, pairs of words, and runs of characters within words, each as a hash, so
// that what was learned holds no word of anybody.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace spoc::decide {

struct TextFeatures {
  struct Feature {
    std::uint64_t hash = 0;
    std::uint32_t first = 0, last = 0;  ///< words it is of: the same one, or two neighbours
    bool characters = false;            ///< a run of characters; else a word or two
  };
  std::vector<std::string> words;  ///< folded, in their order
  std::vector<Feature> features;   ///< one for each occurrence
};

/// Of the first 4,000 bytes of the text, folded (base/text.h). Words are runs of letters and digits of any script; runs
/// of characters are of three to five, with a blank before and after the word. Equal on every machine.
TextFeatures features_of(std::string_view text);

/// How much it counts that a feature is so often in a text (at least once), and that it is in so many of all texts.
double learned_frequency(std::size_t times);
double learned_rarity(std::int64_t texts, std::int64_t with_it);

}  // namespace spoc::decide
