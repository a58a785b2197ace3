#include "intake/map.h"

#include "intake/members.h"
#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::intake;

ParsedMap parse(std::string_view text) {
  return parse_map(text, "map.toml", column_names());
}

Diagnostic only(std::string_view text) {
  const ParsedMap parsed = parse(text);
  REQUIRE(parsed.diagnostics.size() == 1);
  return parsed.diagnostics.front();
}

TEST_CASE("a map says how a table is written and what its columns are") {
  const ParsedMap parsed = parse(R"(
delimiter = "tab"
encoding = "Windows-1252"
time_format = "%d/%m/%Y %H:%M:%S"
time_zone = "Europe/Berlin"
missing = ["NULL", "?"]
[column]
subject = "Short description"
from = "Caller"
fields.model = "Model"
[value.urgency]
"1 - High" = "high"
[value.fields.model]
"std" = "standard"
)");
  REQUIRE(parsed.diagnostics.size() == 1);  // urgency has meanings and no column
  CHECK(parsed.diagnostics[0].code == "unused-values");
  const Map& map = parsed.map;
  CHECK(map.dialect.delimiter == '\t');
  CHECK(map.dialect.encoding == "windows-1252");
  CHECK(map.time_format == "%d/%m/%Y %H:%M:%S");
  CHECK(map.time_zone == "Europe/Berlin");
  CHECK(map.missing == std::vector<std::string>{"NULL", "?"});
  REQUIRE(map.columns.size() == 3);
  CHECK(map.columns[2].member == "fields.model");
  CHECK(map.columns[2].where == Where{"map.toml", 10, 16});
  REQUIRE(map.meanings.size() == 2);
  CHECK(map.meanings[1].member == "fields.model");
  CHECK(map.meanings[1].value == "standard");
}

TEST_CASE("every error of a map comes in one pass, with its place") {
  const ParsedMap parsed = parse(
      "delimter = \";\"\nencoding = \"ebcdic\"\ntime_format = \"%H\"\ntime_zone = \"Europe/Berln\"\n"
      "missing = \"NULL\"\n[column]\nsubjet = \"A\"\nteam = 4\nchannel = \"\"\n[value.priority]\n\"1\" = \"P1\"\n");
  std::vector<std::pair<int, std::string>> found;
  for (const Diagnostic& d : parsed.diagnostics) found.emplace_back(d.line, d.code);
  CHECK(found == std::vector<std::pair<int, std::string>>{{1, "unknown-key"},
                                                          {2, "bad-value"},
                                                          {3, "bad-value"},
                                                          {4, "bad-value"},
                                                          {5, "wrong-type"},
                                                          {7, "unknown-member"},
                                                          {8, "wrong-type"},
                                                          {9, "bad-value"},
                                                          {10, "unused-values"}});
  CHECK(parsed.diagnostics[0].hint == "did you mean \"delimiter\"?");
  CHECK(parsed.diagnostics[5].hint == "did you mean \"subject\"?");
}

TEST_CASE("a map without columns is of no use") {
  CHECK(only("missing = []\n").code == "missing-key");
  CHECK(only("[column]\n").code == "missing-key");
}

TEST_CASE("a delimiter is one character") {
  CHECK(only("delimiter = \"::\"\n[column]\nsubject = \"S\"\n").line == 1);
}

TEST_CASE("a map that is no TOML says where") {
  const Diagnostic d = only("[column]\nsubject = \n");
  CHECK(d.code == "syntax");
  CHECK(d.line == 2);
}

}  // namespace
