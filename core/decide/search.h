// What somebody types into a search, how well a text answers it, and the part of the text to show. Texts are compared
// word by word (base/words.h), so that no character of a question means anything to a database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spoc::decide {

/// Words that must stand side by side; one, mostly. The last may be the beginning of one.
struct SearchTerm {
  std::vector<std::string> words;  ///< folded
  bool beginning = false;
  bool in_title = false;  ///< only the subject of a ticket or the title of an article counts
  bool operator==(const SearchTerm&) const = default;
};

struct SearchQuestion {
  std::vector<SearchTerm> terms;                            ///< all must be met
  std::vector<std::pair<std::string, std::string>> fields;  ///< "status", "open"
};

/// Reads `vpn "drops again" print* subject:jam status:open,new`. A word with punctuation inside is words side by side.
/// `name:value` is a field when the name is one of `fields`, or "subject" or "title"; else words like any other. Throws
/// usage: no word, more than 32, a beginning of fewer than two characters.
SearchQuestion read_search(std::string_view text, std::span<const std::string_view> fields);

/// Where a term is met, in bytes of the text.
struct Meeting {
  std::size_t term = 0, begin = 0, end = 0;
};
/// Every place in the text that meets a term, in order.
std::vector<Meeting> meetings(std::string_view text, std::span<const SearchTerm> terms);
/// The terms that the text meets.
std::set<std::size_t> met(std::string_view text, std::span<const SearchTerm> terms);

/// Where a term was met, from what counts least to what counts most.
enum class Spot { note, message, body, heading, keyword, title };

/// How well something answers: 0 to 100, the mean over its terms of what the best spot of each counts. `best` has one
/// for each term.
int search_score(std::span<const Spot> best);

/// A text in pieces: what met a term, and what stands between.
struct SnippetPiece {
  std::string text;
  bool met = false;
  bool operator==(const SnippetPiece&) const = default;
};
/// The stretch of some 25 words that meets most terms, in one line; what is left out before and behind is "…". Of a
/// text that meets none the beginning.
std::vector<SnippetPiece> snippet(std::string_view text, std::span<const SearchTerm> terms);

}  // namespace spoc::decide
