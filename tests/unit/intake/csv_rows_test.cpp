#include "intake/csv_rows.h"

#include "base/error.h"
#include "policy/load.h"
#include "policy/templates.h"
#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::intake;

Source source(std::string text) {
  return [text = std::move(text), done = false]() mutable {
    const std::string_view bytes = done ? std::string_view() : std::string_view(text);
    done = true;
    return bytes;
  };
}

Map map(std::string_view text) {
  const ParsedMap parsed = parse_map(text, "map.toml", column_names());
  for (const Diagnostic& d : parsed.diagnostics) INFO(to_text(d, text));
  REQUIRE(parsed.diagnostics.empty());
  return parsed.map;
}

/// A new desk's policy with a service whose fields are a date and a word.
const policy::Policy& laptops() {
  static const auto policy = [] {
    const std::string text =
        policy::starter_policy("Test", "UTC") +
        "\n[service.laptop]\ntitle = \"Laptop\"\nfields = { needed_by = \"date?\", model = \"string?\" }\n";
    policy::Loaded loaded = policy::load({{"spoc.toml", text}});
    for (const Diagnostic& d : loaded.diagnostics) UNSCOPED_INFO(to_text(d, text));
    REQUIRE(loaded.policy);
    return loaded.policy;
  }();
  return *policy;
}

Error refused(const std::string& text, std::optional<Map> with = std::nullopt) {
  try {
    CsvRows(source(text), std::move(with), laptops());
  } catch (const Error& error) {
    return error;
  }
  FAIL("it was not refused");
  return {Code::ok, ""};
}

TEST_CASE("headers that are names of members need no map") {
  CsvRows rows(
      source("Subject;from;Tags;confidential;no-route;fields.model\nVPN drops;ana@example.org;a, b;yes;0;X1\n"), {},
      laptops());
  const auto row = rows.next();
  REQUIRE(row);
  CHECK_FALSE(row->problem);
  CHECK(row->number == 2);
  CHECK(row->draft.subject == "VPN drops");
  CHECK(row->draft.requester == "ana@example.org");
  CHECK(row->draft.tags == std::vector<std::string>{"a", "b"});
  CHECK(row->draft.confidential);
  CHECK(row->draft.route);
  REQUIRE(row->draft.set.size() == 1);
  CHECK(row->draft.set[0].first == "model");
  CHECK(rows.dialect().delimiter == ';');
  CHECK_FALSE(rows.next());
}

TEST_CASE("a header that is no member is refused before the first row") {
  CHECK(refused("subject,urgncy\nx,high\n").hint == "did you mean \"urgency\"?");
  CHECK(refused("subject,zzzzzz\nx,high\n").hint == "say what the columns mean: --map FILE");
  CHECK(refused("subject,attachments\nx,y\n").code == Code::data);
  CHECK(refused("from,requester\na,b\n").message == "two columns say requester: \"from\" and \"requester\"");
}

TEST_CASE("a map chooses columns, says what cells mean and passes over the others") {
  const Map m =
      map("missing = [\"NULL\"]\n[column]\nsubject = \"Short description\"\nurgency = \"Urg\"\nteam = \"Group\"\n"
          "[value.urgency]\n\"1 - High\" = \"high\"\n");
  CsvRows rows(source("Number,Short description,Urg,Group\nINC1,a,1 - High,NULL\nINC2,b,low,net\n"), m, laptops());
  auto row = rows.next();
  REQUIRE(row);
  CHECK(row->draft.subject == "a");
  CHECK(row->draft.urgency == "high");
  CHECK(row->draft.team.empty());
  row = rows.next();
  REQUIRE(row);
  CHECK(row->draft.urgency == "low");
  CHECK(row->draft.team == "net");
}

TEST_CASE("a map that names a missing or doubled column is refused with its place") {
  const Map m = map("[column]\nsubject = \"Title\"\n");
  const Error missing = refused("Titel,x\na,b\n", m);
  CHECK(missing.where == Where{"map.toml", 2, 11});
  CHECK(missing.hint == "did you mean \"Titel\"?");
  CHECK(refused("Title,Title\na,b\n", m).message == "there are two columns \"Title\"");
}

TEST_CASE("dates of a service's fields are read by the map's time format") {
  const Map m =
      map("time_format = \"%d.%m.%Y\"\n[column]\nfields.needed_by = \"When\"\nsubject = \"S\"\nservice = \"V\"\n");
  CsvRows rows(source("S,V,When\na,laptop,05.06.2026\nb,laptop,2026-06-05\nc,,05.06.2026\n"), m, laptops());
  auto row = rows.next();
  REQUIRE(row->draft.set.size() == 1);
  CHECK(row->draft.set[0].second == json::Value("2026-06-05"));
  row = rows.next();
  REQUIRE(row->problem);
  CHECK(row->problem->column == "When");
  row = rows.next();
  CHECK(row->draft.set[0].second == json::Value("05.06.2026"));
}

TEST_CASE("a bad row is a problem of its own and can be set aside as it was") {
  CsvRows rows(source("subject,confidential\na,perhaps\nb\n\"c, \"\"d\"\"\",no\n"), {}, laptops());
  CHECK(rows.header() == "subject,confidential");
  auto row = rows.next();
  REQUIRE(row->problem);
  CHECK(row->problem->column == "confidential");
  row = rows.next();
  REQUIRE(row->problem);
  CHECK(row->problem->reason == "it has 1 cells, the header has 2");
  row = rows.next();
  REQUIRE_FALSE(row->problem);
  CHECK(row->draft.subject == "c, \"d\"");
  CHECK(row->text == "\"c, \"\"d\"\"\",no");
}

TEST_CASE("a description keeps its white space") {
  CsvRows rows(source("subject,description\n a ,\"  first\n  second\n\"\n"), {}, laptops());
  const auto row = rows.next();
  CHECK(row->draft.subject == "a");
  CHECK(row->draft.description == "  first\n  second\n");
}

TEST_CASE("an empty table has no rows") {
  CsvRows rows(source(""), {}, laptops());
  CHECK_FALSE(rows.next());
}

}  // namespace
