// The main of every test program. After Catch2's own report it prints `N passed, N failed, N skipped`, the line that
// every suite of ours ends with and that tests/run adds up.
#define CATCH_CONFIG_RUNNER
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "support/test.h"

namespace {

bool skipped_now = false;

struct Counts {
  int passed = 0;
  int failed = 0;
  int skipped = 0;
};
Counts counts;

class Counting : public Catch::TestEventListenerBase {
 public:
  using TestEventListenerBase::TestEventListenerBase;

  void testCaseStarting(const Catch::TestCaseInfo&) override { skipped_now = false; }
  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    const Catch::Counts& assertions = stats.totals.assertions;
    if (!assertions.allOk()) {
      ++counts.failed;
    } else if (skipped_now) {
      ++counts.skipped;
    } else if (assertions.total() == 0) {
      ++counts.failed;
      std::printf("failed: \"%s\" asserts nothing\n", stats.testInfo.name.c_str());
    } else {
      ++counts.passed;
    }
  }
};
CATCH_REGISTER_LISTENER(Counting)

}  // namespace

namespace spoc::test {

void skip(std::string_view why) {
  skipped_now = true;
  std::printf("skipped: %.*s\n", static_cast<int>(why.size()), why.data());
}

std::optional<std::string> data_file(std::string_view path) {
  const char* folder = std::getenv("SPOC_DATA");
  std::string file = folder ? std::string(folder) : std::string(SPOC_SOURCE_DIR) + "/../shared/data";
  file += '/';
  file += path;
  if (access(file.c_str(), R_OK) == 0) return file;
  skip(file + " is not there");
  return std::nullopt;
}

}  // namespace spoc::test

int main(int count, char** words) {
  int code = Catch::Session().run(count, words);
  std::printf("%d passed, %d failed, %d skipped\n", counts.passed, counts.failed, counts.skipped);
  return counts.failed > 0 && code == 0 ? 1 : code;
}
