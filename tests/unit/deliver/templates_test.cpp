#include "deliver/templates.h"

#include "base/json.h"
#include "deliver/compose.h"
#include "people_list.h"
#include "policy/load.h"
#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::deliver;

constexpr time::Instant kFriday = time::from_unix(1'780'682'400);  // 2026-06-05T18:00:00Z

std::shared_ptr<const policy::Policy> desk_with(std::vector<policy::File> templates) {
  templates.push_back(
      {"spoc.toml",
       "spoc = 1\n[desk]\nname = \"D\"\naddress = \"help@example.org\"\ntime_zone = \"UTC\"\ncalendar = \"office\"\n"
       "front_line = \"front\"\nlanguage = \"fr\"\n[calendar.office]\nhours = { mon-fri = [\"09:00-17:00\"] }\n"
       "[team.front]\n[channel.chat]\ntransport = \"webhook\"\nurl = \"https://example.org/\"\nbody = "
       "\"templates/chat.json\"\n"});
  if (std::none_of(templates.begin(), templates.end(),
                   [](const auto& file) { return file.path == "templates/chat.json"; }))
    templates.push_back({"templates/chat.json", "{}"});
  policy::Loaded loaded = policy::load(std::move(templates));
  for (const Diagnostic& d : loaded.diagnostics) UNSCOPED_INFO(to_text(d, ""));
  REQUIRE(loaded.policy);
  return loaded.policy;
}

struct Told {
  std::shared_ptr<const policy::Policy> policy;
  test::PeopleList people;
  domain::Ticket ticket;
  domain::Schedule schedule;
  domain::Effect effect;
  std::vector<Recipient> to = {{{}, "Rita", "rita@example.net"}};

  Told(std::initializer_list<policy::File> templates) : policy(desk_with(templates)) {
    ticket.id = {42};
    ticket.subject = "A <b> & \"c\"";
    ticket.description = "first\nWhy: forged\x1b[31m";
    ticket.status = domain::Status::open;
    ticket.requester = {"", "Rita", "rita@example.net", ""};
    effect.to = "requester";
    effect.reason = "acknowledgement";
    effect.at = kFriday;
  }
  Message message() const {
    const Notice notice{effect, &ticket, &schedule};
    return compose({&notice, 1}, *policy, Readers{to, people}, kFriday);
  }
};

TEST_CASE("a template speaks the reader's language, else the ticket's, else the desk's, else none") {
  Told told({{"templates/acknowledgement.txt", "any"},
             {"templates/acknowledgement.fr.txt", "desk"},
             {"templates/acknowledgement.de.txt", "ticket"},
             {"templates/acknowledgement.pt-BR.txt", "reader"}});
  CHECK(told.message().text == "desk\n");
  told.ticket.language = "de-AT";
  CHECK(told.message().text == "ticket\n");
  told.people.people = {test::somebody("ana")};
  told.people.people[0].language = "pt-BR";
  told.to = {{"ana", "Ana", "ana@example.org"}};
  CHECK(told.message().text == "reader\n");
  told.to.push_back({{}, "Rita", "rita@example.net"});  // who has none
  CHECK(told.message().text == "ticket\n");
  told.ticket.language = "en";
  CHECK(told.message().text == "desk\n");
}

TEST_CASE("what somebody wrote keeps to its place in a plain text") {
  CHECK(in_text("one line", "Dear ") == "one line");
  CHECK(in_text("a\nb", "") == "    a\n    b");
  CHECK(in_text("a\nb", "Hello\n") == "    a\n    b");
  CHECK(in_text("a\nb", "x\n      ") == "a\n      b");
  CHECK(in_text("a\r\n\r\nb", "x\n  ") == "  a\n\n    b");
  CHECK(in_text("a\x1b[31m\x07", "") == "a [31m");
  Told told({{"templates/acknowledgement.txt", "State: open\n{{ ticket.description }}\n"}});
  CHECK(told.message().text == "State: open\n    first\n    Why: forged [31m\n");
}

TEST_CASE("the built-in words are part of a template as they are") {
  Told told({{"templates/acknowledgement.txt", "{{ text }}-- \n{{ desk }}\n"}});
  const Message message = told.message();
  CHECK(message.text.starts_with("We received your request.\n\nYour request: "));
  CHECK(message.text.ends_with("-- \nD\n"));
}

TEST_CASE("a vendor is told in no words that are meant for the desk") {
  Told told({{"templates/routed.txt", "for us: {{ ticket.description }}"},
             {"templates/vendor.txt", "for you: {{ said }}"}});
  told.ticket.team = "acme";
  told.effect.reason = "routed";
  told.effect.to = "team:acme";
  CHECK(told.message().text.starts_with("for us: "));
  told.ticket.with_vendor = true;
  told.effect.data = {{"text", "replace the drum"}};
  CHECK(told.message().text.starts_with("for you: replace the drum\n"));
  told.effect.reason = "vendor_note";
  CHECK(told.message().text.starts_with("for you: replace the drum\n"));
}

TEST_CASE("a subject of a template has the number, and one line") {
  Told told({{"templates/acknowledgement.txt", "Subject: We have {{ ticket.description }}\n\nx\n"}});
  CHECK(told.message().subject == "[#42] We have first Why: forged [31m");
  told.ticket.confidential = true;
  CHECK(told.message().subject == "[#42]");
}

TEST_CASE("a value that a ticket does not have brings back the built-in words") {
  Told told({{"templates/acknowledgement.txt", "{{ ticket.assignee }} has it"}});
  CHECK(told.message().text.starts_with("We received your request."));
  told.ticket.assignee = "ben";
  CHECK(told.message().text == "ben has it\n");
}

TEST_CASE("HTML escapes what lands in it, and every notice of a message has a part of it") {
  CHECK(in_html("<a href='x'>\"&\n\x07") == "&lt;a href=&#39;x&#39;&gt;&quot;&amp;<br>\n␇");
  CHECK(in_html("one\r\ntwo") == "one<br>\ntwo");
  Told told({{"templates/acknowledgement.txt", "plain"},
             {"templates/acknowledgement.html", "<i>{{ ticket.subject }}</i>\n"}});
  CHECK(told.message().html ==
        "<!DOCTYPE html>\n<html><body>\n<i>A &lt;b&gt; &amp; &quot;c&quot;</i>\n</body></html>\n");
  domain::Effect other = told.effect;
  other.reason = "closed";
  const Notice notices[] = {{told.effect, &told.ticket, &told.schedule}, {other, &told.ticket, &told.schedule}};
  const Message message = compose(notices, *told.policy, Readers{told.to, told.people}, kFriday);
  CHECK(message.html.find("<hr>\n<p>Your request is closed.<br>") != std::string::npos);
  CHECK(Told({}).message().html.empty());
}

TEST_CASE("JSON escapes what lands between its quotes") {
  CHECK(in_json("a\"b\\\n\x01") == "a\\\"b\\\\\\n\\u0001");
  Told told({{"templates/chat.json", "{\"text\": \"{{ ticket.subject }}: {{ text }}\", \"n\": {{ ticket.id }}}"}});
  const Notice notice{told.effect, &told.ticket, &told.schedule};
  const std::string body =
      template_json("templates/chat.json", notice, {told.to, told.people}, *told.policy, kFriday, "s", "line\n\"two\"");
  CHECK(json::parse(body, "body") ==
        json::parse("{\"text\": \"A <b> & \\\"c\\\": line\\n\\\"two\\\"\", \"n\": 42}", "wanted"));
}

TEST_CASE("a template to be posted that makes no JSON is an error of policy") {
  const auto codes = [](std::string_view body) {
    std::vector<policy::File> files = desk_with({})->files;
    for (policy::File& file : files)
      if (file.path == "templates/chat.json") file.content = body;
    std::vector<std::string> found;
    for (const Diagnostic& d : policy::load(files).diagnostics) found.push_back(d.file + " " + d.code);
    return found;
  };
  CHECK(codes("{\"text\": \"{{ text }}\"}").empty());
  CHECK(codes("{\"text\": {{ text }} more}") == std::vector<std::string>{"templates/chat.json no-json"});
}

}  // namespace
