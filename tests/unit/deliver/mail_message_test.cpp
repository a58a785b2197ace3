#include "deliver/mail_message.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"
#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::deliver;

Message message() {
  Message m;
  m.token = "abc123";
  m.at = time::from_unix(1'780'653'600);
  m.desk_name = "Example Works";
  m.desk_address = "help@example.org";
  m.to = {{"ana", "Ana Berg", "ana@example.org"}};
  m.subject = "[#42] VPN drops";
  m.text = "Hello.\n";
  m.thread = "ticket-42";
  return m;
}

/// The header lines, unfolded.
std::vector<std::string> headers(const Message& m) {
  const std::string bytes = mail_message(m);
  std::vector<std::string> lines;
  for (const std::string_view line : split(std::string_view(bytes).substr(0, bytes.find("\n\n")), '\n')) {
    if (line.starts_with(' '))
      lines.back() += line;
    else
      lines.emplace_back(line);
  }
  return lines;
}

std::string header(const Message& m, std::string_view name) {
  std::string value;
  for (const std::string& line : headers(m))
    if (line.starts_with(std::string(name) + ": ")) value += line.substr(name.size() + 2);
  return value;
}

/// RFC 2047 for base64 words, as a reader does it.
std::string decoded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto begin = text.find("=?UTF-8?B?");
    if (begin == std::string_view::npos) return out + std::string(text);
    if (trim(text.substr(0, begin)) != "") out += text.substr(0, begin);
    const auto end = text.find("?=", begin + 10);
    out += from_base64(text.substr(begin + 10, end - begin - 10));
    text.remove_prefix(end + 2);
  }
  return out;
}

/// RFC 2045 §6.7, as a reader does it.
std::string unquoted(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
    } else if (text[i + 1] == '\n') {
      ++i;
    } else {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    }
  }
  return out;
}

TEST_CASE("a message has every header that mail needs") {
  const Message m = message();
  CHECK(header(m, "Date") == "Fri, 05 Jun 2026 10:00:00 +0000");
  CHECK(header(m, "From") == "\"Example Works\" <help@example.org>");
  CHECK(header(m, "To") == "\"Ana Berg\" <ana@example.org>");
  CHECK(header(m, "Subject") == "[#42] VPN drops");
  CHECK(header(m, "Message-ID") == "<abc123@example.org>");
  CHECK(header(m, "References") == "<ticket-42@example.org>");
  CHECK(header(m, "Auto-Submitted") == "auto-generated");
  CHECK(header(m, "MIME-Version") == "1.0");
  CHECK(header(m, "Content-Type") == "text/plain; charset=utf-8");
  CHECK(mail_message(m).ends_with("\n\nHello.\n"));
}

TEST_CASE("equal messages are equal bytes, so that a second try is the same message") {
  CHECK(mail_message(message()) == mail_message(message()));
}

TEST_CASE("nobody writes a header through a subject or a name") {
  for (const std::string hostile :
       {"x\nBcc: victim@example.net", "x\r\nBcc: victim@example.net\r\n\r\nbody", "x\r\n\r\nbody",
        "x\rBcc: v@example.net", "x\x0b\x0c\nBcc: v@example.net", "ü\nBcc: victim@example.net"}) {
    Message m = message();
    m.subject = hostile;
    m.to[0].name = hostile;
    m.desk_name = hostile;
    const std::size_t expected = headers(message()).size();
    CHECK(headers(m).size() == expected);
    for (const std::string& line : headers(m)) CHECK_FALSE(line.starts_with("Bcc"));
    CHECK(mail_message(m).find('\r') == std::string::npos);
  }
}

TEST_CASE("an address that is none is refused instead of written") {
  for (const std::string address :
       {"", "ana", "a b@example.org", "ana@example.org\nBcc: v@example.net", "ana@example.org>, <v@example.net",
        "@example.org", "ana@", "a,b@example.org", "\xff@example.org"}) {
    Message m = message();
    m.to[0].address = address;
    INFO(address);
    CHECK_THROWS_AS(mail_message(m), Error);
  }
}

