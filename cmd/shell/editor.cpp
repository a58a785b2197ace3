#include "cmd/shell/editor.h"

#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc::cmd {
namespace {

/// A file of its own that is gone when this is.
class Draft {
 public:
  explicit Draft(std::string_view shown) {
    const int fd = mkstemp(path_);
    if (fd < 0) throw Error(Code::cannot_create, "the draft for the editor cannot be created");
    const ssize_t written = ::write(fd, shown.data(), shown.size());
    ::close(fd);
    if (written == static_cast<ssize_t>(shown.size())) return;
    ::unlink(path_);
    throw Error(Code::io, "the draft for the editor cannot be written");
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() { ::unlink(path_); }
  std::string path() const { return path_; }

 private:
  char path_[32] = "/tmp/spoc-draft-XXXXXX";
};

/// $EDITOR may carry options ("code --wait"): words separated by spaces, no shell.
void run_editor(const std::string& editor, const std::string& path, const Environment& environment) {
  std::vector<std::string> words;
  for (const std::string_view word : split(editor, ' '))
    if (!word.empty()) words.emplace_back(word);
  words.push_back(path);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::vector<std::string> variables(environment.variables.begin(), environment.variables.end());
  std::vector<char*> pointers;
  for (std::string& variable : variables) pointers.push_back(variable.data());
  pointers.push_back(nullptr);
  pid_t child = 0;
  if (const int failed = posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), pointers.data()); failed != 0)
    throw Error(Code::unavailable, format("the editor {} cannot be started", words[0]), "set $EDITOR, or use -m or -F");
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw Error(Code::unavailable, format("the editor {} failed", words[0]), "nothing was written down");
}

}  // namespace

std::string as_comment(std::string_view text) {
  std::string lines;
  for (const std::string_view line : split(text, '\n')) lines += line.empty() ? std::string("#\n") : format("# {}\n", line);
  return lines;
}

std::string edit_text(const Environment& environment, const Terminal& terminal, std::string_view shown) {
  if (environment.privileged)
    throw Error(Code::refused, "spoc works for you as another user here and starts no editor", "use -m TEXT, or the wrapper");
  if (!terminal.input || !terminal.output) throw Error(Code::usage, "an editor needs a terminal", "use -m TEXT or -F FILE");
  const auto visual = environment.filled("VISUAL");
  const auto editor = environment.filled("EDITOR");
  const Draft draft(shown);
  run_editor(std::string(visual ? *visual : editor ? *editor : "vi"), draft.path(), environment);
  const std::string edited = read_file(draft.path(), 16u << 20);
  std::string text;
  for (const std::string_view line : split(edited, '\n'))
    if (!line.starts_with('#')) text.append(line).push_back('\n');
  const std::string_view written = trim(text);
  if (written.empty()) throw Error(Code::data, "nothing was written", "nothing was done");
  return std::string(written);
}

}  // namespace spoc::cmd
