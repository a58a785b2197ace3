#include "intake/quotation.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace spoc::intake {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::string_view kOpening[] = {"on ", "am ", "le ", "el ", "il ", "op ", "den "};
constexpr std::string_view kWrote[] = {"wrote",      "schrieb", "a écrit",   "escribió",
                                       "ha scritto", "schreef", "geschreven"};
constexpr std::string_view kOriginal[] = {"original message",    "ursprüngliche nachricht", "original-nachricht",
                                          "message d'origine",   "message original",        "mensaje original",
                                          "messaggio originale", "oorspronkelijk bericht",  "original appointment"};
constexpr std::string_view kFrom[] = {"from:", "von:", "de:", "de :", "da:", "van:"};
constexpr std::string_view kSent[] = {"sent:",   "date:",  "gesendet:", "datum:", "envoyé",    "date :",
                                      "enviado", "fecha:", "inviato:",  "data:",  "verzonden:"};
constexpr std::string_view kSubject[] = {
    "subject:", "betreff:", "objet:", "objet :", "asunto:", "oggetto:", "onderwerp:"};
constexpr std::size_t kLinesOfSignature = 20, kLinesOfHeaders = 8, kLongestLine = 400, kNone = std::string_view::npos;

std::string_view cell(const Lines& lines, std::size_t i) {
  return trim(lines[i].substr(0, kLongestLine));
}

bool quoted(std::string_view line) {
  return trim(line).starts_with('>');
}

bool blank(std::string_view line) {
  return trim(line).empty();
}

template <class List>
bool begins_with_one(std::string_view line, const List& list) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view one) { return line.starts_with(one); });
}

/// A line as it is compared: lower case, without the stars and bars that programs set around a heading.
std::string bare(std::string_view line) {
  std::string text = lower(trim(line.substr(0, kLongestLine)));
  std::erase(text, '*');
  const auto first = text.find_first_not_of("-_> \t");
  const auto last = text.find_last_not_of("-_ \t");
  return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

/// How many lines from there on say who wrote when what follows: 0 when they do not.
std::size_t announces(const Lines& lines, std::size_t at) {
  std::string text;
  for (std::size_t i = at; i < lines.size() && i < at + 3; ++i) {
    if (blank(lines[i]) || quoted(lines[i])) return 0;
    text += (text.empty() ? "" : " ") + lower(cell(lines, i));
    if (i == at && !begins_with_one(text, kOpening)) return 0;
    if (!text.ends_with(':')) continue;
    const bool dated = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool said = std::any_of(std::begin(kWrote), std::end(kWrote),
                                  [&](std::string_view one) { return text.find(one) != std::string::npos; });
    return dated && said ? i - at + 1 : 0;
  }
  return 0;
}

/// The headers of a message as Outlook sets them above it.
bool headers_begin(const Lines& lines, std::size_t at) {
  if (!begins_with_one(bare(lines[at]), kFrom)) return false;
  bool sent = false;
  for (std::size_t i = at + 1; i < lines.size() && i < at + kLinesOfHeaders; ++i) {
    const std::string line = bare(lines[i]);
    sent = sent || begins_with_one(line, kSent);
    if (sent && begins_with_one(line, kSubject)) return true;
  }
  return false;
}

bool is_marker(const Lines& lines, std::size_t at) {
  if (lines[at].substr(0, kLongestLine).find(kAnswerAbove) != kNone) return true;
  const std::string_view line = cell(lines, at);
  if (line.starts_with("--") || line.starts_with("__"))
    if (const std::string text = bare(line);
        std::find(std::begin(kOriginal), std::end(kOriginal), text) != std::end(kOriginal))
      return true;
  return !quoted(line) && headers_begin(lines, at);
}

/// Where the quoted lines at the end begin, with what announces them: only blank lines and a signature may follow them.
std::size_t closing_quotation(const Lines& lines) {
  std::size_t end = lines.size();
  for (std::size_t i = end; i > 0 && lines.size() - i < kLinesOfSignature; --i)
    if (lines[i - 1] == "-- " || lines[i - 1] == "--") end = i - 1;
  std::size_t begin = kNone;
  while (end > 0 && (blank(lines[end - 1]) || quoted(lines[end - 1]))) {
    --end;
    if (quoted(lines[end])) begin = end;
  }
  if (begin == kNone) return kNone;
  for (std::size_t back = 1; back <= 3 && back <= end; ++back)
    if (announces(lines, end - back) == back) return end - back;
  return begin;
}

/// Who wrote when, and below it a text without marks.
bool announces_unmarked(const Lines& lines, std::size_t at) {
  const std::size_t count = announces(lines, at);
  if (count == 0) return false;
  std::size_t next = at + count;
  while (next < lines.size() && blank(lines[next])) ++next;
  if (next < lines.size() && quoted(lines[next])) return false;
  for (std::size_t i = at; i < at + count; ++i)
    if (lines[i].find('@') != kNone) return true;
  return next == lines.size();
}

std::string joined(const Lines& lines, std::size_t begin, std::size_t end) {
  while (begin < end && blank(lines[begin])) ++begin;
  while (begin < end && blank(lines[end - 1])) --end;
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text.append(lines[i]).append("\n");
  return text;
}

}  // namespace

Quoted split_quotation(std::string_view whole) {
  const Lines lines = split(whole, '\n');
  std::size_t begin = std::min(closing_quotation(lines), lines.size());
  for (std::size_t i = 0; i < begin; ++i)
    if (is_marker(lines, i) || announces_unmarked(lines, i)) begin = i;
  // A rule above the headers belongs to them.
  if (begin < lines.size() && begin > 0 && cell(lines, begin - 1).starts_with("____")) --begin;
  return {joined(lines, 0, begin), joined(lines, begin, lines.size())};
}

}  // namespace spoc::intake
