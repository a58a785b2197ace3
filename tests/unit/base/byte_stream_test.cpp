#include <sys/stat.h>
#include <unistd.h>

#include <thread>

#include "base/file.h"
#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

namespace {

std::vector<std::string> lines_of(const std::string& path, std::size_t limit = 1 << 20) {
  ByteStream stream(path);
  LineReader reader(stream, limit);
  std::vector<std::string> lines;
  while (const auto line = reader.next()) lines.emplace_back(*line);
  CHECK(reader.number() == static_cast<long long>(lines.size()));
  return lines;
}

}  // namespace

TEST_CASE("a stream delivers a file in pieces to its end") {
  const test::TemporaryFolder folder;
  std::string bytes;
  for (int i = 0; bytes.size() < 700000; ++i) bytes += std::to_string(i);
  write_file(folder / "f", bytes);
  ByteStream stream(folder / "f");
  CHECK(stream.regular());
  CHECK(stream.name() == folder / "f");
  const std::string first(stream.next());
  CHECK(first.size() < bytes.size());
  ByteStream moved(std::move(stream));
  CHECK(first + read_all(moved) == bytes);
  CHECK(moved.next().empty());
}

TEST_CASE("reading all has a limit") {
  const test::TemporaryFolder folder;
  write_file(folder / "f", "0123456789");
  ByteStream fits(folder / "f");
  CHECK(read_all(fits, 10) == "0123456789");
  ByteStream too_large(folder / "f");
  CHECK(test::code_of([&] { read_all(too_large, 9); }) == Code::data);
  ByteStream endless("/dev/zero");
  CHECK(test::code_of([&] { read_all(endless, 1 << 20); }) == Code::data);
}

TEST_CASE("a stream of nothing and of a folder is refused") {
  const test::TemporaryFolder folder;
  CHECK(test::code_of([&] { ByteStream(folder / "absent"); }) == Code::not_found);
  ByteStream stream(folder.path());
  CHECK(test::code_of([&] { stream.next(); }) == Code::io);
}

TEST_CASE("a pipe is no regular file and ends when its writer closes") {
  const test::TemporaryFolder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  std::thread writer([&] {
    FILE* pipe = std::fopen((folder / "pipe").c_str(), "w");
    std::fputs("one\ntwo", pipe);
    std::fclose(pipe);
  });
  ByteStream stream(folder / "pipe");
  LineReader reader(stream);
  CHECK_FALSE(stream.regular());
  CHECK(reader.next() == "one");
  CHECK(reader.next() == "two");
  CHECK_FALSE(reader.next());
  writer.join();
}

TEST_CASE("lines come without their ends, the last with or without one") {
  using Lines = std::vector<std::string>;
  const test::TemporaryFolder folder;
  const auto lines = [&](std::string_view bytes) {
    write_file(folder / "f", bytes);
    return lines_of(folder / "f");
  };
  CHECK(lines("") == Lines{});
  CHECK(lines("\n") == Lines{""});
  CHECK(lines("a\nb") == Lines{"a", "b"});
  CHECK(lines("a\r\n\r\nb\n") == Lines{"a", "", "b"});
  CHECK(lines("a\rb\n") == Lines{"a\rb"});
}

TEST_CASE("lines across pieces are whole") {
  const test::TemporaryFolder folder;
  std::string bytes;
  for (int i = 0; i < 50; ++i) bytes += std::string(17777, static_cast<char>('a' + i % 26)) + "\n";
  write_file(folder / "f", bytes);
  const auto lines = lines_of(folder / "f");
  REQUIRE(lines.size() == 50);
  for (std::size_t i = 0; i < 50; ++i) CHECK(lines[i] == std::string(17777, static_cast<char>('a' + i % 26)));
}

TEST_CASE("a line over the limit is refused with its number") {
  const test::TemporaryFolder folder;
  write_file(folder / "f", "short\n" + std::string(11, 'x') + "\n");
  ByteStream stream(folder / "f");
  LineReader reader(stream, 10);
  CHECK(reader.next() == "short");
  try {
    reader.next();
    FAIL("no error was thrown");
  } catch (const Error& error) {
    CHECK(error.code == Code::data);
    CHECK(error.where.line == 2);
  }
  ByteStream endless("/dev/zero");
  LineReader of_zeros(endless);
  CHECK(test::code_of([&] { of_zeros.next(); }) == Code::data);
}
