// Many tickets, durably: the rows of one ticket for each line of standard input, in transactions of 10,000; prints the
// numbers.
//   bulk_floor DATABASE < LINES
#include <iostream>
#include <string>

#include "rows.h"

using namespace spoc::bench;

int main(int count, char** words) {
  if (count < 2) return 64;
  std::ios::sync_with_stdio(false);
  Database database(words[1]);
  make_tables(database);
  TicketWriter writer(database);
  constexpr std::int64_t kBatch = 10'000;
  std::string line;
  bool more = static_cast<bool>(std::getline(std::cin, line));
  for (std::int64_t id = 1; more;) {
    std::int64_t first = id;
    database.run("begin immediate");
    for (; more && id < first + kBatch; ++id) {
      writer.write(id, std::string_view(line).substr(0, 60), line, kNow + id);
      more = static_cast<bool>(std::getline(std::cin, line));
    }
    take_numbers(database, id - first);
    database.run("commit");
    for (std::int64_t printed = first; printed < id; ++printed) std::printf("%lld\n", static_cast<long long>(printed));
  }
}
