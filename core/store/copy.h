// A whole store from one database into another, table by table: between engines, and where one takes the place of
// another while others read it.
#pragma once

#include <span>
#include <string_view>

#include "store/session.h"

namespace spoc::store {

/// Every table of the schema, those that others refer to first.
std::span<const std::string_view> tables();

/// Fills `to`, which has the schema of `from` and no row, with everything that is in `from`, its text index with the
/// same texts. Reads and writes in transactions of the caller's. Constant memory. `progress` counts rows and texts.
void copy_store(Session& from, Session& to, const sql::Connection::Progress& progress);

/// Takes every row out, in the caller's transaction; who reads meanwhile goes on seeing them.
void clear_store(sql::Connection& store);

}  // namespace spoc::store
