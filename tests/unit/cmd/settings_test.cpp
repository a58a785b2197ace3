#include "cmd/shell/settings.h"

#include <cstdlib>
#include <fstream>
#include <string>

#include <unistd.h>

#include "support/test.h"

namespace spoc::cmd {
namespace {

/// A configuration folder that holds one `config.toml`.
class SettingsFolder {
 public:
  explicit SettingsFolder(std::string_view config) {
    char name[] = "/tmp/spoc-settings-XXXXXX";
    path_ = mkdtemp(name);
    REQUIRE(std::system(("mkdir " + path_ + "/spoc").c_str()) == 0);
    std::ofstream(path_ + "/spoc/config.toml") << config;
    variable_ = "XDG_CONFIG_HOME=" + path_;
    environment.variables = {variable_};  // borrowed
  }
  ~SettingsFolder() {
    unlink((path_ + "/spoc/config.toml").c_str());
    rmdir((path_ + "/spoc").c_str());
    rmdir(path_.c_str());
  }
  Environment environment;

 private:
  std::string path_, variable_;
};

}  // namespace

TEST_CASE("an alias is words in one text, or a list of them") {
  const SettingsFolder folder(
      "[alias]\nyoungest = \"list --status all  --sort -created_at\"\nlate = [\"list\", \"--where\", \"ticket.age > "
      "2d\"]\n");
  const Settings settings = read_settings(folder.environment);
  CHECK(settings.aliases.at("youngest") ==
        std::vector<std::string>{"list", "--status", "all", "--sort", "-created_at"});
  CHECK(settings.aliases.at("late") == std::vector<std::string>{"list", "--where", "ticket.age > 2d"});
}

TEST_CASE("settings are a channel, columns and a view") {
  const SettingsFolder folder("channel = \"phone\"\ncolumns = [\"id\", \"subject\"]\nview = \"mine\"\n");
  const Settings settings = read_settings(folder.environment);
  CHECK(settings.channel == "phone");
  CHECK(settings.columns == std::vector<std::string>{"id", "subject"});
  CHECK(settings.view == "mine");
}

TEST_CASE("a setting that is not known is an error in its place, with the nearest one") {
  const SettingsFolder folder("\nchanel = \"phone\"\n");
  try {
    read_settings(folder.environment);
    FAIL("nothing was refused");
  } catch (const Error& error) {
    CHECK(error.code == Code::configuration);
    CHECK(error.hint == "did you mean \"channel\"?");
    CHECK(error.where.line == 2);
  }
}

TEST_CASE("without a file there are no settings") {
  CHECK(read_settings(Environment()).aliases.empty());
}

}  // namespace spoc::cmd
