#include "domain/about.h"

#include "support/test.h"

namespace spoc::domain {
namespace {

TEST_CASE("an event can be waited for by its name and by each of its fields") {
  const json::Object data{{"employee", "E \"7\""}, {"pages", 3}, {"list", json::Array{1}}, {"none", nullptr}};
  CHECK(abouts_of("hr.signed", data) ==
        std::vector<std::string>{"hr.signed", R"(hr.signed employee="E \"7\"")", "hr.signed pages=3"});
}

}  // namespace
}  // namespace spoc::domain
