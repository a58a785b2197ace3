// The write-ahead log as SQLite's file: what is written side by side goes out together.
#pragma once

#include <sqlite3.h>

namespace spoc::sql {

/// The room that a file needs which `open_log` opens.
int room_of_log(const sqlite3_vfs& below);

/// As `xOpen` (https://www.sqlite.org/c3ref/vfs.html), of a write-ahead log. SQLite writes it page by page, each in two pieces; here they
/// are gathered until something is asked of the file, and written at once. Nobody misses them before that: pages count from the
/// flush on that ends a commit (`synchronous = full`), and a flush is asked. What could not be written then is kept and tried again
/// by whatever is asked next, which fails until it is written: nothing that SQLite holds for written is lost by going on.
int open_log(sqlite3_vfs& below, const char* path, sqlite3_file* file, int flags, int* opened);

}  // namespace spoc::sql
