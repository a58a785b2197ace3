#include "base/ahead.h"

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/error.h"
#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

namespace {

/// Gives 0, 1, … up to before `count`.
Ahead<int>::Make numbers(int count) {
  return
      [next = 0, count](const std::stop_token&) mutable { return next < count ? std::optional(next++) : std::nullopt; };
}

std::vector<int> all_of(Ahead<int>& ahead) {
  std::vector<int> all;
  while (const auto value = ahead.next()) all.push_back(*value);
  return all;
}

}  // namespace

TEST_CASE("what is made ahead comes in the order in which it was made, and ends once") {
  for (const std::size_t most : {1, 2, 7}) {
    Ahead<int> ahead(numbers(1000), most);
    const std::vector<int> all = all_of(ahead);
    REQUIRE(all.size() == 1000);
    for (int i = 0; i < 1000; ++i) CHECK(all[static_cast<std::size_t>(i)] == i);
    CHECK(!ahead.next());
  }
  Ahead<int> none(numbers(0), 3);
  CHECK(!none.next());
  CHECK(!none.next());
}

TEST_CASE("values are handed over and need not be copied") {
  Ahead<std::unique_ptr<std::string>> ahead(
      [left = 3](const std::stop_token&) mutable -> std::optional<std::unique_ptr<std::string>> {
        if (left-- == 0) return std::nullopt;
        return std::make_unique<std::string>("made elsewhere");
      },
      2);
  int count = 0;
  while (const auto value = ahead.next()) {
    CHECK(**value == "made elsewhere");
    ++count;
  }
  CHECK(count == 3);
}

TEST_CASE("it is made on another thread, and no more of it than may wait") {
  std::atomic<int> made = 0;
  std::atomic<bool> elsewhere = true;
  const auto here = std::this_thread::get_id();
  Ahead<int> ahead(
      [&](const std::stop_token&) -> std::optional<int> {
        if (std::this_thread::get_id() == here) elsewhere = false;
        return ++made;
      },
      4);
  while (made < 5) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK(made == 5);  // four wait, and one has no room yet
  CHECK(ahead.next() == 1);
  while (made < 6) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK(made == 6);
  CHECK(elsewhere);
}

TEST_CASE("what is thrown there is thrown here, behind what was made before") {
  Ahead<int> ahead(
      [next = 0](const std::stop_token&) mutable -> std::optional<int> {
        if (next == 3) throw Error(Code::data, "the fourth is bad");
        return next++;
      },
      8);
  for (int i = 0; i < 3; ++i) CHECK(ahead.next() == i);
  CHECK(test::code_of([&] { ahead.next(); }) == Code::data);
  CHECK(!ahead.next());
}

TEST_CASE("whoever wants no more ends the other thread, however it waits") {
  struct Left {
    std::atomic<bool>& gone;
    ~Left() { gone = true; }
  };
  std::atomic<bool> begun = false, gone = false;
  SECTION("for room") {
    std::atomic<int> made = 0;
    {
      Ahead<int> ahead([&](const std::stop_token&) { return std::optional(++made); }, 1);
      CHECK(ahead.next() == 1);
      while (made < 3) std::this_thread::yield();
    }
    CHECK(made == 3);
  }
  SECTION("for something that does not come") {
    {
      Ahead<int> ahead(
          [&](const std::stop_token& stop) -> std::optional<int> {
            const Left left{gone};
            begun = true;
            while (!stop.stop_requested()) std::this_thread::yield();
            throw std::runtime_error("nobody is told of this");
          },
          1);
      while (!begun) std::this_thread::yield();
      CHECK(!gone);
    }
    CHECK(gone);
  }
}
