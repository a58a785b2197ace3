#include "time/tzif.h"

#include "base/error.h"
#include "support/test.h"

using namespace spoc::time;

namespace {

std::string big_endian(std::int64_t value, int bytes) {
  std::string out;
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xff);
  return out;
}

std::string header(char version, int leaps, int changes, int types, int characters) {
  std::string out = "TZif";
  out += version;
  out += std::string(15, '\0');
  for (const int count : {0, 0, leaps, changes, types, characters}) out += big_endian(count, 4);
  return out;
}

// One hour east until `at`, then two.
std::string block(std::int64_t at, int time_size) {
  std::string out = big_endian(at, time_size);
  out += '\1';
  out += big_endian(3600, 4) + std::string("\0\0", 2) + big_endian(7200, 4) + std::string("\1\4", 2);
  return out + std::string("AAA\0BBB\0", 8);
}

std::string version1() {
  return header('\0', 0, 1, 2, 8) + block(1000, 4);
}

std::string version2(std::string_view footer) {
  return header('2', 0, 0, 1, 4) + big_endian(0, 4) + std::string("\0\0UTC\0", 6) + header('2', 0, 1, 2, 8) +
         block(5'000'000'000, 8) + "\n" + std::string(footer) + "\n";
}

void check_damaged(const std::string& bytes) {
  try {
    parse_tzif(bytes, "Test/Zone");
    FAIL_CHECK("damaged bytes were read");
  } catch (const spoc::Error& error) {
    CHECK(error.code == spoc::Code::io);
    CHECK(error.message.find("Test/Zone") != std::string::npos);
  }
}

}  // namespace

TEST_CASE("a file of version 1 has changes of 32 bits") {
  const Zone zone = parse_tzif(version1(), "Test/Zone");
  CHECK(zone.name() == "Test/Zone");
  CHECK(zone.offset(from_unix(999)) == 3600);
  CHECK(zone.offset(from_unix(1000)) == 7200);
  CHECK(zone.abbreviation(from_unix(999)) == "AAA");
  CHECK(zone.abbreviation(from_unix(1000)) == "BBB");
  CHECK(zone.next_change(from_unix(0)) == from_unix(1000));
  CHECK_FALSE(zone.next_change(from_unix(1000)));
}

TEST_CASE("a file of version 2 has changes of 64 bits and a footer that goes on") {
  const Zone fixed = parse_tzif(version2(""), "Test/Zone");
  CHECK(fixed.offset(from_unix(4'999'999'999)) == 3600);
  CHECK(fixed.offset(from_unix(5'000'000'000)) == 7200);
  const Zone ruled = parse_tzif(version2("AAA-1BBB,M3.5.0,M10.5.0/3"), "Test/Zone");
  CHECK(ruled.offset(*parse_instant("2200-07-01T00:00:00Z")) == 7200);
  CHECK(ruled.offset(*parse_instant("2200-01-01T00:00:00Z")) == 3600);
}

TEST_CASE("leap seconds are taken out of the changes") {
  const std::string leaps = big_endian(500, 4) + big_endian(1, 4) + big_endian(900, 4) + big_endian(2, 4);
  const Zone zone = parse_tzif(header('\0', 2, 1, 2, 8) + block(1002, 4) + leaps, "Test/Zone");
  CHECK(zone.next_change(from_unix(0)) == from_unix(1000));
}

TEST_CASE("every file that ends too early is damaged") {
  const std::string whole = version2("AAA-1");
  for (std::size_t size = 0; size < whole.size(); ++size) check_damaged(whole.substr(0, size));
}

TEST_CASE("impossible contents are damage, not a crash") {
  check_damaged("TZxx" + version1().substr(4));
  check_damaged(header('\0', 0, 0, 0, 0));
  check_damaged(header('\0', 0, 0x7fffffff, 1, 4));
  check_damaged(header('\0', 0, -1, 1, 4));
  std::string bytes = version1();
  bytes[48] = '\7';  // the type of its change
  check_damaged(bytes);
  bytes = version1();
  bytes[49] = '\x7f';  // the first byte of an offset
  check_damaged(bytes);
  bytes = version1();
  bytes.back() = 'x';  // the end of the last abbreviation
  check_damaged(bytes);
  check_damaged(version2("no rule"));
  check_damaged(header('\0', 0, 2, 1, 4) + big_endian(9, 4) + big_endian(9, 4) + std::string("\0\0", 2) +
                big_endian(0, 4) + std::string("\0\0AAA\0", 6));
}
