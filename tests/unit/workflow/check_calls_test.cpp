#include "workflow/load/check_calls.h"

#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;
using Found = std::vector<std::string>;

/// Files by their names, each "[steps…]" behind a head; the findings as "caller 7:12 code".
Found of(const std::vector<std::pair<std::string, std::string>>& files) {
  const policy::Names names;  // judges none: what is asked here is what the files say of each other
  std::vector<CheckedFile> checked;
  for (const auto& [name, text] : files) {
    const std::string file = "workflows/" + name + ".toml";
    const Loaded loaded = load("spoc = 1\n[workflow]\nowner = \"hr\"\n" + text, file, names);
    for (const Diagnostic& found : loaded.diagnostics)
      if (found.severity == Severity::error) FAIL(found.message);
    checked.push_back({file, loaded.definition});
  }
  Found found;
  for (const Diagnostic& one : check_calls(checked)) {
    CHECK(one.severity == Severity::error);
    found.push_back(one.file.substr(10, one.file.size() - 15) + " " + std::to_string(one.line) + ":" +
                    std::to_string(one.column) + " " + one.code);
  }
  return found;
}

constexpr std::string_view kEquipment =
    "[inputs.item]\ntype = \"enum(laptop, phone)\"\n[inputs.for]\ntype = \"person\"\n[inputs.count]\ntype = "
    "\"int\"\ndefault = 1\n"
    "[inputs.by]\ntype = \"date?\"\n[inputs.offer]\ntype = \"file?\"\n[steps.a]\nteam = \"it\"\n";

std::string caller(std::string_view with) {
  return "[inputs.who]\ntype = \"person\"\n[inputs.day]\ntype = \"date\"\n[inputs.offer]\ntype = "
         "\"file\"\n[steps.a]\nkind = \"call\"\ncall = \"equipment\"\nwith = { " +
         std::string(with) + " }\n";
}

TEST_CASE("a call says what the called workflow asks for") {
  const std::pair<std::string, std::string> equipment{"equipment", kEquipment};
  CHECK(of({equipment,
            {"a", caller("item = \"'laptop'\", for = \"inputs.who\", by = \"inputs.day\", offer = \"inputs.offer\"")}})
            .empty());
  CHECK(of({equipment, {"a", caller("item = \"'laptop'\", for = \"'dan'\", count = \"2\", by = \"'2026-06-01'\"")}})
            .empty());
  CHECK(of({equipment, {"a", caller("item = \"'laptop'\"")}}) == Found{"a 12:9 missing-input"});
  CHECK(of({equipment, {"a", caller("item = \"'laptop'\", for = \"inputs.who\", itme = \"1\"")}}) ==
        Found{"a 13:56 unknown-input"});
}

TEST_CASE("a value of another type than the input of the called workflow is an error") {
  const std::pair<std::string, std::string> equipment{"equipment", kEquipment};
  CHECK(of({equipment, {"a", caller("item = \"inputs.day\", for = \"inputs.who\"")}}) == Found{"a 13:17 wrong-type"});
  CHECK(of({equipment, {"a", caller("item = \"'x'\", for = \"inputs.day\"")}}) == Found{"a 13:30 wrong-type"});
  CHECK(of({equipment,
            {"a", caller("item = \"'x'\", for = \"inputs.who\", count = \"inputs.who\", offer = \"'a.pdf'\"")}})
            .size() == 2);
}

std::string calling(std::string_view other, std::string_view more = "") {
  return "[steps.a]\nkind = \"call\"\ncall = \"" + std::string(other) + "\"\n" + std::string(more);
}

TEST_CASE("workflows that call each other in a circle without a condition never end") {
  CHECK(of({{"a", calling("b")}, {"b", calling("c")}, {"c", calling("a")}}) == Found{"c 6:9 never-ends"});
  CHECK(of({{"a", calling("a")}}) == Found{"a 6:9 never-ends"});
  CHECK(of({{"a", calling("b")}, {"b", calling("a", "when = \"run.opened < opened\"\n")}}).empty());
  CHECK(of({{"a", calling("b", "for_each = \"['x']\"\nkey = \"item\"\n")}, {"b", calling("a")}}).empty());
}

TEST_CASE("circles are looked for once however many ways lead through the calls") {
  constexpr int kLayers = 7, kWide = 12;
  const auto name = [](int layer, int at) { return "w" + std::to_string(layer) + "_" + std::to_string(at); };
  std::vector<std::pair<std::string, std::string>> files;
  for (int layer = 0; layer < kLayers; ++layer)
    for (int at = 0; at < kWide; ++at) {
      std::string steps = "[steps.x]\nteam = \"hr\"\n";
      for (int below = 0; below < kWide && layer + 1 < kLayers; ++below)
        steps += "[steps.s" + std::to_string(below) + "]\nkind = \"call\"\ncall = \"" + name(layer + 1, below) + "\"\n";
      files.emplace_back(name(layer, at), steps);
    }
  CHECK(of(files).empty());
  files.emplace_back("z", calling(name(0, 0)));
  files.back().second += "[steps.b]\nkind = \"call\"\ncall = \"z\"\n";
  CHECK(of(files).size() == 1);
}

TEST_CASE("calls that lie deeper than the engine goes are found, at the top") {
  std::vector<std::pair<std::string, std::string>> files;
  for (char name = 'a'; name < 'i'; ++name)
    files.emplace_back(std::string(1, name), calling(std::string(1, static_cast<char>(name + 1))));
  files.emplace_back("i", "[steps.x]\nteam = \"hr\"\n");
  CHECK(of(files).empty());  // a calls eight, one in the other
  files.emplace_back("top", calling("a"));
  CHECK(of(files) == Found{"top 6:9 limit"});
  files.emplace_back("over", calling("top"));
  CHECK(of(files) == Found{"top 6:9 limit"});
}

}  // namespace
}  // namespace spoc::workflow
