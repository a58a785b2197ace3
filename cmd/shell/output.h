// The answer on standard output, the talk on standard error, and the formats an answer may have.
#pragma once

#include <string>
#include <string_view>

#include "cmd/shell/command.h"

namespace spoc::cmd {

/// Collects bytes for a file descriptor and writes them in large pieces.
///
/// A reader that has gone away (`spoc list | head`) ends the program silently by SIGPIPE, as git and cat do: nobody is
/// left to read the rest, and whoever waits sees which signal it was. `main` ignores the signal
/// (`ignore_broken_pipes`), so that writing to any other pipe or socket is an ordinary error; only here it is raised
/// again.
class Output {
 public:
  explicit Output(int fd, std::string name = "standard output") : fd_(fd), name_(std::move(name)) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  /// Writes what is left; an error at this point is lost, so call `finish` where one is to be seen.
  ~Output();

  /// Throws io when a full buffer cannot be written.
  void write(std::string_view bytes);
  /// Writes what is collected: for followers that must see a line when it is there. Throws io.
  void flush();
  /// Writes what is left and asks the system for late errors (quota, network file systems). Throws io.
  void finish();

 private:
  int fd_;
  std::string name_;
  std::string buffer_;
};

/// Writes talk to standard error at once. That it cannot be written there cannot be told to anybody.
void say(int fd, std::string_view text) noexcept;

/// Makes a write to a closed pipe an error instead of a signal, for the whole process.
void ignore_broken_pipes();
/// Back to the signal, before this process becomes another program: what is ignored stays ignored across exec.
void restore_broken_pipes();

enum class Format { text, json, jsonl, csv, tsv, markdown, html, xlsx, openmetrics, mermaid, dot, svg, sarif };

/// From `--format` and `--json`; text when neither is given. Throws usage when both are given and differ, and on a word
/// that is no format.
Format format_of(const Arguments& arguments);
std::string_view format_name(Format format);

}  // namespace spoc::cmd
