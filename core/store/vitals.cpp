#include "store/vitals.h"

#include <algorithm>

#include "base/format.h"
#include "store/erased.h"
#include "store/row_digest.h"

namespace spoc::store {

namespace {

constexpr std::string_view kSweep = "sweep";
/// Entries that are hashed again.
constexpr std::int64_t kLooked = 32;
constexpr std::int64_t kNotedApart = std::int64_t{60} * 1'000'000;

std::int64_t digest_of(std::string_view name, Instant at) {
  RowDigest digest;
  digest.add(name);
  digest.add(at.us);
  return digest.value();
}

std::optional<Instant> last_sweep(sql::Connection& connection) {
  sql::Use statement(connection.prepare("select at from pulse where name = $1"));
  statement->bind(1, kSweep);
  if (!statement->step()) return std::nullopt;
  return Instant{statement->integer(0)};
}

std::int64_t number(sql::Connection& connection, std::string_view sql) {
  sql::Use statement(connection.prepare(sql));
  return statement->step() ? statement->integer(0) : 0;
}

/// The last numbers given are those of the last rows.
std::optional<std::string> wrong_counter(Session& session, const Counters& counters) {
  const std::pair<std::string_view, std::int64_t> counted[] = {
      {"select max(seq) from journal", counters.seq},  {"select max(id) from operation", counters.operation},
      {"select max(id) from ticket", counters.ticket}, {"select max(id) from run", counters.run},
      {"select max(id) from outbox", counters.effect}, {"select max(id) from message", counters.message},
  };
  for (const auto& [sql, expected] : counted)
    if (const std::int64_t found = number(*session.connection, sql); found != expected)
      return format("{} is {} instead of {}", sql.substr(7), found, expected);
  return std::nullopt;
}

/// The last entries are what their hashes say.
std::optional<std::string> wrong_entry(Session& session, std::int64_t last) {
  Chain chain;
  Erasures erasures;
  bool read = false;
  std::optional<std::string> wrong;
  session.journal.chained_after(std::max<std::int64_t>(0, last - kLooked), [&](const ChainedEntry& chained) {
    const Entry& entry = chained.entry;
    const auto link = session.journal.link_before(entry);
    if (wrong || !link) {
      if (!wrong) wrong = format("what stands before entry {} is missing", entry.seq);
      return;
    }
    const auto right = [&](std::string_view words) {
      return bytes_of(chain.link({link->head, link->operation, link->adjoins}, entry, words)) == chained.hash;
    };
    if (right(bytes_of(chain.words(entry, chained.salt)))) return;
    if (!read) erasures.read(session.journal);
    read = true;
    const auto* erased = erasures.entry(entry.seq);
    if (erased == nullptr || !right(erased->was)) wrong = format("entry {} is not as it was written", entry.seq);
  });
  return wrong;
}

}  // namespace

Vitals vitals_of(Session& session, Instant now) {
  Vitals vitals;
  vitals.swept_at = last_sweep(*session.connection);
  EntryQuery first;
  first.limit = 1;
  session.journal.entries(first, domain::Sight::everything(), [&](const Entry& entry) {
    vitals.created_at = entry.at;
    return true;
  });
  session.outbox.count(now, vitals);
  session.actions.count(now, vitals);
  const Counters counters = session.desk.counters();
  vitals.damage = wrong_counter(session, counters);
  if (!vitals.damage) vitals.damage = wrong_entry(session, counters.seq);
  return vitals;
}

bool note_sweep(sql::Connection& connection, Instant at) {
  if (const auto last = last_sweep(connection); last && at.us - last->us < kNotedApart && at >= *last) return false;
  sql::Use statement(
      connection.prepare("insert into pulse (name, at, digest) values ($1, $2, $3) on conflict (name) do update set "
                         "at = excluded.at, digest = excluded.digest"));
  statement->bind(1, kSweep);
  statement->bind(2, at.us);
  statement->bind(3, digest_of(kSweep, at));
  sql::run(*statement);
  return true;
}

void check_pulse(sql::Connection& connection, const std::function<void(std::string_view)>& found) {
  sql::Use statement(connection.prepare("select name, at, digest from pulse order by name"));
  while (statement->step()) {
    if (digest_of(statement->text(0), {statement->integer(1)}) != statement->integer(2))
      found("when something last went well is not as it was written");
    if (statement->text(0) != kSweep) found("something is noted that this program does not know");
  }
}

}  // namespace spoc::store
