// The schema's history: numbered steps, each from one schema to the next, run inside one transaction after a copy.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "sql/connection.h"

namespace spoc::store {

/// Brings a database to the schema of this number from the one before.
struct Migration {
  std::int64_t to = 0;
  std::function<void(sql::Connection&)> apply;
};

/// All steps of this program, in order; the first makes an empty database a store.
std::span<const Migration> migrations();
/// The schema this program reads and writes.
std::int64_t current_schema();

/// Refuses a store of another schema, one that has moved away, and one that another is moving to: configuration, with
/// what to do.
void require_schema(sql::Connection& connection);
/// The same for numbers of schemas.
void require_schema(std::int64_t found, std::int64_t known);

/// Applies the steps after the database's schema, in one transaction of the caller's or of its own; how many.
int apply(sql::Connection& connection, std::span<const Migration> steps);

/// Like `apply`, on the store at `path`, after a copy to "<path>.before-<new schema>"; without steps to take there is
/// no copy. Throws configuration for a store from the future, cannot_create when the copy's name is taken.
int upgrade(const std::string& path, std::span<const Migration> steps);
/// How many steps it would take; writes nothing. Throws as it does.
int steps_to_take(const std::string& path, std::span<const Migration> steps);

}  // namespace spoc::store
