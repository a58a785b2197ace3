// A store in the making, beside the one whose place it takes: a copy that is brought back, or an export that is read
// in. Until `install` the store at `path` is as it was, whatever happens.
#pragma once

#include <string>

#include "base/work_file.h"
#include "sql/connection.h"
#include "store/session.h"

namespace spoc::store {

/// What is at a path where a store may be.
struct Occupant {
  enum class Kind { nothing, empty, store, damaged };  ///< empty: a store without tickets and runs
  Kind kind = Kind::nothing;
  std::string name;
  std::int64_t tickets = 0, runs = 0, entries = 0;
};
Occupant occupant_of(const std::string& path);

/// Makes a store in one file, which is empty or new, of everything that is in `from`, as of one transaction.
void write_file_of(Session& from, const std::string& file, const sql::Connection::Progress& progress);

class Replacement {
 public:
  /// For the store at `path`, a file or a server's; `folder` is the desk's, where one for a server is made. Throws
  /// try_again while another process makes one for the same store; cannot_create.
  Replacement(const std::string& path, const std::string& folder);

  /// Where to make it.
  const std::string& name() const { return file_.name(); }
  /// Fills it with a copy made by `backup`, or with what is in another store now, on a server too, and brings it up to
  /// this program's schema. Throws not_found; configuration for what is no store, or is from a newer program.
  void copy(const std::string& from, const sql::Connection::Progress& progress);
  /// Puts it in place, in one step also for those who have the store open. It must be settled and closed. What was
  /// there with tickets or runs, or damaged, is kept beside it, and its new name returned; else nothing.
  std::string install(const sql::Connection::Progress& progress = {});

 private:
  std::string keep_occupant(const Occupant& occupant) const;
  std::string install_on_server(const sql::Connection::Progress& progress);

  std::string path_;
  std::string file_path_;  // of the store, or what it would be called in a file
  WorkFile file_;
};

}  // namespace spoc::store
