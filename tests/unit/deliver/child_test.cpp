#include "deliver/child.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::deliver;

std::unique_ptr<Child> shell(const std::string& text, time::Span limit = time::seconds(20), const Mask& mask = {}) {
  Program program;
  program.arguments = {"sh", "-c", text};
  program.folder = "/";
  program.ends_with_us = true;
  return std::make_unique<Child>(std::move(program), true, limit, mask);
}

Child& to_end(const std::unique_ptr<Child>& child) {
  Child* const one[] = {child.get()};
  for (child->look(); !child->ended(); child->look()) wait_for_any(one, -1, std::chrono::milliseconds(500));
  return *child;
}

std::string fresh_folder(const std::string& name) {
  const std::string folder = (std::filesystem::temp_directory_path() / format("spoc-{}-{}", name, getpid())).string();
  std::filesystem::remove_all(folder);
  make_folders(folder);
  return folder;
}

std::string refusal(const std::string& name, const std::string& desk, const std::string& credentials = {}) {
  try {
    return "read: " + read_secret(name, desk, credentials);
  } catch (const Error& error) {
    return error.message;
  }
}

}  // namespace

TEST_CASE("a program beside us is heard on both streams, and ends with its code") {
  const auto child = shell("echo '{}'; echo no modem >&2; exit 3");
  CHECK(to_end(child).code() == 3);
  CHECK(child->output() == "{}\n");
  CHECK(child->complaint() == "no modem");
  CHECK(child->in_time());
}

TEST_CASE("several programs run at the same time") {
  std::vector<std::unique_ptr<Child>> children;
  const auto began = Child::Clock::now();
  for (int i = 0; i < 4; ++i) children.push_back(shell("sleep 0.5"));
  for (const auto& child : children) CHECK(to_end(child).code() == 0);
  CHECK(Child::Clock::now() - began < std::chrono::milliseconds(1800));
}

