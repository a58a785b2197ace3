#include "sql/sqlite_log.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string>

namespace spoc::sql {
namespace {

/// So much waits at most: the system's layer takes fewer than 128 KiB at once.
constexpr std::size_t kMostGathered = (std::size_t{1} << 17) - 1;

/// Lies where SQLite wants its file, the system's file right behind it.
struct Log : sqlite3_file {
  std::string gathered;
  sqlite3_int64 begins = 0;  // where its first byte belongs

  sqlite3_file* below();
};

constexpr std::size_t kRoom = (sizeof(Log) + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) * alignof(std::max_align_t);

sqlite3_file* Log::below() {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<std::byte*>(this) + kRoom);
}

Log& log_of(sqlite3_file* file) {
  return *static_cast<Log*>(file);
}

int write_out(Log& log) {
  if (log.gathered.empty()) return SQLITE_OK;
  const int result =
      log.below()->pMethods->xWrite(log.below(), log.gathered.data(), static_cast<int>(log.gathered.size()), log.begins);
  if (result == SQLITE_OK) log.gathered.clear();
  return result;
}

/// The system's answer, once everything is written.
template <class Ask>
int behind(sqlite3_file* file, Ask&& ask) {
  Log& log = log_of(file);
  const int result = write_out(log);
  return result == SQLITE_OK ? ask(log.below(), *log.below()->pMethods) : result;
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  Log& log = log_of(file);
  const auto more = static_cast<std::size_t>(size);
  const bool goes_on = at == log.begins + static_cast<sqlite3_int64>(log.gathered.size());
  if (!goes_on || log.gathered.size() + more > kMostGathered)
    if (const int result = write_out(log); result != SQLITE_OK) return result;
  if (log.gathered.empty()) log.begins = at;
  try {
    log.gathered.append(static_cast<const char*>(bytes), more);
  } catch (const std::bad_alloc&) {
    return SQLITE_IOERR_NOMEM;
  }
  return SQLITE_OK;
}

int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
  return behind(file, [&](sqlite3_file* below, const sqlite3_io_methods& methods) { return methods.xRead(below, bytes, size, at); });
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  return behind(file, [&](sqlite3_file* below, const sqlite3_io_methods& methods) { return methods.xTruncate(below, size); });
}
int sync(sqlite3_file* file, int flags) {
  return behind(file, [&](sqlite3_file* below, const sqlite3_io_methods& methods) { return methods.xSync(below, flags); });
}
int size_of(sqlite3_file* file, sqlite3_int64* size) {
  return behind(file, [&](sqlite3_file* below, const sqlite3_io_methods& methods) { return methods.xFileSize(below, size); });
}
int control(sqlite3_file* file, int what, void* argument) {
  return behind(file, [&](sqlite3_file* below, const sqlite3_io_methods& methods) { return methods.xFileControl(below, what, argument); });
}
int sector_size(sqlite3_file* file) {
  return log_of(file).below()->pMethods->xSectorSize(log_of(file).below());
}
int characteristics(sqlite3_file* file) {
  return log_of(file).below()->pMethods->xDeviceCharacteristics(log_of(file).below());
}
/// Nobody locks a log; its database is what is locked.
int lock(sqlite3_file*, int) {
  return SQLITE_OK;
}
int is_reserved(sqlite3_file*, int* reserved) {
  *reserved = 0;
  return SQLITE_OK;
}

int close(sqlite3_file* file) {
  Log& log = log_of(file);
  const int written = write_out(log);
  const int closed = log.below()->pMethods->xClose(log.below());
  std::destroy_at(&log);
  return written == SQLITE_OK ? closed : written;
}

constexpr sqlite3_io_methods kMethods{
    .iVersion = 1,
    .xClose = close,
    .xRead = read,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = size_of,
    .xLock = lock,
    .xUnlock = lock,
    .xCheckReservedLock = is_reserved,
    .xFileControl = control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

}  // namespace

int room_of_log(const sqlite3_vfs& below) {
  return static_cast<int>(kRoom) + below.szOsFile;
}

int open_log(sqlite3_vfs& below, const char* path, sqlite3_file* file, int flags, int* opened) {
  Log* const log = new (file) Log;
  const int result = below.xOpen(&below, path, log->below(), flags, opened);
  if (log->below()->pMethods == nullptr) {  // then nobody closes it
    std::destroy_at(log);
    file->pMethods = nullptr;
  } else {
    log->pMethods = &kMethods;
  }
  return result;
}

}  // namespace spoc::sql
