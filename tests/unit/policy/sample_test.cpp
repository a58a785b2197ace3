#include <algorithm>

#include "base/file.h"
#include "policy/load.h"
#include "policy/templates.h"
#include "support/test.h"

namespace spoc::policy {
namespace {

std::string shown(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += to_text(d, {}) + "\n";
  return text;
}

TEST_CASE("the sample desk loads without a warning") {
  const Loaded loaded = load(sample_files());
  CHECK(shown(loaded.diagnostics) == "");
  REQUIRE(loaded.policy);
  CHECK(loaded.policy->desk.name == "Example Works");
}

TEST_CASE("a new desk's policy is valid without people, whatever its name") {
  for (const std::string name : {"Acme", "A \"quoted\" \\ name", "@NAME@", "tab\there"}) {
    const Loaded loaded = load({{"spoc.toml", starter_policy(name, "America/New_York")}});
    CHECK(shown(loaded.diagnostics) == "");
    REQUIRE(loaded.policy);
    CHECK(loaded.policy->desk.name == name);
    CHECK(loaded.policy->zone().name() == "America/New_York");
  }
}

TEST_CASE("tables may be put behind a new desk's policy") {
  const Loaded loaded =
      load({{"spoc.toml", starter_policy("D", "UTC") +
                              "\n[calendar.v0]\ntime_zone = \"Asia/Tokyo\"\nhours = { mon = [\"09:00-17:00\"] }\n"}});
  CHECK(shown(loaded.diagnostics) == "");
  REQUIRE(loaded.policy);
  CHECK(loaded.policy->calendar("v0").zone().name() == "Asia/Tokyo");
}

TEST_CASE("the embedded sample is what the source folder has, byte for byte") {
  const auto files = sample_files();
  const std::string source = SPOC_SOURCE_DIR;
  for (const File& file : files) {
    INFO(file.path);
    const std::string folder = file.path.starts_with("workflows/") ? source : join_path(source, "examples/desk");
    CHECK(read_file(join_path(folder, file.path)) == file.content);
  }
  const auto is_embedded = [&](const std::string& path) {
    return std::any_of(files.begin(), files.end(), [&](const File& file) { return file.path == path; });
  };
  const std::string desk = join_path(source, "examples/desk");
  for (const std::string& name : list_folder(desk)) CHECK((folder_exists(join_path(desk, name)) || is_embedded(name)));
  for (const std::string& name : list_folder(join_path(desk, "kb"))) CHECK(is_embedded("kb/" + name));
}

TEST_CASE("a desk's folder is read with what its policy names and nothing else") {
  const auto files = read_files(join_path(SPOC_SOURCE_DIR, "examples/desk"));
  std::vector<std::string> paths;
  for (const File& file : files)
    if (!file.path.starts_with("kb/")) paths.push_back(file.path);
  CHECK(paths.size() < files.size());
  CHECK(paths == std::vector<std::string>{"holidays.ics", "oncall.ics", "spoc.toml"});
  CHECK_THROWS_AS(read_files(join_path(SPOC_SOURCE_DIR, "core")), Error);
}

TEST_CASE("the sample shows the tasks of customers and of the public as services with somebody behind them") {
  const auto policy = load(sample_files()).policy;
  REQUIRE(policy);
  for (const char* name : {"availability_and_price", "order", "order_status", "customer_account", "employment_question",
                           "investor_question", "press_question", "engineering_together", "laptop", "remote_access",
                           "desk_move", "payroll_question"}) {
    INFO(name);
    const Service* service = policy->service(name);
    REQUIRE(service);
    CHECK(policy->team(service->team));
  }
  CHECK(policy->category_names().size() >= 5);
}

TEST_CASE("the sample's calendars know its holidays and its duties") {
  const auto policy = load(sample_files()).policy;
  REQUIRE(policy);
  const auto open = [&](const char* t) { return policy->calendar("office").open(*time::parse_instant(t)); };
  CHECK(open("2026-06-08T08:00:00Z"));
  CHECK(!open("2026-10-03T08:00:00Z"));
  CHECK(!open("2027-05-01T08:00:00Z"));
  CHECK(!open("2026-05-15T08:00:00Z"));
  CHECK(policy->on_call("network", *time::parse_instant("2026-01-06T12:00:00Z")) == "mira");
  CHECK(policy->on_call("network", *time::parse_instant("2026-01-13T12:00:00Z")) == "oscar");
}

}  // namespace
}  // namespace spoc::policy
