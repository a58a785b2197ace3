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
  /// What `where()` alone needs.
  void bind_conditions(sql::Statement& statement) const;

 private:
  using Value = SqlValue;
  /// Says that a condition is on that column: what is not shown of a ticket may not decide whether it is listed.
  void asks(std::string_view column);
  std::string shown_to(const domain::Sight& sight);
  void both(std::string condition);
  std::string parameter(Value value);
  void any_of(std::string_view column, const std::vector<std::string>& values, bool or_none = false);
  std::string list(const std::vector<std::string>& values);
  void statuses(const TicketQuery& query);
  void times(const TicketQuery& query);
  void term(const expr::IndexTerm& term);
  void order(const TicketQuery& query, const domain::Sight& sight);

  std::string where_;
  std::string order_;
  std::vector<Value> values_;
  std::size_t conditions_end_ = 0;  ///< values from here on are of the order and the limit
  bool by_status_only_ = false, reads_text_ = false;
  bool asks_place_ = false, asks_whole_ = false;
};

}  // namespace spoc::store