TEST_CASE("what takes too long is asked to end, with all that it started, and killed when it does not") {
  const std::string folder = fresh_folder("slow");
  const auto child =
      shell("trap '' TERM; (sleep 5; touch " + folder + "/late) & while :; do sleep 0.1; done", time::seconds(1));
  CHECK_FALSE(to_end(child).in_time());
  CHECK(child->code() == 128 + SIGKILL);
  const auto polite = shell("trap 'exit 9' TERM; while :; do sleep 0.05; done", time::seconds(1));
  CHECK(to_end(polite).code() == 9);
  CHECK_FALSE(polite->in_time());
  std::this_thread::sleep_for(std::chrono::milliseconds(2500));
  CHECK_FALSE(file_exists(folder + "/late"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a program that is forgotten is killed with what it started") {
  const std::string folder = fresh_folder("forgotten");
  { const auto child = shell("(sleep 1; touch " + folder + "/late) & sleep 30"); }
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  CHECK_FALSE(file_exists(folder + "/late"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("what a program leaves running in its group ends with it, and is not waited for") {
  const std::string folder = fresh_folder("left");
  const auto began = Child::Clock::now();
  CHECK(to_end(shell("(sleep 1; touch " + folder + "/late) & exit 0")).code() == 0);
  CHECK(Child::Clock::now() - began < std::chrono::milliseconds(900));
  std::this_thread::sleep_for(std::chrono::milliseconds(1300));
  CHECK_FALSE(file_exists(folder + "/late"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("standard output has a limit, beyond which nothing of it is kept") {
  const auto child = shell("yes | head -c 3000000");
  CHECK(to_end(child).said_too_much());
  CHECK(child->output().empty());
  CHECK_FALSE(to_end(shell("yes | head -c 1000000")).said_too_much());
}

TEST_CASE("lines of progress are told from complaints, and are harmless on a terminal") {
  const auto child = shell(
      "echo first >&2; printf 'progress: \\033[31m3 of 10\\n' >&2; echo progress of another kind >&2; printf last >&2");
  to_end(child);
  CHECK(child->progress().ends_with("3 of 10"));
  CHECK(child->progress().find('\033') == std::string::npos);
  CHECK(child->complaint() == "first\nprogress of another kind\nlast");
}

TEST_CASE("what complains without end is heard in bounded memory, and its end is kept") {
  const auto child = shell("yes 'no modem' | head -c 3000000 >&2; echo last >&2");
  CHECK(to_end(child).complaint().ends_with("last"));
  CHECK(child->complaint().size() <= 2000);
}

TEST_CASE("a secret is masked wherever a program repeats it, however it comes") {
  const Mask mask({"hunter2-marker"});
  CHECK(to_end(shell("echo my token is hunter2-marker >&2", time::seconds(20), mask)).complaint() == "my token is ***");
  CHECK(to_end(shell("printf hunter2 >&2; sleep 0.2; echo -marker >&2", time::seconds(20), mask)).complaint() == "***");
  const auto much = shell("i=0; while [ $i -lt 3000 ]; do printf 'x%s hunter2-marker' $i >&2; i=$((i+1)); done",
                          time::seconds(20), mask);
  CHECK(to_end(much).complaint().find("marker") == std::string::npos);
  CHECK(to_end(shell("echo progress: hunter2-marker >&2", time::seconds(20), mask)).progress() == "***");
}

TEST_CASE("no part of a secret is kept where the text before it was cut") {
  const std::string secret = "abcdefghijklmnopqrstuvwxyz0123456789";
  const Mask mask({secret});
  for (std::size_t step = 1; step < 60; step += 7) {
    Tail tail(mask);
    for (int i = 0; i < 4000; ++i) {
      std::string text = secret + std::string(static_cast<std::size_t>(i) % 11, '.');
      for (std::size_t at = 0; at < text.size(); at += step) tail.add(std::string_view(text).substr(at, step));
    }
    INFO(step);
    for (const std::string part : {"wxyz", "abcd", "6789"}) CHECK(tail.text().find(part) == std::string::npos);
  }
}

TEST_CASE("masks reach into values: texts, names, numbers, and lines of secrets of several") {
  const Mask mask({"4711", "-----BEGIN-----\nabcdefgh\n-----END-----"});
  const json::Value value = json::parse(R"({"a":["x4711y",4711,true,null],"4711":{"b":"line abcdefgh"}})");
  CHECK(json::to_text(mask(value)) == R"({"a":["x***y","***",true,null],"***":{"b":"line ***"}})");
  CHECK(mask(std::string("aaa")) == "aaa");
}

TEST_CASE("a secret is a file that only its owner may read, or one that the system gives") {
  const std::string desk = fresh_folder("secrets"), credentials = fresh_folder("credentials");
  make_folders(desk + "/secrets");
  CHECK(refusal("token", desk) == "secret token is not there");
  create_file(desk + "/secrets/token", "hunter2\n", 0600);
  CHECK(refusal("token", desk) == "read: hunter2");
  for (const mode_t mode : {0644, 0640, 0660, 0700}) {
    chmod((desk + "/secrets/token").c_str(), mode);
    CHECK(refusal("token", desk) ==
          format("secret token may be read by others: its mode is {:04o}", static_cast<unsigned>(mode)));
  }
  chmod((desk + "/secrets/token").c_str(), 0400);
  CHECK(refusal("token", desk) == "read: hunter2");
  create_file(credentials + "/token", "from the system", 0444);
  CHECK(refusal("token", desk, credentials) == "read: from the system");
  std::filesystem::create_symlink(desk + "/secrets/token", desk + "/secrets/link");
  CHECK(refusal("link", desk).starts_with("secret link cannot be read"));
  create_file(desk + "/secrets/empty", "\n", 0600);
  CHECK(refusal("empty", desk) == "secret empty is empty");
  std::filesystem::remove_all(desk);
  std::filesystem::remove_all(credentials);
}

TEST_CASE("a program that cannot be started says why, and leaves nothing behind") {
  Program program;
  program.arguments = {"/etc/passwd"};
  CHECK_THROWS_AS(Child(program, false, time::seconds(1), Mask()), Error);
  program.arguments = {"sh", "-c", "exit 0"};
  program.folder = "/no/such/folder";
  CHECK_THROWS_AS(Child(program, false, time::seconds(1), Mask()), Error);
}
