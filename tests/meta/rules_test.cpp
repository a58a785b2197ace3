// Every rule objects to a tree that breaks it, and says where.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "meta/rules.h"
#include "support/test.h"

using namespace spoc::meta;

namespace {

Tree core(std::string text) {
  return {{"core/desk/log.cpp", std::move(text)}};
}

bool says(const Findings& findings, std::string_view text) {
  for (const std::string& finding : findings)
    if (finding.find(text) != std::string::npos) return true;
  UNSCOPED_INFO("no finding says: " << text);
  for (const std::string& finding : findings) UNSCOPED_INFO("  " << finding);
  return false;
}

}  // namespace

TEST_CASE("an include that goes up is found") {
  Tree tree = {{"core/LAYERS", "base:\ndesk: base\ncmd: base desk\n"},
               {"core/base/a.h", "#pragma once\n#include \"desk/log.h\"\n"},
               {"core/desk/log.h", "#include \"base/a.h\"\n#include \"base/a.h\"\n"}};
  Findings findings = broken_layers(tree);
  CHECK(findings.size() == 1);
  CHECK(says(findings, "core/base/a.h:2: base may not include desk"));
}

TEST_CASE("a command that reads past what its caller may see is found") {
  CHECK(says(reads_past_sight({{"cmd/list.cpp", "\n  context.store().read([] {});\n"}}), "cmd/list.cpp:2: reads past"));
  CHECK(reads_past_sight({{"cmd/list.cpp", "  context.read([] {});\n"}, {"core/desk/sweep.cpp", "desk.store.read(x);"}}).empty());
}

TEST_CASE("an include that names no floor is found") {
  CHECK(says(broken_layers({{"core/LAYERS", "base:\n"}, {"core/base/a.h", "#include \"a.h\"\n"}}),
             "does not begin with a floor"));
}

TEST_CASE("a cycle between floors is found") {
  CHECK(says(broken_layers({{"core/LAYERS", "base: time\ntime: base\n"}}), "core/LAYERS:1: base stands on time"));
}

TEST_CASE("a floor that is not listed is found") {
  CHECK(says(broken_layers({{"core/LAYERS", "base:\n"}, {"core/attic/a.cpp", ""}}), "floor attic is not listed"));
  CHECK(says(broken_layers({{"core/a.cpp", ""}}), "core/LAYERS: missing"));
}

TEST_CASE("third-party headers outside their wrapper are found") {
  CHECK(says(stray_headers(core("#include <sqlite3.h>\n")), "core/desk/log.cpp:1: <sqlite3.h> belongs into core/sql/"));
  CHECK(says(stray_headers(core("#include <boost/asio.hpp>\n")), "not in the table"));
  CHECK(says(stray_headers({{"core/base/a.cpp", "#include <nlohmann/json.hpp>"},
                            {"core/base/b.cpp", "#include <nlohmann/json.hpp>"}}),
             "more files than wrap it"));
  CHECK(says(stray_headers({{"core/base/a.h", "#include <filesystem>\n"}}), "too heavy"));
  CHECK(says(stray_headers(core("#include <regex>\n")), "banned"));
  CHECK(stray_headers(core("#include <vector>\n#include <sys/stat.h>\n// #include <sqlite3.h>\n")).empty());
}

TEST_CASE("what core must not do is found in code, not in comments, literals or longer names") {
  CHECK(says(banned_code(core("int x;\nauto v = std::getenv(\"A\");\n")), "core/desk/log.cpp:2: getenv("));
  CHECK(says(banned_code(core("void f() { printf(\"x\"); }")), "only cmd prints"));
  CHECK(says(banned_code(core("auto t = std::chrono::system_clock::now();")), "what time it is"));
  CHECK(says(banned_code(core("auto t = time(nullptr);")), "what time it is"));
  CHECK(says(banned_code(core("std::regex r;")), "RE2"));
  CHECK(says(banned_code(core("using namespace date;")), "date::"));
  CHECK(says(banned_code(core("#define A 1\n")), "no macros"));
  CHECK(says(banned_code({{"cmd/log.cpp", "auto v = getenv(\"A\");"}}), "environment"));
  CHECK(banned_code({{"cmd/shell/environment.cpp", "auto v = getenv(\"A\");"}}).empty());
  CHECK(banned_code(core("// printf(\nauto s = \"printf(\"; int n = snprintf(b, 1, s); auto t = desk.time(nullptr);"))
            .empty());
}

TEST_CASE("promises and places are found in any text") {
  CHECK(says(banned_text({{"README.md",
                           "one\nTO"
                           "DO: two\n"}}),
             "README.md:2:"));
  CHECK(says(banned_text({{"a.toml",
                           "path = \"/ro"
                           "ot/x\"\n"}}),
             "place of one machine"));
  CHECK(banned_text({{"a.sh", "mktemp /tmp/x.XXXXXX\n"}}).empty());
}

