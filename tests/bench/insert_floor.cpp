// One ticket, durably: opens the database, writes the rows of one logged ticket in one transaction, prints its number.
//   insert_floor DATABASE [init]
#include "rows.h"

using namespace spoc::bench;

int main(int count, char** words) {
  if (count < 2) return 64;
  Database database(words[1]);
  if (count > 2) {
    make_tables(database);
    return 0;
  }
  database.run("begin immediate");
  std::int64_t id = take_numbers(database, 1);
  TicketWriter(database).write(id, "printer jams again", "printer jams again", kNow);
  database.run("commit");
  std::printf("%lld\n", static_cast<long long>(id));
}
