#include "desk/kb.h"

#include "desk/log.h"
#include "desk/verify.h"
#include "works.h"

namespace {

using namespace spoc;
using domain::TicketId;

std::string article(const std::string& head, const std::string& text) {
  return "+++\n" + head + "\n+++\n" + text + "\n";
}

std::vector<policy::File> files_with_articles() {
  std::vector<policy::File> files = test::works_policy();
  files.push_back(
      {"kb/1-router.md",
       article("title = \"Restart the router\"\naudience = \"public\"\nreview = 2026-07-01", "Pull the plug.")});
  files.push_back({"kb/2-caller.md", article("title = \"Known callers\"\nservices = [\"badge\"]", "Call back.")});
  return files;
}

struct Knowing : test::ScratchDesk {
  Knowing() : ScratchDesk(files_with_articles()) {}
  std::vector<desk::KnownArticle> known(const desk::ArticleFilter& filter = {},
                                        const domain::Sight& sight = domain::Sight::everything()) {
    return desk::known_articles(store(), sight, filter, desk().caller.now);
  }
  std::string ids(const desk::ArticleFilter& filter, const domain::Sight& sight = domain::Sight::everything()) {
    std::string all;
    for (const desk::KnownArticle& one : known(filter, sight)) all += one.article.id() + " ";
    return all;
  }
};

domain::Sight of_requester() {
  domain::Sight sight;
  sight.person = "rita@example.net";
  return sight;
}

TEST_CASE("tickets that were answered with an article are counted for it, until they are reopened") {
  Knowing desk;
  const TicketId a = desk.log("vpn", "rita@example.net"), b = desk.log("vpn again", "rita@example.net");
  desk::Desk cleo = desk.desk("cleo", 60);
  desk::resolve(cleo, {a}, {.text = "as in our article", .article = "1", .set = {}});
  desk::resolve(cleo, {b}, {.text = "as in our article", .article = "kb1", .set = {}});
  CHECK(desk.ticket(a).article == "kb1");
  CHECK(desk.known()[0].use.solved == 2);
  CHECK(desk.known()[0].use.solved_at == cleo.caller.now);
  desk::reopen(cleo, {b}, "it does not help");
  CHECK(desk.ticket(b).article.empty());
  CHECK(desk.known()[0].use.solved == 1);
  CHECK(desk.known()[1].unused());
  CHECK(desk::verify(desk.store(), {}).empty());
}

TEST_CASE("an article that is not there for who answers does not exist for them") {
  Knowing desk;
  const TicketId id = desk.log("vpn", "rita@example.net");
  desk::Desk cleo = desk.desk();
  const auto code = [](const std::function<void()>& verb) {
    try {
      verb();
    } catch (const Error& error) {
      return error.code;
    }
    return Code::ok;
  };
  CHECK(code([&] { desk::resolve(cleo, {id}, {.text = "x", .article = "9", .set = {}}); }) == Code::not_found);
  CHECK(code([&] { desk::resolve(cleo, {id}, {.text = "x", .article = "router", .set = {}}); }) == Code::usage);
  CHECK(code([&] { desk::the_article(desk.store(), of_requester(), "2"); }) == Code::not_found);
  CHECK(desk::the_article(desk.store(), of_requester(), "1").title == "Restart the router");
  CHECK(desk.ticket(id).status != domain::Status::resolved);
}

TEST_CASE("a ticket that is answered as it is logged has the article that answered it") {
  Knowing desk;
  const TicketId id = desk.log("vpn", "rita@example.net", {.resolve = "restart it", .article = "1"});
  CHECK(desk.ticket(id).article == "kb1");
  CHECK(desk.ticket(id).status == domain::Status::resolved);
  CHECK_THROWS_AS(desk.log("vpn", "rita@example.net", {.article = "1"}), Error);
}

TEST_CASE("a contact that did not happen is an event of the desk, counted in its time") {
  Knowing desk;
  desk::Desk early = desk.desk("ben", 0), late = desk.desk("ana", 7200);
  desk::helped(early, "1");
  desk::helped(late, "kb1");
  CHECK(desk.events("article.helped") == 2);
  CHECK(desk.known()[0].use.helped == 2);
  CHECK(desk.known()[0].use.helped_at == late.caller.now);
  desk::ArticleFilter filter;
  filter.to = late.caller.now;
  CHECK(desk.known(filter)[0].use.helped == 1);
  filter = {};
  filter.unused = true;
  CHECK(desk.ids(filter) == "kb2 ");
  CHECK(desk::verify(desk.store(), {}).empty());
}

TEST_CASE("a trial counts nothing") {
  Knowing desk;
  desk::Desk trial = desk.desk();
  trial.dry_run = true;
  desk::helped(trial, "1");
  CHECK(desk.events("article.helped") == 0);
}

TEST_CASE("articles are listed by service, audience, and what must be looked through") {
  Knowing desk;
  CHECK(desk.ids({}) == "kb1 kb2 ");
  CHECK(desk.ids({.services = {"badge"}}) == "kb2 ");
  CHECK(desk.ids({.audience = policy::Audience::everybody}) == "kb1 ");
  CHECK(desk.ids({.due = true}) == "kb2 ");
}

TEST_CASE("a requester sees public articles and no numbers") {
  Knowing desk;
  desk::Desk ben = desk.desk("ben");
  desk::helped(ben, "1");
  const auto known = desk.known({}, of_requester());
  REQUIRE(known.size() == 1);
  CHECK(!known[0].counted);
  CHECK(known[0].use.helped == 0);
  CHECK(desk.ids({.unused = true}, of_requester()).empty());
}

TEST_CASE("what may answer a ticket is suggested while it is open") {
  Knowing desk;
  const TicketId id = desk.log("restart of the router", "rita@example.net");
  const auto suggested = desk::suggested_articles(desk.store(), domain::Sight::everything(), desk.ticket(id));
  REQUIRE(suggested.size() == 1);
  CHECK(suggested[0].article.id() == "kb1");
  CHECK(decide::why(suggested[0].suggestion) == "common words restart, router");
  desk::Desk cleo = desk.desk();
  desk::resolve(cleo, {id}, {.text = "done", .article = {}, .set = {}});
  CHECK(desk::suggested_articles(desk.store(), domain::Sight::everything(), desk.ticket(id)).empty());
}

TEST_CASE("a check of the knowledge knows what was never of use while others were, and what is gone") {
  Knowing desk;
  const auto codes = [&](const std::vector<policy::File>& files) {
    std::string all;
    for (const Diagnostic& one : desk::check_knowledge(desk.store(), files, desk.desk().caller.now))
      all += one.file + " " + one.code + "\n";
    return all;
  };
  CHECK(codes(files_with_articles()) == "kb/2-caller.md no-review\n");
  desk::Desk ben = desk.desk("ben");
  desk::helped(ben, "1");
  CHECK(codes(files_with_articles()) == "kb/2-caller.md no-review\nkb/2-caller.md unused-article\n");
  auto files = files_with_articles();
  std::erase_if(files, [](const policy::File& file) { return file.path == "kb/1-router.md"; });
  CHECK(codes(files) == "kb gone-article\nkb/2-caller.md no-review\nkb/2-caller.md unused-article\n");
}

TEST_CASE("a new article has the next number, a name of its title, and a head that is right") {
  Knowing desk;
  CHECK(desk::next_article_path(desk.store(), {}, "Größe \"A4\" fehlt!") == "kb/3-grosse-a4-fehlt.md");
  CHECK(desk::next_article_path(desk.store(), {{"kb/41-x.md", ""}}, "日本") == "kb/42-article.md");
  domain::Ticket ticket;
  ticket.service = "badge";
  ticket.description = "It opens nothing.";
  const std::string text = desk::drafted_article("A \"quoted\"\ntitle", &ticket, "Hold it flat.", "",
                                                 policy::Audience::everybody, *time::parse_date("2026-12-01"));
  auto files = files_with_articles();
  files.push_back({"kb/3-x.md", text});
  CHECK(desk::check_knowledge(desk.store(), files, desk.desk().caller.now).size() == 1);  // kb2 has no review
  CHECK(policy::body_of(text) == "# What happens\n\nIt opens nothing.\n\n# What helps\n\nHold it flat.\n");
}

}  // namespace
