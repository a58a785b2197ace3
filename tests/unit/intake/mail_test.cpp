#include "intake/mail.h"

#include <map>

#include "base/file.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "intake/mail_bounds.h"
#include "intake/mail_verdict.h"
#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::intake;
using Tree = std::vector<std::pair<int, std::string>>;

Tree tree_of(const Mail& mail) {
  Tree tree;
  for (const MailPart& part : mail.parts) tree.emplace_back(part.depth, part.type);
  return tree;
}

std::string text_member(const json::Value& value, std::string_view name) {
  const json::Value* member = value.find(name);
  return member && member->string() ? std::string(trim(*member->string())) : std::string();
}

/// As the origin states it: a type that is none is text (RFC 2045 §5.2), in a digest a mail (RFC 2046 §5.1.5).
void add_tree(const json::Value& node, int depth, bool in_digest, Tree& tree) {
  std::string type = lower(text_member(node, "content_type"));
  type = trim(type.substr(0, type.find(';')));
  if (type.find('/') == std::string::npos) type = in_digest && type.empty() ? "message/rfc822" : "text/plain";
  tree.emplace_back(depth, type);
  if (const json::Value* parts = node.find("parts"); parts && parts->array())
    for (const json::Value& part : *parts->array()) add_tree(part, depth + 1, type == "multipart/digest", tree);
}

std::string to_text(const Tree& tree) {
  std::string text;
  for (const auto& [depth, type] : tree) text += format("{}{} ", depth, type);
  return text;
}

/// One mail of the index: what differs from what its origin states.
std::map<std::string, std::string> differences(const std::string& name, const json::Value& stated, const Mail& mail,
                                               const MailVerdict& verdict) {
  std::map<std::string, std::string> found;
  const auto same = [&](std::string_view what, const std::string& wanted, const std::string& read) {
    if (wanted != read) found[format("{}: {}", name, what)] = format("\"{}\" instead of \"{}\"", read, wanted);
  };
  if (stated.find("subject")) same("subject", text_member(stated, "subject"), mail.subject);
  if (stated.find("from_email")) same("sender", text_member(stated, "from_email"), mail.from.address);
  if (stated.find("from_display_name")) same("name", text_member(stated, "from_display_name"), mail.from.name);
  if (const json::Value* structure = stated.find("structure")) {
    Tree tree;
    add_tree(*structure, 0, false, tree);
    same("tree", to_text(tree), to_text(tree_of(mail)));
  }
  if (stated.find("kind")) same("automatic", "true", verdict.automatic() ? "true" : "false");
  return found;
}

void check_text(const std::string& text) {
  CHECK((is_utf8(text) && text.find('\0') == std::string::npos));
}

TEST_CASE("every mail of the collection is read as its origin states") {
  const auto index = test::data_file("mail/index.jsonl");
  if (!index) return;
  int stated_count = 0;
  const std::string lines = read_file(*index);
  for (const std::string_view line : split(lines, '\n')) {
    if (line.empty()) continue;
    const json::Value row = json::parse(line);
    const std::string name = text_member(row, "file");
    INFO(name);
    const std::string bytes = read_file(*test::data_file("mail/" + name));
    const Mail mail = read_mail(bytes);
    for (const std::string* text :
         {&mail.subject, &mail.from.name, &mail.from.address, &mail.text, &mail.quotation, &mail.whole})
      check_text(*text);
    CHECK(mail.problems.empty());
    CHECK(identity_of(mail, bytes) == identity_of(read_mail(bytes), bytes));
    const json::Value* stated = row.find("origin_states");
    if (!stated || !stated->object()) continue;
    ++stated_count;
    for (const auto& [what, difference] : differences(name, *stated, mail, verdict_of(mail, {}))) {
      INFO(what << ": " << difference);
      CHECK(difference.empty());
    }
  }
  CHECK(stated_count == 66);
}

TEST_CASE("what headers say of automatic answers is what the collection states") {
  const auto facts = test::data_file("mail/auto-reply.jsonl");
  if (!facts) return;
  int count = 0;
  const std::string lines = read_file(*facts);
  for (const std::string_view line : split(lines, '\n')) {
    if (line.empty()) continue;
    const json::Value fact = json::parse(line);
    std::string bytes;
    for (const auto& [name, value] : *fact.find("headers")->object())
      bytes += format("{}: {}\n", name, *value.string());
    const Mail mail = read_mail(bytes + "\nSome text.\n");
    const MailVerdict verdict = verdict_of(mail, {});
    INFO(text_member(fact, "id") << ": " << verdict.reason);
    const bool expected = *fact.find("expected")->boolean();
    if (text_member(fact, "question").starts_with("out of office"))
      CHECK((verdict.kind == MailKind::reply) == expected);
    else
      CHECK((verdict.kind == MailKind::person) == expected);
    ++count;
  }
  CHECK(count == 7);
}

