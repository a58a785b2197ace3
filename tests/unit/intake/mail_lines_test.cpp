#include "intake/mail_lines.h"

#include "intake/html_text.h"
#include "intake/mailbox.h"
#include "intake/quotation.h"
#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::intake;

TEST_CASE("a line that begins with a known word is an order, any other one is text") {
  const auto orders = orders_in(
      "Hello,\n#approve\n #42 reject  too dear \n#set badge_no = B-311\n#rate 5 quick\n#hashtag\n# approve\n#done\n");
  REQUIRE(orders.size() == 6);
  CHECK(orders[0].verb == MailVerb::approve);
  CHECK(
      (orders[1].verb == MailVerb::reject && orders[1].ticket == domain::TicketId{42} && orders[1].text == "too dear"));
  CHECK((orders[2].verb == MailVerb::set && orders[2].field == "badge_no" && orders[2].text == "B-311"));
  CHECK((orders[3].verb == MailVerb::rate && orders[3].score == 5 && orders[3].text == "quick"));
  CHECK(orders[4].verb == MailVerb::approve);
  CHECK(orders[5].verb == MailVerb::done);
}

TEST_CASE("what is quoted or stands in a signature orders nothing") {
  CHECK(orders_in("Thanks\n> #approve\n").empty());
  CHECK(orders_in("Thanks\n-- \n#approve\n").empty());
  CHECK(orders_in("On Monday:\n> what?\n#approve\n").empty());
}

TEST_CASE("a line that was not filled in, or says more than it may, is refused with the reason") {
  for (const char* line : {"#reject", "#reject WHY", "#approve if it is cheaper", "#set badge_no",
                           "#set badge_no = VALUE", "#rate 6", "#rate", "#close please"}) {
    const auto orders = orders_in(line);
    INFO(line);
    REQUIRE(orders.size() == 1);
    CHECK_FALSE(orders[0].problem.empty());
  }
}

TEST_CASE("items are ticked several at a time, or one with what shows it; a placeholder shows nothing") {
  const auto orders =
      orders_in("#tick key, badge\n#7 tick room = B-311 = second floor\n#not-applicable permit = EU citizen\n");
  REQUIRE(orders.size() == 3);
  CHECK((orders[0].verb == MailVerb::tick && orders[0].items == std::vector<std::string>{"key", "badge"} &&
         orders[0].text.empty()));
  CHECK((orders[1].items == std::vector<std::string>{"room"} && orders[1].text == "B-311 = second floor" &&
         orders[1].ticket.number == 7));
  CHECK((orders[2].verb == MailVerb::dismiss && orders[2].text == "EU citizen"));
  for (const char* line : {"#tick", "#tick = x", "#tick key = EVIDENCE", "#tick key =", "#not-applicable key",
                           "#not-applicable key = WHY"}) {
    INFO(line);
    CHECK_FALSE(orders_in(line).at(0).problem.empty());
  }
}

TEST_CASE("who approves and rejects does neither") {
  const auto orders = orders_in("#approve\n#reject no\n");
  REQUIRE(orders.size() == 2);
  CHECK((!orders[0].problem.empty() && !orders[1].problem.empty()));
  const auto others = orders_in("#1 approve\n#2 reject no\n");
  CHECK((others[0].problem.empty() && others[1].problem.empty()));
}

std::string above(std::string_view whole) {
  return split_quotation(whole).text;
}

TEST_CASE("the quotation begins with its announcement, in the languages that are known") {
  for (const char* announcement :
       {"On Fri, 5 Jun 2026 at 10:00, Desk <help@example.org> wrote:\n> We ask you\n",
        "Am 05.06.2026 um 10:00 schrieb Desk:\n> We ask you\n",
        "Le 5 juin 2026 à 10:00, Desk <help@example.org> a écrit :\n> We ask you\n",
        "Op 5 juni 2026 schreef Desk:\n> We ask you\n",
        "On Fri, 5 Jun 2026 at 10:00, The Desk\n<help@example.org> wrote:\n> We ask you\n",
        "-----Original Message-----\nFrom: Desk\n\nWe ask you\n", "-----Ursprüngliche Nachricht-----\nVon: Desk\n",
        "From: Desk <help@example.org>\nSent: Friday\nTo: Ana\nSubject: [#4] it\n\nWe ask you\n",
        "________________________________\nVon: Desk\nGesendet: Freitag\nAn: Ana\nBetreff: [#4] it\n\nWe ask you\n",
        "> We ask you\n> this\n", "On Fri, 5 Jun 2026 at 10:00, help@example.org wrote:\n\nWe ask you, unmarked\n"}) {
    INFO(announcement);
    CHECK(above(std::string("My answer.\n\n") + announcement) == "My answer.\n");
  }
}

TEST_CASE("answers between quoted lines are the text, and words that only look like an announcement are") {
  const std::string between = "> one?\nYes.\n> two?\nNo.\n";
  CHECK(above(between) == between);
  CHECK(above("On 3 May she wrote:\nthis text here\n") == "On 3 May she wrote:\nthis text here\n");
  CHECK(above("From: me\nwith love\n") == "From: me\nwith love\n");
  CHECK(above("> quoted\n\nbelow it\n") == "> quoted\n\nbelow it\n");
}

TEST_CASE("below the desk's own mark nothing is an answer, whatever the program did to the quotation") {
  const std::string mark(kAnswerAbove);
  CHECK(above("Yes\nDesk asked:\n" + mark + "\n    #approve\n") == "Yes\nDesk asked:\n");
  CHECK(above("Yes\n| " + mark + "\n#approve\n") == "Yes\n");
}

TEST_CASE("a page becomes lines, items, quotations and links, and its scripts nothing") {
  CHECK(html_to_text("<html><head><title>t</title><style>p{}</style></head><body><div>a<br>b</div><ul><li>one<li>two</"
                     "ul></body></html>") == "a\nb\n- one\n- two\n");
  CHECK(html_to_text("x<blockquote>q<br>r</blockquote>y") == "x\n> q\n> r\ny\n");
  CHECK(html_to_text("<a href=\"https://example.org/x\">here</a>, <a href='https://e.org'>https://e.org</a>") ==
        "here <https://example.org/x>, https://e.org\n");
  CHECK(html_to_text("1 < 2 &lt;b&gt; &#228; &#x1F600; &unknown; &") == "1 < 2 <b> ä 😀 &unknown; &\n");
  CHECK(html_to_text("<script>alert(1)") == "");
  CHECK(html_to_text("<!-- never closed <p>text") == "");
}

TEST_CASE("a page of a million open tags is read in one go") {
  std::string page;
  for (int i = 0; i < 300'000; ++i) page += "<head><a \"<div";
  CHECK_NOTHROW(html_to_text(page));
  CHECK_NOTHROW(split_quotation(std::string(300'000, '\n') + std::string(300'000, '>')));
}

TEST_CASE("a mailbox is taken apart at its separators, and a single mail is left whole") {
  const std::string one = "From a@example.org Fri Jun  5 10:00:00 2026\nSubject: 1\n\nFrom here on it is text\n\n";
  const std::string two = "From b@example.org Fri Jun  5 11:00:00 2026\nSubject: 2\n\ntext\n";
  const std::string box = one + two;
  CHECK(mails_in(box) == std::vector<std::string_view>{one, two});
  const std::string single = "Subject: 1\n\nFrom b@example.org Fri Jun  5 11:00:00 2026\n";
  CHECK(mails_in(single) == std::vector<std::string_view>{single});
  CHECK(mails_in(" \n").empty());
}

}  // namespace
