#include "cmd/shell/terminal.h"

#include <fcntl.h>
#include <sys/ioctl.h>

#include "base/error.h"
#include "cmd/shell/pager.h"
#include "process.h"
#include "support/test.h"

namespace spoc::cmd {

namespace {

/// An environment whose three streams are one pseudo terminal.
struct OnTerminal {
  explicit OnTerminal(std::vector<std::string_view> variables = {"TERM=xterm"}) {
    theirs = open(terminal.name.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE(theirs >= 0);
    environment.variables = std::move(variables);
    environment.input = environment.output = environment.errors = theirs;
  }
  ~OnTerminal() { close(theirs); }
  OnTerminal(const OnTerminal&) = delete;
  OnTerminal& operator=(const OnTerminal&) = delete;

  void resize(unsigned short columns, unsigned short rows) {
    winsize size{};
    size.ws_col = columns;
    size.ws_row = rows;
    REQUIRE(ioctl(theirs, TIOCSWINSZ, &size) == 0);
  }

  PseudoTerminal terminal;
  int theirs = -1;
  Environment environment;
};

bool answers(std::string_view typed) {
  OnTerminal on;
  REQUIRE(write(on.terminal.ours, typed.data(), typed.size()) == static_cast<ssize_t>(typed.size()));
  return confirm("Erase ana?", on.environment, read_terminal(on.environment));
}

}  // namespace

TEST_CASE("a pipe is no terminal: no width, no colour") {
  Pipe pipe;
  Environment environment;
  environment.variables = {"TERM=xterm", "COLUMNS=100"};
  environment.input = environment.output = environment.errors = pipe.to;
  const Terminal terminal = read_terminal(environment);
  CHECK_FALSE(terminal.input);
  CHECK_FALSE(terminal.output);
  CHECK(terminal.width == 0);
  CHECK_FALSE(terminal.colour);
  CHECK_FALSE(terminal.colour_errors);
}

TEST_CASE("on a terminal the width is its own unless COLUMNS says otherwise") {
  OnTerminal on;
  CHECK(read_terminal(on.environment).width == 80);
  on.resize(132, 40);
  CHECK(read_terminal(on.environment).width == 132);
  CHECK(read_terminal(on.environment).height == 40);
  on.environment.variables = {"COLUMNS=60"};
  CHECK(read_terminal(on.environment).width == 60);
  on.environment.variables = {"COLUMNS=wide"};
  CHECK(read_terminal(on.environment).width == 132);
}

TEST_CASE("colours need a terminal that can show them and nobody who minds") {
  OnTerminal on;
  CHECK(read_terminal(on.environment).colour);
  CHECK_FALSE(without_colour(read_terminal(on.environment)).colour);
  CHECK_FALSE(without_colour(read_terminal(on.environment)).colour_errors);
  on.environment.variables = {"TERM=xterm", "NO_COLOR=1"};
  CHECK_FALSE(read_terminal(on.environment).colour);
  on.environment.variables = {"TERM=xterm", "NO_COLOR="};
  CHECK(read_terminal(on.environment).colour);
  on.environment.variables = {"TERM=dumb"};
  CHECK_FALSE(read_terminal(on.environment).colour);
  on.environment.variables = {};
  CHECK_FALSE(read_terminal(on.environment).colour);
}

TEST_CASE("only a plain yes confirms") {
  CHECK(answers("y\n"));
  CHECK(answers("YES\n"));
  CHECK_FALSE(answers("\n"));
  CHECK_FALSE(answers("n\n"));
  CHECK_FALSE(answers("yesterday\n"));
  CHECK_FALSE(answers("\x04"));
}

TEST_CASE("nobody is asked without a terminal, and the flag is named") {
  Environment environment;
  try {
    confirm("Erase ana?", environment, Terminal{});
    FAIL("was asked");
  } catch (const Error& error) {
    CHECK(error.code == Code::usage);
    CHECK(error.hint.find("--yes") != std::string::npos);
  }
}

TEST_CASE("a text exceeds the screen by its lines and by lines that wrap") {
  const Terminal terminal{.output = true, .width = 10, .height = 3};
  CHECK_FALSE(exceeds_screen("one\n", terminal));
  CHECK(exceeds_screen("1\n2\n3\n", terminal));
  CHECK(exceeds_screen(std::string(35, 'x'), terminal));
  CHECK_FALSE(exceeds_screen("1\n2\n3\n", Terminal{}));
}

TEST_CASE("off a terminal a long text is printed as it is") {
  Pipe pipe;
  Environment environment;
  environment.variables = {"PAGER=false"};
  environment.output = pipe.to;
  page("1\n2\n3\n", environment, read_terminal(environment));
  CHECK(pipe.rest() == "1\n2\n3\n");
}

TEST_CASE("on a terminal a long text goes through the pager, without a shell") {
  Pipe pipe;
  Environment environment;
  environment.variables = {"PAGER=sed -e s/^/>/;s/$/;/", "PATH=/usr/bin:/bin"};
  environment.output = pipe.to;
  page("1\n2\n3\n", environment, {.output = true, .width = 10, .height = 2});
  CHECK(pipe.rest() == ">1;\n>2;\n>3;\n");
}

TEST_CASE("a pager that leaves early or is not there does no harm") {
  Pipe pipe;
  Environment environment;
  environment.variables = {"PAGER=true", "PATH=/usr/bin:/bin"};
  environment.output = pipe.to;
  const Terminal screen{.output = true, .width = 10, .height = 2};
  page(std::string(500'000, '\n'), environment, screen);
  environment.variables = {"PAGER=/nonexistent/pager"};
  page("1\n2\n3\n", environment, screen);
  CHECK(pipe.rest() == "1\n2\n3\n");
}

}  // namespace spoc::cmd