TEST_CASE("names that name nothing are found") {
  CHECK(says(empty_names({{"core/base/string_utils.h", ""}}), "'utils' names nothing"));
  CHECK(says(empty_names(core("class TicketManager {\n")),
             "core/desk/log.cpp:1: 'manager' names nothing in TicketManager"));
  CHECK(empty_names({{"core/base/commons_tragedy.cpp", "struct Sharing {};"}}).empty());
}

TEST_CASE("a folder without a README, or with one that is too long, is found") {
  CHECK(says(unexplained_folders({{"core/base/a.cpp", ""}}), "core/base: has no README.md"));
  CHECK(says(unexplained_folders({{"examples/desk/spoc.toml", ""}}), "examples/desk: has no README.md"));
  CHECK(says(unexplained_folders({{"core/README.md", std::string(61, '\n')}}), "has 61 lines"));
  CHECK(unexplained_folders({{"tests/unit/README.md", "a\nb\nc\n"}, {"tests/unit/base/a_test.cpp", ""}}).empty());
}

TEST_CASE("a long source file is found") {
  CHECK(says(long_files({{"core/base/a.cpp", std::string(601, '\n')}}, 600), "core/base/a.cpp: 601 lines"));
  CHECK(says(long_files({{"tests/run", std::string(601, '\n')}}, 600), "tests/run: 601 lines"));
  CHECK(long_files({{"core/base/a.cpp", std::string(600, '\n')}, {"tests/data/a.csv", std::string(900, '\n')}}, 600)
            .empty());
}

TEST_CASE("what does not belong to the top level is found") {
  Findings findings = strange_top_level({{"scripts/a", ""}, {".ci/run", ""}, {"core/a", ""}});
  CHECK(says(findings, "scripts: does not belong"));
  CHECK(says(findings, "README.md: is missing"));
  CHECK_FALSE(says(findings, ".ci"));
  CHECK_FALSE(says(findings, "core"));
}

TEST_CASE("SQL outside the store is found") {
  CHECK(says(stray_sql(core("f(\"select id\"\n  \" from ticket\");\n")), "core/desk/log.cpp:1: SQL outside"));
  CHECK(says(stray_sql(core("f(R\"sql(\n  update ticket set a = 1)sql\");\n")), "SQL outside"));
  CHECK(stray_sql(core("f(\"Select a ticket, or update the list\"); // select a from b\n")).empty());
  CHECK(stray_sql({{"core/store/tickets.cpp", "f(\"select id from ticket\");"}}).empty());
}

TEST_CASE("SQL that only one database understands is found") {
  auto judged = [](std::string sql) { return one_sided_sql({{"core/store/a.cpp", "f(\"" + sql + "\");"}}); };
  CHECK(says(judged("select ifnull(a, 0) from t"), "coalesce"));
  CHECK(says(judged("insert or ignore into t values (1)"), "on conflict"));
  CHECK(says(judged("select a from t where b like $1"), "text search"));
  CHECK(says(judged("select a from t where b = ?"), "$1"));
  CHECK(says(judged("select a from t limit 5"), "limit without order by"));
  CHECK(says(judged("select sum(a) from t"), "cast(sum("));
  CHECK(says(judged("select rowid from t"), "a key of our own"));
  CHECK(judged("select cast(sum(a) as bigint), '? like' from t where unlike = $1 order by a limit 5").empty());
  CHECK(one_sided_sql({{"core/store/search_sqlite.cpp", "f(\"select rowid from t\");"}}).empty());
}

TEST_CASE("a program with a shared object too many is found") {
  CHECK(says(needless_shared_objects(std::filesystem::read_symlink("/proc/self/exe")), "needs libstdc++"));
}

TEST_CASE("a command that fails is not mistaken for one that prints nothing") {
  CHECK_THROWS(output_of("exit 3"));
}

TEST_CASE("a tree is read from a folder, without what git ignores") {
  std::string root = (std::filesystem::temp_directory_path() / "spoc-tree-XXXXXX").string();
  REQUIRE(mkdtemp(root.data()) != nullptr);
  std::filesystem::create_directories(root + "/core/base");
  std::ofstream(root + "/core/base/a.h") << "#include \"desk/log.h\"\n";
  std::ofstream(root + "/core/LAYERS") << "base:\ndesk: base\n";
  std::ofstream(root + "/.gitignore") << "ignored\n";
  std::ofstream(root + "/ignored") << "x";
  CHECK(says(broken_layers(read_tree(root)), "base may not include desk"));
  CHECK(read_tree(root).size() == 4);
  output_of("git init -q '" + root + "'");
  CHECK(read_tree(root).size() == 3);
  std::filesystem::remove_all(root);
}
