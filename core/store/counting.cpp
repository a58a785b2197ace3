#include "store/counting.h"

#include <algorithm>

#include "sql/prepared.h"

namespace spoc::store {
namespace {

// A range costs one search in each table: of a file what some rows cost, of a server a way there and back.
constexpr std::int64_t kGapInFile = 16;
constexpr std::int64_t kGapOnServer = 512;

void append_numbers(sql::Statement& statement, std::vector<std::int64_t>& numbers) {
  while (statement.step()) numbers.push_back(statement.integer(0));
}

std::vector<std::int64_t> numbers_of(sql::Connection& connection, const StillCounting& counting) {
  std::vector<std::int64_t> numbers;
  for (const TicketId id : counting.also) numbers.push_back(id.number);
  {
    // What is over and settled is live only while it may be reopened.
    sql::Use open(connection.prepare(
        "select id from ticket where (status = 'new' or status = 'open' or status = 'waiting' or status = 'resolved')"
        " and settled_at is null order by id",
        sql::Rows::many));
    append_numbers(*open, numbers);
  }
  sql::Use settled(connection.prepare("select id from ticket where settled_at >= $1", sql::Rows::many));
  settled->bind(1, counting.since.us);
  append_numbers(*settled, numbers);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

/// Whether there is nothing to leave out: asking for all is cheaper than naming each.
bool all_count(sql::Connection& connection, const StillCounting& counting) {
  sql::Use settled(connection.prepare("select id from ticket where settled_at < $1 order by settled_at, id limit 1"));
  settled->bind(1, counting.since.us);
  return !settled->step();
}

}  // namespace

Numbers::Numbers(sql::Connection& connection, const std::optional<StillCounting>& counting)
    : all_(!counting || all_count(connection, *counting)) {
  if (all_) {
    ranges_.emplace_back();
    return;
  }
  numbers_ = numbers_of(connection, *counting);
  make_ranges(connection);
}

Numbers::Numbers(sql::Connection& connection, const std::vector<TicketId>& ids) {
  for (const TicketId id : ids) numbers_.push_back(id.number);
  make_ranges(connection);
}

void Numbers::make_ranges(sql::Connection& connection) {
  const std::int64_t gap = connection.engine() == sql::Engine::sqlite ? kGapInFile : kGapOnServer;
  for (const std::int64_t number : numbers_) {
    if (ranges_.empty() || number - ranges_.back().last > gap) ranges_.push_back({number, number});
    ranges_.back().last = number;
  }
}

}  // namespace spoc::store
