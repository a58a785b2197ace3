// How SQLite reaches its files: the system's way, less one flush that a command would otherwise pay for at every
// commit.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "sql/connection.h"

namespace spoc::sql {

/// Name of a file layer for sqlite3_open_v2. SQLite flushes the folder whenever a connection first flushes a journal
/// that it opened with "create if absent", also when the file has been there for years. Here a write-ahead log that is
/// there and not empty is opened without that flag: whoever wrote its first page has flushed the folder with it.
/// Everything else is the system's own layer. Made at the first call.
const char* journal_keeping_files();

/// Locks `<database>-<name>`, an empty file that is made with the database's own permissions and stays. Not the
/// database itself: closing it anywhere in the process would take SQLite's own locks away. Nothing when somebody has
/// the lock.
std::unique_ptr<Lock> lock_beside(const std::string& database, std::string_view name);

}  // namespace spoc::sql
