#include "deliver/maildir.h"

#include <stdlib.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "desk_policy.h"

namespace {

using namespace spoc;
using namespace spoc::deliver;

/// A fresh folder that is removed again.
struct Folder {
  std::string path;
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "spoc-maildir-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()));
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::vector<std::string> files(std::string_view part) const {
    return list_folder(join_path(path, std::string("sent/") + std::string(part)));
  }
};

Message message(std::string token) {
  Message m;
  m.token = std::move(token);
  m.at = time::from_unix(1'780'653'600);
  m.desk_name = "Example Works";
  m.desk_address = "help@example.org";
  m.to = {{"ana", "Ana", "ana@example.org"}};
  m.subject = "[#42]";
  m.text = "Hello.\n";
  return m;
}

TEST_CASE("a message becomes one whole file under new") {
  const Folder folder;
  Maildir(join_path(folder.path, "sent")).deliver(message("t1"));
  REQUIRE(folder.files("new") == std::vector<std::string>{"1780653600.t1.spoc"});
  CHECK(folder.files("tmp").empty());
  CHECK(read_file(join_path(folder.path, "sent/new/1780653600.t1.spoc")).ends_with("\n\nHello.\n"));
}

TEST_CASE("a message that is delivered again is there once") {
  const Folder folder;
  Maildir maildir(join_path(folder.path, "sent"));
  Message m = message("t1");
  maildir.deliver(m);
  maildir.deliver(m);
  m.repeated = true;
  maildir.deliver(m);
  Maildir(join_path(folder.path, "sent")).deliver(m);
  CHECK(folder.files("new").size() == 1);
  CHECK(folder.files("tmp").empty());
}

TEST_CASE("messages are settled once for many, and it is told when they cannot be") {
  const Folder folder;
  Maildir maildir(join_path(folder.path, "sent"));
  maildir.settle();  // nothing was delivered, and there is no folder yet
  maildir.deliver(message("t1"));
  maildir.deliver(message("t2"));
  maildir.settle();
  const std::string away = join_path(folder.path, "away"), names = join_path(folder.path, "sent/new");
  maildir.deliver(message("t3"));
  REQUIRE(std::rename(names.c_str(), away.c_str()) == 0);
  CHECK_THROWS_AS(maildir.settle(), Error);
  CHECK_THROWS_AS(maildir.settle(), Error);  // it is not forgotten
  REQUIRE(std::rename(away.c_str(), names.c_str()) == 0);
  maildir.settle();
}

TEST_CASE("a second try finds the message that was read meanwhile") {
  const Folder folder;
  Maildir maildir(join_path(folder.path, "sent"));
  Message m = message("t1");
  maildir.deliver(m);
  const std::string base = join_path(folder.path, "sent/");
  REQUIRE(std::rename((base + "new/1780653600.t1.spoc").c_str(), (base + "cur/1780653600.t1.spoc:2,S").c_str()) == 0);
  m.repeated = true;
  maildir.deliver(m);
  CHECK(folder.files("new").empty());
  CHECK(folder.files("cur").size() == 1);
}

TEST_CASE("what a killed delivery left under tmp is no message and hinders nobody") {
  const Folder folder;
  const std::string base = join_path(folder.path, "sent/");
  make_folders(base + "tmp");
  create_file(base + "tmp/1780653600.t1.spoc.1", "half");
  Message m = message("t1");
  m.repeated = true;
  Maildir(join_path(folder.path, "sent")).deliver(m);
  CHECK(folder.files("new").size() == 1);
}

TEST_CASE("a maildir that cannot be made is an error and no message") {
  const Folder folder;
  create_file(join_path(folder.path, "sent"), "a file is in the way");
  CHECK_THROWS_AS(Maildir(join_path(folder.path, "sent")).deliver(message("t1")), Error);
}

TEST_CASE("every transport of policy can be made, and a channel that is not there is refused by name") {
  const policy::Policy& policy = test::small_desk();
  const Surroundings nowhere{"/nowhere", {}};
  for (const char* channel : {"", "mail", "pager", "hook"}) CHECK(make_transport(policy, channel, nowhere) != nullptr);
  try {
    make_transport(policy, "fax", nowhere);
    FAIL("it was not refused");
  } catch (const Error& error) {
    CHECK(error.code == Code::unavailable);
    CHECK(error.message.find("fax") != std::string::npos);
  }
}

}  // namespace
