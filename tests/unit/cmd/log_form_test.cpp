#include "cmd/present/log_form.h"

#include "base/error.h"
#include "policy/load.h"
#include "support/test.h"

namespace spoc::cmd {
namespace {

policy::Policy laptop_policy() {
  policy::Policy made;
  policy::Service laptop;
  laptop.name = "laptop";
  laptop.title = "Laptop";
  policy::FieldType model;
  model.kind = policy::FieldType::Kind::enumeration;
  model.choices = {"standard", "developer"};
  laptop.fields = {{"model", model}};
  made.services = {laptop};
  return made;
}

/// What an editor leaves: without the comments.
std::string edited(const std::string& form) {
  std::string text;
  std::size_t at = 0;
  while (at < form.size()) {
    const std::size_t end = std::min(form.find('\n', at), form.size());
    if (form[at] != '#') text += form.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return text;
}

TEST_CASE("a form that nobody changed says what the draft said") {
  intake::Draft draft;
  draft.subject = "Screen: dark";
  draft.requester = "ana";
  draft.service = "laptop";
  draft.description = "since noon\n\nand before";
  draft.set = {{"model", json::Value("developer")}};
  const std::string form = log_form(draft, laptop_policy());
  CHECK(form.find("#   laptop: Laptop") != std::string::npos);
  CHECK(form.find("# enum(standard, developer)\nField model: developer\n") != std::string::npos);
  intake::Draft read;
  read_log_form(edited(form), read);
  CHECK(read.subject == draft.subject);
  CHECK(read.requester == draft.requester);
  CHECK(read.service == draft.service);
  CHECK(read.description == draft.description);
  REQUIRE(read.set.size() == 1);
  CHECK(*read.set[0].second.string() == "developer");
}

TEST_CASE("a text that is no form is the description") {
  intake::Draft draft;
  draft.subject = "kept";
  read_log_form("Dear desk: the printer\njams", draft);
  CHECK(draft.description == "Dear desk: the printer\njams");
  CHECK(draft.subject == "kept");
}

TEST_CASE("a line that the form does not have is refused") {
  intake::Draft draft;
  CHECK_THROWS_AS(read_log_form("Subject: x\nColour: red\n\ntext", draft), Error);
  CHECK_THROWS_AS(read_log_form("Subject: x\nno pair at all\n\ntext", draft), Error);
}

TEST_CASE("what is emptied in a form is not said any more") {
  intake::Draft draft;
  draft.set = {{"fields.model", json::Value("developer")}};
  read_log_form("subject: x\nfield model:\n", draft);
  CHECK(draft.subject == "x");
  CHECK(draft.set.empty());
  CHECK(draft.description.empty());
}

}  // namespace
}  // namespace spoc::cmd
