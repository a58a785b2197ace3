#include "time/instant.h"

#include "base/error.h"
#include "support/test.h"

using namespace spoc::time;

TEST_CASE("instants are written in UTC, with a fraction only when there is one") {
  CHECK(to_text(from_unix(0)) == "1970-01-01T00:00:00Z");
  CHECK(to_text(Instant{1'500'000}) == "1970-01-01T00:00:01.5Z");
  CHECK(to_text(Instant{-1}) == "1969-12-31T23:59:59.999999Z");
  CHECK(to_text(Instant{1'000'010}) == "1970-01-01T00:00:01.00001Z");
}

TEST_CASE("an instant reads back as it was written") {
  for (std::int64_t us = -62'135'596'800'000'000; us < 253'402'300'799'000'000; us += 9'999'999'999'937) {
    const auto back = parse_instant(to_text(Instant{us}));
    REQUIRE(back);
    REQUIRE(back->us == us);
  }
}

TEST_CASE("offsets, spaces and long fractions are read") {
  const auto text = [](const char* t) { return to_text(*parse_instant(t)); };
  CHECK(text("2026-11-21T18:00:00+01:00") == "2026-11-21T17:00:00Z");
  CHECK(text("2026-11-21 18:00:00-05:30") == "2026-11-21T23:30:00Z");
  CHECK(text("2026-01-01T00:30:00+01:00") == "2025-12-31T23:30:00Z");
  CHECK(text("2026-01-01t00:30:00z") == "2026-01-01T00:30:00Z");
  CHECK(text("2026-01-01T00:00:00.1234569Z") == "2026-01-01T00:00:00.123456Z");
  CHECK(text("2016-12-31T23:59:60Z") == "2017-01-01T00:00:00Z");
}

TEST_CASE("what is not RFC 3339 is no instant") {
  for (const char* t : {"",
                        "2026-11-21",
                        "2026-11-21T18:00Z",
                        "2026-11-21T18:00:00",
                        "2026-11-21T24:00:00Z",
                        "2026-11-21T18:60:00Z",
                        "2026-11-21T18:00:60Z",
                        "2026-02-30T00:00:00Z",
                        "2026-11-21T18:00:00.Z",
                        "2026-11-21T18:00:00,5Z",
                        "2026-11-21T18:00:00+0100",
                        "2026-11-21T18:00:00+24:00",
                        "2026-11-21T18:00:00+01:60",
                        "2026-11-21T18:00:00Zx",
                        "2026-11-21T18:00:00+01:00x",
                        "2026-11-21_18:00:00Z",
                        "0001-01-01T00:00:00+01:00",
                        "9999-12-31T23:59:59-00:01",
                        "2026-11-21T18:00:00.5",
                        "2026-11-21T1 :00:00Z"})
    CHECK_FALSE(parse_instant(t));
}

TEST_CASE("an instant outside four-digit years cannot be written") {
  CHECK_THROWS_AS(to_text(Instant{INT64_MAX}), spoc::Error);
  CHECK_THROWS_AS(to_text(Instant{INT64_MIN}), spoc::Error);
}
