#include "base/gzip.h"

#include <zlib.h>

#include "base/error.h"
#include "support/test.h"

namespace spoc {
namespace {

std::string packed(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string unpacked(const std::string& bytes, std::size_t piece) {
  std::size_t at = 0;
  Unpacked unpacked([&]() -> std::string_view {
    const std::string_view next = std::string_view(bytes).substr(at, piece);
    at += next.size();
    return next;
  });
  std::string text;
  for (std::string_view next = unpacked.next(); !next.empty(); next = unpacked.next()) text += next;
  return text;
}

}  // namespace

TEST_CASE("what is compressed comes out as it was, however its bytes arrive") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i * 7919) + "\n";
  for (const std::size_t piece : {1, 7, 4096, 1'000'000}) CHECK(unpacked(packed(text), piece) == text);
}

TEST_CASE("what is not compressed passes through, and so does nothing") {
  CHECK(unpacked("number,state\n1,New\n", 3) == "number,state\n1,New\n");
  CHECK(unpacked("x", 1) == "x");
  CHECK(unpacked("", 1).empty());
}

TEST_CASE("one compressed member may follow another") {
  CHECK(unpacked(packed("one\n") + packed("two\n"), 5) == "one\ntwo\n");
}

TEST_CASE("compressed input that is cut off or damaged is refused") {
  const std::string whole = packed(std::string(10'000, 'x') + "end");
  CHECK_THROWS_AS(unpacked(whole.substr(0, whole.size() - 6), 100), Error);
  std::string damaged = whole;
  damaged[whole.size() - 5] = static_cast<char>(damaged[whole.size() - 5] ^ 0x55);
  CHECK_THROWS_AS(unpacked(damaged, 100), Error);
}

}  // namespace spoc
