// The bytes of an outcome: numbers as how many bytes they have, and those, the lowest first; of either sign with the sign in the lowest
// bit; texts behind their length; instants as differences to the one at which the ticket was logged. In order: type, priority, team,
// channel, created_at, which members follow (a bit each), resolved_at, closed_at, how long until acknowledgement, response, resolution
// (elapsed, business), reopens, score, how many promises; of each the clock, whether it was kept and which instants follow, started_at,
// deadline; then, unless its times say the only one, how many spells; of each how it was entered and left, its beginning, and its end where
// there is one.
#include "store/outcomes.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "base/ahead.h"
#include "base/error.h"
#include "base/format.h"
#include "store/columns.h"
#include "store/counting.h"

namespace spoc::store {
namespace {

using domain::Outcome;

constexpr std::uint64_t kResolved = 1, kClosed = 2, kAcknowledged = 4, kResponded = 8, kTimed = 16, kSpells = 32;
/// What stands in one number: room for ways to be entered, and for verdicts.
constexpr std::uint64_t kWays = 4, kVerdicts = 4;

bool has_plain_spell(const Outcome& o) {
  return o.spells.size() == 1 && o.spells.front() == domain::plain_spell(o.created_at, false, o.resolved_at, o.closed_at);
}

class OutcomeWriter {
 public:
  void number(std::uint64_t value) {
    const int bytes = (std::bit_width(value) + 7) / 8;
    out += static_cast<char>(bytes);
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i & 0xff);
  }
  void signed_number(std::int64_t value) { number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63)); }
  void text(std::string_view value) {
    number(value.size());
    out += value;
  }
  void took(const std::optional<Outcome::Took>& took) {
    if (!took) return;
    signed_number(took->elapsed_s);
    signed_number(took->business_s);
  }
  std::string out;
};

class OutcomeReader {
 public:
  explicit OutcomeReader(std::string_view bytes) : at_(bytes.data()), end_(at_ + bytes.size()) {}

  /// Some twenty are read of each outcome, and an outcome of each ticket there ever was: not a call for each.
  [[gnu::always_inline]] std::uint64_t number() {
    const std::size_t bytes = at_ == end_ ? kTooMany : static_cast<unsigned char>(*at_);
    if (std::endian::native != std::endian::little || bytes > sizeof(std::uint64_t) || end_ - at_ <= kAtOnce) return number_near_end();
    std::uint64_t value = 0;  // eight bytes, and those of others away
    std::memcpy(&value, at_ + 1, sizeof value);
    at_ += 1 + bytes;
    return value & kOwn[bytes];
  }
  [[gnu::always_inline]] std::int64_t signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  /// That much after `from`.
  Instant instant(Instant from) {
    return {static_cast<std::int64_t>(static_cast<std::uint64_t>(from.us) + static_cast<std::uint64_t>(signed_number()))};
  }
  /// One of `count` values.
  [[gnu::always_inline]] std::uint64_t choice(std::uint64_t count) {
    const std::uint64_t value = number();
    if (value >= count) no_choice(value, count);
    return value;
  }
  std::string_view text() {
    const std::uint64_t size = number();
    if (size > static_cast<std::uint64_t>(end_ - at_)) damaged("outcome", "a text without an end");
    const std::string_view value(at_, size);
    at_ += size;
    return value;
  }
  [[gnu::always_inline]] void took(bool there, std::optional<Outcome::Took>& took) {
    if (!there) return took.reset();
    took.emplace();
    took->elapsed_s = signed_number();
    took->business_s = signed_number();
  }
  /// Not more than there are bytes.
  std::size_t count() { return choice(static_cast<std::uint64_t>(end_ - at_) + 1); }
  void end() const {
    if (at_ != end_) damaged("outcome", "bytes behind its end");
  }

 private:
  static constexpr std::size_t kTooMany = sizeof(std::uint64_t) + 1;
  static constexpr std::ptrdiff_t kAtOnce = sizeof(std::uint64_t);
  static constexpr std::uint64_t kOwn[] = {0,          0xff,          0xffff,          0xffffff,          0xffffffff,
                                           0xffffffffff, 0xffffffffffff, 0xffffffffffffff, 0xffffffffffffffff};

  [[noreturn, gnu::cold]] static void no_choice(std::uint64_t value, std::uint64_t count) {
    damaged("outcome", format("choice {} of {}", value, count));
  }
  [[gnu::noinline]] std::uint64_t number_near_end() {
    if (at_ == end_) damaged("outcome", "a number that is not there");
    const std::size_t bytes = static_cast<unsigned char>(*at_++);
    if (bytes > sizeof(std::uint64_t) || bytes > static_cast<std::size_t>(end_ - at_)) damaged("outcome", "a number without an end");
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) value |= std::uint64_t{static_cast<unsigned char>(at_[i])} << 8 * i;
    at_ += bytes;
    return value;
  }

  const char* at_;
  const char* end_;
};

}  // namespace

