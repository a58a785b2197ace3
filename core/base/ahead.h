// What is made on a thread of its own while what was made before is being used: a file is read while its rows are
// written, entries are hashed while those before them go into the store. The two share nothing but a short queue: a
// value is handed over, and whoever made it has it no more.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace spoc {

template <class T>
class Ahead {
 public:
  /// Makes the next value, nothing at the end. Called on the other thread only, one call after the other. When nobody
  /// wants more, `stop` says so: a call that takes long looks at it, and what it returns or throws then is not looked
  /// at.
  using Make = std::function<std::optional<T>(const std::stop_token& stop)>;

  /// At most `most` values, at least one, wait to be taken; making one more waits. What `make` uses must outlive this,
  /// and is its alone meanwhile.
  Ahead(Make make, std::size_t most)
      : most_(std::max<std::size_t>(most, 1)),
        thread_([this, make = std::move(make)](const std::stop_token& stop) { run(make, stop); }) {}
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

  /// The next value, waited for; nothing at the end and from then on. Throws what `make` threw, behind what it made
  /// before; then it has ended.
  std::optional<T> next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !made_.empty() || ended_; });
    if (made_.empty()) {
      if (failed_) std::rethrow_exception(std::exchange(failed_, nullptr));
      return std::nullopt;
    }
    std::optional<T> value(std::move(made_.front()));
    made_.pop_front();
    lock.unlock();
    changed_.notify_one();
    return value;
  }

 private:
  void run(const Make& make, const std::stop_token& stop) {
    std::exception_ptr failed;
    try {
      while (!stop.stop_requested()) {
        std::optional<T> value = make(stop);
        if (!value) break;
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop, [this] { return made_.size() < most_; })) return;
        made_.push_back(std::move(*value));
        lock.unlock();
        changed_.notify_one();
      }
    } catch (...) {
      failed = std::current_exception();
    }
    {
      const std::scoped_lock lock(mutex_);
      failed_ = std::move(failed);
      ended_ = true;
    }
    changed_.notify_one();
  }

  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<T> made_;
  std::exception_ptr failed_;
  bool ended_ = false;
  std::jthread thread_;  // last: it goes first, asked to stop and waited for
};

}  // namespace spoc
