#include "base/hash.h"

#include <string>
#include <vector>

#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

TEST_CASE("digests agree with the published values") {
  // FIPS 180-4 and the BLAKE2 reference for 32 bytes.
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(blake2b("abc")) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  CHECK(hex(blake2b("")) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

TEST_CASE("digests are the same with the best code for this processor") {
  std::vector<Digest> portable, best;
  const auto of_many = [](std::vector<Digest>& digests) {
    std::string bytes;
    for (int size = 0; size < 600; ++size, bytes += static_cast<char>(size)) {
      digests.push_back(blake2b(bytes));
      digests.push_back(FieldHasher().add(bytes).add(std::int64_t{size}).finish());
    }
  };
  of_many(portable);
  expect_many_hashes();
  of_many(best);
  CHECK(best == portable);
}

TEST_CASE("hexadecimal is lower-case, two digits a byte") {
  CHECK(hex(std::string_view("\x00\x0f\xff", 3)) == "000fff");
  CHECK(hex(std::string_view()) == "");
  CHECK(bytes_of(sha256("abc")).size() == 32);
}

TEST_CASE("fields cannot run into each other") {
  const Digest split_late = FieldHasher().add("ab").add("c").finish();
  const Digest split_early = FieldHasher().add("a").add("bc").finish();
  const Digest joined = FieldHasher().add("abc").finish();
  CHECK(split_late != split_early);
  CHECK(split_late != joined);
  CHECK(FieldHasher().add("").finish() != FieldHasher().finish());
}

TEST_CASE("a number differs from the text of its bytes") {
  const std::string eight("\x01\0\0\0\0\0\0\0", 8);
  CHECK(FieldHasher().add(std::int64_t{1}).finish() != FieldHasher().add(eight).finish());
  CHECK(FieldHasher().add(std::int64_t{-1}).finish() != FieldHasher().add(std::int64_t{1}).finish());
}

TEST_CASE("a field digest is BLAKE2b over lengths and fields") {
  CHECK(FieldHasher().add("abc").finish() == blake2b(std::string("\x03\0\0\0\0\0\0\0abc", 11)));
  const std::string number("\x08\0\0\0\0\0\0\x80\x02\x01\0\0\0\0\0\0", 16);
  CHECK(FieldHasher().add(std::int64_t{258}).finish() == blake2b(number));
}

TEST_CASE("a hasher is finished once") {
  FieldHasher hasher;
  hasher.finish();
  CHECK(test::code_of([&] { hasher.finish(); }) == Code::defect);
}

TEST_CASE("base64 agrees with RFC 4648 §10 both ways") {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, coded] : vectors) {
    CHECK(base64(plain) == coded);
    CHECK(from_base64(coded) == plain);
  }
}

TEST_CASE("every byte survives base64, broken over lines too") {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  std::string text = base64(bytes);
  CHECK(from_base64(text) == bytes);
  for (std::size_t at = 76; at < text.size(); at += 78) text.insert(at, "\r\n");
  CHECK(from_base64(text + "\n") == bytes);
}

TEST_CASE("what is no base64 is refused") {
  for (const char* bad : {"Zg", "Zg=", "Zg===", "Z", "=", "Zm9v!", "Zh==", "Zg==Zg==", "Zm-_"}) {
    INFO(bad);
    CHECK(test::code_of([&] { from_base64(bad); }) == Code::data);
  }
}
