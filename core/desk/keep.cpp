#include "desk/keep.h"

#include "base/file.h"
#include "base/format.h"
#include "desk/deciding.h"
#include "desk/permission.h"
#include "desk/verify.h"
#include "store/replacement.h"

namespace spoc::desk {
namespace {

void require_proof(Kept& kept, store::Store& store, std::string_view what, bool damaged_too, std::string_view hint) {
  kept.differences = verify(store, {});
  kept.name = store.meta().name;
  kept.extent = store.extent();
  if (kept.differences.empty() || damaged_too) return;
  const store::Difference& first = kept.differences.front();
  throw Error(Code::data,
              format("{} is damaged: {}: {}: {}{}", what, first.subject, first.what, first.detail,
                     kept.differences.size() > 1 ? format(" and {} more", kept.differences.size() - 1) : ""),
              std::string(hint));
}

/// A folder without policy gets the files that are in force.
std::vector<std::string> write_files(const Place& place, store::Store& store) {
  std::vector<std::string> written;
  if (file_exists(join_path(place.folder, "spoc.toml"))) return written;
  for (const policy::File& file : store.files()) {
    const std::string path = join_path(place.folder, file.path);
    if (file_exists(path)) continue;
    make_folders(parent_folder(path));
    create_file(path, file.content);
    written.push_back(file.path);
  }
  return written;
}

void install(Kept& kept, const Place& place, store::Replacement& replacement, const Progress& progress) {
  kept.replaced = replacement.install(progress);
  store::Store store(place.store);
  kept.files = write_files(place, store);
}

}  // namespace

Kept restore(const Place& place, const std::string& file, const store::Caller& caller, bool damaged_too, bool dry_run,
             const Progress& progress) {
  store::Replacement replacement(place.store, place.folder);
  replacement.copy(file, progress);
  Kept kept;
  {
    store::Store copy(replacement.name());
    require_proof(kept, copy, "the copy", damaged_too, "nothing was changed; when there is no better one: --force");
    if (dry_run) return kept;
    copy.write(caller, [&](store::Unit& unit) {
      domain::Change change;
      change.desk.push_back({caller.now, caller.actor, domain::DeskRestored{kept.extent.entries}});
      unit.commit(change);
    });
    copy.settle();
  }
  install(kept, place, replacement, progress);
  return kept;
}

bool release(Desk& desk) {
  require(desk, decide::Verb::backup);
  if (!desk.store.meta().outbox_held) return false;
  transact(desk, [](Deciding& deciding, Outcome&) { deciding.record(domain::OutboxReleased{}); });
  return true;
}

Kept import(const Place& place, const std::function<std::optional<std::string_view>()>& next, bool dry_run,
            const std::function<void(std::int64_t)>& progress) {
  const store::Occupant occupant = store::occupant_of(place.store);
  if (occupant.kind == store::Occupant::Kind::store || occupant.kind == store::Occupant::Kind::damaged)
    throw Error(Code::conflict, "a whole desk can be read only into an empty one",
                "into a new folder: spoc import FILE DIR");
  store::Replacement replacement(place.store, place.folder);
  store::Store::make_empty(replacement.name());
  Kept kept;
  {
    store::Store store(replacement.name(), {.bulk = true});
    store.read_in(next, recompute(store), progress);
    require_proof(kept, store, "the export", false, "nothing was changed");
    store.settle();
  }
  if (!dry_run) install(kept, place, replacement, {});
  return kept;
}

}  // namespace spoc::desk
