// What is made on a thread of its own while what was made before is being used: a file is read while its rows are
// written, entries are hashed while those before them go into the store. The two share nothing but a few values, which
// go round: one is made while others wait and one is looked at, and whoever made a value makes it anew when it comes
// back. So its memory is used again, and freed where it was taken: an allocator locks for whoever frees elsewhere.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace spoc {

template <class T>
class Ahead {
 public:
  /// Makes the next value in `value`, which is T() or one that was used; false at the end. Called on the other thread
  /// only, one call after the other. When nobody wants more, `stop` says so: a call that takes long looks at it, and
  /// what it makes or throws then is not looked at.
  using Make = std::function<bool(T& value, const std::stop_token& stop)>;

  /// At most `most` values, at least one, wait to be taken; making one more waits. What `make` uses must outlive this,
  /// and is its alone meanwhile.
  Ahead(Make make, std::size_t most)
      : most_(std::max<std::size_t>(most, 1)),
        values_(most_ + 2),
        thread_([this, make = std::move(make)](const std::stop_token& stop) { run(make, stop); }) {}
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;
  ~Ahead() {
    {
      const std::scoped_lock lock(mutex_);
      thread_.request_stop();
    }
    room_.notify_one();
    thread_.join();
  }

  /// The next value, waited for, which is the caller's until the next call; null at the end and from then on. Throws
  /// what `make` threw, behind what it made before; then it has ended.
  T* next() {
    std::unique_lock lock(mutex_);
    more_.wait(lock, [this] { return made_ > taken_ || ended_; });
    if (made_ == taken_) {
      if (failed_) std::rethrow_exception(std::exchange(failed_, nullptr));
      return nullptr;
    }
    T* value = &values_[taken_++ % values_.size()];
    // Waking another thread costs more than most values do: it goes on when there is something to do for a while.
    const bool wake = waits_ && made_ - taken_ <= most_ / 2;
    lock.unlock();
    if (wake) room_.notify_one();
    return value;
  }

  /// Whether `next` gives a value at once.
  bool ready() {
    const std::scoped_lock lock(mutex_);
    return made_ > taken_;
  }

 private:
  void run(const Make& make, const std::stop_token& stop) {
    std::exception_ptr failed;
    try {
      // The one at hand is among neither those that wait nor those that were taken: of most + 2 it is always free.
      while (!stop.stop_requested() && make(values_[made_ % values_.size()], stop) && hand_over(stop)) {
      }
    } catch (...) {
      failed = std::current_exception();
    }
    {
      const std::scoped_lock lock(mutex_);
      failed_ = std::move(failed);
      ended_ = true;
    }
    more_.notify_one();
  }

  /// False when nobody wants more.
  bool hand_over(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (made_ - taken_ == most_) {
      waits_ = true;
      room_.wait(lock, [&] { return made_ - taken_ < most_ || stop.stop_requested(); });
      waits_ = false;
      if (stop.stop_requested()) return false;
    }
    const bool wake = made_++ == taken_;
    lock.unlock();
    if (wake) more_.notify_one();
    return true;
  }

  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable more_, room_;
  std::size_t made_ = 0, taken_ = 0;  // ever; the first is changed by the other thread, the second by this one
  bool waits_ = false, ended_ = false;
  std::exception_ptr failed_;
  std::vector<T> values_;
  std::jthread thread_;  // last: it begins when all else is there
};

}  // namespace spoc
