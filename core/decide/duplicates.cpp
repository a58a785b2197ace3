#include "decide/duplicates.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "base/text.h"
#include "decide/telling.h"

namespace spoc::decide {
namespace {

constexpr int kLikelyTwice = 60;
constexpr double kSubjectWeight = 2.0;
bool is_separator(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
}

/// Folded words that tell something.
std::vector<std::string> telling_words(std::string_view text) {
  const std::string folded = fold_key(text);
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (tells(word)) words.push_back(word);
    word.clear();
  };
  for (const char c : folded) is_separator(c) ? end_word() : word.push_back(c);
  end_word();
  return words;
}

/// What each word of a ticket counts: a long word tells more than a short one.
std::map<std::string, double> weights_of(const Ticket& ticket) {
  std::map<std::string, double> weights;
  const auto add = [&](std::string_view text, double weight) {
    for (const std::string& word : telling_words(text)) {
      const double counts = weight * static_cast<double>(std::min<std::size_t>(word.size(), 10));
      weights[word] = std::max(weights[word], counts);
    }
  };
  add(ticket.subject, kSubjectWeight);
  add(std::string_view(ticket.description).substr(0, 2000), 1.0);
  return weights;
}

bool same_requester(const domain::Requester& a, const domain::Requester& b) {
  return (!a.person.empty() && a.person == b.person) || (!a.address.empty() && a.address == b.address);
}

bool linked(const Ticket& ticket, domain::TicketId other) {
  return std::any_of(ticket.links.begin(), ticket.links.end(),
                     [&](const domain::Link& link) { return link.to == other; });
}

}  // namespace

std::vector<std::string> telling_words(const Ticket& ticket, std::size_t limit) {
  std::vector<std::string> words = telling_words(ticket.subject);
  std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  words.erase(std::unique(words.begin(), words.end()), words.end());
  if (words.size() > limit) words.resize(limit);
  return words;
}

Likeness likeness(const Ticket& ticket, const Ticket& other) {
  Likeness found{other.id, 0, {}, {}};
  const auto ours = weights_of(ticket), theirs = weights_of(other);
  double common = 0, all = 0;
  for (const auto& [word, weight] : ours) {
    const auto there = theirs.find(word);
    all += there == theirs.end() ? weight : std::max(weight, there->second);
    if (there == theirs.end()) continue;
    common += std::min(weight, there->second);
    found.common.push_back(word);
  }
  for (const auto& [word, weight] : theirs)
    if (!ours.contains(word)) all += weight;
  double score = all > 0 ? common / all : 0;
  const auto raise = [&](bool same, std::string_view what, double by) {
    if (!same || found.common.empty()) return;
    score += (1 - score) * by;
    found.also.emplace_back(what);
  };
  raise(!ticket.service.empty() && ticket.service == other.service, "the same service", 0.15);
  raise(!ticket.category.empty() && ticket.category == other.category, "the same category", 0.1);
  raise(same_requester(ticket.requester, other.requester), "the same requester", 0.2);
  found.score = static_cast<int>(score * 100);
  return found;
}

std::string why(const Likeness& likeness) {
  std::string text = "common words " + join(likeness.common, ", ");
  for (const std::string& also : likeness.also) text += "; " + also;
  return text;
}

std::vector<Likeness> likely_duplicates(const Ticket& ticket, std::span<const Ticket> candidates, std::size_t limit) {
  std::vector<Likeness> likely;
  if (ticket.run) return likely;
  for (const Ticket& other : candidates) {
    if (other.id == ticket.id || other.run || !is_open(other.status) || linked(ticket, other.id)) continue;
    if (other.confidential && !ticket.confidential) continue;
    Likeness found = likeness(ticket, other);
    if (found.score >= kLikelyTwice) likely.push_back(std::move(found));
  }
  std::sort(likely.begin(), likely.end(), [](const Likeness& a, const Likeness& b) {
    return a.score != b.score ? a.score > b.score : a.ticket < b.ticket;
  });
  if (likely.size() > limit) likely.resize(limit);
  return likely;
}

}  // namespace spoc::decide
