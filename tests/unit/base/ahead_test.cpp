#include "base/ahead.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

namespace {

/// Gives 0, 1, … up to before `count`.
Ahead<int>::Make numbers(int count) {
  return [next = 0, count](int& value, const std::stop_token&) mutable {
    value = next++;
    return value < count;
  };
}

std::vector<int> all_of(Ahead<int>& ahead) {
  std::vector<int> all;
  while (const int* const value = ahead.next()) all.push_back(*value);
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

TEST_CASE("whether the next value is there is said without waiting for it") {
  std::atomic<bool> goes_on = false;
  Ahead<int> ahead(
      [&, next = 0](int& value, const std::stop_token& stop) mutable {
        while (next == 1 && !goes_on && !stop.stop_requested()) std::this_thread::yield();
        value = next++;
        if (next > 2) throw Error(Code::data, "no more");
        return true;
      },
      1);
  CHECK(*ahead.next() == 0);
  CHECK(!ahead.ready());
  goes_on = true;
  while (!ahead.ready()) std::this_thread::yield();
  CHECK(*ahead.next() == 1);
  CHECK_THROWS_AS(ahead.next(), Error);
  CHECK(!ahead.ready());
  CHECK(!ahead.next());
}

TEST_CASE("values are handed over and need not be copied") {
  Ahead<std::unique_ptr<std::string>> ahead(
      [left = 3](std::unique_ptr<std::string>& value, const std::stop_token&) mutable {
        value = std::make_unique<std::string>("made elsewhere");
        return left-- > 0;
      },
      2);
  int count = 0;
  while (const auto* const value = ahead.next()) {
    CHECK(**value == "made elsewhere");
    ++count;
  }
  CHECK(count == 3);
}

TEST_CASE("a value stays until the next is asked for, and is then made anew where it was made") {
  Ahead<std::vector<int>> ahead(
      [made = 0](std::vector<int>& value, const std::stop_token&) mutable {
        value.push_back(made);
        return made++ < 100;
      },
      2);
  std::vector<const std::vector<int>*> places;
  for (int i = 0; i < 100; ++i) {
    const std::vector<int>* const value = ahead.next();
    REQUIRE(value);
    std::this_thread::yield();
    REQUIRE(value->back() == i);
    CHECK(value->size() == static_cast<std::size_t>(i) / 4 + 1);
    if (std::find(places.begin(), places.end(), value) == places.end()) places.push_back(value);
  }
  CHECK(places.size() == 4);
}

TEST_CASE("it is made on another thread, and no more of it than may wait") {
  std::atomic<int> made = 0;
  std::atomic<bool> elsewhere = true;
  const auto here = std::this_thread::get_id();
  Ahead<int> ahead(
      [&](int& value, const std::stop_token&) {
        if (std::this_thread::get_id() == here) elsewhere = false;
        value = ++made;
        return true;
      },
      4);
  while (made < 5) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK(made == 5);  // four wait, and one has no room yet
  for (int i = 1; i <= 4; ++i) CHECK(*ahead.next() == i);
  while (made < 9) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK(made == 9);
  CHECK(elsewhere);
}

TEST_CASE("what is thrown there is thrown here, behind what was made before") {
  Ahead<int> ahead(
      [next = 0](int& value, const std::stop_token&) mutable {
        if (next == 3) throw Error(Code::data, "the fourth is bad");
        value = next++;
        return true;
      },
      8);
  for (int i = 0; i < 3; ++i) CHECK(*ahead.next() == i);
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
      Ahead<int> ahead(
          [&](int& value, const std::stop_token&) {
            value = ++made;
            return true;
          },
          1);
      CHECK(*ahead.next() == 1);
      while (made < 3) std::this_thread::yield();
    }
    CHECK(made == 3);
  }
  SECTION("for something that does not come") {
    {
      Ahead<int> ahead(
          [&](int&, const std::stop_token& stop) -> bool {
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
