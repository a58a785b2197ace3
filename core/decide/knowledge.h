// Which articles somebody may read, and which of them may answer what somebody asks: a score with the words it comes
// from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/sight.h"
#include "policy/articles.h"

namespace spoc::decide {

/// Who works at the desk reads every article, everybody else what is public. What they may not read is not there.
bool may_read(const domain::Sight& sight, const policy::Article& article);
/// The article of that id ("12", "kb12") when they may read it.
const policy::Article* readable(const policy::Articles& articles, const domain::Sight& sight, std::string_view id);

/// What is asked; every part may be empty.
struct Question {
  std::string_view subject, text, service;
};

/// An article that may answer it, and why it is thought so. Borrows the articles.
struct Suggestion {
  const policy::Article* article = nullptr;
  int score = 0;                   ///< 0 to 100
  std::vector<std::string> words;  ///< what the article has of the question, what tells most first
  bool same_service = false;
};

/// The best first. Every word of the question that an article has is evidence: more when few articles have it, when it
/// stands in the title or among the keywords, and when it is in the question's subject; so is the service. Evidence e
/// makes 100 (1 - exp(-0.6 e)): one word of a title that no other article has makes 45, two make 70. What makes less
/// than 40 is left out.
std::vector<Suggestion> suggest(const policy::Articles& articles, const domain::Sight& sight, const Question& question,
                                std::size_t limit);

/// "common words drops, vpn; the same service"
std::string why(const Suggestion& suggestion);

}  // namespace spoc::decide
