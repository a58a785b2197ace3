// Whole files of SQLite, page by page. What is on a server goes table by table (store/copy.h).
#pragma once

#include <string>

#include "sql/connection.h"

namespace spoc::sql {

/// A consistent copy of the whole file into an empty or new one while others write: one file, that needs nothing beside
/// it. Throws cannot_create when there is content, or io.
void copy_file(Connection& from, const std::string& path, const Connection::Progress& progress = {});
/// Makes everything equal to the database in that file, in one step for everybody who has this one open. Throws
/// try_again, io.
void replace_by_file(Connection& to, const std::string& path);
/// Moves everything into the file, which can then be read where nothing can be written beside it. For the only one who
/// has it open; nothing else may follow.
void end_as_one_file(Connection& connection);

}  // namespace spoc::sql
