// A statement that belongs to the class that wrote its SQL: written and prepared at its first use, so that a command
// pays only for what it asks.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "sql/connection.h"

namespace spoc::sql {

/// One use of a statement: reset when it goes, however it goes.
class Use {
 public:
  explicit Use(Statement& statement) : statement_(statement) {}
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  ~Use() { statement_.reset(); }
  Statement* operator->() const { return &statement_; }
  Statement& operator*() const { return statement_; }

 private:
  Statement& statement_;
};

class Prepared {
 public:
  /// `sql` is a literal: it lives as long as the program.
  Prepared(Connection& connection, const char* sql, Rows rows = Rows::few) : connection_(connection), rows_(rows), sql_(sql) {
    connection.expect(*this);
  }
  Prepared(Connection& connection, std::string sql, Rows rows = Rows::few)
      : connection_(connection), rows_(rows), written_(std::move(sql)), sql_(written_) {
    connection.expect(*this);
  }
  /// `write` is asked once, at the first use.
  Prepared(Connection& connection, std::function<std::string()> write, Rows rows = Rows::few)
      : connection_(connection), rows_(rows), write_(std::move(write)) {
    connection.expect(*this);
  }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  /// Reset, and not in use by anybody: a use inside another use's loop gets a statement of its own.
  Use use() {
    if (statement_ == nullptr || statement_->running()) statement_ = &connection_.prepare(sql(), rows_);
    return Use(*statement_);
  }
  std::string_view sql() {
    if (write_) {
      written_ = write_();
      sql_ = written_;
      write_ = nullptr;
    }
    return sql_;
  }

 private:
  Connection& connection_;
  Rows rows_;
  std::function<std::string()> write_;
  std::string written_;
  std::string_view sql_;
  Statement* statement_ = nullptr;
};

}  // namespace spoc::sql
