#include "store/outcomes.h"

#include <random>

#include "support/test.h"

namespace spoc::store {
namespace {

using domain::Outcome;

Outcome random_outcome(std::mt19937_64& random) {
  const auto pick = [&](std::uint64_t below) { return random() % below; };
  const auto number = [&] { return static_cast<std::int64_t>(random() >> pick(64)) * (pick(2) ? 1 : -1); };
  const auto instant = [&] { return Instant{static_cast<std::int64_t>(pick(4'000'000'000'000'000))}; };
  const auto maybe = [&](auto&& made) { return pick(2) ? std::optional(made()) : std::nullopt; };
  const auto took = [&] { return Outcome::Took{number(), number()}; };
  Outcome o;
  o.type = static_cast<domain::TicketType>(pick(domain::words<domain::TicketType>().size()));
  o.priority = pick(2) ? "P1" : "";
  o.team = std::string(pick(300), 'n');
  o.channel = "Ladenthe\xc3\xafke";
  o.created_at = instant();
  o.resolved_at = maybe(instant);
  o.closed_at = maybe(instant);
  o.acknowledgement = maybe(took);
  o.response = maybe(took);
  o.resolution = maybe(took);
  o.reopens = number();
  o.score = static_cast<int>(pick(6));
  for (std::uint64_t i = pick(3); i > 0; --i)
    o.spells.push_back({instant(), static_cast<domain::Entered>(pick(2)), maybe(instant), static_cast<domain::Left>(pick(4))});
  if (o.spells.empty()) o.spells.push_back(domain::plain_spell(o.created_at, false, o.resolved_at, o.closed_at));
  for (std::uint64_t i = pick(5); i > 0; --i)
    o.promises.push_back({maybe(instant), static_cast<domain::ClockName>(pick(domain::words<domain::ClockName>().size())),
                          static_cast<domain::Verdict>(pick(4)), maybe(instant)});
  return o;
}

}  // namespace

TEST_CASE("an outcome is read back from its bytes as it was, into whatever was there before") {
  std::mt19937_64 random(7);
  Outcome read;
  for (int i = 0; i < 2000; ++i) {
    const Outcome outcome = random_outcome(random);
    unpack(pack(outcome), read);
    REQUIRE(read == outcome);
  }
}

TEST_CASE("bytes that are no outcome are damage, and never read past their end") {
  std::mt19937_64 random(7);
  Outcome read;
  for (int i = 0; i < 50; ++i) {
    const std::string bytes = pack(random_outcome(random));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const std::string beginning(bytes, 0, size);
      CHECK_THROWS_AS(unpack(beginning, read), Error);
    }
    CHECK_THROWS_AS(unpack(bytes + "x", read), Error);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      std::string other = bytes;
      other[at] = static_cast<char>(random());
      try {
        unpack(other, read);
      } catch (const Error& error) {
        CHECK(error.code == Code::io);
      }
    }
  }
}

}  // namespace spoc::store
