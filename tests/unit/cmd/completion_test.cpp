#include "cmd/shell/completion.h"

#include <ftw.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "base/file.h"
#include "base/text.h"
#include "cmd/shell/completion_parts.h"
#include "cmd/shell/dispatch.h"
#include "fake_registry.h"
#include "support/test.h"

namespace spoc::cmd {

namespace {

/// What the desk knows, for the tests. It writes down how it was called, and one of its names is an attack.
constexpr std::string_view kFakeSpoc =
    "#!/bin/sh\n"
    "echo \"$@\" >> \"$(dirname \"$0\")/calls\"\n"
    "for kind; do :; done\n"
    "case $kind in\n"
    "  team) printf 'network\\tthe network team\\nnightshift\\twho works at night\\nhr\\tpeople: joining, leaving\\n' "
    ";;\n"
    "  ticket) printf '42\\tprinter jams\\n118\\tVPN drops\\n' ;;\n"
    "  person) printf '$(touch \"%s/owned\")\\tevil\\n`touch owned`\\tevil\\neva lang\\tEva Lang\\n' \"$(dirname "
    "\"$0\")\" ;;\n"
    "  workflow) printf 'onboarding\\t\\n' ;;\n"
    "  calendar) printf 'office\\t\\n' ;;\n"
    "esac\n";

/// A folder with the three scripts and a made-up spoc.
class Playground {
 public:
  Playground() {
    char name[] = "/tmp/spoc-completion-XXXXXX";
    REQUIRE(mkdtemp(name));
    folder = name;
    create_file(join_path(folder, "spoc"), kFakeSpoc, 0755);
    create_file(join_path(folder, "bash"), bash_completion(fake::kCommands));
    create_file(join_path(folder, "zsh"), zsh_completion(fake::kCommands));
    create_file(join_path(folder, "fish"), fish_completion(fake::kCommands));
    create_file(join_path(folder, "report one.txt"), "");
  }
  ~Playground() {
    // The shells leave folders of their own in what they take for the home.
    const auto remove_one = [](const char* path, const struct stat*, int, FTW*) { return remove(path); };
    nftw(folder.c_str(), remove_one, 8, FTW_DEPTH | FTW_PHYS);
  }
  Playground(const Playground&) = delete;
  Playground& operator=(const Playground&) = delete;

  /// The lines a program prints; the made-up spoc comes first on its PATH.
  std::vector<std::string> lines(const std::vector<std::string>& words) const {
    std::string line = "cd " + sh_quoted(folder) + " && HOME=" + sh_quoted(folder) + " PATH=" + sh_quoted(folder) +
                       ":$PATH TERM=dumb exec";
    for (const std::string& word : words) line += " " + sh_quoted(word);
    FILE* pipe = popen((line + " </dev/null").c_str(), "r");
    REQUIRE(pipe);
    std::string text;
    char piece[4096];
    while (const std::size_t got = fread(piece, 1, sizeof piece, pipe)) text.append(piece, got);
    pclose(pipe);
    std::vector<std::string> found;
    for (std::string_view part : split(text, '\n'))
      if (!part.empty()) found.emplace_back(part);
    return found;
  }

  std::vector<std::string> bash(std::vector<std::string> typed) const {
    std::vector<std::string> words = {"bash", "--norc", driver("complete_in_bash.sh"), join_path(folder, "bash"),
                                      "spoc"};
    words.insert(words.end(), typed.begin(), typed.end());
    return lines(words);
  }
  std::vector<std::string> zsh(const std::string& typed) const {
    return lines({"zsh", "-f", driver("complete_in_zsh.zsh"), join_path(folder, "zsh"), "spoc " + typed});
  }
  std::vector<std::string> fish(const std::string& typed) const {
    return lines({"fish", "--no-config", driver("complete_in_fish.fish"), join_path(folder, "fish"), "spoc " + typed});
  }
  bool was_called_with(std::string_view words) const {
    return read_file(join_path(folder, "calls")).find(words) != std::string::npos;
  }

  std::string folder;

