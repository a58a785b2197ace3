#include "store/transfer.h"

#include "base/file.h"
#include "full_store.h"
#include "store/replacement.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

void read(const std::string& path, const std::vector<std::string>& lines) {
  Store::make_empty(path);
  std::size_t next = 0;
  Store(path).read_in(
      [&]() -> std::optional<std::string_view> {
        if (next == lines.size()) return std::nullopt;
        const std::string_view line = lines[next++];
        return line.substr(0, line.size() - 1);
      },
      kRecompute, {});
}

std::string refusal(const std::string& path, const std::vector<std::string>& lines) {
  try {
    read(path, lines);
  } catch (const Error& error) {
    CHECK(error.code == Code::data);
    return error.message;
  }
  return "read";
}

}  // namespace

TEST_CASE("what was exported and read in again verifies, and its export is equal to the byte") {
  for (const bool rehearsal : {true, false}) {
    Scratch scratch(rehearsal);
    fill(scratch.path);
    const auto lines = lines_of(scratch.path);
    const std::string twin = scratch.folder.path("twin.db");
    read(twin, lines);
    Store store(twin);
    CHECK(verify(store) == std::vector<std::string>{});
    CHECK(lines_of(twin) == lines);
  }
}

TEST_CASE("equal commands in rehearsals give equal exports") {
  Scratch one(true), two(true);
  fill(one.path);
  fill(two.path);
  CHECK(lines_of(one.path) == lines_of(two.path));
}

TEST_CASE("a line that was changed, lost, moved or added is named by its number, and nothing is read in") {
  Scratch scratch(true);
  fill(scratch.path);
  const auto lines = lines_of(scratch.path);
  REQUIRE(lines.size() > 20);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string path = scratch.folder.path("twin-" + std::to_string(i));
    auto damaged = lines;
    damaged[i][damaged[i].size() / 2] ^= 1;
    CHECK_THAT(refusal(path, damaged), Catch::StartsWith("line " + std::to_string(i + 1) + ":"));
    CHECK(raw(path, "select count(*) from operation") == std::vector<std::string>{"0"});
    auto lost = lines;
    lost.erase(lost.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK_THAT(refusal(path, lost), Catch::StartsWith("line " + std::to_string(i + 1) + ":"));
  }
  auto moved = lines;
  std::swap(moved[3], moved[4]);
  CHECK_THAT(refusal(scratch.folder.path("moved"), moved), Catch::StartsWith("line 4:"));
  auto more = lines;
  more.push_back(lines.back());
  CHECK_THAT(refusal(scratch.folder.path("more"), more), Catch::Contains("more after the end"));
  CHECK_THAT(refusal(scratch.folder.path("none"), {}), Catch::StartsWith("line 1:"));
  CHECK_THAT(refusal(scratch.folder.path("other"), {"{\"a\":1}\n"}), Catch::Contains("no export of a desk"));
}

TEST_CASE("a replacement takes the place of an empty store in one step, and keeps what it takes the place of") {
  Scratch scratch, other;
  log(*std::make_unique<Store>(other.path), "of the other");
  Store open(scratch.path);
  CHECK(occupant_of(scratch.path).kind == Occupant::Kind::empty);
  {
    Replacement replacement(scratch.path, scratch.folder.path(""));
    replacement.copy(other.path, {});
    CHECK(replacement.install().empty());
  }
  // Who had the store open sees the other one now.
  CHECK(load(open, {1}).ticket.subject == "of the other");
  CHECK(occupant_of(scratch.path).kind == Occupant::Kind::store);
  Replacement replacement(scratch.path, scratch.folder.path(""));
  replacement.copy(other.path, {});
  const std::string kept = replacement.install();
  CHECK(kept == join_path(scratch.folder.path(""), "spoc.db.replaced"));
  CHECK(occupant_of(kept).tickets == 1);
}

TEST_CASE("a store that cannot be read is put aside for a replacement") {
  Scratch other;
  Folder folder;
  log(*std::make_unique<Store>(other.path), "whole");
  write_file(folder.path(), "no store at all, but bytes");
  CHECK(occupant_of(folder.path()).kind == Occupant::Kind::damaged);
  Replacement replacement(folder.path(), folder.path(""));
  replacement.copy(other.path, {});
  CHECK(replacement.install() == folder.path() + ".damaged");
  Store store(folder.path());
  CHECK(load(store, {1}).ticket.subject == "whole");
}

TEST_CASE("a copy from a newer program is refused") {
  Scratch scratch;
  const std::string newer = scratch.folder.path("newer.db");
  Store::create(newer, "Example Works", false, "");
  raw(newer, "pragma user_version = 99");
  Replacement replacement(scratch.path, scratch.folder.path(""));
  try {
    replacement.copy(newer, {});
    FAIL("it was taken");
  } catch (const Error& error) {
    CHECK(error.code == Code::configuration);
  }
}

}  // namespace spoc::store
