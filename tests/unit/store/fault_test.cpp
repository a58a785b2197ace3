// Every write, flush and cut of a file fails once, for every command: what was acknowledged is there, what was not is
// not, and the store is whole.
#include <sqlite3.h>

#include <cstring>

#include "scratch.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

/// Counts down to the operation that fails, and all after it until `repair`; below 0 none does.
struct Fault {
  int countdown = -1;
  int result = SQLITE_IOERR;
  bool failed = false;
  bool now() {
    if (countdown < 0) return false;
    if (countdown == 0) return failed = true;
    --countdown;
    return false;
  }
  void repair() { *this = {}; }
};
Fault fault;

/// A file of the system's with the fault in front. SQLite's own file object stands behind it in the same memory.
struct FaultyFile {
  sqlite3_file base;
  sqlite3_file* real;
};
sqlite3_file* real_of(sqlite3_file* file) {
  return reinterpret_cast<FaultyFile*>(file)->real;
}

int failing_write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
  if (fault.now()) return fault.result;
  return real_of(file)->pMethods->xWrite(real_of(file), data, size, offset);
}
int failing_sync(sqlite3_file* file, int flags) {
  if (fault.now()) return SQLITE_IOERR_FSYNC;
  return real_of(file)->pMethods->xSync(real_of(file), flags);
}
int failing_truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (fault.now()) return SQLITE_IOERR_TRUNCATE;
  return real_of(file)->pMethods->xTruncate(real_of(file), size);
}

const sqlite3_io_methods* methods() {
  static const sqlite3_io_methods all = [] {
    sqlite3_io_methods m{};
    m.iVersion = 3;
    m.xClose = [](sqlite3_file* f) { return real_of(f)->pMethods->xClose(real_of(f)); };
    m.xRead = [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
      return real_of(f)->pMethods->xRead(real_of(f), to, n, at);
    };
    m.xWrite = failing_write;
    m.xTruncate = failing_truncate;
    m.xSync = failing_sync;
    m.xFileSize = [](sqlite3_file* f, sqlite3_int64* n) { return real_of(f)->pMethods->xFileSize(real_of(f), n); };
    m.xLock = [](sqlite3_file* f, int l) { return real_of(f)->pMethods->xLock(real_of(f), l); };
    m.xUnlock = [](sqlite3_file* f, int l) { return real_of(f)->pMethods->xUnlock(real_of(f), l); };
    m.xCheckReservedLock = [](sqlite3_file* f, int* r) {
      return real_of(f)->pMethods->xCheckReservedLock(real_of(f), r);
    };
    m.xFileControl = [](sqlite3_file* f, int op, void* a) {
      return real_of(f)->pMethods->xFileControl(real_of(f), op, a);
    };
    m.xSectorSize = [](sqlite3_file* f) { return real_of(f)->pMethods->xSectorSize(real_of(f)); };
    m.xDeviceCharacteristics = [](sqlite3_file* f) { return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f)); };
    m.xShmMap = [](sqlite3_file* f, int p, int s, int e, void volatile** o) {
      return real_of(f)->pMethods->xShmMap(real_of(f), p, s, e, o);
    };
    m.xShmLock = [](sqlite3_file* f, int o, int n, int fl) {
      return real_of(f)->pMethods->xShmLock(real_of(f), o, n, fl);
    };
    m.xShmBarrier = [](sqlite3_file* f) { real_of(f)->pMethods->xShmBarrier(real_of(f)); };
    m.xShmUnmap = [](sqlite3_file* f, int d) { return real_of(f)->pMethods->xShmUnmap(real_of(f), d); };
    m.xFetch = [](sqlite3_file*, sqlite3_int64, int, void** out) {
      *out = nullptr;
      return SQLITE_OK;
    };
    m.xUnfetch = [](sqlite3_file*, sqlite3_int64, void*) { return SQLITE_OK; };
    return m;
  }();
  return &all;
}

sqlite3_vfs* system_files = nullptr;

int open_faulty(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* opened) {
  auto* faulty = reinterpret_cast<FaultyFile*>(file);
  std::memset(faulty, 0, sizeof *faulty);
  faulty->real = reinterpret_cast<sqlite3_file*>(faulty + 1);
  const int result = system_files->xOpen(system_files, path, faulty->real, flags, opened);
  if (result == SQLITE_OK) faulty->base.pMethods = methods();
  return result;
}

/// Stands before the system's layer from the start of the program on; does nothing until a fault is set.
const int registered = [] {
  system_files = sqlite3_vfs_find(nullptr);
  static sqlite3_vfs files = *system_files;
  files.zName = "faulty";
  files.pNext = nullptr;
  files.szOsFile = static_cast<int>(sizeof(FaultyFile)) + system_files->szOsFile;
  files.xOpen = open_faulty;
  return sqlite3_vfs_register(&files, 1);
}();

}  // namespace

TEST_CASE("whatever write or flush of the disk fails, no ticket is half there and no printed number is lost") {
  if (on_server()) return spoc::test::skip("the faults are of files");
  REQUIRE(registered == SQLITE_OK);
  for (const int result : {SQLITE_IOERR_WRITE, SQLITE_FULL}) {
    Scratch scratch;
    std::int64_t printed = 0;
    int failures = 0;
    bool through = false;
    for (int n = 0; !through; ++n) {
      REQUIRE(n < 500);
      bool refused = false;
      fault = {n, result, false};
      try {
        Store store(scratch.path, {.bulk = n % 2 == 1});
        printed = log(store, "on a failing disk", n).number;
        // The next one finds the connection as the failure left it.
        printed = log(store, "on a failing disk", n).number;
      } catch (const Error& error) {
        CHECK((error.code == Code::io || error.code == Code::try_again));
        refused = true;
      }
      through = !fault.failed;
      failures += fault.failed;
      fault.repair();
      INFO("operation " << n << (refused ? " refused" : " went on"));
      Store store(scratch.path);
      CHECK(verify(store) == std::vector<std::string>{});
      std::int64_t tickets = 0;
      store.read([&](Reading& reading) { tickets = reading.count({}); });
      CHECK(tickets >= printed);
      printed = tickets;
    }
    CHECK(failures > 10);
  }
}

TEST_CASE("a store that could not be made on a failing disk can be made afterwards, or is there") {
  if (on_server()) return spoc::test::skip("the faults are of files");
  for (int n = 0;; ++n) {
    REQUIRE(n < 500);
    Folder folder;
    fault = {n, SQLITE_FULL, false};
    bool made = true;
    try {
      Store::create(folder.path(), "Example Works", false, "");
    } catch (const Error& error) {
      CHECK(error.code == Code::io);
      made = false;
    }
    const bool failed = fault.failed;
    fault.repair();
    INFO("operation " << n);
    try {
      if (!made) Store::create(folder.path(), "Example Works", false, "");
    } catch (const Error& error) {
      // When only the last flush fails, all may be there: its outcome is unknown.
      CHECK(error.code == Code::cannot_create);
    }
    Store store(folder.path());
    log(store);
    CHECK(verify(store) == std::vector<std::string>{});
    if (!failed) break;
  }
}

}  // namespace spoc::store
