#include "cmd/shell/environment.h"

#include "support/test.h"

namespace spoc::cmd {

TEST_CASE("variables are found by their whole name") {
  Environment environment;
  environment.variables = {"SPOC_DESK_OLD=x", "SPOC_DESK=/srv/desk=1", "EMPTY=", "odd"};
  CHECK(environment.variable("SPOC_DESK") == "/srv/desk=1");
  CHECK(environment.variable("EMPTY") == "");
  CHECK_FALSE(environment.filled("EMPTY"));
  CHECK_FALSE(environment.variable("SPOC"));
  CHECK_FALSE(environment.variable("odd"));
}

TEST_CASE("the process is captured with its words, without its own name") {
  char program[] = "spoc";
  char word[] = "list";
  char variable[] = "A=1";
  char* words[] = {program, word, nullptr};
  char* variables[] = {variable, nullptr};
  const Environment environment = capture(2, words, variables);
  CHECK(environment.arguments == std::vector<std::string>{"list"});
  CHECK(environment.variable("A") == "1");
  CHECK(environment.folder.starts_with("/"));
}

TEST_CASE("settings for another program replace variables of the same name only") {
  Environment environment;
  environment.variables = {"SPOC_DESK=old", "SPOC_DESK_X=kept", "A=1"};
  CHECK(variables_with(environment, {"SPOC_DESK=new"}) ==
        std::vector<std::string>{"SPOC_DESK=new", "SPOC_DESK_X=kept", "A=1"});
}

TEST_CASE("settings are looked for in the user's folder, then in the system's") {
  Environment environment;
  environment.variables = {"HOME=/people/ana"};
  CHECK(configuration_folders(environment) == std::vector<std::string>{"/people/ana/.config/spoc", "/etc/xdg/spoc"});
  environment.variables = {"HOME=/people/ana", "XDG_CONFIG_HOME=/cfg", "XDG_CONFIG_DIRS=/a:relative:/b"};
  CHECK(configuration_folders(environment) == std::vector<std::string>{"/cfg/spoc", "/a/spoc", "/b/spoc"});
  environment.variables = {"XDG_CONFIG_HOME=cfg", "XDG_CONFIG_DIRS="};
  CHECK(configuration_folders(environment) == std::vector<std::string>{"/etc/xdg/spoc"});
}

}  // namespace spoc::cmd
