// A statement that belongs to the class that wrote its SQL: prepared at its first use, so that a command pays only for
// what it asks.
#pragma once

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
  Prepared(Connection& connection, std::string sql) : connection_(connection), sql_(std::move(sql)) {}

  /// Reset, and not in use by anybody: a use inside another use's loop gets a statement of its own.
  Use use() {
    if (statement_ == nullptr || statement_->running()) statement_ = &connection_.prepare(sql_);
    return Use(*statement_);
  }
  const std::string& sql() const { return sql_; }

 private:
  Connection& connection_;
  std::string sql_;
  Statement* statement_ = nullptr;
};

}  // namespace spoc::sql
