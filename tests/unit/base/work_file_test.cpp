#include "base/work_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <functional>

#include "base/error.h"
#include "base/file.h"
#include "support/test.h"

namespace spoc {
namespace {

struct Scratch {
  Scratch() : folder(std::filesystem::temp_directory_path() / "spoc-work-file") {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
  }
  ~Scratch() { std::filesystem::remove_all(folder); }
  std::string path(const char* name) const { return (folder / name).string(); }
  std::filesystem::path folder;
};

Code code_of(const std::function<void()>& what) {
  try {
    what();
  } catch (const Error& error) {
    return error.code;
  }
  return Code::ok;
}

}  // namespace

TEST_CASE("a file in the making has another name until it is complete, and none when it was given up") {
  Scratch scratch;
  const std::string path = scratch.path("copy");
  {
    WorkFile file(path, path);
    write_file(file.name() + "-journal", "left by a database");
    CHECK(file_exists(file.name()));
    CHECK_FALSE(file_exists(path));
  }
  CHECK(list_folder(scratch.folder.string()).empty());
  {
    WorkFile file(path, path);
    REQUIRE(::write(file.descriptor(), "new", 3) == 3);
    file.publish(false);
  }
  CHECK(read_file(path) == "new");
  CHECK(list_folder(scratch.folder.string()) == std::vector<std::string>{"copy"});
}

TEST_CASE("what is there already is replaced only when that was asked for") {
  Scratch scratch;
  const std::string path = scratch.path("copy");
  write_file(path, "old");
  CHECK(code_of([&] { WorkFile(path, path).publish(false); }) == Code::cannot_create);
  CHECK(read_file(path) == "old");
  WorkFile(path, path).publish(true);
  CHECK(read_file(path).empty());
}

TEST_CASE("two processes do not make the same file at once, and what a killed one left is made afresh") {
  Scratch scratch;
  const std::string path = scratch.path("copy");
  write_file(path + ".part", "of a killed one");
  WorkFile file(path, path);
  CHECK(file_size(file.name()) == 0);
  CHECK(code_of([&] { WorkFile second(path, path); }) == Code::try_again);
}

TEST_CASE("a file in the making has the permissions of the file it stands for, else its owner's only") {
  Scratch scratch;
  const std::string like = scratch.path("like");
  write_file(like, "", 0640);
  struct stat facts {};
  WorkFile file(scratch.path("copy"), like);
  REQUIRE(::stat(file.name().c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0640);
  WorkFile alone(scratch.path("alone"), scratch.path("nothing"));
  REQUIRE(::stat(alone.name().c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
  CHECK(code_of([&] { WorkFile folder(scratch.folder.string(), ""); }) == Code::cannot_create);
}

}  // namespace spoc
