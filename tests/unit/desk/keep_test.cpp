#include "desk/keep.h"

#include "base/file.h"
#include "desk/deliver.h"
#include "works.h"

namespace {

using namespace spoc;
using test::Works;

desk::Place place_of(const Works& works, const std::string& name) {
  return {join_path(works.folder(), name + "/spoc.db"), join_path(works.folder(), name)};
}

std::vector<std::string> lines_of(store::Store& store) {
  std::vector<std::string> lines;
  store.write_out([&](std::string_view line) { lines.emplace_back(line.substr(0, line.size() - 1)); }, {});
  return lines;
}

desk::Kept import(const desk::Place& place, const std::vector<std::string>& lines) {
  std::size_t next = 0;
  return desk::import(
      place,
      [&]() -> std::optional<std::string_view> {
        if (next == lines.size()) return std::nullopt;
        return lines[next++];
      },
      false, {});
}

TEST_CASE("after a restore nothing is delivered until it is released, and everything else works") {
  Works works;
  works.log("vpn", "rita@example.net");
  const std::string copy = join_path(works.folder(), "copy.db");
  works.store().backup(copy, false);
  const desk::Place place = place_of(works, "restored");
  make_folders(place.folder);
  const desk::Kept kept = desk::restore(place, copy, works.at(1).caller, false, false, {});
  CHECK(kept.extent.tickets == 1);
  CHECK(kept.differences.empty());
  CHECK_FALSE(kept.files.empty());
  store::Store store(place.store);
  CHECK(store.meta().outbox_held);
  desk::Desk cleo{store, works.at(2).caller, false};
  const desk::Delivering delivering{place.folder, [] { return test::hour(2); }};
  CHECK(works.code([&] { desk::deliver(cleo, delivering, [](const desk::Sent&) {}); }) == Code::conflict);
  CHECK_NOTHROW(desk::sweep(cleo, false));
  CHECK(desk::release(cleo));
  CHECK_FALSE(desk::release(cleo));
  CHECK_NOTHROW(desk::deliver(cleo, delivering, [](const desk::Sent&) {}));
  CHECK(desk::verify(store, {}).empty());
}

TEST_CASE("a desk with runs that was read in verifies, and exports the same bytes") {
  Works works;
  works.log("vpn", "rita@example.net");
  desk::Desk cleo = works.at(1);
  desk::start_run(cleo, {"badge", {}, {}, {}, false});
  works.sweep(9);
  const auto lines = lines_of(works.store());
  const desk::Place place = place_of(works, "imported");
  make_folders(place.folder);
  import(place, lines);
  store::Store store(place.store);
  CHECK(lines_of(store) == lines);
  CHECK(works.code([&] { import(place, lines); }) == Code::conflict);
}

TEST_CASE("what was trimmed from an export by hand does not become a desk") {
  Works works;
  works.log("vpn", "rita@example.net");
  auto lines = lines_of(works.store());
  lines.erase(lines.end() - 3);
  const desk::Place place = place_of(works, "imported");
  make_folders(place.folder);
  CHECK(works.code([&] { import(place, lines); }) == Code::data);
  CHECK(list_folder(place.folder).empty());
}

}  // namespace
