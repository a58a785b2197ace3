#include "cmd/present/knowledge.h"

#include "base/text.h"
#include "cmd/present/manual_pages.h"
#include "policy/articles.h"
#include "support/test.h"

namespace spoc::cmd {
namespace {

constexpr std::string_view kArticle =
    "# What helps\n"
    "\n"
    "First **this**\ngoes on. See [the other](kb3).\n"
    "\n"
    "1. Plug it `in`\n"
    "   at the wall.\n"
    "2. Wait.\n"
    "\n"
    "- one\n"
    "- two\n"
    "\n"
    "```\n"
    "ping  host\n"
    "```\n";

TEST_CASE("Markdown is laid out for people: items under each other, links with their targets, code as it is") {
  CHECK(article_text(kArticle, {}) ==
        "What helps\n"
        "  First this goes on. See the other (kb3).\n"
        "\n"
        "  1. Plug it in at the wall.\n"
        "  2. Wait.\n"
        "\n"
        "  - one\n"
        "  - two\n"
        "\n"
        "      ping  host\n");
}

TEST_CASE("read out there are no marks and no targets, and steps are counted") {
  CHECK(article_aloud(kArticle, {}) ==
        "What helps.\n"
        "First this goes on. See the other.\n"
        "Step 1: Plug it in at the wall.\n"
        "Step 2: Wait.\n"
        "one\n"
        "two\n"
        "Type: ping  host\n");
}

TEST_CASE("an article cannot control a terminal, whatever it is made of") {
  const std::string hostile =
      "# a\x1b[2J\n\ntext \x07\n\n```\n\x1b]0;x\x07\n```\n\n[never closed](\n[x](y\n** ` [ ] ( )\n1. \x9b\n- **\n2. "
      "`\n";
  for (const std::string& text : {article_text(hostile, {}), article_aloud(hostile, {})})
    for (const char c : text) CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
  CHECK(article_text("", {}).empty());
}

TEST_CASE("the head that the manual shows is one") {
  for (const ManualPage& page : manual_pages()) {
    if (page.topic != "knowledge") continue;
    const std::string text(page.content);
    const std::size_t begin = text.find("    +++"), end = text.find("\n\n", begin);
    REQUIRE(begin != std::string::npos);
    std::string article;
    for (const std::string_view line : split(std::string_view(text).substr(begin, end - begin), '\n'))
      article += std::string(line.substr(std::min<std::size_t>(4, line.size()))) + "\n";
    Diagnostics found;
    const auto articles = policy::load_articles(
        {{"kb/12-vpn-drops.md", article}, {"kb/3-other.md", "+++\ntitle = \"x\"\n+++\nx\n"}}, policy::Names(), found);
    for (const Diagnostic& one : found) UNSCOPED_INFO(one.message);
    CHECK(found.empty());
    CHECK(articles.find("12")->audience == policy::Audience::everybody);
    return;
  }
  FAIL("there is no page about knowledge");
}

TEST_CASE("long items are wrapped under their text") {
  render::TextStyle style;
  style.width = 30;
  CHECK(article_text("1. one two three four five six seven\n", style) == "  1. one two three four five\n     six seven\n");
}

}  // namespace
}  // namespace spoc::cmd
