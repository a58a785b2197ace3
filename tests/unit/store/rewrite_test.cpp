#include "store/rewrite.h"

#include <filesystem>

#include "base/file.h"
#include "base/text.h"
#include "full_store.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

/// Every "ben" becomes "b2": who asked for the full ticket.
bool replace_all(std::string& text) {
  bool changed = false;
  for (const auto& [from, to] : {std::pair{"ben", "b2"}, std::pair{"Ben", "B2"}, std::pair{"attached", "gone"}})
    for (std::size_t at; (at = text.find(from)) != std::string::npos; changed = true)
      text.replace(at, std::string_view(from).size(), to);
  return changed;
}

Rewriting without_ben() {
  Rewriting rewriting;
  rewriting.name = rewriting.text = replace_all;
  rewriting.entry = [](Entry& entry) {
    bool changed = replace_all(entry.actor.person);
    changed = replace_all(entry.actor.on_behalf) || changed;
    return replace_all(entry.data) || changed;
  };
  rewriting.effect = [](QueuedEffect& queued) { return replace_all(queued.effect.to); };
  rewriting.event = [](auto entries, auto operations, auto contents) {
    return domain::PersonErased{"b2", std::move(entries), std::move(operations), std::move(contents)};
  };
  return rewriting;
}

/// The bytes of everything in the folder.
std::string bytes_in(const Folder& folder) {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path("")))
    if (entry.is_regular_file()) all += read_file(entry.path().string());
  return all;
}

}  // namespace

TEST_CASE("words that were written anew verify, and are in no byte of the store's files") {
  if (on_server()) return spoc::test::skip("the bytes are of a file");
  Scratch scratch;
  fill(scratch.path);
  REQUIRE_THAT(bytes_in(scratch.folder), Catch::Contains("ben@example.org"));
  Store store(scratch.path);
  const Rewritten dry = store.rewrite(caller(9), without_ben(), kRecompute, true);
  CHECK(dry.entries > 0);
  CHECK(dry.messages == 1);
  REQUIRE_THAT(bytes_in(scratch.folder), Catch::Contains("ben@example.org"));
  const Rewritten done = store.rewrite(caller(9), without_ben(), kRecompute, false);
  CHECK(done.entries == dry.entries);
  store.scrub();
  CHECK(verify(store) == std::vector<std::string>{});
  CHECK_THAT(bytes_in(scratch.folder), !Catch::Contains("ben@example.org"));
  CHECK(load(store, {2}).ticket.requester.address == "b2@example.org");
  CHECK(store.rewrite(caller(10), without_ben(), kRecompute, false).empty());
}

TEST_CASE("an entry that an erasure names must say exactly what it was left to say, and no other may change") {
  Scratch scratch;
  fill(scratch.path);
  Store store(scratch.path);
  store.rewrite(caller(9), without_ben(), kRecompute, false);
  raw(scratch.path,
      "update journal set data = replace(data, 'b2@example.org', 'b3@example.org') where kind = 'ticket.logged'");
  const auto found = verify(store);
  CHECK(std::any_of(found.begin(), found.end(), [](const std::string& difference) {
    return difference.find("not as it was left when it was erased") != std::string::npos;
  }));
}

TEST_CASE("an export after an erasure is read in like any other") {
  Scratch scratch;
  fill(scratch.path);
  std::vector<std::string> lines;
  {
    Store store(scratch.path);
    store.rewrite(caller(9), without_ben(), kRecompute, false);
    store.write_out([&](std::string_view line) { lines.emplace_back(line.substr(0, line.size() - 1)); }, {});
  }
  const std::string twin = scratch.folder.path("twin.db");
  Store::make_empty(twin);
  Store store(twin);
  std::size_t next = 0;
  store.read_in(
      [&]() -> std::optional<std::string_view> {
        if (next == lines.size()) return std::nullopt;
        return lines[next++];
      },
      kRecompute, {});
  CHECK(verify(store) == std::vector<std::string>{});
}

}  // namespace spoc::store