 private:
  static std::string driver(std::string_view name) { return join_path(SPOC_SOURCE_DIR "/tests/unit/cmd", name); }
};

bool installed(std::string_view shell) {
  const char* path = getenv("PATH");
  if (path && !find_program(shell, path).empty()) return true;
  test::skip(std::string(shell) + " is not installed");
  return false;
}

using Offered = std::vector<std::string>;

bool offers(const Offered& offered, std::string_view word) {
  return std::find(offered.begin(), offered.end(), word) != offered.end();
}

}  // namespace

TEST_CASE("bash completes commands, families and options") {
  if (!installed("bash")) return;
  const Playground here;
  CHECK(here.bash({"lo"}) == Offered{"log"});
  CHECK(here.bash({"r"}) == Offered{"resolve", "run"});
  CHECK(here.bash({"run", ""}) == Offered{"start", "list"});
  CHECK(here.bash({"log", "--te"}) == Offered{"--team"});
  CHECK(here.bash({"log", "--f"}) == Offered{"--file", "--from", "--format"});
  CHECK(here.bash({"done", "--mes"}) == Offered{"--message"});
  CHECK(here.bash({"--no"}) == Offered{"--now", "--no-color"});
  CHECK(here.bash({"log", "--tra"}) == Offered{});
  CHECK(here.bash({"selfc"}) == Offered{});
}

TEST_CASE("bash completes values by word, file and desk") {
  if (!installed("bash")) return;
  const Playground here;
  CHECK(here.bash({"log", "--on-known", ""}) == Offered{"ignore", "note", "reopen", "new"});
  CHECK(here.bash({"log", "--team", "n"}) == Offered{"network", "nightshift"});
  CHECK(here.bash({"log", "-t", "h"}) == Offered{"hr"});
  CHECK(here.bash({"log", "--team", "=", "n"}) == Offered{"network", "nightshift"});
  CHECK(here.bash({"log", "--team", "="}) == Offered{"network", "nightshift", "hr"});
  CHECK(here.bash({"log", "-F", "rep"}) == Offered{"report one.txt"});
  CHECK(here.bash({"log", "--message", "--te"}) == Offered{});
  CHECK(here.bash({"log", "--set", "a", "=", "n"}) == Offered{});
  CHECK(here.bash({"completion", ""}) == Offered{"bash", "zsh", "fish"});
}

TEST_CASE("bash completes positionals where they belong") {
  if (!installed("bash")) return;
  const Playground here;
  CHECK(here.bash({"resolve", ""}) == Offered{"42", "118"});
  CHECK(here.bash({"resolve", "-m", "x", "42", "1"}) == Offered{"118"});
  CHECK(here.bash({"done", "4"}) == Offered{"42"});
  CHECK(here.bash({"watch", ""}) == Offered{"42", "118"});
  CHECK(here.bash({"watch", "42", ""}) == Offered{});
  CHECK(here.bash({"run", "start", "on"}) == Offered{"onboarding"});
  CHECK(here.bash({"resolve", "--", "4"}) == Offered{"42"});
}

TEST_CASE("bash asks the desk that the line names, and runs nothing that a desk says") {
  if (!installed("bash")) return;
  const Playground here;
  CHECK(here.bash({"--desk", "other", "log", "--requester", ""}).size() == 3);
  CHECK(offers(here.bash({"log", "--from", "e"}), "eva\\ lang"));
  CHECK(here.was_called_with("--desk other completion --candidates person"));
  CHECK_FALSE(file_exists(join_path(here.folder, "owned")));
}

TEST_CASE("zsh completes commands, options, values and positionals") {
  if (!installed("zsh")) return;
  const Playground here;
  CHECK(here.zsh("lo") == Offered{"log"});
  CHECK(here.zsh("run ") == Offered{"list", "start"});
  CHECK(here.zsh("log --te") == Offered{"--team"});
  CHECK(here.zsh("log --on-known re") == Offered{"reopen"});
  CHECK(here.zsh("log --team=n") == Offered{"network", "nightshift"});
  CHECK(here.zsh("done 42 ") == Offered{"118", "42"});
  CHECK(here.zsh("watch 42 ") == Offered{});
  CHECK(here.zsh("run start on") == Offered{"onboarding"});
  CHECK(here.zsh("completion z") == Offered{"zsh"});
  CHECK(here.zsh("--desk other log -t h") == Offered{"hr"});
  CHECK(here.was_called_with("--desk other completion --candidates team"));
  CHECK(here.zsh("log --from ").size() == 3);
  CHECK_FALSE(file_exists(join_path(here.folder, "owned")));
}

TEST_CASE("fish completes commands, options, values and positionals, with descriptions") {
  if (!installed("fish")) return;
  const Playground here;
  CHECK(here.fish("lo") == Offered{"log\tLog a ticket"});
  CHECK(here.fish("run ") == Offered{"list\tList runs", "start\tStart a run"});
  CHECK(here.fish("log --te") == Offered{"--team\tthe team's work"});
  CHECK(here.fish("log --on-known re") == Offered{"reopen\twhat a repeated key does"});
  CHECK(here.fish("log --team=n") ==
        Offered{"--team=network\tthe network team", "--team=nightshift\twho works at night"});
  CHECK(here.fish("done 42 ") == Offered{"42\tprinter jams", "118\tVPN drops"});
  CHECK(here.fish("done -m x 1") == Offered{"118\tVPN drops"});
  CHECK(here.fish("watch 42 ") == Offered{});
  CHECK(here.fish("run start on") == Offered{"onboarding"});
  CHECK(here.fish("completion z") == Offered{"zsh"});
  CHECK(here.fish("log -F rep") == Offered{"report one.txt"});
  CHECK(here.fish("--desk other log -t h") == Offered{"hr\tpeople: joining, leaving"});
  CHECK(here.was_called_with("--desk other completion --candidates team"));
  CHECK(here.fish("log --from ").size() == 3);
  CHECK_FALSE(file_exists(join_path(here.folder, "owned")));
}

TEST_CASE("the scripts of a table without families are whole") {
  static constexpr const Command* kOne[] = {&fake::kList};
  if (!installed("bash")) return;
  const Playground here;
  unlink(join_path(here.folder, "bash").c_str());
  create_file(join_path(here.folder, "bash"), bash_completion(kOne));
  CHECK(here.bash({""}) == Offered{"list"});
  CHECK(here.bash({"list", "--li"}) == Offered{"--limit"});
}

TEST_CASE("every kind of candidate has a name of its own and is found by it") {
  CHECK(candidate_kind(Completer::ticket) == "ticket");
  CHECK(candidate_kind(Completer::file) == "");
  CHECK(completer_of_kind("calendar") == Completer::calendar);
  CHECK_FALSE(completer_of_kind("file"));
  CHECK_FALSE(completer_of_kind(""));
}

TEST_CASE("text is quoted for the shells") {
  CHECK(sh_quoted("the team's $x") == "'the team'\\''s $x'");
  CHECK(fish_quoted("the team's \\") == "'the team\\'s \\\\'");
}

}  // namespace spoc::cmd
