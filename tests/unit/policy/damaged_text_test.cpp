// Policies that somebody's editor, merge or disk has damaged: always findings, never an exception.
#include <algorithm>

#include "policy/templates.h"
#include "unit/policy/loading.h"

namespace spoc::policy::test {
namespace {

/// A fixed sequence of numbers that look random.
class Sequence {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_ = 7;
};

/// The text with one value, line or character replaced by something else that occurs in policies.
std::string damaged(std::string text, Sequence& sequence) {
  const char* const pieces[] = {"\"",   "]",  "{",  "}",    "\n",     " = ", "[x]\n", "-",          "0", "9999999999",
                                "true", "{}", "[]", "\"\"", "\"{{\"", "\\",  "\xff",  "2026-13-41", "'"};
  for (std::size_t times = 1 + sequence.below(3); times > 0; --times) {
    const std::size_t at = sequence.below(text.size());
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    const std::size_t length = std::min(sequence.below(12), line_end - at);
    text.replace(at, length, pieces[sequence.below(std::size(pieces))]);
  }
  return text;
}

TEST_CASE("a damaged policy is found to be wrong, or read, but never stops the program") {
  const auto files = sample_files();
  const auto main = std::find_if(files.begin(), files.end(), [](const File& file) { return file.path == "spoc.toml"; });
  Sequence sequence;
  std::size_t right = 0;
  for (int i = 0; i < 150; ++i) {
    const std::string text = damaged(main->content, sequence);
    std::vector<File> all = files;
    for (File& file : all) {
      if (file.path == "spoc.toml") file.content = text;
      if (file.path.ends_with(".ics") && i % 4 == 0) file.content = damaged(file.content, sequence);
    }
    Loaded loaded;
    REQUIRE_NOTHROW(loaded = load(all));
    CHECK((loaded.policy != nullptr) != has_errors(loaded.diagnostics));
    right += loaded.policy != nullptr;
    for (const Diagnostic& finding : loaded.diagnostics) {
      const bool placed = finding.line >= 1 && finding.column >= 1 &&
                          std::pair(finding.end_line, finding.end_column) >= std::pair(finding.line, finding.column);
      INFO(shown({finding}));
      CHECK(placed);
      CHECK(!finding.code.empty());
    }
  }
  CHECK(right > 0);
  CHECK(right < 120);
}

TEST_CASE("the same for every single value of another type") {
  const auto files = sample_files();
  const auto main = std::find_if(files.begin(), files.end(), [](const File& file) { return file.path == "spoc.toml"; });
  std::size_t begin = 0;
  while (begin < main->content.size()) {
    const std::size_t end = std::min(main->content.find('\n', begin), main->content.size());
    const std::size_t equals = main->content.find(" = ", begin);
    if (equals < end) {
      for (const char* value : {"7", "[[1]]"}) {
        std::vector<File> all = files;
        for (File& file : all)
          if (file.path == "spoc.toml") file.content.replace(equals + 3, end - equals - 3, value);
        INFO(main->content.substr(begin, end - begin) << " -> " << value);
        Loaded loaded;
        REQUIRE_NOTHROW(loaded = load(std::move(all)));
        REQUIRE((loaded.policy != nullptr) != has_errors(loaded.diagnostics));
      }
    }
    begin = end + 1;
  }
}

}  // namespace
}  // namespace spoc::policy::test
