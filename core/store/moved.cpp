#include "store/moved.h"

#include "base/error.h"
#include "base/format.h"

namespace spoc::store {

std::optional<std::string> place_it_moved_to(sql::Connection& connection) {
  if (connection.columns("moved_to").empty()) return std::nullopt;
  sql::Statement& statement = connection.prepare("select place from moved_to");
  std::optional<std::string> place;
  while (statement.step()) place = statement.text(0);
  return place;
}

void refuse_moved(sql::Connection& connection) {
  const std::string place = place_it_moved_to(connection).value_or("another place");
  throw Marked(Code::configuration, format("the store has moved to {}", place),
               format("name that in $SPOC_STORE or in the desk's store.toml; a move that was interrupted goes on with "
                      "`spoc move --to {}`",
                      place));
}

void require_unmarked(sql::Connection& connection, std::int64_t found) {
  if (found > kElsewhere) refuse_moved(connection);
  if (found > kUnfinished)
    throw Marked(Code::configuration, "a desk is moving here, and its move has not ended",
                 "run `spoc move` again at that desk");
}

void leave_word(sql::Connection& connection, const std::string& place) {
  connection.define("create table moved_to (place TEXT not null)");
  sql::Statement& statement = connection.prepare("insert into moved_to (place) values ($1)");
  statement.bind(1, std::string_view(place));
  sql::run(statement);
  sql::Statement& desk = connection.prepare("update desk set outbox_held = $1 where id = 1");
  desk.bind(1, kMovedAway);
  sql::run(desk);
  connection.set_schema_version(kElsewhere + without_mark(connection.schema_version()));
}

void take_word_back(sql::Connection& connection) {
  if (!connection.columns("moved_to").empty()) connection.define("drop table moved_to");
  connection.set_schema_version(without_mark(connection.schema_version()));
}

}  // namespace spoc::store
