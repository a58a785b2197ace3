// A program that runs beside this one: what it says is heard without waiting for it, and it ends in time, with
// everything that it started.
#pragma once

#include <chrono>
#include <csignal>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "deliver/secrets.h"
#include "deliver/spawn.h"
#include "time/instant.h"

namespace spoc::deliver {

/// A line of its standard error that begins like this says how far it is; the rest of the line is shown while it runs.
inline constexpr std::string_view kProgress = "progress:";
/// What is kept of its standard output; more is an error.
inline constexpr std::size_t kMostOutput = std::size_t{1} << 20;

/// The end of a text that comes in pieces, in bounded memory, without the secrets in it.
class Tail {
 public:
  explicit Tail(const Mask& mask) : mask_(mask) {}
  void add(std::string_view bytes);
  std::string text() const;

 private:
  const Mask& mask_;
  std::string kept_;
  bool cut_ = false;
};

class Child {
 public:
  using Clock = std::chrono::steady_clock;

  /// Starts it. `wants_output`: its standard output is heard, else nobody reads it. Throws unavailable when it cannot
  /// be started.
  Child(Program program, bool wants_output, time::Span limit, Mask mask);
  /// Kills it, and what it started, when it has not ended.
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Hears what it has said by now, ends it when its time is over, and sees whether it has ended.
  void look();
  bool ended() const { return ended_; }
  /// Asks it and what it started to end, and kills them two seconds later.
  void end();

  /// Once it has ended: its exit code, or 128 and the signal as a shell counts it.
  int code() const { return code_; }
  bool in_time() const { return in_time_; }
  bool said_too_much() const { return too_much_; }
  const std::string& output() const { return output_; }
  /// The end of what it said on standard error, without progress; no secrets, valid UTF-8.
  std::string complaint() const;
  /// What it last said of its progress.
  const std::string& progress() const { return progress_; }
  const Mask& mask() const { return mask_; }

 private:
  friend void wait_for_any(std::span<Child* const> children, int other, std::chrono::milliseconds most);
  void hear_output();
  void hear_complaint();
  void take_lines(bool all);

  Mask mask_;
  Tail tail_{mask_};
  Pipe output_pipe_, complaint_pipe_;
  pid_t process_ = 0;
  int watch_ = -1;  // becomes readable when it has ended
  Clock::time_point deadline_;
  std::optional<Clock::time_point> kill_at_;
  bool ended_ = false, in_time_ = true, too_much_ = false;
  int code_ = 0;
  std::string output_, lines_, progress_;
};

/// Until one of them says something, ends, or must be ended, the descriptor has something to read, or so long.
void wait_for_any(std::span<Child* const> children, int other, std::chrono::milliseconds most);

/// While it lives, the signals that ask this process to end are read from a descriptor.
class EndSignals {
 public:
  EndSignals();
  ~EndSignals();
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;
  int descriptor() const { return descriptor_; }
  /// The signal that has come, or 0.
  int taken();

 private:
  int descriptor_ = -1;
  std::unique_ptr<sigset_t> before_;
};

}  // namespace spoc::deliver
