#include "deliver/child.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <memory>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc::deliver {

namespace {

constexpr std::size_t kComplaintKept = 2000, kLongestLine = 4096, kLongestProgress = 200;
constexpr auto kGrace = std::chrono::seconds(2);

/// Reads what is there; calls `hear` with it. Closes the end when there is no more to come.
template <class Hear>
void read_some(Pipe& pipe, Hear&& hear) {
  std::array<char, 16384> buffer;
  while (pipe.ends[0] >= 0) {
    const ssize_t count = read(pipe.ends[0], buffer.data(), buffer.size());
    if (count > 0) hear(std::string_view(buffer.data(), static_cast<std::size_t>(count)));
    if (count == 0) pipe.close_end(0);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno != EAGAIN) pipe.close_end(0);
    if (count <= 0) return;
  }
}

}  // namespace

void Tail::add(std::string_view bytes) {
  kept_ += bytes;
  const std::size_t wanted = kComplaintKept + mask_.longest();
  if (kept_.size() <= 4 * wanted) return;
  // Whole secrets first: what is cut through at the front is never part of the end.
  kept_ = mask_(std::move(kept_));
  if (kept_.size() > wanted) kept_.erase(0, kept_.size() - wanted);
  cut_ = true;
}

std::string Tail::text() const {
  std::string text = kept_;
  if (cut_) text.erase(0, std::min(text.size(), mask_.longest()));
  text = mask_(std::move(text));
  if (text.size() > kComplaintKept) text.erase(0, text.size() - kComplaintKept);
  return to_utf8(trim(text));
}

Child::Child(Program program, bool wants_output, time::Span limit, Mask mask) : mask_(std::move(mask)) {
  for (const Pipe* pipe : {&output_pipe_, &complaint_pipe_}) fcntl(pipe->ends[0], F_SETFL, O_NONBLOCK);
  program.output = wants_output ? output_pipe_.ends[1] : -1;
  program.complaint = complaint_pipe_.ends[1];
  process_ = spawn(program);
  output_pipe_.close_end(1);
  complaint_pipe_.close_end(1);
  if (!wants_output) output_pipe_.close_end(0);
  deadline_ = Clock::now() + std::chrono::microseconds(limit.us);
  // Where the kernel has none, it is looked at every so often.
  watch_ = static_cast<int>(syscall(SYS_pidfd_open, process_, 0));
}

Child::~Child() {
  if (!ended_) {
    kill(-process_, SIGKILL);
    int status = 0;
    while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
  }
  if (watch_ >= 0) close(watch_);
}

void Child::end() {
  if (ended_ || kill_at_) return;
  kill(-process_, SIGTERM);
  kill_at_ = Clock::now() + kGrace;
}

void Child::look() {
  if (ended_) return;
  hear_output();
  hear_complaint();
  if (Clock::now() >= deadline_ && !kill_at_) {
    in_time_ = false;
    end();
  }
  if (kill_at_ && Clock::now() >= *kill_at_) kill(-process_, SIGKILL);
  siginfo_t facts{};
  const bool over =
      waitid(P_PID, static_cast<id_t>(process_), &facts, WEXITED | WNOHANG | WNOWAIT) == 0 && facts.si_pid == process_;
  if (!over) return;
  hear_output();
  hear_complaint();
  take_lines(true);
  kill(-process_, SIGKILL);  // what it left behind; while it is not reaped, nobody else can have its number
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ended_ = true;
}

void Child::hear_output() {
  read_some(output_pipe_, [&](std::string_view bytes) {
    if (too_much_) return;
    output_ += bytes;
    too_much_ = output_.size() > kMostOutput;
  });
  if (too_much_) {
    output_.clear();
    end();
  }
}

void Child::hear_complaint() {
  read_some(complaint_pipe_, [&](std::string_view bytes) {
    lines_ += bytes;
    take_lines(false);
  });
}

/// Tells progress from everything else; a line that does not end is not waited for.
void Child::take_lines(bool all) {
  std::size_t begin = 0;
  for (std::size_t end = lines_.find('\n'); end != std::string::npos; end = lines_.find('\n', begin)) {
    const std::string_view line(lines_.data() + begin, end - begin);
    if (line.starts_with(kProgress))
      progress_ =
          shorten(terminal_safe(to_utf8(trim(mask_(std::string(line.substr(kProgress.size()))))), Shape::one_line),
                  kLongestProgress);
    else
      tail_.add(std::string_view(lines_.data() + begin, end - begin + 1));
    begin = end + 1;
  }
  lines_.erase(0, begin);
  if (!all && lines_.size() <= kLongestLine) return;
  tail_.add(lines_);
  lines_.clear();
}

std::string Child::complaint() const {
  return tail_.text();
}

void wait_for_any(std::span<Child* const> children, int other, std::chrono::milliseconds most) {
  constexpr std::chrono::milliseconds kLookAgain(20);
  std::vector<pollfd> watched{{other, POLLIN, 0}};
  const auto now = Child::Clock::now();
  for (const Child* child : children) {
    for (const int fd : {child->output_pipe_.ends[0], child->complaint_pipe_.ends[0], child->watch_})
      if (fd >= 0) watched.push_back({fd, POLLIN, 0});
    if (child->watch_ < 0) most = std::min(most, kLookAgain);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(child->kill_at_.value_or(child->deadline_) - now);
    most = std::clamp(left, std::chrono::milliseconds(0), most);
  }
  if (poll(watched.data(), watched.size(), static_cast<int>(most.count())) < 0 && errno != EINTR)
    throw Error(Code::io, "cannot wait for programs");
}

namespace {

sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  return set;
}

}  // namespace

EndSignals::EndSignals() {
  const sigset_t set = ending_signals();
  before_ = std::make_unique<sigset_t>();
  if (pthread_sigmask(SIG_BLOCK, &set, before_.get()) != 0) throw Error(Code::io, "cannot block signals");
  descriptor_ = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

EndSignals::~EndSignals() {
  if (descriptor_ >= 0) close(descriptor_);
  pthread_sigmask(SIG_SETMASK, before_.get(), nullptr);
}

int EndSignals::taken() {
  signalfd_siginfo facts{};
  const bool there = read(descriptor_, &facts, sizeof facts) == static_cast<ssize_t>(sizeof facts);
  return there ? static_cast<int>(facts.ssi_signo) : 0;
}

}  // namespace spoc::deliver
