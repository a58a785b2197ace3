#include "desk/kb.h"

#include <algorithm>
#include <map>

#include "base/format.h"
#include "base/text.h"
#include "base/words.h"
#include "desk/check.h"
#include "desk/deciding.h"
#include "desk/permission.h"

namespace spoc::desk {
namespace {

constexpr std::size_t kSuggested = 3;
constexpr std::size_t kLongestSlug = 48;

bool is_about(const policy::Article& article, const std::vector<std::string>& services) {
  return services.empty() || std::any_of(services.begin(), services.end(), [&](const std::string& name) {
           return std::find(article.services.begin(), article.services.end(), name) != article.services.end();
         });
}

std::map<std::string, store::ArticleUse> uses(store::Store& store, const domain::Sight& sight,
                                              const ArticleFilter& filter) {
  std::map<std::string, store::ArticleUse> by_article;
  store.read(sight, [&](store::Reading& reading) {
    for (store::ArticleUse& use : reading.article_uses(filter.from, filter.to))
      by_article.emplace(use.article, std::move(use));
  });
  return by_article;
}

/// TOML's basic string.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  }
  return out + '"';
}

std::string slug_of(std::string_view title) {
  std::string slug;
  for (const Word& word : words_of(title)) {
    const bool plain = std::all_of(word.folded.begin(), word.folded.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!plain || slug.size() + word.folded.size() >= kLongestSlug) continue;
    slug += (slug.empty() ? "" : "-") + word.folded;
  }
  return slug.empty() ? "article" : slug;
}

Diagnostic finding(const std::string& path, std::string_view code, std::string message, std::string hint) {
  return {path, 1, 1, 1, 1, Severity::warning, std::string(code), std::move(message), std::move(hint)};
}

/// What the store counts of these articles.
Diagnostics counted_findings(store::Store& store, const policy::Articles& articles) {
  Diagnostics found;
  const auto used = uses(store, domain::Sight::everything(), {});
  const auto& all = articles.all();
  for (const policy::Article& article : all)
    if (!used.empty() && !used.contains(article.id()))
      found.push_back(finding(article.path, "unused-article",
                              format("{} was never of use, and others were", article.id()),
                              "better keywords make it found; or take it out"));
  for (const auto& [id, use] : used)
    if (!articles.find(id))
      found.push_back(finding("kb", "gone-article",
                              format("{} is gone; contacts that it spared: {}", id, use.solved + use.helped),
                              "git has it"));
  return found;
}

}  // namespace

std::vector<KnownArticle> known_articles(store::Store& store, const domain::Sight& sight, const ArticleFilter& filter,
                                         Instant now) {
  const auto articles = store.articles();
  const time::Date today = store.policy()->zone().local(now).date;
  const bool counted = sight.unlimited || sight.scope > domain::Scope::own;
  const auto used = counted ? uses(store, sight, filter) : std::map<std::string, store::ArticleUse>();
  std::vector<KnownArticle> known;
  for (const policy::Article& article : articles->all()) {
    if (!decide::may_read(sight, article) || !is_about(article, filter.services)) continue;
    if (filter.audience && article.audience != *filter.audience) continue;
    KnownArticle one{article, {}, !article.review || *article.review <= today, counted};
    if (const auto use = used.find(article.id()); use != used.end()) one.use = use->second;
    if ((filter.due && !one.due) || (filter.unused && !(counted && one.unused()))) continue;
    known.push_back(std::move(one));
  }
  return known;
}

policy::Article the_article(store::Store& store, const domain::Sight& sight, std::string_view id) {
  const auto articles = store.articles();
  if (const policy::Article* article = decide::readable(*articles, sight, id)) return *article;
  if (!policy::article_id(id))
    throw Error(Code::usage, format("\"{}\" is no number of an article", id), "like kb12; see them: spoc kb list");
  throw Error(Code::not_found, format("there is no article {}", *policy::article_id(id)), "see them: spoc kb list");
}

std::string text_of(store::Store& store, const policy::Article& article) {
  const auto file = store.file(article.path);
  if (!file) throw Error(Code::io, format("the text of {} is not in the store", article.id()), "run spoc verify");
  return std::string(policy::body_of(*file));
}

std::vector<SuggestedArticle> suggested_articles(store::Store& store, const domain::Sight& sight,
                                                 const decide::Question& question, std::size_t limit) {
  const auto articles = store.articles();
  std::vector<SuggestedArticle> suggested;
  for (decide::Suggestion& suggestion : decide::suggest(*articles, sight, question, limit)) {
    const policy::Article& article = *suggestion.article;
    suggestion.article = nullptr;
    suggested.push_back({article, std::move(suggestion)});
  }
  return suggested;
}

std::vector<SuggestedArticle> suggested_articles(store::Store& store, const domain::Sight& sight,
                                                 const domain::Ticket& ticket) {
  if (!domain::is_open(ticket.status) || ticket.run) return {};
  return suggested_articles(store, sight, {ticket.subject, ticket.description, ticket.service}, kSuggested);
}

Outcome helped(Desk& desk, std::string_view id) {
  require(desk, decide::Verb::log);
  const std::string article = the_article(desk.store, authority_of(desk).sight, id).id();
  return transact(desk, [&](Deciding& deciding, Outcome&) { deciding.record(domain::ArticleHelped{article}); });
}

Diagnostics check_knowledge(store::Store& store, const std::vector<policy::File>& files, Instant now) {
  Checked checked = check(files, now);
  std::erase_if(checked.diagnostics, [](const Diagnostic& one) { return !policy::is_of_knowledge(one.file); });
  if (checked.policy && checked.policy->articles)
    for (Diagnostic& one : counted_findings(store, *checked.policy->articles))
      checked.diagnostics.push_back(std::move(one));
  sort(checked.diagnostics);
  return std::move(checked.diagnostics);
}

std::string drafted_article(std::string_view title, const domain::Ticket* ticket, std::string_view answer,
                            std::string_view body, policy::Audience audience, time::Date review) {
  std::string text = format("+++\ntitle = {}\naudience = {}\n", quoted(title), quoted(word(audience)));
  if (ticket && !ticket->service.empty()) text += format("services = [{}]\n", quoted(ticket->service));
  text += format("review = {}\n", time::to_text(review));
  text += "+++\n";
  if (!trim(body).empty()) return text + std::string(trim(body)) + "\n";
  if (ticket && !trim(ticket->description).empty())
    text += format("# What happens\n\n{}\n\n", trim(ticket->description));
  return text + format("# What helps\n\n{}\n", trim(answer).empty()
                                                   ? std::string_view("Step by step, in the order to try them.")
                                                   : trim(answer));
}

std::string next_article_path(store::Store& store, const std::vector<policy::File>& files, std::string_view title) {
  std::int64_t last = 0;
  const auto in_force = store.articles();
  for (const policy::Article& article : in_force->all()) last = std::max(last, article.number);
  for (const policy::File& file : files)
    if (policy::is_of_knowledge(file.path)) last = std::max(last, policy::article_number(file.path).value_or(0));
  return format("kb/{}-{}.md", last + 1, slug_of(title));
}

}  // namespace spoc::desk
