#include "desk/search.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "decide/knowledge.h"

namespace spoc::desk {
namespace {

using decide::SearchTerm;
using decide::Spot;
using store::TextHit;

constexpr std::size_t kWeighed = 256;
/// Portions of texts that are looked at before it is enough to have more than are shown, and before it is asked how few
/// tickets the filter lets pass; and at most.
constexpr std::size_t kPortionsAtFirst = 8, kMostPortions = 400;
/// So few tickets are read one by one rather than looked for among all that have the words: at once, and when they were
/// not found there.
constexpr std::size_t kFewest = 64, kFew = 1000;

/// What the index is asked: each word once, a beginning only where no longer word has it already.
std::vector<store::WantedWord> wanted_words(const std::vector<SearchTerm>& terms) {
  std::map<std::string, bool> words;  // whether all that is wanted is a beginning
  for (const SearchTerm& term : terms)
    for (std::size_t i = 0; i < term.words.size(); ++i) {
      const bool beginning = term.beginning && i + 1 == term.words.size();
      const auto [place, fresh] = words.try_emplace(term.words[i], beginning);
      if (!fresh) place->second = place->second && beginning;
    }
  std::vector<store::WantedWord> wanted;
  for (const auto& [word, beginning] : words) wanted.push_back({word, beginning});
  return wanted;
}

std::string subject_and_description(const domain::Ticket& ticket) {
  return ticket.description.empty() ? ticket.subject : ticket.subject + "\n" + ticket.description;
}

/// A ticket that matches, weighed.
struct Candidate {
  store::StoredTicket stored;
  TextHit hit;  ///< the text to show: subject and description before messages, the newest of these
  int score = 0;
};

/// Finds candidates among the tickets that the reading shows.
class Weighing {
 public:
  Weighing(store::Reading& reading, const domain::Sight& sight, const SearchRequest& request)
      : reading_(reading),
        request_(request),
        narrow_(!sight.unlimited || is_narrow(request.filter)),
        enough_(std::max(kWeighed, 2 * request.limit)) {
    checks_text_ = std::any_of(request.question.terms.begin(), request.question.terms.end(),
                               [](const SearchTerm& term) { return term.words.size() > 1 || term.in_title; });
  }

  /// What is common among all tickets is found at once; what is rare is soon read to its end. Of words that are common and a
  /// filter, or a reader, that few pass, these few are read.
  void run() {
    const std::vector<store::WantedWord> wanted = wanted_words(request_.question.terms);
    if (narrow_ && read_few(wanted, kFewest)) return;
    look(wanted, narrow_ ? kPortionsAtFirst : kMostPortions);
    if (!narrow_ || !stopped_ || has_enough(kPortionsAtFirst)) return;
    if (!read_few(wanted, kFew)) look(wanted, kMostPortions);
  }
  /// There are texts that were not looked at.
  bool stopped() const { return stopped_; }
  std::vector<Candidate> take_all() {
    std::vector<Candidate> all;
    for (auto& [number, candidate] : candidates_) all.push_back(std::move(candidate));
    return all;
  }

 private:
  /// Whether an index leads to what passes it, and that may be little.
  static bool is_narrow(const store::TicketQuery& filter) {
    const auto live = [](domain::Status status) { return domain::is_live(status); };
    return !filter.requester.empty() || filter.run || !filter.key.empty() || !filter.ids.empty() || !filter.tags.empty() ||
           filter.created_from || filter.resolved_from || filter.due_before ||
           (!filter.statuses.empty() && std::all_of(filter.statuses.begin(), filter.statuses.end(), live));
  }

  /// Where most texts are refused, by a filter or because they have no such phrase, what is shown is enough after a
  /// while.
  bool has_enough(std::size_t portions) const {
    return candidates_.size() > (portions < kPortionsAtFirst ? enough_ : std::min(enough_, request_.limit));
  }

  void look(const std::vector<store::WantedWord>& wanted, std::size_t most) {
    std::size_t portions = 0;
    stopped_ = false;
    reading_.texts_with(wanted, [&](std::span<const TextHit> hits) {
      take(hits);
      stopped_ = has_enough(++portions) || portions == most;
      return !stopped_;
    });
  }

