#include "deliver/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "deliver/spawn.h"

namespace spoc::deliver {

namespace {

using Monotonic = std::chrono::steady_clock;

constexpr std::size_t kComplaint = 2000;

[[noreturn]] void fail(std::string_view what) {
  throw Error(Code::io, format("cannot {}: {}", what, std::strerror(errno)));
}

/// A write into a pipe that nobody reads is an error here, not the end of this process. Of this thread alone: others run programs
/// at the same time.
class WithoutPipeSignal {
 public:
  WithoutPipeSignal() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~WithoutPipeSignal() {
    if (sigismember(&before_, SIGPIPE)) return;
    constexpr timespec kAtOnce = {0, 0};
    while (sigtimedwait(&pipe_, nullptr, &kAtOnce) > 0) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  WithoutPipeSignal(const WithoutPipeSignal&) = delete;
  WithoutPipeSignal& operator=(const WithoutPipeSignal&) = delete;

 private:
  sigset_t pipe_, before_;
};

int milliseconds_until(Monotonic::time_point end) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Monotonic::now()).count();
  return static_cast<int>(std::clamp<long long>(left + 1, 0, 1'000'000));
}

/// Writes what the pipe takes; closes it when all is written or nobody reads.
void feed(Pipe& pipe, std::string_view& rest) {
  const ssize_t written = write(pipe.ends[1], rest.data(), rest.size());
  if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  const bool over = written < 0 && errno != EAGAIN && errno != EINTR;
  if (rest.empty() || over) pipe.close_end(1);
}

/// Reads what is there and keeps the end of it; closes at the end.
void hear(Pipe& pipe, std::string& said) {
  std::array<char, 4096> buffer;
  const ssize_t count = read(pipe.ends[0], buffer.data(), buffer.size());
  if (count > 0) said.append(buffer.data(), static_cast<std::size_t>(count));
  if (said.size() > 2 * kComplaint) said.erase(0, said.size() - kComplaint);
  if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) pipe.close_end(0);
}

bool has_ended(pid_t child) {
  siginfo_t facts{};
  return waitid(P_PID, static_cast<id_t>(child), &facts, WEXITED | WNOHANG | WNOWAIT) == 0 && facts.si_pid == child;
}

/// Until it has closed its standard error or ended, whatever still runs behind it; false when time is up before.
bool talk(pid_t child, Pipe& input, std::string_view rest, Pipe& complaint, std::string& said, Monotonic::time_point end) {
  constexpr int kLookAgain = 50;
  if (rest.empty()) input.close_end(1);
  while (complaint.ends[0] >= 0) {
    pollfd watched[2] = {{complaint.ends[0], POLLIN, 0}, {input.ends[1], POLLOUT, 0}};
    const int ready = poll(watched, 2, std::min(kLookAgain, milliseconds_until(end)));
    if (ready < 0 && errno != EINTR) fail("wait for a program");
    if (ready > 0 && watched[1].revents) feed(input, rest);
    if (ready > 0 && watched[0].revents) hear(complaint, said);
    if (ready == 0 && has_ended(child)) return true;
    if (Monotonic::now() >= end) return false;
  }
  return true;
}

/// Its status, or nothing when it has not ended in time.
bool wait_for(pid_t child, int& status, Monotonic::time_point end) {
  constexpr timespec kPause = {0, 2'000'000};
  while (true) {
    const pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == child) return true;
    if (ended < 0 && errno != EINTR) fail("wait for a program");
    if (Monotonic::now() >= end) return false;
    nanosleep(&kPause, nullptr);
  }
}

}  // namespace

Ended run(const Process& process) {
  ensure(!process.arguments.empty(), "a program has a name");
  const WithoutPipeSignal quiet;
  Pipe input, complaint;
  Program program{process.arguments, process.folder, process.variables, input.ends[0], -1, complaint.ends[1], false};
  const pid_t child = spawn(program);
  input.close_end(0);
  complaint.close_end(1);
  fcntl(input.ends[1], F_SETFL, O_NONBLOCK);
  const auto end = Monotonic::now() + std::chrono::microseconds(process.limit.us);
  Ended ended;
  int status = 0;
  ended.in_time = talk(child, input, process.input, complaint, ended.complaint, end) && wait_for(child, status, end);
  if (!ended.in_time) {
    kill(-child, SIGKILL);  // the group: what it started too
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ended.complaint = to_utf8(trim(ended.complaint));
  if (ended.complaint.size() > kComplaint) ended.complaint = shorten(ended.complaint, kComplaint);
  return ended;
}

}  // namespace spoc::deliver
