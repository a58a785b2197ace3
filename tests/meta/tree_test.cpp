// The tree as it is obeys every rule.
#include <sstream>

#include "meta/rules.h"
#include "support/test.h"

using namespace spoc::meta;

namespace {

const Tree& tree() {
  static const Tree kTree = read_tree(SPOC_SOURCE_DIR);
  return kTree;
}

std::string listed(const Findings& findings) {
  std::ostringstream text;
  for (const std::string& finding : findings) text << "  " << finding << '\n';
  return text.str();
}

void check_none(const Findings& findings) {
  INFO(listed(findings));
  CHECK(findings.empty());
}

std::string text_of(const std::string& path) {
  for (const File& file : tree())
    if (file.path == path) return file.text;
  return {};
}

}  // namespace

TEST_CASE("every include of core and cmd goes down the floors of core/LAYERS") {
  check_none(broken_layers(tree()));
}

TEST_CASE("every command reads as its caller sees the desk") {
  check_none(reads_past_sight(tree()));
}

TEST_CASE("headers of third parties stand in the files that wrap them") {
  check_none(stray_headers(tree()));
}

TEST_CASE("core neither prints nor asks its surroundings, and nothing uses what the house bans") {
  check_none(banned_code(tree()));
}

TEST_CASE("no file promises something for later or names a place of one machine") {
  check_none(banned_text(tree()));
}

TEST_CASE("files and types are named after what they are") {
  check_none(empty_names(tree()));
}

TEST_CASE("every folder has a README of at most a page") {
  check_none(unexplained_folders(tree()));
}

TEST_CASE("no source file has more than 600 lines") {
  Findings rather_long = long_files(tree(), 400);
  if (!rather_long.empty()) WARN("over 400 lines; is there a second thing in them?\n" << listed(rather_long));
  check_none(long_files(tree(), 600));
}

TEST_CASE("the top level holds what is on its card and nothing else") {
  check_none(strange_top_level(tree()));
}

TEST_CASE("SQL stands in core/store and core/sql only") {
  check_none(stray_sql(tree()));
}

TEST_CASE("SQL is written so that both databases understand it alike") {
  check_none(one_sided_sql(tree()));
}

TEST_CASE("the program needs no shared object but the C library's") {
  check_none(needless_shared_objects(program()));
}

TEST_CASE("the committed completions are what the program prints") {
  for (std::string shell : {"bash", "zsh", "fish"}) {
    INFO("completions/spoc." << shell);
    std::string printed = output_of("'" + program() + "' completion " + shell);
    CHECK_FALSE(printed.empty());
    CHECK(text_of("completions/spoc." + shell) == printed);
  }
}
