// A store that moves from one place to another, whichever engines these have. There is never more than one that
// commands can work with: the new one is marked as unfinished until the old one says where it went, and what is
// interrupted in between is ended by moving again.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/session.h"
#include "store/store.h"

namespace spoc::store {

/// Where the store at `where` went; nothing when it is there.
std::optional<std::string> moved_to(const std::string& where);

class Move {
 public:
  /// Keeps everybody from writing at `from`, as long as this lives. Throws try_again while others write, a sweep goes
  /// on, or something is being delivered or run; cannot_create when there is another desk at `to`; configuration when
  /// `from` moved before.
  Move(std::string from, std::string to, Instant now, int wait_ms = 5000);
  ~Move();

  Extent extent();
  /// Makes the twin at `to`, where what an interrupted move has left is cleared away first.
  void copy(const sql::Connection::Progress& progress);
  /// Lets those into the twin who are let in here; who could not be, with why (roles.h).
  std::vector<std::string> let_in();
  /// The twin, to be proved.
  std::unique_ptr<Store> made();
  /// The old one says from now on where it went, and takes nothing any more; the new one is open to everybody.
  void finish();

 private:
  void require_quiet(Instant now);
  bool is_ours(sql::Connection& there);
  void require_free();
  void make_room(sql::Connection& there);

  std::string from_, to_;
  Session source_;
  std::unique_ptr<sql::Lock> alone_;
};

/// Ends a move whose old place says already that it went to `to`.
void finish_move(const std::string& to);

}  // namespace spoc::store