constexpr std::string_view kPlain =
    "From: Ana <ana@example.org>\nTo: help@example.org\nSubject: VPN\nMessage-ID: <1@example.org>\n"
    "Date: Fri, 5 Jun 2026 10:00:00 +0200\n\nIt drops.\n";

TEST_CASE("a mail is the same whichever alias it came through, and another one under the same id is not") {
  const std::string by_help = "Delivered-To: help@example.org\n" + std::string(kPlain);
  const std::string by_hr = "Delivered-To: hr@example.org\nReceived: from elsewhere\n" + std::string(kPlain);
  const auto identity = [](const std::string& bytes) { return identity_of(read_mail(bytes), bytes); };
  CHECK(identity(by_help) == identity(by_hr));
  std::string other(kPlain);
  other.replace(other.find("ana@example.org"), 15, "eve@example.org");
  CHECK(identity(other) != identity(by_help));
  CHECK(identity(by_help + "And at night, too.\n") != identity(by_help));
  std::string crlf;
  for (const char c : by_hr) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(identity(crlf + "\r\n") == identity(by_help));
  std::string without(kPlain);
  without.erase(without.find("Message-ID"), without.find("Date") - without.find("Message-ID"));
  CHECK(identity(without) == identity("Received: by mx\n" + without));
  CHECK(identity(without) != identity(without + "Again.\n"));
}

