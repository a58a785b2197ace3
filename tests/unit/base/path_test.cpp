#include "base/file.h"
#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

TEST_CASE("paths join with one slash") {
  CHECK(join_path("a", "b") == "a/b");
  CHECK(join_path("a/", "b") == "a/b");
  CHECK(join_path("/", "b") == "/b");
  CHECK(join_path("", "b") == "b");
  CHECK(join_path("a", "/b") == "/b");
  CHECK(join_path("a", "") == "a");
}

TEST_CASE("a path has a parent and a name") {
  CHECK(parent_folder("a/b/c.toml") == "a/b");
  CHECK(parent_folder("c.toml") == ".");
  CHECK(parent_folder("/c") == "/");
  CHECK(parent_folder("/") == "/");
  CHECK(parent_folder("a//b") == "a");
  CHECK(parent_folder("a/b/") == "a");
  CHECK(file_name("a/b/c.toml") == "c.toml");
  CHECK(file_name("c.toml") == "c.toml");
  CHECK(file_name("a/") == "");
}

TEST_CASE("absolute paths lose dots and doubled slashes") {
  CHECK(absolute_path("/a/./b//../c/") == "/a/c");
  CHECK(absolute_path("/../..") == "/");
  CHECK(absolute_path("x").ends_with("/x"));
  CHECK(absolute_path("x").starts_with("/"));
  CHECK(absolute_path(".") == absolute_path("x/.."));
}

TEST_CASE("the nearest folder upwards is found") {
  const test::TemporaryFolder folder;
  make_folders(folder / "desk/.spoc");
  make_folders(folder / "desk/a/b");
  const auto holds_desk = [](const std::string& path) { return folder_exists(join_path(path, ".spoc")); };
  CHECK(find_upwards(folder / "desk/a/b", holds_desk) == folder / "desk");
  CHECK(find_upwards(folder / "desk", holds_desk) == folder / "desk");
  int asked = 0;
  const auto never = [&](const std::string&) { return ++asked < 0; };
  CHECK_FALSE(find_upwards("/a/b", never));
  CHECK(asked == 3);
}