std::string pack(const Outcome& o) {
  OutcomeWriter to;
  to.number(static_cast<std::uint64_t>(o.type));
  for (const std::string* text : {&o.priority, &o.team, &o.channel}) to.text(*text);
  to.signed_number(o.created_at.us);
  to.number((o.resolved_at ? kResolved : 0) | (o.closed_at ? kClosed : 0) | (o.acknowledgement ? kAcknowledged : 0) |
            (o.response ? kResponded : 0) | (o.resolution ? kTimed : 0) | (has_plain_spell(o) ? 0 : kSpells));
  for (const auto& instant : {o.resolved_at, o.closed_at})
    if (instant) to.signed_number(instant->us - o.created_at.us);
  for (const auto& took : {o.acknowledgement, o.response, o.resolution}) to.took(took);
  to.signed_number(o.reopens);
  to.signed_number(o.score);
  to.number(o.promises.size());
  for (const domain::Promise& promise : o.promises) {
    to.number((static_cast<std::uint64_t>(promise.name) * kVerdicts + static_cast<std::uint64_t>(promise.verdict)) * 4 +
              (promise.started_at ? 2 : 0) + (promise.deadline ? 1 : 0));
    for (const auto& instant : {promise.started_at, promise.deadline})
      if (instant) to.signed_number(instant->us - o.created_at.us);
  }
  if (has_plain_spell(o)) return std::move(to.out);
  to.number(o.spells.size());
  for (const domain::Spell& spell : o.spells) {
    to.number((static_cast<std::uint64_t>(spell.left) * kWays + static_cast<std::uint64_t>(spell.entered)) * 2 + (spell.to ? 1 : 0));
    to.signed_number(spell.from.us - o.created_at.us);
    if (spell.to) to.signed_number(spell.to->us - o.created_at.us);
  }
  return std::move(to.out);
}

void unpack(std::string_view bytes, Outcome& o) {
  OutcomeReader from(bytes);
  o.type = static_cast<domain::TicketType>(from.choice(domain::words<domain::TicketType>().size()));
  for (std::string* text : {&o.priority, &o.team, &o.channel}) *text = from.text();
  o.created_at.us = from.signed_number();
  const std::uint64_t there = from.number();
  const auto instant = [&](bool is_there, std::optional<Instant>& to) {
    is_there ? to = from.instant(o.created_at) : to = std::nullopt;
  };
  instant((there & kResolved) != 0, o.resolved_at);
  instant((there & kClosed) != 0, o.closed_at);
  from.took((there & kAcknowledged) != 0, o.acknowledgement);
  from.took((there & kResponded) != 0, o.response);
  from.took((there & kTimed) != 0, o.resolution);
  o.reopens = from.signed_number();
  o.score = static_cast<int>(from.signed_number());
  o.promises.resize(from.count());
  for (domain::Promise& promise : o.promises) {
    const std::uint64_t kind = from.choice(domain::words<domain::ClockName>().size() * kVerdicts * 4);
    promise.name = static_cast<domain::ClockName>(kind / 4 / kVerdicts);
    promise.verdict = static_cast<domain::Verdict>(kind / 4 % kVerdicts);
    instant((kind & 2) != 0, promise.started_at);
    instant((kind & 1) != 0, promise.deadline);
  }
  if (there & kSpells) {
    o.spells.resize(from.count());
    for (domain::Spell& spell : o.spells) {
      const std::uint64_t kind = from.choice(domain::words<domain::Left>().size() * kWays * 2);
      spell.left = static_cast<domain::Left>(kind / 2 / kWays);
      if (kind / 2 % kWays >= domain::words<domain::Entered>().size()) damaged("outcome", "a spell entered in no way there is");
      spell.entered = static_cast<domain::Entered>(kind / 2 % kWays);
      spell.from = from.instant(o.created_at);
      instant((kind & 1) != 0, spell.to);
    }
  } else {
    o.spells.assign(1, domain::plain_spell(o.created_at, false, o.resolved_at, o.closed_at));
  }
  from.end();
}

namespace {

constexpr std::size_t kBatchesWaiting = 2;

/// One pass over outcomes, in batches. They stay packed: whoever uses them has them at hand then.
class OutcomePass {
 public:
  struct OutcomeRow {
    TicketId ticket;
    Instant settled_at;
    std::size_t size;  // of its facts, behind those of the row before
  };
  struct Batch {
    std::vector<OutcomeRow> rows;
    std::string facts;
    std::vector<Outcome> others;
  };

