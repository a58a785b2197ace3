#include "decide/search.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "base/words.h"

namespace spoc::decide {

namespace {

constexpr std::size_t kMostWords = 32;
constexpr std::size_t kShortestBeginning = 2;
constexpr std::size_t kSnippetWords = 25;
constexpr std::size_t kWordsBefore = 6;
constexpr std::size_t kLongestGap = 60;  ///< bytes between two words that are shown

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// One part of what was typed: up to the next space, or in quotes.
class Typed {
 public:
  explicit Typed(std::string_view text) : text_(text) {}

  bool more() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ < text_.size();
  }
  /// The name before a colon when it is one of those; the colon is then behind us.
  std::string_view name(std::span<const std::string_view> names) {
    for (const std::string_view name : names) {
      const std::string_view rest = text_.substr(at_);
      if (rest.size() > name.size() + 1 && rest[name.size()] == ':' && lower(rest.substr(0, name.size())) == name &&
          !is_space(rest[name.size() + 1])) {
        at_ += name.size() + 1;
        return name;
      }
    }
    return {};
  }
  /// A value: in quotes, else up to the next space. A quotation that is never closed ends with the text.
  std::string_view value() {
    if (text_[at_] == '"') {
      const std::size_t begin = ++at_, end = std::min(text_.find('"', begin), text_.size());
      at_ = std::min(end + 1, text_.size());
      return text_.substr(begin, end - begin);
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '"') ++at_;
    return text_.substr(begin, at_ - begin);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

void add_term(SearchQuestion& question, std::string_view typed, bool in_title) {
  SearchTerm term;
  for (Word& word : words_of(typed)) term.words.push_back(std::move(word.folded));
  if (term.words.empty()) return;
  term.in_title = in_title;
  term.beginning = typed.ends_with('*');
  if (term.beginning && term.words.back().size() < kShortestBeginning)
    throw Error(Code::usage, "the beginning of a word needs two characters before the *", "like pri*");
  if (std::find(question.terms.begin(), question.terms.end(), term) == question.terms.end())
    question.terms.push_back(std::move(term));
}

void require_words(const SearchQuestion& question) {
  std::size_t count = 0;
  for (const SearchTerm& term : question.terms) count += term.words.size();
  if (count == 0)
    throw Error(Code::usage, "a search needs a word", "what only has to match filters is listed: spoc list");
  if (count > kMostWords) throw Error(Code::usage, "a search has 32 words at most", "leave out what tells least");
}

bool is_met(const SearchTerm& term, std::span<const Word> words, std::size_t at) {
  if (at + term.words.size() > words.size()) return false;
  for (std::size_t i = 0; i < term.words.size(); ++i) {
    const bool begins = term.beginning && i + 1 == term.words.size();
    const std::string& word = words[at + i].folded;
    if (begins ? !word.starts_with(term.words[i]) : word != term.words[i]) return false;
  }
  return true;
}

std::vector<Meeting> meetings_in(std::span<const Word> words, std::span<const SearchTerm> terms) {
  std::vector<Meeting> found;
  for (std::size_t at = 0; at < words.size(); ++at)
    for (std::size_t i = 0; i < terms.size(); ++i)
      if (is_met(terms[i], words, at)) found.push_back({i, words[at].begin, words[at + terms[i].words.size() - 1].end});
  return found;
}

/// The first word of the stretch that meets most terms.
std::size_t best_begin(std::span<const Word> words, std::span<const Meeting> found) {
  std::size_t best = 0, most = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto first =
        std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.begin == found[i].begin; });
    const std::size_t at = static_cast<std::size_t>(first - words.begin());
    const std::size_t end = words[std::min(at + kSnippetWords - kWordsBefore, words.size()) - 1].end;
    std::set<std::size_t> terms;
    for (std::size_t j = i; j < found.size() && found[j].end <= end; ++j) terms.insert(found[j].term);
    if (terms.size() <= most) continue;
    most = terms.size();
    best = at > kWordsBefore ? at - kWordsBefore : 0;
  }
  return best;
}

/// Runs of white space as one space; a long stretch without words is shortened.
std::string in_line(std::string_view text) {
  std::string line;
  for (const char c : text)
    if (!is_space(c))
      line += c;
    else if (line.empty() || line.back() != ' ')
      line += ' ';
  return line.size() <= kLongestGap || !words_of(line).empty() ? line : " … ";
}

}  // namespace

SearchQuestion read_search(std::string_view text, std::span<const std::string_view> fields) {
  constexpr std::array<std::string_view, 2> kTitles = {"subject", "title"};
  std::string parted(text);
  std::replace(parted.begin(), parted.end(), '\0', ' ');
  const std::string valid = to_utf8(parted);
  SearchQuestion question;
  Typed typed(valid);
  while (typed.more()) {
    if (const std::string_view name = typed.name(fields); !name.empty()) {
      question.fields.emplace_back(name, typed.value());
      continue;
    }
    const bool in_title = !typed.name(kTitles).empty();
    add_term(question, typed.value(), in_title);
    if (question.terms.size() > kMostWords) break;
  }
  require_words(question);
  return question;
}

std::vector<Meeting> meetings(std::string_view text, std::span<const SearchTerm> terms) {
  const std::vector<Word> words = words_of(text);
  return meetings_in(words, terms);
}

std::set<std::size_t> met(std::string_view text, std::span<const SearchTerm> terms) {
  std::set<std::size_t> found;
  for (const Meeting& meeting : meetings(text, terms)) found.insert(meeting.term);
  return found;
}

int search_score(std::span<const Spot> best) {
  constexpr std::array<int, 6> kCounts = {40, 45, 60, 75, 90, 100};
  int sum = 0;
  for (const Spot spot : best) sum += kCounts[static_cast<std::size_t>(spot)];
  return best.empty() ? 0 : sum / static_cast<int>(best.size());
}

std::vector<SnippetPiece> snippet(std::string_view text, std::span<const SearchTerm> terms) {
  const std::vector<Word> words = words_of(text);
  const std::vector<Meeting> found = meetings_in(words, terms);
  std::vector<SnippetPiece> pieces;
  if (words.empty()) return pieces;
  const auto add = [&](std::string_view part, bool is_met) {
    std::string line = in_line(part);
    if (!line.empty()) pieces.push_back({std::move(line), is_met});
  };
  const std::size_t first = best_begin(words, found), last = std::min(first + kSnippetWords, words.size()) - 1;
  std::size_t at = words[first].begin;
  const std::size_t end = last + 1 == words.size() ? text.size() : words[last].end;
  if (first > 0) pieces.push_back({"… ", false});
  for (const Meeting& meeting : found) {
    if (meeting.begin < at || meeting.end > end) continue;
    add(text.substr(at, meeting.begin - at), false);
    add(text.substr(meeting.begin, meeting.end - meeting.begin), true);
    at = meeting.end;
  }
  std::string_view rest = text.substr(at, end - at);
  while (!rest.empty() && is_space(rest.back())) rest.remove_suffix(1);
  add(rest, false);
  if (last + 1 < words.size()) pieces.push_back({" …", false});
  return pieces;
}

}  // namespace spoc::decide
