#include "decide/knowledge.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.h"
#include "base/words.h"
#include "decide/telling.h"

namespace spoc::decide {

namespace {

using policy::Article;
using policy::Articles;

constexpr int kLikelyHelp = 40;
constexpr double kSteepness = 0.6;
constexpr double kOfText = 0.4;     ///< what a word counts that is in the question's text only
constexpr double kOfService = 0.6;  ///< evidence that the service is the same
constexpr std::size_t kMostText = 2000;

double weight_of(std::uint8_t places) {
  if ((places & (policy::kTitle | policy::kKeyword)) != 0) return 1.0;
  return (places & policy::kHeading) != 0 ? 0.5 : 0.3;
}

struct Evidence {
  double sum = 0;
  std::vector<std::pair<double, std::string>> words;
  bool same_service = false;
};

/// What each word of the question counts.
std::map<std::string, double> words_of_question(const Question& question) {
  std::map<std::string, double> words;
  const auto add = [&](std::string_view text, double counts) {
    for (Word& word : words_of(text))
      if (tells(word.folded)) words.try_emplace(std::move(word.folded), counts);
  };
  add(question.subject, 1.0);
  add(question.text.substr(0, kMostText), kOfText);
  return words;
}

/// 1 for a word of one article only, less the more have it.
double rarity(std::size_t all, std::size_t with) {
  return std::log1p(static_cast<double>(all) / static_cast<double>(with)) / std::log1p(static_cast<double>(all));
}

std::map<std::size_t, Evidence> evidence_of(const Articles& articles, const domain::Sight& sight,
                                            const Question& question) {
  std::map<std::size_t, Evidence> found;
  const auto readable = static_cast<std::size_t>(std::count_if(
      articles.all().begin(), articles.all().end(), [&](const Article& article) { return may_read(sight, article); }));
  for (const auto& [word, counts] : words_of_question(question)) {
    std::vector<Articles::Use> uses;
    articles.uses(word, false, [&](const Articles::Use& use) {
      if (may_read(sight, articles.all()[use.article])) uses.push_back(use);
    });
    for (const Articles::Use& use : uses) {
      const double evidence = counts * weight_of(use.places) * rarity(readable, uses.size());
      found[use.article].sum += evidence;
      found[use.article].words.emplace_back(evidence, word);
    }
  }
  return found;
}

Suggestion suggestion_of(const Article& article, Evidence evidence, std::string_view service) {
  Suggestion made;
  made.article = &article;
  made.same_service = !service.empty() &&
                      std::find(article.services.begin(), article.services.end(), service) != article.services.end();
  if (made.same_service) evidence.sum += kOfService;
  made.score = static_cast<int>(100 * (1 - std::exp(-kSteepness * evidence.sum)));
  std::sort(evidence.words.begin(), evidence.words.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  for (auto& [counts, word] : evidence.words) made.words.push_back(std::move(word));
  return made;
}

}  // namespace

bool may_read(const domain::Sight& sight, const Article& article) {
  return article.audience == policy::Audience::everybody || sight.unlimited || sight.scope > domain::Scope::own;
}

const Article* readable(const Articles& articles, const domain::Sight& sight, std::string_view id) {
  const Article* article = articles.find(id);
  return article && may_read(sight, *article) ? article : nullptr;
}

std::vector<Suggestion> suggest(const Articles& articles, const domain::Sight& sight, const Question& question,
                                std::size_t limit) {
  std::vector<Suggestion> likely;
  for (auto& [position, evidence] : evidence_of(articles, sight, question)) {
    Suggestion made = suggestion_of(articles.all()[position], std::move(evidence), question.service);
    if (made.score >= kLikelyHelp) likely.push_back(std::move(made));
  }
  std::stable_sort(likely.begin(), likely.end(),
                   [](const Suggestion& a, const Suggestion& b) { return a.score > b.score; });
  if (likely.size() > limit) likely.resize(limit);
  return likely;
}

std::string why(const Suggestion& suggestion) {
  return "common words " + join(suggestion.words, ", ") + (suggestion.same_service ? "; the same service" : "");
}

}  // namespace spoc::decide
