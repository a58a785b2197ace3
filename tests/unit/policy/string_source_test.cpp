#include "policy/string_source.h"

#include "unit/policy/loading.h"

namespace spoc::policy::test {
namespace {

/// Columns of the code points of the string that is the value of `x`.
std::string places(const std::string& text, std::initializer_list<std::size_t> indices) {
  const toml::Parsed parsed = toml::parse(text, "t");
  REQUIRE(parsed.diagnostics.empty());
  const StringSource source(SourceLines(text), *parsed.root.find("x"));
  std::string result;
  for (const std::size_t index : indices)
    result += std::to_string(source.at(index).line) + ":" + std::to_string(source.at(index).column) + " ";
  return result;
}

TEST_CASE("characters of plain and literal strings stand where they are written") {
  CHECK(places("x = \"abc\"\n", {0, 2, 3, 9}) == "1:6 1:8 1:9 1:9 ");
  CHECK(places("x = 'a\\b'\n", {0, 1, 2}) == "1:6 1:7 1:8 ");
  CHECK(places("x = \"äöü!\"\n", {3}) == "1:9 ");
}

TEST_CASE("an escape is one character of the value") {
  CHECK(places(R"(x = "a\\bc\u00e4d\U0001F600e")", {0, 1, 2, 3, 4, 5, 6, 7}) ==
        "1:6 1:7 1:9 1:10 1:11 1:17 1:18 1:28 ");
}

TEST_CASE("strings over several lines are followed through their lines, continuations and quotes") {
  CHECK(places("x = \"\"\"\nab\ncd\"\"\"\n", {0, 2, 3, 5}) == "2:1 2:3 3:1 3:3 ");
  CHECK(places("x = '''\nab\ncd'''\n", {3}) == "3:1 ");
  CHECK(places("x = \"\"\"a\\\n   b\"\"\"\n", {0, 1, 2}) == "1:8 2:4 2:5 ");
  CHECK(places("x = \"\"\"a\"\"b\"\"\"\"\n", {1, 3, 4, 5}) == "1:9 1:11 1:12 1:13 ");
}

TEST_CASE("a caret points at the wrong name inside an expression, however it is quoted") {
  CHECK(found("[view.a]\nwhere = \"ticket.opn\"\n").find("11:17-20 ") == 0);
  CHECK(found("[view.a]\nwhere = 'ticket.opn'\n").find("11:17-20 ") == 0);
  CHECK(found("[view.a]\nwhere = \"ticket.subject.matches('\\\\d') && ticket.opn\"\n").find("11:50-53 ") == 0);
  CHECK(found("[view.a]\nwhere = \"\"\"\nticket.open &&\n  ticket.opn\"\"\"\n").find("13:10-13 ") == 0);
  CHECK(found("[view.a]\nwhere = \"'Ärger' == ticket.subject && ticket.opn\"\n").find("11:46-49 ") == 0);
}

}  // namespace
}  // namespace spoc::policy::test