  /// Reads what the filter and the reader let pass, whatever its words. False when that is more.
  bool read_few(const std::vector<store::WantedWord>& wanted, std::size_t most) {
    const auto few = reading_.tickets_at_most(request_.filter, most);
    if (!few) return false;
    candidates_.clear();
    refused_.clear();
    stopped_ = false;
    reading_.texts_of(*few, wanted, [&](std::span<const TextHit> hits) {
      take(hits);
      return true;
    });
    return true;
  }

  /// The tickets of these texts that the filter lets pass.
  std::map<std::int64_t, store::StoredTicket> passing(std::span<const TextHit> hits) {
    store::TicketQuery query = request_.filter;
    const std::vector<TicketId> among = std::exchange(query.ids, {});
    for (const TextHit& hit : hits) {
      const bool known = refused_.contains(hit.ticket.number) || candidates_.contains(hit.ticket.number);
      const bool again = !query.ids.empty() && query.ids.back() == hit.ticket;
      const bool asked = among.empty() || std::find(among.begin(), among.end(), hit.ticket) != among.end();
      if (!known && !again && asked) query.ids.push_back(hit.ticket);
    }
    std::map<std::int64_t, store::StoredTicket> found;
    if (!query.ids.empty())
      reading_.tickets(query, static_cast<bool>(request_.holds), [&](const store::StoredTicket& stored) {
        if (!request_.holds || request_.holds(reading_, stored)) found.emplace(stored.ticket.id.number, stored);
        return true;
      });
    for (const domain::TicketId id : query.ids)
      if (!found.contains(id.number)) refused_[id.number] = true;
    return found;
  }

  void take(std::span<const TextHit> hits) {
    std::map<std::int64_t, store::StoredTicket> found = passing(hits);
    for (const TextHit& hit : hits) {
      if (const auto known = candidates_.find(hit.ticket.number); known != candidates_.end()) {
        weigh(known->second, hit);
      } else if (const auto ticket = found.find(hit.ticket.number); ticket != found.end()) {
        Candidate candidate{std::move(ticket->second), hit, 0};
        found.erase(ticket);
        // A phrase is no phrase in one text, and may be one in the next.
        if (weigh(candidate, hit))
          candidates_.emplace(hit.ticket.number, std::move(candidate));
        else
          found.emplace(hit.ticket.number, std::move(candidate.stored));
      }
    }
  }

  /// False when the text does not meet every term.
  bool weigh(Candidate& candidate, const TextHit& hit) {
    const std::vector<SearchTerm>& terms = request_.question.terms;
    const domain::Ticket& ticket = candidate.stored.ticket;
    const std::set<std::size_t> in_subject = decide::met(ticket.subject, terms);
    std::set<std::size_t> in_text;
    if (checks_text_ && hit.version != 0) in_text = decide::met(reading_.text_of(hit), terms);
    if (checks_text_ && hit.version == 0) in_text = decide::met(subject_and_description(ticket), terms);
    std::vector<Spot> best;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const bool title = in_subject.contains(i);
      if (!title && (terms[i].in_title || (checks_text_ && !in_text.contains(i)))) return false;
      best.push_back(title ? Spot::title : hit.version == 0 ? Spot::body : hit.internal ? Spot::note : Spot::message);
    }
    const int score = decide::search_score(best);
    if (score > candidate.score) {
      candidate.score = score;
      candidate.hit = hit;
    }
    return true;
  }

