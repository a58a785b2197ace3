// Searching tickets and knowledge: what the store finds by words, as far as the caller sees it, filtered, weighed and
// cut to what is shown.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "decide/search.h"
#include "desk/desk.h"
#include "policy/articles.h"

namespace spoc::desk {

/// What is searched. Without `tickets` or `articles` these are left out.
struct SearchRequest {
  decide::SearchQuestion question;
  store::TicketQuery filter;  ///< of tickets
  /// What the filter does not say; of each ticket.
  std::function<bool(store::Reading&, const store::StoredTicket&)> holds;
  std::vector<std::string> services;  ///< of articles; empty: any
  bool tickets = true, articles = true;
  std::size_t limit = 20;
};

struct FoundTicket {
  store::StoredTicket stored;
  std::string spot;  ///< "subject", "description", "message" or "note": where the words of the snippet stand
};
struct FoundArticle {
  policy::Article article;
};
/// One of both.
struct Found {
  std::optional<FoundTicket> ticket;
  std::optional<FoundArticle> article;
  int score = 0;
  std::vector<decide::SnippetPiece> snippet;
};

struct SearchResult {
  std::vector<Found> found;  ///< best first; of equally good ones articles, then the newest tickets
  bool more = false;         ///< others match, too
};

/// Of tickets that match the 256 newest, or twice the limit, are weighed; fewer where a filter, or a phrase, refuses
/// most of the newest 2,000 texts that have the words. Of 100,000 texts with the words that a filter refuses the older
/// ones are not looked at.
SearchResult search(store::Store& store, const domain::Sight& sight, const SearchRequest& request);

}  // namespace spoc::desk
