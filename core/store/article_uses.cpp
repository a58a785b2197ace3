#include "store/article_uses.h"

#include <map>

#include "base/format.h"
#include "sql/prepared.h"
#include "store/ticket_query.h"

namespace spoc::store {

namespace {

using Uses = std::map<std::string, ArticleUse, std::less<>>;

ArticleUse& use_of(Uses& uses, std::string_view article) {
  ArticleUse& use = uses[std::string(article)];
  use.article = article;
  return use;
}

void count_solved(sql::Connection& connection, const domain::Sight& sight, TicketQuery query, Uses& uses) {
  query.terms.push_back({"ticket.article", expr::IndexTerm::Op::not_equal, {expr::Value()}});
  const TicketFilter filter(query, sight);
  sql::Use rows(connection.prepare("select article, count(*), max(resolved_at) from ticket" + filter.where() +
                                   " group by article order by article"));
  filter.bind_conditions(*rows);
  while (rows->step()) {
    ArticleUse& use = use_of(uses, rows->text(0));
    use.solved = rows->integer(1);
    if (!rows->is_null(2)) use.solved_at = Instant{rows->integer(2)};
  }
}

void count_helped(sql::Connection& connection, std::optional<Instant> from, std::optional<Instant> to, Uses& uses) {
  sql::Use rows(connection.prepare(
      "select data, at from journal where kind = 'article.helped' and at >= $1 and at < $2 order by at",
      sql::Rows::many));
  rows->bind(1, from ? from->us : INT64_MIN);
  rows->bind(2, to ? to->us : INT64_MAX);
  while (rows->step()) {
    const domain::Event event = domain::event_from_json(domain::ArticleHelped::kKind, rows->text(0));
    ArticleUse& use = use_of(uses, std::get<domain::ArticleHelped>(event).article);
    ++use.helped;
    use.helped_at = Instant{rows->integer(1)};
  }
}

}  // namespace

std::vector<ArticleUse> uses_of_articles(sql::Connection& connection, const domain::Sight& sight,
                                         std::optional<Instant> from, std::optional<Instant> to) {
  Uses uses;
  TicketQuery query;
  query.resolved_from = from;
  query.resolved_to = to;
  count_solved(connection, sight, std::move(query), uses);
  if (sight.unlimited || sight.scope > domain::Scope::own) count_helped(connection, from, to, uses);
  std::vector<ArticleUse> all;
  for (auto& [article, use] : uses) all.push_back(std::move(use));
  return all;
}

}  // namespace spoc::store
