#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

namespace {

unsigned mode_of(const std::string& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777u;
}

}  // namespace

TEST_CASE("what is written is read, whatever the bytes") {
  const test::TemporaryFolder folder;
  const std::string path = folder / "data";
  const std::string large(3 << 20, 'x');
  for (const std::string& bytes : {std::string(), std::string("a\0\xFF\n", 4), large}) {
    write_file(path, bytes);
    CHECK(read_file(path) == bytes);
  }
  CHECK(list_folder(folder.path()) == std::vector<std::string>{"data"});
}

TEST_CASE("reading refuses what is absent, a folder or too large") {
  const test::TemporaryFolder folder;
  write_file(folder / "ten", "0123456789");
  CHECK(read_file(folder / "ten", 10) == "0123456789");
  CHECK(test::code_of([&] { read_file(folder / "ten", 9); }) == Code::data);
  CHECK(test::code_of([&] { read_file(folder / "absent"); }) == Code::not_found);
  CHECK(test::code_of([&] { read_file(folder / "ten/below"); }) == Code::not_found);
  CHECK(test::code_of([&] { read_file(folder.path()); }) == Code::io);
}

TEST_CASE("a file that never ends or tells no size is read up to the limit") {
  CHECK(test::code_of([] { read_file("/dev/zero", 1 << 16); }) == Code::data);
  CHECK_FALSE(read_file("/proc/self/status").empty());
  CHECK(test::code_of([] { read_file("/proc/self/status", 3); }) == Code::data);
}

TEST_CASE("a file is replaced in one step with the mode asked for") {
  const test::TemporaryFolder folder;
  const mode_t before = ::umask(022);
  write_file(folder / "key", "secret", 0600);
  CHECK(mode_of(folder / "key") == 0600);
  write_file(folder / "key", "open");
  CHECK(mode_of(folder / "key") == 0644);
  ::umask(before);
}

TEST_CASE("a reader of the old file keeps the old content") {
  const test::TemporaryFolder folder;
  write_file(folder / "f", "old");
  ByteStream reader(folder / "f");
  write_file(folder / "f", "new");
  CHECK(reader.next() == "old");
  CHECK(read_file(folder / "f") == "new");
}

TEST_CASE("writing through a symbolic link replaces what it points to") {
  const test::TemporaryFolder folder;
  write_file(folder / "real", "old");
  REQUIRE(::symlink("real", (folder / "link").c_str()) == 0);
  write_file(folder / "link", "new");
  CHECK(read_file(folder / "real") == "new");
  struct stat status {};
  REQUIRE(::lstat((folder / "link").c_str(), &status) == 0);
  CHECK(S_ISLNK(status.st_mode));
}

TEST_CASE("a write that fails leaves nothing behind") {
  const test::TemporaryFolder folder;
  make_folders(folder / "target/inside");
  CHECK(test::code_of([&] { write_file(folder / "target", "x"); }) == Code::cannot_create);
  CHECK(test::code_of([&] { write_file(folder / "absent/x", "x"); }) == Code::cannot_create);
  CHECK(list_folder(folder.path()) == std::vector<std::string>{"target"});
}

TEST_CASE("a device, a pipe and a folder are not replaced by a file") {
  const test::TemporaryFolder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  REQUIRE(::symlink("/dev/null", (folder / "null").c_str()) == 0);
  CHECK(test::code_of([&] { write_file(folder / "pipe", "x"); }) == Code::cannot_create);
  CHECK(test::code_of([&] { write_file(folder / "null", "x"); }) == Code::cannot_create);
  CHECK(test::code_of([&] { write_file(folder.path(), "x"); }) == Code::cannot_create);
  CHECK(list_folder(folder.path()) == std::vector<std::string>{"null", "pipe"});
}

TEST_CASE("creating refuses what exists, a dangling link too") {
  const test::TemporaryFolder folder;
  create_file(folder / "new", "first");
  CHECK(test::code_of([&] { create_file(folder / "new", "second"); }) == Code::cannot_create);
  CHECK(read_file(folder / "new") == "first");
  REQUIRE(::symlink("nowhere", (folder / "link").c_str()) == 0);
  CHECK(test::code_of([&] { create_file(folder / "link", "x"); }) == Code::cannot_create);
  CHECK(list_folder(folder.path()) == std::vector<std::string>{"link", "new"});
}

TEST_CASE("files and folders are told apart") {
  const test::TemporaryFolder folder;
  write_file(folder / "f", "");
  CHECK(file_exists(folder / "f"));
  CHECK_FALSE(folder_exists(folder / "f"));
  CHECK(folder_exists(folder.path()));
  CHECK_FALSE(file_exists(folder.path()));
  CHECK_FALSE(file_exists(folder / "absent"));
}

TEST_CASE("folders are made with their parents, and again without harm") {
  const test::TemporaryFolder folder;
  make_folders(folder / "a/b/c");
  make_folders(folder / "a/b/c/");
  CHECK(folder_exists(folder / "a/b/c"));
  write_file(folder / "a/file", "");
  CHECK(test::code_of([&] { make_folders(folder / "a/file"); }) == Code::cannot_create);
  CHECK(test::code_of([&] { make_folders(folder / "a/file/below"); }) == Code::cannot_create);
}

TEST_CASE("a folder lists its names by suffix in byte order") {
  const test::TemporaryFolder folder;
  for (const char* name : {"b.toml", "a.toml", "B.toml", "a.txt", ".hidden.toml"}) write_file(folder / name, "");
  CHECK(list_folder(folder.path(), ".toml") == std::vector<std::string>{".hidden.toml", "B.toml", "a.toml", "b.toml"});
  CHECK(list_folder(folder.path()).size() == 5);
  CHECK(list_folder(folder / "absent").empty());
  CHECK(list_folder(folder / "a.txt").empty());
}