  store::Reading& reading_;
  const SearchRequest& request_;
  bool narrow_;
  std::size_t enough_;
  bool checks_text_ = false, stopped_ = false;
  std::map<std::int64_t, Candidate> candidates_;
  std::map<std::int64_t, bool> refused_;
};

std::string_view spot_of(const TextHit& hit, const domain::Ticket& ticket, const std::vector<SearchTerm>& terms) {
  if (hit.version != 0) return hit.internal ? "note" : "message";
  return decide::met(ticket.subject, terms).size() == terms.size() ? "subject" : "description";
}

/// The part of the text to show: of a description what stands behind the subject, which is shown anyway.
std::vector<decide::SnippetPiece> snippet_of(store::Reading& reading, const Candidate& candidate,
                                             const std::vector<SearchTerm>& terms) {
  const domain::Ticket& ticket = candidate.stored.ticket;
  if (candidate.hit.version != 0) return decide::snippet(reading.text_of(candidate.hit), terms);
  return decide::snippet(ticket.description.empty() ? ticket.subject : ticket.description, terms);
}

struct ArticleCandidate {
  const policy::Article* article;
  int score;
};

/// The articles that meet every term somewhere.
std::vector<ArticleCandidate> articles_with(store::Store& store, const policy::Articles& articles,
                                            const domain::Sight& sight, const SearchRequest& request) {
  const std::vector<SearchTerm>& terms = request.question.terms;
  std::map<std::size_t, std::map<std::string_view, std::uint8_t>> places;  // of an article, by wanted word
  const std::vector<store::WantedWord> wanted = wanted_words(terms);
  for (const store::WantedWord& word : wanted)
    articles.uses(word.text, word.beginning,
                  [&](const policy::Articles::Use& use) { places[use.article][word.text] |= use.places; });
  std::vector<ArticleCandidate> found;
  for (const auto& [position, words] : places) {
    const policy::Article& article = articles.all()[position];
    const auto& about = article.services;
    const bool wanted_service =
        request.services.empty() || std::any_of(about.begin(), about.end(), [&](const std::string& name) {
          return std::find(request.services.begin(), request.services.end(), name) != request.services.end();
        });
    if (words.size() < wanted.size() || !wanted_service || !decide::may_read(sight, article)) continue;
    std::vector<Spot> best;
    for (const SearchTerm& term : terms) {
      std::uint8_t all = 0xFF;
      for (const std::string& word : term.words) all &= words.at(word);
      const std::vector<SearchTerm> one{term};
      const bool phrase = term.words.size() > 1;
      const bool title = (all & policy::kTitle) != 0 && (!phrase || !decide::met(article.title, one).empty());
      if (!title && term.in_title) break;
      if (!title && phrase && decide::met(store.file(article.path).value_or(""), one).empty()) break;
      best.push_back(title                           ? Spot::title
                     : (all & policy::kKeyword) != 0 ? Spot::keyword
                     : (all & policy::kHeading) != 0 ? Spot::heading
                                                     : Spot::body);
    }
    if (best.size() == terms.size()) found.push_back({&article, decide::search_score(best)});
  }
  return found;
}

void find_tickets(store::Store& store, const domain::Sight& sight, const SearchRequest& request, SearchResult& result) {
  store.read(sight, [&](store::Reading& reading) {
    Weighing weighing(reading, sight, request);
    weighing.run();
    std::vector<Candidate> all = weighing.take_all();
    std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
      return a.score != b.score ? a.score > b.score : b.stored.ticket.id < a.stored.ticket.id;
    });
    result.more = weighing.stopped() || all.size() > request.limit;
    if (all.size() > request.limit) all.resize(request.limit);
    const std::vector<SearchTerm>& terms = request.question.terms;
    for (Candidate& candidate : all) {
      Found one;
      one.score = candidate.score;
      one.snippet = snippet_of(reading, candidate, terms);
      one.ticket = FoundTicket{candidate.stored, std::string(spot_of(candidate.hit, candidate.stored.ticket, terms))};
      result.found.push_back(std::move(one));
    }
  });
}

void find_articles(store::Store& store, const domain::Sight& sight, const SearchRequest& request,
                   SearchResult& result) {
  const auto articles = store.articles();
  for (const ArticleCandidate& candidate : articles_with(store, *articles, sight, request)) {
    Found one;
    one.score = candidate.score;
    one.article = FoundArticle{*candidate.article};
    result.found.push_back(std::move(one));
  }
}

}  // namespace

SearchResult search(store::Store& store, const domain::Sight& sight, const SearchRequest& request) {
  SearchResult result;
  if (request.tickets) find_tickets(store, sight, request, result);
  if (request.articles) find_articles(store, sight, request, result);
  std::stable_sort(result.found.begin(), result.found.end(), [](const Found& a, const Found& b) {
    return a.score != b.score ? a.score > b.score : a.article.has_value() > b.article.has_value();
  });
  if (result.found.size() > request.limit) {
    result.more = true;
    result.found.resize(request.limit);
  }
  for (Found& one : result.found)
    if (one.article) {
      const std::string file = store.file(one.article->article.path).value_or("");
      one.snippet = decide::snippet(policy::body_of(file), request.question.terms);
    }
  return result;
}

}  // namespace spoc::desk
