// Knowledge at work: the articles the caller may read with what they spared the desk, which of them may answer a
// ticket, and the contact that did not happen because somebody read one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "decide/knowledge.h"
#include "desk/desk.h"
#include "policy/articles.h"

namespace spoc::desk {

/// An article and how often it was of use. `counted` is false for who does not work at the desk: they see no numbers.
struct KnownArticle {
  policy::Article article;
  store::ArticleUse use;
  bool due = false;  ///< it must be looked through: its review is past, or it has none
  bool counted = true;
  bool unused() const { return use.solved + use.helped == 0; }
};

struct ArticleFilter {
  std::vector<std::string> services;
  std::optional<policy::Audience> audience;
  bool due = false, unused = false;
  std::optional<Instant> from, to;  ///< when the tickets were resolved and contacts did not happen that are counted
};

/// By number. `unused` counts as far as the caller sees.
std::vector<KnownArticle> known_articles(store::Store& store, const domain::Sight& sight, const ArticleFilter& filter,
                                         Instant now);

/// The article of that id when they may read it. Throws not_found as if it did not exist when they may not.
policy::Article the_article(store::Store& store, const domain::Sight& sight, std::string_view id);
/// Its Markdown.
std::string text_of(store::Store& store, const policy::Article& article);

/// An article that may answer something.
struct SuggestedArticle {
  policy::Article article;
  decide::Suggestion suggestion;  ///< its own article points nowhere
};
std::vector<SuggestedArticle> suggested_articles(store::Store& store, const domain::Sight& sight,
                                                 const decide::Question& question, std::size_t limit);
/// What an article may answer about a ticket that is open, and is no step of a run.
std::vector<SuggestedArticle> suggested_articles(store::Store& store, const domain::Sight& sight,
                                                 const domain::Ticket& ticket);

/// The caller read it and needs nobody any more. Throws not_found like `the_article`.
Outcome helped(Desk& desk, std::string_view id);

/// Findings about kb/ of these files: those of `check`, and, since the store counts, what was never of use while others
/// were, and tickets that were answered with what is gone.
Diagnostics check_knowledge(store::Store& store, const std::vector<policy::File>& files, Instant now);

/// What a new article says at first: the head, and the ticket's question and answer where there is one.
std::string drafted_article(std::string_view title, const domain::Ticket* ticket, std::string_view answer,
                            std::string_view body, policy::Audience audience, time::Date review);
/// "kb/12-vpn-drops.md": behind every number that the files and the policy in force have.
std::string next_article_path(store::Store& store, const std::vector<policy::File>& files, std::string_view title);

}  // namespace spoc::desk
