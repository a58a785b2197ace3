#include "base/toml_nesting.h"

#include <string>

#include "support/test.h"

using namespace spoc;

namespace {

bool deep(std::string_view text) {
  return toml::too_deep(text, 3).has_value();
}

}  // namespace

TEST_CASE("brackets nest and close again") {
  CHECK_FALSE(deep("a = [[[1]], [[2]]]\nb = [[[3]]]"));
  CHECK(toml::too_deep("a = [[[[1]]]]", 3) == 7);
  CHECK(deep("a = [{b = [{}]}]"));
  CHECK_FALSE(deep("[[table]]\n[[table]]\n[[table]]\n[[table]]"));
}

TEST_CASE("the parts of one dotted key count, separate keys and numbers do not") {
  CHECK_FALSE(deep("a.b.c = 1.5\nd.e.f = 2.5\n"));
  CHECK(deep("a . \"b\" . c.d = 1"));
  CHECK(deep("[a.b.'c'.d]"));
  CHECK_FALSE(deep("a = [1.5, 2.5, 3.5, 4.5, 5.5]"));
}

TEST_CASE("strings and comments do not nest") {
  CHECK_FALSE(deep("a = \"[[[[[\"\nb = '[[[[['\n# [[[[[ a.b.c.d.e\nc = \"\\\"[[[[\""));
  CHECK_FALSE(deep("a = \"\"\"\n[[[[[ \"\" \\\"\"\" [[[[\n\"\"\"\"\"\nb = '''[[[[\n'''"));
  CHECK_FALSE(deep("a = \"\"\nb = ''\nc = [[[]]]"));
}

TEST_CASE("brackets behind a string count again") {
  CHECK(deep("a = [\"\"\"x\"\"\"\"\", [[[1]]]]"));
  CHECK(deep("a = \"\"\nb = [[[[1]]]]"));
  CHECK(deep("a = 'x\\'\nb = [[[[1]]]]"));
}

TEST_CASE("open strings at the end are no reason to read on") {
  for (const char* text : {"a = \"", "a = '''", "a = \"\\", "\"\"\"\\", "#", "'"}) CHECK_FALSE(deep(text));
}
