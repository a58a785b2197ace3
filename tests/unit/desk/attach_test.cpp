#include "desk/attach.h"

#include "support/test.h"

using spoc::desk::attachment_name;

TEST_CASE("a file's name says what it was called and can do no harm") {
  CHECK(attachment_name("trace.txt") == "trace.txt");
  CHECK(attachment_name("Übersicht 2026.pdf") == "Übersicht 2026.pdf");
  CHECK(attachment_name("../../etc/passwd") == "passwd");
  CHECK(attachment_name("C:\\Users\\ana\\log.txt") == "log.txt");
  CHECK(attachment_name(".bashrc") == "bashrc");
  CHECK(attachment_name("..") == "file");
  CHECK(attachment_name("") == "file");
  CHECK(attachment_name("a/") == "file");
  for (const char* name : {"evil\x1b[2J.txt", "a\nb.txt",
                           "gpj.\xe2\x80\xae"
                           "exe",
                           "bad\xff.txt"}) {
    const std::string safe = attachment_name(name);
    CAPTURE(safe);
    for (const char c : safe) CHECK((static_cast<unsigned char>(c) >= 0x20 && c != 0x7f));
    CHECK(safe.find("\xe2\x80\xae") == std::string::npos);
  }
  CHECK(attachment_name(std::string(5000, 'x')).size() < 200);
}
