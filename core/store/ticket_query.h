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
  /// How many tickets were created in the period that is asked for: a few are read by an index of it, of many the live
  /// ones.
  enum class Created { few, many };
  /// Of what that sight shows. Throws defect for a term on what is no column, usage for an order by what is none.
  TicketFilter(const TicketQuery& query, const domain::Sight& sight, Created created = Created::many);
  /// Whether `Created` matters: live ones of a period are asked for.
  static bool asks_created(const TicketQuery& query);

  /// " where …", or nothing.
  const std::string& where() const { return where_; }
  /// True when the status is all that is asked for, so that the store's counters know how many there are.
  bool by_status_only() const { return by_status_only_; }
  /// True when a condition is on what stands in `ticket_text`.
  bool reads_text() const { return reads_text_; }
  /// The statement behind `select`, in a total order and with the limit. `ids` selects numbers alone: what must be
  /// sorted before the first row is known is sorted by these.
  std::string statement(std::string_view select, std::string_view ids) const;
  void bind(sql::Statement& statement) const;
  /// What `where()` alone needs.
  void bind_conditions(sql::Statement& statement) const;

 private:
  using Value = SqlValue;
  /// Says that a condition is on that column: what is not shown of a ticket may not decide whether it is listed.
  void asks(std::string_view column);
  std::string shown_to(const TicketQuery& query, const domain::Sight& sight);
  void both(std::string condition);
  std::string parameter(Value value);
  void any_of(std::string_view column, const std::vector<std::string>& values, bool or_none = false);
  std::string list(const std::vector<std::string>& values);
  void statuses(const TicketQuery& query);
  void times(const TicketQuery& query);
  void term(const expr::IndexTerm& term);
  void contains(const expr::IndexTerm& term);
  void order(const TicketQuery& query, const domain::Sight& sight);

  std::string where_;
  std::string order_, limit_;
  std::vector<Value> values_;
  std::size_t conditions_end_ = 0;  ///< values from here on are of the order and the limit
  bool by_status_only_ = false, reads_text_ = false;
  bool live_ = false, by_time_ = false;  // asks for live ones only; is answered from an index on a time
  Created created_ = Created::many;
  bool asks_place_ = false, asks_whole_ = false;
};

}  // namespace spoc::store
