// A list of a ticket or run as rows (owner, position, …). Only what differs is written.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "base/format.h"
#include "base/text.h"
#include "sql/prepared.h"
#include "store/columns.h"
#include "store/together.h"

namespace spoc::store {

class ListTable {
 public:
  /// `columns` without owner and position, separated by ", ". All three live as long as the program.
  ListTable(sql::Connection& connection, std::string_view table, std::string_view owner, std::string_view columns)
      : table_(table),
        owner_(owner),
        columns_(columns),
        insert_(connection, [this] { return insert_text(); }),
        replace_(connection, [this] { return replace_text(); }),
        trim_(connection, [this] { return format("delete from {} where {} = $1 and position >= $2", table_, owner_); }),
        select_(connection, [this] { return select_text(); }),
        range_(connection, [this] { return range_text(); }, sql::Rows::many),
        some_(connection, [this] { return some_text(); }) {}
  ListTable(const ListTable&) = delete;
  ListTable& operator=(const ListTable&) = delete;

  /// Makes the rows those of `after` items, knowing that they are those of `before` items. `same(i)`: both have an
  /// equal item there; `put(i, row)` writes the columns of the item afterwards.
  template <class Same, class Put>
  void write(std::int64_t owner, std::size_t before, std::size_t after, Same&& same, Put&& put) {
    for (std::size_t i = 0; i < after; ++i) {
      if (i < before && same(i)) continue;
      auto statement = (i < before ? replace_ : insert_).use();
      RowWriter row(*statement);
      row.put(owner);
      row.put(static_cast<std::int64_t>(i));
      put(i, row);
      sql::run(*statement);
    }
    if (after >= before) return;
    auto statement = trim_.use();
    statement->bind(1, owner);
    statement->bind(2, static_cast<std::int64_t>(after));
    sql::run(*statement);
  }

  /// The same for a list whose items are unique and only ever appended, or taken back: rows from the first that differs
  /// on go before others come, so that none is there twice meanwhile.
  template <class Same, class Put>
  void write_tail(std::int64_t owner, std::size_t before, std::size_t after, Same&& same, Put&& put) {
    std::size_t kept = 0;
    while (kept < before && kept < after && same(kept)) ++kept;
    if (kept < before) write(owner, before, kept, [](std::size_t) { return true; }, [](std::size_t, RowWriter&) {});
    write(owner, kept, after, [](std::size_t) { return true; }, put);
  }

  /// Calls `get(row)` for each row in order. Throws io when one is missing.
  template <class Get>
  void read(std::int64_t owner, Get&& get) {
    auto statement = select_.use();
    statement->bind(1, owner);
    for (std::int64_t expected = 0; statement->step(); ++expected) {
      RowReader row(*statement);
      std::int64_t position = 0;
      row.get(position);
      if (position != expected) damaged(table_, format("row {} of {}", position, owner));
      get(row);
    }
  }

  /// The rows of many owners in one pass, asked for in ascending order of owner.
  class Pass {
   public:
    enum class Over { range, some };
    Pass(ListTable& table, Over over) : table_(table), statement_((over == Over::range ? table.range_ : table.some_).use()) {}
    /// Goes on with these owners and all between.
    void begin(std::int64_t first, std::int64_t last) {
      statement_->reset();
      statement_->bind(1, first);
      statement_->bind(2, last);
      step();
    }
    /// Goes on with these owners, at least one and at most `kTogether`.
    void begin(std::span<const std::int64_t> owners) {
      statement_->reset();
      bind_together(*statement_, owners, [](std::int64_t owner) { return owner; });
      step();
    }
    /// Calls `get(row)` for each row of that owner in order. Throws io when one is missing.
    template <class Get>
    void read(std::int64_t owner, Get&& get) {
      while (owner_ < owner) step();
      for (std::int64_t expected = 0; owner_ == owner; ++expected, step()) {
        RowReader row(*statement_, 1);
        std::int64_t position = 0;
        row.get(position);
        if (position != expected) damaged(table_.table_, format("row {} of {}", position, owner));
        get(row);
      }
    }

   private:
    void step() { owner_ = statement_->step() ? statement_->integer(0) : kNobody; }
    static constexpr std::int64_t kNobody = std::numeric_limits<std::int64_t>::max();
    ListTable& table_;
    sql::Use statement_;
    std::int64_t owner_ = kNobody;
  };

 private:
  int count() const {
    int count = 1;
    for (const char c : columns_) count += c == ',';
    return count;
  }
  std::string insert_text() const {
    return format("insert into {} ({}, position, {}) values ({})", table_, owner_, columns_, parameters(count() + 2));
  }
  std::string replace_text() const {
    // Column by column: PostgreSQL takes `(a, b) = ($1, $2)`, but no list of one.
    std::string text = format("update {} set ", table_);
    int next = 3;
    for (const std::string_view column : split(columns_, ',')) {
      text += format("{}{} = ${}", next == 3 ? "" : ", ", trim(column), next);
      ++next;
    }
    return text + format(" where {} = $1 and position = $2", owner_);
  }
  std::string select_text() const {
    return format("select position, {} from {} where {} = $1 order by position", columns_, table_, owner_);
  }

  std::string range_text() const {
    return format("select {}, position, {} from {} where {} between $1 and $2 order by {}, position", owner_, columns_,
                  table_, owner_, owner_);
  }

  std::string some_text() const {
    return format("select {}, position, {} from {} where {} in ({}) order by {}, position", owner_, columns_, table_, owner_,
                  parameters_together(), owner_);
  }

  std::string_view table_, owner_, columns_;
  sql::Prepared insert_, replace_, trim_, select_, range_, some_;
};

}  // namespace spoc::store
