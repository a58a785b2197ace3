// How often each article of the knowledge spared somebody work: tickets that were answered with it, and contacts that
// did not happen.
#pragma once

#include <optional>
#include <vector>

#include "domain/sight.h"
#include "sql/connection.h"
#include "store/store.h"

namespace spoc::store {

/// By article; of what was resolved, or helped, from one instant until before the other. Counts the tickets that sight
/// shows whole; contacts that did not happen are no ticket's, and counted for who works at the desk.
std::vector<ArticleUse> uses_of_articles(sql::Connection& connection, const domain::Sight& sight,
                                         std::optional<Instant> from, std::optional<Instant> to);

}  // namespace spoc::store
