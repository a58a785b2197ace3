#include "decide/thanks.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"

namespace spoc::decide {
namespace {

// Folded, as the words they are compared with.
constexpr std::string_view kThanks[] = {"bedankt", "cheers", "dank",   "danke",    "dankeschön", "gracias", "grazie",
                                        "merci",   "thank",  "thanks", "thankyou", "thx",        "ty"};

constexpr std::string_view kAround[] = {
    "a",       "again",   "alles",    "all",          "answer",     "antwort",      "appreciated", "beaucoup",
    "best",    "besten",  "beste",    "bien",         "day",        "dear",         "deine",       "die",
    "done",    "du",      "es",       "eure",         "everything", "everyone",     "fast",        "fine",
    "fix",     "fixed",   "for",      "freundlichen", "fully",      "funktioniert", "für",         "geht",
    "good",    "great",   "groetjes", "grüsse",       "grüssen",    "gut",          "guys",        "hallo",
    "have",    "hello",   "help",     "herzlichen",   "hi",         "hilfe",        "ihnen",       "ihre",
    "is",      "it",      "ja",       "jetzt",        "kind",       "kindly",       "klar",        "l",
    "la",      "lg",      "liebe",    "lot",          "many",       "mfg",          "million",     "mille",
    "mit",     "much",    "muchas",   "muy",          "nice",       "now",          "ok",          "okay",
    "perfect", "perfekt", "pour",     "prima",        "problem",    "prompt",       "quick",       "quickly",
    "regards", "reply",   "resolved", "response",     "s",          "schnelle",     "schön",       "schöne",
    "schönen", "sehr",    "so",       "solved",       "super",      "support",      "tag",         "team",
    "that",    "the",     "this",     "tout",         "vg",         "viele",        "vielen",      "very",
    "vous",    "was",     "wieder",   "works",        "working",    "wunderbar",    "yes",         "you",
    "your",    "👍",       "😊",        "🙂"};

/// More is a letter, whatever its words are.
constexpr std::size_t kLongest = 40;

template <std::size_t N>
bool among(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// Words of folded text: letters, digits and everything beyond ASCII.
std::vector<std::string> spoken_words(std::string_view text) {
  const std::string folded = fold_key(text);
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : folded) {
    if (is_letter(c)) {
      if (!inside) words.emplace_back();
      words.back() += c;
    }
    inside = is_letter(c);
  }
  return words;
}

/// Begins what somebody said before, or the writer's signature.
bool ends_own_words(std::string_view line) {
  const std::string_view text = trim(line);
  if (text == "--" || text == "__" || text.starts_with("-----")) return true;
  return text.ends_with(':') && (text.starts_with("On ") || text.starts_with("Am ") || text.starts_with("Le "));
}

std::string own_words(std::string_view text) {
  std::string own;
  for (const std::string_view line : split(text, '\n')) {
    if (ends_own_words(line)) break;
    if (!trim(line).starts_with('>')) own.append(line).append("\n");
  }
  return own;
}

}  // namespace

bool only_thanks(std::string_view text, std::string_view name) {
  const std::string own = own_words(text);
  if (own.find('?') != std::string::npos) return false;
  const std::vector<std::string> words = spoken_words(own), names = spoken_words(name);
  if (words.size() > kLongest) return false;
  const bool thanks =
      std::any_of(words.begin(), words.end(), [](const std::string& word) { return among(kThanks, word); });
  return thanks && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
           return among(kThanks, word) || among(kAround, word) ||
                  std::find(names.begin(), names.end(), word) != names.end();
         });
}

}  // namespace spoc::decide