TEST_CASE("a mail says who wrote what to whom, and what it answers") {
  const Mail mail = read_mail(
      "From: =?utf-8?q?J=C3=BCrgen?= <j@example.org>\nTo: Help <help@example.org>, b@example.org\nCc: c@example.org\n"
      "Reply-To: other@example.org\nSubject: =?iso-8859-1?q?B=FCro?=\n 4\nMessage-ID: <2@example.org>\n"
      "In-Reply-To: <1@example.org>\nReferences: <0@example.org>\n <1@example.org>\nDate: Fri, 5 Jun 2026 10:00:00 "
      "+0200\n"
      "Content-Type: text/plain; charset=iso-8859-15\n\nF\xFCnf \xA4\r\n");
  CHECK(mail.from == MailAddress{"Jürgen", "j@example.org"});
  CHECK((mail.to.size() == 2 && mail.to[1].address == "b@example.org" && mail.cc.size() == 1 &&
         mail.reply_to.size() == 1));
  CHECK(mail.subject == "Büro 4");
  CHECK(mail.message_id == "2@example.org");
  CHECK(mail.in_reply_to == std::vector<std::string>{"1@example.org"});
  CHECK(mail.references == std::vector<std::string>{"0@example.org", "1@example.org"});
  CHECK(mail.date == time::Instant{1'780'646'400'000'000});
  CHECK(mail.text == "Fünf €\n");
}

TEST_CASE("of alternatives the plain text is read, of a page without one its text, and files are kept as bytes") {
  const Mail mail = read_mail(
      "From: a@example.org\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/alternative; "
      "boundary=y\n\n"
      "--y\nContent-Type: text/plain\n\nplain\n--y\nContent-Type: text/html\n\n<p>page</p>\n--y--\n"
      "--x\nContent-Type: application/octet-stream; name=\"../../etc/passwd\"\nContent-Transfer-Encoding: "
      "base64\n\nAAEC\n--x--\n");
  CHECK(mail.text == "plain\n");
  REQUIRE(mail.files.size() == 1);
  CHECK(mail.files[0].bytes == std::string("\0\1\2", 3));
  const Mail page = read_mail(
      "From: a@example.org\nContent-Type: text/html; charset=utf-8\n\n<p>One</p><script>two()</script><p>Three &amp; "
      "four</p>");
  CHECK(page.text == "One\n\nThree & four\n");
}

TEST_CASE("a picture that a page is made of is told from one that somebody attached") {
  const auto part = [](std::string_view type, std::string_view how) {
    return format("--p\nContent-Type: {}\nContent-Disposition: {}\n\nx\n", type, how);
  };
  const std::string page = format(
      "Content-Type: multipart/related; boundary=p\n\n--p\nContent-Type: text/html\n\n<img src=cid:a>\n{}{}--p--\n",
      part("image/png", "inline; filename=logo.png"), part("application/pdf", "attachment; filename=scan.pdf"));
  const Mail mail =
      read_mail(format("From: a@x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
                       "boundary=q\n\n--q\n{}--q\nContent-Type: image/jpeg\n"
                       "Content-Disposition: inline; filename=photo.jpg\n\nx\n--q--\n",
                       page));
  REQUIRE(mail.files.size() == 3);
  CHECK((mail.files[0].name == "logo.png" && mail.files[0].of_page));
  CHECK((mail.files[1].name == "scan.pdf" && !mail.files[1].of_page));
  CHECK((mail.files[2].name == "photo.jpg" && !mail.files[2].of_page));
}

TEST_CASE("U+0000 becomes U+FFFD, and bytes that fit no character set are read as well as can be") {
  constexpr std::string_view kWords("From: a@example.org\nContent-Type: text/plain; charset=us-ascii\n\na\0b \xE4\n", 70);
  static_assert(kWords.ends_with("b \xE4\n"));
  const Mail mail = read_mail(std::string(kWords));
  CHECK(mail.whole.find('\0') == std::string::npos);
  CHECK(mail.whole.find("\xEF\xBF\xBD") != std::string::npos);
  CHECK(read_mail("From: a@example.org\nContent-Type: text/plain; charset=../../tmp/x\n\n\xC3\xA4\n").text == "ä\n");
}

TEST_CASE("a mail of nothing, of one byte, without headers and without an end is read") {
  for (const std::string& bytes :
       {std::string(), std::string("\n"), std::string("x"), std::string("\0\0\0", 3), std::string("From"),
        std::string("From: "), std::string("Content-Type: multipart/mixed; boundary=\"\"\n\n--\n--\n"),
        std::string(2000, ':'), std::string(2000, '\n')})
    CHECK_NOTHROW(read_mail(bytes));
}

std::string nested(int levels) {
  std::string bytes = "From: a@example.org\nSubject: deep\n";
  for (int i = 0; i < levels; ++i) bytes += format("Content-Type: multipart/mixed; boundary=b{0}\n\n--b{0}\n", i);
  return bytes + "\ntext\n";
}

TEST_CASE("what would cost too much is not taken apart: its headers and its beginning are read, and it says so") {
  std::string parts = "From: a@example.org\nSubject: many\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 100'000; ++i) parts += "--b\n\nx\n";
  std::string to = "From: a@example.org\nSubject: addresses\nTo: ";
  for (int i = 0; i < 200'000; ++i) to += "a@b,\n ";
  std::string headers = "From: a@example.org\nSubject: headers\n";
  for (int i = 0; i < 100'000; ++i) headers += "X: y\n";
  for (const std::string& bytes : {nested(10'000), parts, to + "\n\ntext\n", headers + "\ntext\n"}) {
    const Mail mail = read_mail(bytes);
    INFO(mail.subject);
    CHECK(mail.from.address == "a@example.org");
    CHECK_FALSE(mail.problems.empty());
    CHECK(mail.parts.empty());
    CHECK(mail.whole.size() <= kLongestText + 100);
  }
  CHECK(read_mail(nested(50)).problems.empty());
}

TEST_CASE(
    "two boundaries that follow one another at once have a part between them, other lines that are alike do not") {
  const std::string head = "From: a@example.org\nContent-Type: multipart/mixed; boundary=\"=x\"\n\n";
  CHECK(with_empty_parts(head + "--=x\n--=x\n\ntext\n--=x--\n") == head + "--=x\n\n--=x\n\ntext\n--=x--\n");
  CHECK(with_empty_parts(head + "--=x\r\n--=x--\r\n") == head + "--=x\r\n\n--=x--\r\n");
  CHECK_FALSE(with_empty_parts(head + "--=x\n\n----------\n----------\n-- \n-- \n--=xy\n--=xy\n--=x--\n"));
  CHECK_FALSE(with_empty_parts("Subject: --\n\n--\n--\n"));
  const Mail mail = read_mail(head + "--=x\n--=x\n\ntext\n--=x--\n");
  CHECK((mail.parts.size() == 3 && mail.whole == "text"));
}

TEST_CASE("a page of nothing but beginnings of tags is read in the time its length takes") {
  // Each might look for its end anew: a minute for each of these.
  const std::string head = "From: a@example.org\nContent-Type: text/html\n\n";
  for (const std::string_view part : {"<", "< ", "<3", "<<a"}) {
    std::string page = head;
    while (page.size() < (3u << 20)) page += part;
    CHECK(read_mail(page + ">end").whole.find(part == "<<a" ? "end" : "more bytes") != std::string::npos);
  }
}

TEST_CASE("a text without end is cut, and says so") {
  const Mail mail = read_mail("From: a@example.org\n\n" + std::string(kLongestText * 2, 'x'));
  CHECK(mail.whole.size() < kLongestText + 100);
  CHECK(mail.whole.find("more bytes are in the mail itself") != std::string::npos);
}

TEST_CASE("the line that mail systems put on top is no header") {
  const Mail mail = read_mail("From ana@example.org Fri Jun  5 10:00:00 2026\n" + std::string(kPlain));
  CHECK(mail.subject == "VPN");
  CHECK(mail.from.address == "ana@example.org");
}

}  // namespace
