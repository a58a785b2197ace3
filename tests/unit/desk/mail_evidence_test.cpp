#include "desk/mail_evidence.h"

#include "base/error.h"
#include "support/test.h"

namespace {

using namespace spoc;
using desk::shown_by;
using intake::MailFile;

const std::vector<MailFile> kFiles = {{"logo.png", "image/png", "png", true},
                                      {"../../Scan 1.PDF", "application/pdf", "one", false},
                                      {"visa.pdf", "application/pdf", "two", false},
                                      {"signature.asc", "application/pgp-signature", "sig", false}};

std::string refusal(std::string_view said, const std::vector<MailFile>& files) {
  try {
    shown_by("passport", said, files);
  } catch (const Error& error) {
    REQUIRE(error.code == Code::data);
    return error.message;
  }
  return {};
}

TEST_CASE("the file that a line names is what shows the item, under either of its names") {
  for (const char* said : {"scan 1.pdf", "../../Scan 1.PDF"}) {
    const desk::ShownBy shown = shown_by("passport", said, kFiles);
    CHECK((shown.files == std::vector<std::size_t>{1} && shown.text.empty()));
  }
  CHECK(shown_by("visa", "visa.pdf", kFiles).files == std::vector<std::size_t>{2});
}

TEST_CASE("the only file that is attached needs no name; what else is said are words about it") {
  const std::vector<MailFile> one = {kFiles[0], kFiles[2], kFiles[3]};
  for (const char* said : {"", "FILE"}) {
    const desk::ShownBy shown = shown_by("visa", said, one);
    CHECK((shown.files == std::vector<std::size_t>{1} && shown.text.empty()));
  }
  const desk::ShownBy shown = shown_by("visa", "the new one", one);
  CHECK((shown.files == std::vector<std::size_t>{1} && shown.text == "the new one"));
}

TEST_CASE("of several the line says which; pictures of a page, signatures and nothing at all show nothing") {
  CHECK(refusal("", kFiles) ==
        "item passport asks for a file, and several are attached: #tick passport = one of Scan 1.PDF, visa.pdf");
  CHECK(refusal("another.pdf", kFiles).find("several are attached") != std::string::npos);
  const std::string none = "item passport asks for a file, and none is attached to the mail";
  CHECK(refusal("", {}) == none);
  CHECK(refusal("", {kFiles[0], kFiles[3], {"empty.pdf", "application/pdf", "", false}}) == none);
  CHECK(refusal("logo.png", {kFiles[0]}) == none);
}

}  // namespace
