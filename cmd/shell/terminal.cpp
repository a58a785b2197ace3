#include "cmd/shell/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "cmd/shell/output.h"

namespace spoc::cmd {

namespace {

/// A positive size from the variable, else what the terminal says, else the usual one.
int size_of(const Environment& environment, std::string_view variable, int measured, int usual) {
  const std::optional<std::string_view> text = environment.variable(variable);
  const std::optional<long long> number = text ? to_integer(*text) : std::nullopt;
  if (number && *number > 0 && *number < 100'000) return static_cast<int>(*number);
  return measured > 0 ? measured : usual;
}

/// One line, without what ends it; nothing when the input ended before it began.
std::optional<std::string> read_line(int fd) {
  std::string line;
  char byte;
  while (true) {
    const ssize_t got = read(fd, &byte, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0 && line.empty()) return std::nullopt;
    if (got <= 0 || byte == '\n') return line;
    line += byte;
  }
}

}  // namespace

Terminal read_terminal(const Environment& environment) {
  Terminal terminal;
  terminal.input = isatty(environment.input) == 1;
  terminal.output = isatty(environment.output) == 1;
  terminal.errors = isatty(environment.errors) == 1;
  if (terminal.output) {
    winsize size{};
    if (ioctl(environment.output, TIOCGWINSZ, &size) != 0) size = {};
    terminal.width = size_of(environment, "COLUMNS", size.ws_col, 80);
    terminal.height = size_of(environment, "LINES", size.ws_row, 24);
  }
  const std::optional<std::string_view> kind = environment.filled("TERM");
  const bool welcome = !environment.filled("NO_COLOR") && kind && *kind != "dumb";
  terminal.colour = welcome && terminal.output;
  terminal.colour_errors = welcome && terminal.errors;
  return terminal;
}

Terminal without_colour(Terminal terminal) {
  terminal.colour = false;
  terminal.colour_errors = false;
  return terminal;
}

std::optional<std::string> ask(std::string_view question, const Environment& environment) {
  say(environment.errors, terminal_safe(question, Shape::one_line) + " ");
  return read_line(environment.input);
}

bool confirm(std::string_view question, const Environment& environment, const Terminal& terminal) {
  if (!terminal.input || !terminal.errors) {
    throw Error(Code::usage, format("this needs a yes: {}", question), "give --yes where nobody can be asked");
  }
  say(environment.errors, format("{} [y/N] ", terminal_safe(question, Shape::one_line)));
  const std::string answer = lower(trim(read_line(environment.input).value_or("")));
  return answer == "y" || answer == "yes";
}

}  // namespace spoc::cmd