  OutcomePass(sql::Prepared& range, Numbers numbers, TicketId last, const Outcomes::Others& others)
      : statement_(range.use()), numbers_(std::move(numbers)), last_(last.number), others_(others) {}

  /// False behind the last one.
  bool fill(Batch& batch) {
    constexpr std::size_t kMost = 4096, kMostWithout = 256;
    batch.rows.clear();
    batch.facts.clear();
    batch.others.clear();
    without_.clear();
    bool any = false;
    while (batch.rows.size() < kMost && without_.size() < kMostWithout && (begun_ || begin())) {
      any = true;
      next(batch);
    }
    if (!without_.empty()) others_(without_, batch.others);
    return any;
  }

 private:
  /// False when there is no range any more.
  bool begin() {
    if (at_ == numbers_.ranges().size()) return false;
    const NumberRange& range = numbers_.ranges()[at_++];
    next_ = range.first;
    end_ = std::min(range.last, last_) + 1;
    statement_->bind(1, range.first);
    statement_->bind(2, range.last);
    step();
    return begun_ = true;
  }
  /// Takes the next number, which may have an outcome.
  void next(Batch& batch) {
    if (next_ >= end_) {
      statement_->reset();
      begun_ = false;
      return;
    }
    const std::int64_t number = next_++;
    const bool wanted = numbers_.hold(number);
    if (number != with_) {
      if (wanted) without_.push_back({number});
      return;
    }
    if (wanted) {
      const std::string_view facts = statement_->blob(2);
      batch.rows.push_back({{number}, {statement_->integer(1)}, facts.size()});
      batch.facts += facts;
    }
    step();
  }
  void step() { with_ = statement_->step() ? statement_->integer(0) : end_; }

  sql::Use statement_;
  Numbers numbers_;
  std::int64_t last_;
  const Outcomes::Others& others_;
  std::size_t at_ = 0;               // of the ranges
  std::int64_t next_ = 0, end_ = 0;  // what comes next in it, and where it ends
  std::int64_t with_ = 0;            // the next number with an outcome
  bool begun_ = false;
  std::vector<TicketId> without_;
};

}  // namespace

Outcomes::Outcomes(sql::Connection& connection)
    : connection_(connection),
      insert_(connection, "insert into outcome (ticket, settled_at, facts) values ($1, $2, $3)"),
      put_(connection,
           "insert into outcome (ticket, settled_at, facts) values ($1, $2, $3) on conflict (ticket) do update set "
           "settled_at = excluded.settled_at, facts = excluded.facts"),
      erase_(connection, "delete from outcome where ticket = $1"),
      one_(connection, "select settled_at, facts from outcome where ticket = $1"),
      range_(connection, "select ticket, settled_at, facts from outcome where ticket between $1 and $2 order by ticket", sql::Rows::many) {}

void Outcomes::write(const domain::TicketChange& change, bool is_new) {
  const domain::Schedule& schedule = change.schedule;
  if (!schedule.outcome) {
    if (is_new || is_open(change.before.status)) return;
    auto statement = erase_.use();
    statement->bind(1, change.after.id.number);
    return sql::run(*statement);
  }
  ensure(schedule.settled_at.has_value(), "what has an outcome is settled");
  auto statement = (is_new ? insert_ : put_).use();
  statement->bind(1, change.after.id.number);
  statement->bind(2, schedule.settled_at->us);
  statement->bind_blob(3, pack(*schedule.outcome));
  sql::run(*statement);
}

std::optional<PackedOutcome> Outcomes::packed(TicketId id) {
  auto statement = one_.use();
  statement->bind(1, id.number);
  if (!statement->step()) return std::nullopt;
  return PackedOutcome{{statement->integer(0)}, std::string(statement->blob(1))};
}

void Outcomes::each(const std::optional<StillCounting>& counting, TicketId last, const Others& others, const EachOutcome& each) {
  OutcomePass pass(range_, Numbers(connection_, counting), last, others);
  Ahead<OutcomePass::Batch> ahead([&](OutcomePass::Batch& batch, const std::stop_token&) { return pass.fill(batch); }, kBatchesWaiting);
  Outcome outcome;
  while (const OutcomePass::Batch* const batch = ahead.next()) {
    std::string_view left = batch->facts;
    for (const OutcomePass::OutcomeRow& row : batch->rows) {
      outcome.ticket = row.ticket;
      unpack(left.substr(0, row.size), outcome);
      left.remove_prefix(row.size);
      each(outcome, row.settled_at);
    }
    for (const Outcome& other : batch->others) each(other, std::nullopt);
  }
}

}  // namespace spoc::store
