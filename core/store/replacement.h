// A store in the making, beside the one whose place it takes: a copy that is brought back, or an export that is read
// in. Until `install` the store at `path` is as it was, whatever happens.
#pragma once

#include <string>

#include "base/work_file.h"
#include "sql/connection.h"

namespace spoc::store {

/// What is at a path where a store may be.
struct Occupant {
  enum class Kind { nothing, empty, store, damaged };  ///< empty: a store without tickets and runs
  Kind kind = Kind::nothing;
  std::string name;
  std::int64_t tickets = 0, runs = 0, entries = 0;
};
Occupant occupant_of(const std::string& path);

class Replacement {
 public:
  /// Throws try_again while another process makes one for the same store; cannot_create.
  explicit Replacement(const std::string& path);

  /// Where to make it.
  const std::string& name() const { return file_.name(); }
  /// Fills it with a copy made by `backup`, or with what is in another store now, and brings it up to this program's
  /// schema. Throws not_found; configuration for what is no store, or is from a newer program.
  void copy(const std::string& from, const sql::Connection::Progress& progress);
  /// Puts it in place, in one step also for those who have the store open. It must be settled and closed. What was
  /// there with tickets or runs, or damaged, is kept beside it, and its new name returned; else nothing.
  std::string install();

 private:
  std::string keep_occupant(const Occupant& occupant) const;

  std::string path_;
  WorkFile file_;
};

}  // namespace spoc::store
