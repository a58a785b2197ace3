#include "render/markdown.h"

#include "support/test.h"

namespace spoc::render {

TEST_CASE("a table becomes a Markdown table with aligned numbers") {
  const Table table{
      .name = "Top", .columns = {{"team"}, {"n", Kind::number}}, .rows = {{"it", std::int64_t{3}}, {Cell{}, Cell{}}}};
  std::string out;
  append_markdown(out, table, {});
  CHECK(out == "## Top\n\n| team | n |\n| --- | ---: |\n| it | 3 |\n|  | – |\n");
}

TEST_CASE("what comes from outside stays text in Markdown") {
  CHECK(markdown_safe("a|b") == "a\\|b");
  CHECK(markdown_safe("<script>") == "&lt;script&gt;");
  CHECK(markdown_safe("**x** [l](u) `c`") == "\\*\\*x\\*\\* \\[l\\](u) \\`c\\`");
  CHECK(markdown_safe("one\r\ntwo\nthree") == "one<br>two<br>three");
  CHECK(markdown_safe("a\x1b[1m").find('\x1b') == std::string::npos);
}

}  // namespace spoc::render
