#include "cmd/shell/output.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "base/format.h"

namespace spoc::cmd {

namespace {

constexpr std::size_t kPiece = 64 * 1024;

constexpr std::array<std::string_view, 13> kFormatNames = {"text",     "json", "jsonl", "csv",        "tsv",
                                                          "markdown", "html", "xlsx",  "openmetrics", "mermaid", "dot", "svg", "sarif"};

/// 0, or why not everything could be written (errno).
int write_all(int fd, std::string_view bytes) noexcept {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(fd, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return 0;
}

void die_of_broken_pipe() {
  restore_broken_pipes();
  std::raise(SIGPIPE);
}

}  // namespace

Output::~Output() {
  write_all(fd_, buffer_);
}

void Output::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= kPiece) flush();
}

void Output::flush() {
  const std::string bytes = std::exchange(buffer_, {});
  const int reason = write_all(fd_, bytes);
  if (reason == 0) return;
  if (reason == EPIPE) die_of_broken_pipe();
  throw Error(Code::io, format("cannot write {}: {}", name_, std::strerror(reason)));
}

void Output::finish() {
  const bool anything = !buffer_.empty();
  flush();
  if (!anything) return;
  // Closing a second descriptor reports what closing the first would, and leaves that usable.
  const int second = dup(fd_);
  if (second >= 0 && close(second) != 0 && errno != EINTR) {
    throw Error(Code::io, format("cannot write {}: {}", name_, std::strerror(errno)));
  }
}

void say(int fd, std::string_view text) noexcept {
  write_all(fd, text);
}

void ignore_broken_pipes() {
  std::signal(SIGPIPE, SIG_IGN);
}

void restore_broken_pipes() {
  std::signal(SIGPIPE, SIG_DFL);
}

std::string_view format_name(Format format) {
  return kFormatNames[static_cast<std::size_t>(format)];
}

Format format_of(const Arguments& arguments) {
  const std::optional<std::string_view> name = arguments.value("--format");
  const bool json = arguments.has("--json");
  if (!name) return json ? Format::json : Format::text;
  if (json && *name != "json")
    throw Error(Code::usage, spoc::format("--json and --format {} contradict each other", *name));
  for (std::size_t i = 0; i < kFormatNames.size(); ++i)
    if (kFormatNames[i] == *name) return static_cast<Format>(i);
  throw Error(Code::usage, spoc::format("\"{}\" is no format", *name));
}

}  // namespace spoc::cmd
