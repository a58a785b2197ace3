#include "cmd/shell/manual.h"

#include <stdlib.h>
#include <unistd.h>

#include <cstdio>

#include "base/file.h"
#include "cmd/shell/dispatch.h"
#include "fake_registry.h"
#include "support/test.h"

namespace spoc::cmd {

namespace {

bool says(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// What groff makes of the page: the text, and its warnings.
std::string formatted(const std::string& page) {
  char path[] = "/tmp/spoc-manual-XXXXXX";
  const int file = mkstemp(path);
  REQUIRE(file >= 0);
  REQUIRE(write(file, page.data(), page.size()) == static_cast<ssize_t>(page.size()));
  close(file);
  FILE* pipe = popen((std::string("groff -k -man -ww -Tutf8 -P-c -P-b -P-u ") + path + " 2>&1").c_str(), "r");
  REQUIRE(pipe);
  std::string text;
  char piece[4096];
  while (const std::size_t got = fread(piece, 1, sizeof piece, pipe)) text.append(piece, got);
  CHECK(pclose(pipe) == 0);
  unlink(path);
  return text;
}

bool has_groff() {
  const char* path = getenv("PATH");
  if (path && !find_program("groff", path).empty()) return true;
  test::skip("groff is not installed");
  return false;
}

}  // namespace

TEST_CASE("a manual page has its sections in the usual order") {
  const std::string page = man_page(fake::kLog);
  CHECK(page.starts_with(".TH \"SPOC\\-LOG\" 1"));
  std::size_t at = 0;
  for (const char* section : {".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION", ".SH OPTIONS\n", ".SH \"OPTIONS OF MANY",
                              ".SH EXAMPLES", ".SH \"EXIT STATUS\""}) {
    CAPTURE(section);
    const std::size_t found = page.find(section);
    REQUIRE(found != std::string::npos);
    CHECK(found >= at);
    at = found;
  }
  CHECK(says(page, "spoc log \\-e"));
  CHECK_FALSE(says(page, "trace"));
}

TEST_CASE("every page is clean roff and shows what was declared") {
  if (!has_groff()) return;
  for (const Command* command : fake::kCommands) {
    const std::string text = formatted(man_page(*command));
    CAPTURE(text);
    CHECK_FALSE(says(text, "warning"));
    CHECK_FALSE(says(text, "error:"));
    CHECK(says(text, command->summary));
  }
  const std::string all = formatted(man_page_of_all(fake::kCommands));
  CHECK_FALSE(says(all, "warning"));
  CHECK(says(all, "spoc calendar add START DURATION"));
  CHECK(says(all, "-t, --team TEAM"));
}

TEST_CASE("a line of text that looks like a request is text") {
  static constexpr Command command{
      .name = "x", .group = "G", .summary = "S", .description = ".br is text\n'so' is this \\n"};
  CHECK(says(man_page(command), "\n\\&.br is text\n"));
  CHECK(says(man_page(command), "\n\\&\\(aqso\\(aq is this \\en\n"));
}

TEST_CASE("the Markdown reference lists every shown command with its options and examples") {
  const std::string text = markdown_reference(fake::kCommands);
  CHECK(says(text, "\n## Tickets\n"));
  CHECK(says(text, "\n### spoc run start\n"));
  CHECK(says(text, "| `-t, --team TEAM` | the team's work |\n"));
  CHECK(says(text, "spoc log -e  # in the editor\n"));
  CHECK_FALSE(says(text, "selfcheck"));
  CHECK_FALSE(says(text, "--trace"));
}

}  // namespace spoc::cmd
