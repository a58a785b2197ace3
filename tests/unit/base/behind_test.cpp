#include "base/behind.h"

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/test.h"

using namespace spoc;

TEST_CASE("what is passed is used in order, and all of it before a wait ends") {
  for (const std::size_t most : {0, 1, 2, 7}) {
    std::vector<int> used;
    Behind<int> behind([&](int& value) { used.push_back(value); }, most);
    behind.wait();
    for (int i = 0; i < 1000; ++i) {
      behind.at_hand() = i;
      behind.pass();
    }
    behind.wait();
    REQUIRE(used.size() == 1000);
    for (int i = 0; i < 1000; ++i) CHECK(used[static_cast<std::size_t>(i)] == i);
    behind.at_hand() = 1000;
    behind.pass();
    behind.wait();
    CHECK(used.back() == 1000);
  }
}

TEST_CASE("values go round, as whoever used them left them, and no more than a few are ever made") {
  static std::atomic<int> made{0};
  made = 0;
  struct Value {
    Value() { ++made; }
    std::string text;
  };
  Behind<Value> behind([](Value& value) { value.text += "used"; }, 2);
  std::string last;
  for (int i = 0; i < 100; ++i) {
    last = behind.at_hand().text;
    behind.pass();
  }
  behind.wait();
  CHECK(made <= 4);
  CHECK(last.starts_with("usedused"));
}

TEST_CASE("what is thrown is thrown to the one who made it, and nothing behind it is used until it is forgotten") {
  std::vector<int> used;
  Behind<int> behind(
      [&](int& value) {
        if (value == 3) throw std::runtime_error("three");
        used.push_back(value);
      },
      10);
  for (int i = 1; i <= 5; ++i) {
    behind.at_hand() = i;
    try {
      behind.pass();
    } catch (const std::runtime_error&) {
      CHECK(i > 3);
    }
  }
  CHECK_THROWS_WITH(behind.wait(), "three");
  CHECK_THROWS_WITH(behind.wait(), "three");
  CHECK_THROWS_WITH(behind.pass(), "three");
  CHECK(used == std::vector<int>{1, 2});
  behind.forget();
  CHECK(behind.at_hand() == 0);
  behind.at_hand() = 6;
  behind.pass();
  behind.wait();
  CHECK(used == std::vector<int>{1, 2, 6});
}

TEST_CASE("what waits when it is forgotten is not used any more; what is passed when it goes is") {
  std::atomic<bool> go{false};
  std::atomic<int> used{0};
  {
    Behind<int> behind(
        [&](int&) {
          while (!go) std::this_thread::yield();
          ++used;
        },
        4);
    for (int i = 0; i < 4; ++i) behind.pass();
    std::jthread later([&] { go = true; });
    behind.forget();
    const int before_it_was_heard = used;
    behind.pass();
    behind.wait();
    CHECK(used == before_it_was_heard + 1);
    used = 0;
    behind.pass();
    behind.pass();
  }
  CHECK(used == 2);
}
