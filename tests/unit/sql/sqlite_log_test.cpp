#include "sql/sqlite_log.h"

#include <cstring>
#include <string>
#include <vector>

#include "support/test.h"

namespace spoc::sql {
namespace {

/// A file layer that keeps the bytes of its one file and says what it was asked.
struct Below {
  std::string bytes;
  std::vector<std::string> asked;
  int answer = SQLITE_OK;  // of the next writes
  bool opens = true;
};
Below below;

int note(const std::string& what) {
  below.asked.push_back(what);
  return SQLITE_OK;
}
int write_below(sqlite3_file*, const void* bytes, int size, sqlite3_int64 at) {
  note("write " + std::to_string(size) + " at " + std::to_string(at));
  if (below.answer != SQLITE_OK) return below.answer;
  const auto end = static_cast<std::size_t>(at) + static_cast<std::size_t>(size);
  if (below.bytes.size() < end) below.bytes.resize(end);
  std::memcpy(below.bytes.data() + at, bytes, static_cast<std::size_t>(size));
  return SQLITE_OK;
}
int read_below(sqlite3_file*, void* bytes, int size, sqlite3_int64 at) {
  note("read");
  std::memcpy(bytes, below.bytes.data() + at, static_cast<std::size_t>(size));
  return SQLITE_OK;
}
int truncate_below(sqlite3_file*, sqlite3_int64) { return note("truncate"); }
int sync_below(sqlite3_file*, int) { return note("sync"); }
int size_below(sqlite3_file*, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(below.bytes.size());
  return note("size");
}
int control_below(sqlite3_file*, int, void*) { return note("control"); }
int close_below(sqlite3_file*) { return note("close"); }

sqlite3_io_methods methods() {
  sqlite3_io_methods methods{};
  methods.iVersion = 1;
  methods.xClose = close_below;
  methods.xRead = read_below;
  methods.xWrite = write_below;
  methods.xTruncate = truncate_below;
  methods.xSync = sync_below;
  methods.xFileSize = size_below;
  methods.xFileControl = control_below;
  return methods;
}
const sqlite3_io_methods kMethods = methods();

int open_below(sqlite3_vfs*, const char*, sqlite3_file* file, int, int*) {
  file->pMethods = below.opens ? &kMethods : nullptr;
  return below.opens ? SQLITE_OK : SQLITE_CANTOPEN;
}

/// A log over an empty `below`.
struct Log {
  explicit Log(bool opens = true) {
    below = {};
    below.opens = opens;
    vfs.szOsFile = sizeof(sqlite3_file);
    vfs.xOpen = open_below;
    room.resize(static_cast<std::size_t>(room_of_log(vfs)) / sizeof(std::max_align_t) + 1);
    file = reinterpret_cast<sqlite3_file*>(room.data());
    opened = open_log(vfs, "log", file, SQLITE_OPEN_WAL, nullptr);
  }
  int write(std::string_view text, sqlite3_int64 at) {
    return file->pMethods->xWrite(file, text.data(), static_cast<int>(text.size()), at);
  }
  int sync() { return file->pMethods->xSync(file, SQLITE_SYNC_NORMAL); }

  sqlite3_vfs vfs{};
  std::vector<std::max_align_t> room;
  sqlite3_file* file = nullptr;
  int opened = SQLITE_OK;
};

using Asked = std::vector<std::string>;

}  // namespace

TEST_CASE("what is written side by side goes out together, before the flush") {
  Log log;
  for (const std::string_view part : {"head", "page", "head2", "page2"})
    CHECK(log.write(part, static_cast<sqlite3_int64>(std::string("headpagehead2page2").find(part))) == SQLITE_OK);
  CHECK(below.asked.empty());
  CHECK(log.sync() == SQLITE_OK);
  CHECK(below.asked == Asked{"write 18 at 0", "sync"});
  CHECK(below.bytes == "headpagehead2page2");
  CHECK(log.sync() == SQLITE_OK);
  CHECK(below.asked.size() == 3);  // there was nothing to write
}

TEST_CASE("what is written elsewhere comes behind what was written before") {
  Log log;
  log.write("aaaa", 0);
  log.write("bbbb", 4);
  log.write("cc", 2);  // as SQLite mends checksums of pages before
  log.write("dd", 20);
  log.sync();
  CHECK(below.asked == Asked{"write 8 at 0", "write 2 at 2", "write 2 at 20", "sync"});
  CHECK(below.bytes.substr(0, 8) == "aaccbbbb");
}

TEST_CASE("whatever is asked of the file is answered behind what was written") {
  Log log;
  sqlite3_int64 size = 0;
  char bytes[4];
  log.write("abcd", 0);
  log.file->pMethods->xFileSize(log.file, &size);
  CHECK(size == 4);
  log.write("efgh", 4);
  log.file->pMethods->xRead(log.file, bytes, 4, 4);
  CHECK(std::string_view(bytes, 4) == "efgh");
  log.write("i", 8);
  log.file->pMethods->xTruncate(log.file, 9);
  log.write("j", 9);
  log.file->pMethods->xFileControl(log.file, 0, nullptr);
  log.write("k", 10);
  CHECK(log.file->pMethods->xClose(log.file) == SQLITE_OK);
  CHECK(below.asked == Asked{"write 4 at 0", "size", "write 4 at 4", "read", "write 1 at 8", "truncate", "write 1 at 9", "control",
                             "write 1 at 10", "close"});
}

TEST_CASE("what could not be written is written by what is asked next, and nothing is answered before") {
  Log log;
  below.answer = SQLITE_FULL;
  CHECK(log.write("abcd", 0) == SQLITE_OK);
  CHECK(log.sync() == SQLITE_FULL);
  CHECK(log.write("xx", 40) == SQLITE_FULL);
  char bytes[4];
  CHECK(log.file->pMethods->xRead(log.file, bytes, 4, 0) == SQLITE_FULL);
  below.answer = SQLITE_OK;
  CHECK(log.sync() == SQLITE_OK);
  CHECK(below.bytes == "abcd");
  CHECK(below.asked == Asked{"write 4 at 0", "write 4 at 0", "write 4 at 0", "write 4 at 0", "sync"});
}

TEST_CASE("no more is gathered than the system's layer takes at once") {
  Log log;
  const std::string page(4096, 'p');
  for (int i = 0; i < 100; ++i) log.write(page, i * 4096);
  log.sync();
  CHECK(below.bytes == std::string(100 * 4096, 'p'));
  CHECK(below.asked.size() == 5);
  for (const std::string& asked : below.asked) CHECK(asked != "write 131072 at 0");
  CHECK(below.asked[0] == "write 126976 at 0");
}

TEST_CASE("a log that cannot be opened needs no closing") {
  Log log(false);
  CHECK(log.opened == SQLITE_CANTOPEN);
  CHECK(log.file->pMethods == nullptr);
}

}  // namespace spoc::sql
