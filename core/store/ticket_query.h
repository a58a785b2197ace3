// A filter on tickets as SQL: conditions on columns that an index can answer where there is one.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "domain/sight.h"
#include "sql/connection.h"
#include "store/sight.h"
#include "store/store.h"

namespace spoc::store {

/// The part of a statement after `from`: conditions, and their values as $1, $2 …
class TicketFilter {
 public:
  /// Of what that sight shows. Throws defect for a term on what is no column, usage for an order by what is none.
  TicketFilter(const TicketQuery& query, const domain::Sight& sight);

  /// " where …", or nothing.
  const std::string& where() const { return where_; }
  /// True when the status is all that is asked for, so that the store's counters know how many there are.
  bool by_status_only() const { return by_status_only_; }
  /// True when a condition is on what stands in `ticket_text`.
  bool reads_text() const { return reads_text_; }
  /// " order by …", total, and the limit.
  const std::string& order() const { return order_; }
  void bind(sql::Statement& statement) const;
  /// The limit is the last value and part of `order()` only.
  void bind_without_limit(sql::Statement& statement) const;

 private:
  using Value = SqlValue;
  void both(std::string condition);
  std::string parameter(Value value);
  void any_of(std::string_view column, const std::vector<std::string>& values, bool or_none = false);
  std::string list(const std::vector<std::string>& values);
  void statuses(const TicketQuery& query);
  void times(const TicketQuery& query);
  void term(const expr::IndexTerm& term);
  void order(const TicketQuery& query);

  std::string where_;
  std::string order_;
  std::vector<Value> values_;
  bool limited_ = false, by_status_only_ = false, reads_text_ = false;
};

}  // namespace spoc::store
