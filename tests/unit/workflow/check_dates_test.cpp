#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;
using Found = std::vector<std::string>;

Found of(std::string_view steps) {
  return findings("spoc = 1\n[workflow]\nowner = \"hr\"\nanchor = \"inputs.day\"\n[inputs.day]\ntype = \"date\"\n" +
                  std::string(steps));
}

TEST_CASE("a step that is due before its own start is warned about, in the same unit from the same day") {
  CHECK(of("[steps.a]\nteam = \"hr\"\nstart = \"anchor - 5bd\"\ndue = \"anchor - 6bd\"\n") ==
        Found{"10: due-too-early"});
  CHECK(of("[steps.a]\nteam = \"hr\"\nstart = \"anchor - 5bd\"\ndue = \"anchor - 5bd\"\n").empty());
  CHECK(of("[steps.a]\nteam = \"hr\"\nstart = \"anchor + 1d\"\ndue = \"anchor - 1d\"\n") == Found{"10: due-too-early"});
  // Six days and five business days cannot be compared; nor can days that have nothing to do with each other.
  CHECK(of("[steps.a]\nteam = \"hr\"\nstart = \"anchor - 5bd\"\ndue = \"anchor - 6d\"\n").empty());
  CHECK(of("[steps.a]\nteam = \"hr\"\nstart = \"anchor - 5bd\"\ndue = \"opened - 6bd\"\n").empty());
}

TEST_CASE("a step is not due before what it surely needs may begin, however far before") {
  constexpr std::string_view kFirst =
      "[steps.a]\nteam = \"hr\"\nstart = \"anchor - 5bd\"\n[steps.b]\nteam = \"hr\"\nneeds = [\"a\"]\n";
  CHECK(of(std::string(kFirst) + "[steps.c]\nteam = \"hr\"\nneeds = [\"b\"]\ndue = \"anchor - 8bd\"\n") ==
        Found{"16: due-too-early"});
  CHECK(of(std::string(kFirst) + "[steps.c]\nteam = \"hr\"\nneeds = [\"b\"]\ndue = \"anchor - 4bd\"\n").empty());
}

TEST_CASE("the latest of several bounds counts, and a wait holds back what comes behind it") {
  constexpr std::string_view kTwo =
      "[steps.a]\nteam = \"hr\"\nstart = \"anchor - 9bd\"\n[steps.b]\nkind = \"wait\"\nuntil = \"anchor - 3bd\"\n";
  CHECK(of(std::string(kTwo) + "[steps.c]\nteam = \"hr\"\nneeds = [\"a\", \"b\"]\ndue = \"anchor - 4bd\"\n") ==
        Found{"16: due-too-early"});
  CHECK(of(std::string(kTwo) + "[steps.c]\nteam = \"hr\"\nneeds = [\"a\"]\ndue = \"anchor - 4bd\"\n").empty());
}

TEST_CASE("what may begin without the other, begin early, or is moved to another day holds nothing back") {
  constexpr std::string_view kLater = "[steps.c]\nteam = \"hr\"\nneeds = [\"a\"]\ndue = \"anchor - 8bd\"\n";
  CHECK(of("[steps.a]\nteam = \"hr\"\nstart = \"anchor - 5bd\"\n" + std::string(kLater)) == Found{"13: due-too-early"});
  CHECK(of("[steps.a]\nteam = \"hr\"\nstart = \"anchor - 5bd\"\nearly = true\n" + std::string(kLater)).empty());
  CHECK(of("[steps.a]\nteam = \"hr\"\nstart = \"anchor - 5bd\"\nroll = \"previous-thu\"\n" + std::string(kLater))
            .empty());
  const std::string either =
      "[steps.a]\nteam = \"hr\"\nstart = \"anchor - 5bd\"\n[steps.b]\nteam = \"hr\"\n[steps.c]\nteam = \"hr\"\nneeds = "
      "[\"a\", \"b\"]\n"
      "join = \"any\"\ndue = \"anchor - 8bd\"\n";
  CHECK(of(either).empty());
}

}  // namespace
}  // namespace spoc::workflow
