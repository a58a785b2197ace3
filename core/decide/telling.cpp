#include "decide/telling.h"

#include <algorithm>
#include <iterator>

namespace spoc::decide {

namespace {

constexpr std::size_t kShortestTelling = 3;

/// Words that are in every ticket of a service desk, in English and German.
constexpr std::string_view kCommon[] = {"the",    "and",  "for",    "with",  "not",   "but",   "are",  "was",   "has",
                                        "have",   "can",  "cannot", "does",  "that",  "this",  "from", "you",   "our",
                                        "please", "help", "since",  "when",  "again", "there", "und",  "der",   "die",
                                        "das",    "ist",  "mit",    "nicht", "ein",   "eine",  "auf",  "bitte", "ich",
                                        "wir",    "geht", "seit",   "mein",  "meine", "hallo"};

}  // namespace

bool tells(std::string_view word) {
  return word.size() >= kShortestTelling &&
         std::find(std::begin(kCommon), std::end(kCommon), word) == std::end(kCommon);
}

}  // namespace spoc::decide
