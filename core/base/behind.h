// What is used on a thread of its own while the next values are being made: rows go into a file while what comes next is decided.
// The counterpart of ahead.h: the one who makes goes on, the other one follows. The two share nothing but a few values, which go
// round, so that their memory is used again and freed where it was taken.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace spoc {

template <class T>
class Behind {
 public:
  /// Uses a value. Called on the other thread only, one call after the other, in the order in which values were passed. What it
  /// throws is thrown by the next `pass` or `wait`; values behind that one are not used until `forget`.
  using Take = std::function<void(T& value)>;

  /// At most `most` values, at least one, wait to be used. What `take` uses must outlive this, and is its alone between a `pass` and
  /// the end of the next `wait` or `forget`. The thread begins with the first `pass`.
  Behind(Take take, std::size_t most) : take_(std::move(take)), values_(std::max<std::size_t>(most, 1) + 2) {}
  Behind(const Behind&) = delete;
  Behind& operator=(const Behind&) = delete;
  /// Uses what was passed.
  ~Behind() {
    {
      const std::scoped_lock lock(mutex_);
      ended_ = true;
    }
    more_.notify_one();
  }

  /// The value to make next: T() or one that was used, as it was left.
  T& at_hand() { return values_[passed_ % values_.size()]; }

  /// The value at hand is to be used, and another one is at hand. Waits while too many wait.
  void pass() {
    if (!thread_.joinable()) thread_ = std::jthread([this] { run(); });
    std::unique_lock lock(mutex_);
    rethrow();
    room_.wait(lock, [this] { return passed_ - used_ < values_.size() - 1; });
    const bool wake = passed_++ == used_;
    lock.unlock();
    if (wake) more_.notify_one();
  }

  /// Until everything that was passed is used.
  void wait() {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return passed_ == used_; });
    rethrow();
  }

  /// What was passed and is not used yet is not wanted any more, nor what was thrown: waits for the one being used. All values are
  /// T() again.
  void forget() {
    std::unique_lock lock(mutex_);
    forgetting_ = true;
    idle_.wait(lock, [this] { return passed_ == used_; });
    forgetting_ = false;
    failed_ = nullptr;
    for (T& value : values_) value = T();
  }

 private:
  void rethrow() {
    if (failed_) std::rethrow_exception(failed_);
  }

  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      more_.wait(lock, [this] { return passed_ > used_ || ended_; });
      if (passed_ == used_) return;
      T& value = values_[used_ % values_.size()];
      const bool wanted = !failed_ && !forgetting_;
      lock.unlock();
      std::exception_ptr failed = wanted ? used(value) : nullptr;
      lock.lock();
      if (failed) failed_ = std::move(failed);
      const bool full = passed_ - used_ == values_.size() - 1;
      if (++used_ == passed_) idle_.notify_one();
      if (full) room_.notify_one();
    }
  }

  std::exception_ptr used(T& value) {
    try {
      take_(value);
    } catch (...) {
      return std::current_exception();
    }
    return nullptr;
  }

  Take take_;
  std::mutex mutex_;
  std::condition_variable more_, room_, idle_;
  std::size_t passed_ = 0, used_ = 0;  // ever; the first is changed by the one who makes, the second by the other thread
  bool ended_ = false, forgetting_ = false;
  std::exception_ptr failed_;
  std::vector<T> values_;
  std::jthread thread_;  // last: it ends before all else goes
};

}  // namespace spoc