TEST_CASE("subjects that are not plain become encoded words that read as they were written") {
  for (const std::string subject :
       {"[#7] Öffnungszeiten", "日本語の件名がとても長いときには複数の行に分かれることになるのでこれを確かめる",
        "=?UTF-8?B?eA==?= tricks",
        "two  blanks that a folded line would lose when the whole line is longer than seventy-six characters"}) {
    const std::string header = header_text(subject);
    for (const std::string_view line : split(header, '\n')) CHECK(line.size() <= 76);
    CHECK(decoded(header) == subject);
  }
}

TEST_CASE("a long plain subject is folded at blanks and stays the same text") {
  std::string subject;
  for (int i = 0; i < 40; ++i) subject += (i ? " word" : "word");
  const std::string header = header_text(subject);
  std::string unfolded;
  for (const std::string_view line : split(header, '\n')) {
    CHECK(line.size() <= 76);
    unfolded += line;
  }
  CHECK(unfolded == subject);
}

TEST_CASE("a name with quotes is a quoted string") {
  Message m = message();
  m.to[0].name = "Ana \"the \\ boss\" Berg";
  CHECK(header(m, "To") == "\"Ana \\\"the \\\\ boss\\\" Berg\" <ana@example.org>");
}

TEST_CASE("several recipients stand in one header") {
  Message m = message();
  m.to.push_back({"", "", "ben@example.org"});
  CHECK(header(m, "To") == "\"Ana Berg\" <ana@example.org>, <ben@example.org>");
}

TEST_CASE("any body comes back from quoted-printable as it was, in short lines") {
  const std::vector<std::string> bodies = {"a = b\n",  "trailing blank \ntab\t\n", std::string(500, 'x'), "Grüße 🎉\n",
                                           "cr\r\nlf", "From here\n.\n.hidden\n",  std::string(75, '='),  ""};
  for (const std::string& body : bodies) {
    const std::string quoted = quoted_printable(body);
    CHECK(unquoted(quoted) == body);
    for (const std::string_view line : split(quoted, '\n')) {
      CHECK(line.size() <= 76);
      CHECK_FALSE(line.starts_with("From "));
      CHECK_FALSE(line.starts_with('.'));
      CHECK_FALSE(line.ends_with(' '));
    }
  }
}

TEST_CASE("a desk without an address still writes valid mail") {
  Message m = message();
  m.desk_address.clear();
  CHECK(header(m, "From") == "\"Example Works\" <desk@localhost>");
  CHECK(message_id(m) == "<abc123@localhost>");
}

TEST_CASE("a message answers the latest of those it belongs to, and names no id that is none") {
  Message m = message();
  m.answers = {"<one@example.net>", "<bad\nBcc: x@example.net>", "no brackets@example.net", "<two@example.net>"};
  CHECK(header(m, "In-Reply-To") == "<two@example.net>");
  CHECK(header(m, "References") == "<ticket-42@example.org> <one@example.net> <two@example.net>");
  CHECK(header(m, "Bcc").empty());
}

TEST_CASE("with HTML a message has both parts, the plain one first, and nothing that was written ends one") {
  Message m = message();
  m.text = "plain\n--spoc-abc124--\n";
  m.html = "<p>Gr\u00fc\u00dfe</p>\n";
  const std::string mail = mail_message(m);
  CHECK(header(m, "Content-Type") == "multipart/alternative; boundary=\"spoc-abc123\"");
  const auto plain = mail.find("\n--spoc-abc123\nContent-Type: text/plain; charset=utf-8\n");
  const auto html = mail.find("\n--spoc-abc123\nContent-Type: text/html; charset=utf-8\n");
  CHECK((plain != std::string::npos && html != std::string::npos && plain < html));
  CHECK(mail.ends_with("\n--spoc-abc123--\n"));
}

}  // namespace
