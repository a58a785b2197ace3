#include "deliver/compose.h"

#include "desk_policy.h"

namespace {

using namespace spoc;
using namespace spoc::deliver;

constexpr time::Instant kNow = time::from_unix(1'780'653'600);  // 2026-06-05T10:00:00Z

domain::Ticket ticket(std::int64_t number, std::string subject) {
  domain::Ticket t;
  t.id = {number};
  t.subject = std::move(subject);
  t.priority = "P2";
  t.status = domain::Status::open;
  t.team = "network";
  t.assignee = "ben";
  t.requester = {"", "Rita", "rita@example.org", ""};
  return t;
}

domain::Effect effect(std::string to, std::string reason) {
  domain::Effect e;
  e.to = std::move(to);
  e.reason = std::move(reason);
  return e;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a notice to the desk says what, why, due when, and the command to use") {
  const domain::Ticket t = ticket(42, "VPN drops");
  domain::Schedule schedule;
  schedule.due_at = kNow + time::hours(3);
  const domain::Effect e = effect("assignee", "resolution@75%");
  const Notice notice{e, &t, &schedule};
  const Message message = compose({&notice, 1}, test::small_desk(), kNow);
  CHECK(message.subject == "[#42] 75% of its time for resolution is used: VPN drops");
  CHECK(message.thread == "ticket-42");
  CHECK(has(message.text, "Ticket 42: VPN drops\n"));
  CHECK(has(message.text, "Why: 75% of its time for resolution is used\n"));
  CHECK(has(message.text, "Due: 2026-06-05 15:00 (in 3h)\n"));
  CHECK(has(message.text, "Next: spoc resolve 42 -m TEXT\n"));
}

TEST_CASE("each reason names the command that fits") {
  domain::Ticket t = ticket(42, "VPN drops");
  t.status = domain::Status::fresh;
  const auto text = [&](std::string reason) {
    const domain::Effect e = effect("person:ben", std::move(reason));
    return notice_text({e, &t, nullptr}, test::small_desk(), kNow);
  };
  CHECK(has(text("assigned"), "Next: spoc take 42\n"));
  CHECK(has(text("approval"), "Next: spoc approve 42, or spoc reject 42 -m WHY\n"));
  CHECK(has(text("stalled:silent"), "Why: nobody has worked on it\n"));
  CHECK(has(text("resolution@100%"), "Why: its time for resolution is over\n"));
  CHECK(has(text("resolution@+4bh"), "Why: its time for resolution has been over for 4bh\n"));
  CHECK(has(text("response@-1bh"), "Why: its time for response is over in 1bh\n"));
  CHECK(has(text("response@100% when ticket.priority == 'P1'"), "Why: its time for response is over\n"));
  CHECK(has(text("response@100%"), "Next: spoc take 42\n"));
  CHECK(has(text("stalled:unowned"), "Why: nobody has taken it\n"));
  CHECK(has(text("stalled:unowned when ticket.priority == 'P1'"), "Next: spoc take 42\n"));
  CHECK(has(text("stalled:undelivered"), "Next: spoc deliver --list\n"));
  CHECK(has(text("a rung of its own name"), "Next: spoc show 42\n"));
  t.status = domain::Status::open;
  CHECK(has(text("response@100%"), "Next: spoc note 42 --public -m TEXT\n"));
  CHECK(has(text("update@+1bh"), "Next: spoc note 42 --public -m TEXT\n"));
  CHECK(has(text("due@100%"), "Next: spoc resolve 42 -m TEXT\n"));
  CHECK(has(text("stalled:silent"), "Next: spoc note 42 -m TEXT\n"));
  t.type = domain::TicketType::approval;
  CHECK(has(text("stalled:unanswered"), "Next: spoc approve 42, or spoc reject 42 -m WHY\n"));
}

TEST_CASE("a requester reads plain words and nothing internal") {
  domain::Ticket t = ticket(42, "VPN drops");
  domain::Effect e = effect("requester", "answer");
  e.data = {{"text", "Please restart\nthe router."}};
  const Notice notice{e, &t, nullptr};
  const Message message = compose({&notice, 1}, test::small_desk(), kNow);
  CHECK(message.subject == "[#42] VPN drops");
  CHECK(has(message.text, "There is an answer.\n"));
  CHECK(has(message.text, "    Please restart\n    the router.\n"));
  for (const std::string_view internal : {"P2", "network", "ben", "spoc ", "Due:", "assignee"})
    CHECK_FALSE(has(message.text, internal));
}

TEST_CASE("a rung that tells the requester does not show them the ladder") {
  const domain::Ticket t = ticket(42, "VPN drops");
  const domain::Effect e = effect("requester", "resolution@75%");
  CHECK_FALSE(has(notice_text({e, &t, nullptr}, test::small_desk(), kNow), "resolution"));
}

TEST_CASE("reasons that joined a notice are told too, each once") {
  const domain::Ticket t = ticket(42, "VPN drops");
  domain::Effect e = effect("assignee", "resolution@75%");
  e.data = {{"also", json::Array{"resolution@100%", "resolution@75%"}}};
  const std::string text = notice_text({e, &t, nullptr}, test::small_desk(), kNow);
  CHECK(has(text, "Why: 75% of its time for resolution is used\nWhy: its time for resolution is over\nState:"));
}

TEST_CASE("of a confidential ticket the subject has only the number") {
  domain::Ticket t = ticket(42, "Complaint about a colleague");
  t.confidential = true;
  for (const std::string to : {"assignee", "requester"}) {
    const domain::Effect e = effect(to, "answer");
    const Notice notice{e, &t, nullptr};
    CHECK(compose({&notice, 1}, test::small_desk(), kNow).subject == "[#42]");
  }
}

TEST_CASE("several notices become one message that names each ticket once") {
  const domain::Ticket a = ticket(4, "A"), b = ticket(7, "B");
  const domain::Effect e = effect("assignee", "assigned");
  const std::vector<Notice> notices = {{e, &a, nullptr}, {e, &b, nullptr}, {e, &a, nullptr}};
  const Message message = compose(notices, test::small_desk(), kNow);
  CHECK(message.subject == "[#4] [#7]");
  CHECK(message.thread.empty());
  CHECK(has(message.text, "Ticket 4: A\n"));
  CHECK(has(message.text, "Ticket 7: B\n"));
}

TEST_CASE("a long list of numbers is counted") {
  std::vector<domain::Ticket> tickets;
  for (int i = 1; i <= 9; ++i) tickets.push_back(ticket(i, "x"));
  const domain::Effect e = effect("assignee", "assigned");
  std::vector<Notice> notices;
  for (const domain::Ticket& t : tickets) notices.push_back({e, &t, nullptr});
  CHECK(compose(notices, test::small_desk(), kNow).subject == "[#1] [#2] [#3] [#4] [#5] and 4 more");
}

TEST_CASE("words of others are set in, so that they cannot pass for the desk's") {
  const domain::Ticket t = ticket(42, "VPN drops");
  domain::Effect e = effect("assignee", "escalated");
  e.data = {{"text", "x\nNext: spoc cancel 42"}};
  CHECK(has(notice_text({e, &t, nullptr}, test::small_desk(), kNow), "\n    Next: spoc cancel 42\n"));
}

TEST_CASE("a notice about a run alone names the command of runs") {
  domain::Effect e = effect("ana", "failed");
  e.run = {7};
  const Notice notice{e, nullptr, nullptr};
  const Message message = compose({&notice, 1}, test::small_desk(), kNow);
  CHECK(message.subject == "run r7: failed");
  CHECK(has(message.text, "spoc run show r7"));
}

TEST_CASE("letters gather what goes to the same people over the same channel") {
  const Recipient ana{"ana", "Ana", "ana@example.org"}, ben{"ben", "Ben", "ben@example.org"};
  domain::Effect mail, also_mail, pager, both;
  also_mail.channel = "mail";
  pager.channel = "pager";
  both.reason = "another fact";
  const std::vector<Addressed> queue = {
      {&mail, {ana}}, {&mail, {ben}}, {&also_mail, {ana}}, {&pager, {ana}}, {&both, {ana, ben}}};
  const std::vector<Letter> found = letters(queue);
  REQUIRE(found.size() == 4);
  CHECK(found[0].notices == std::vector<std::size_t>{0, 2});
  CHECK(found[1].notices == std::vector<std::size_t>{1});
  CHECK(found[2].channel == "pager");
  CHECK(found[3].to.size() == 2);
}

const Recipient kAna{"ana", "Ana", "ana@example.org"}, kBen{"ben", "Ben", "ben@example.org"}, kCid{"cid", "Cid", "cid@example.org"};

domain::Effect about(std::int64_t number, std::string to, std::string reason) {
  domain::Effect e = effect(std::move(to), std::move(reason));
  e.ticket = {number};
  return e;
}

/// "ana@example.org ben@example.org: 0 2" of each letter.
std::vector<std::string> shown(const std::vector<Addressed>& notices) {
  std::vector<std::string> all;
  for (const Letter& letter : letters(notices)) {
    std::string text;
    for (const Recipient& recipient : letter.to) text += recipient.address + " ";
    for (const std::size_t i : letter.notices) text += std::to_string(i);
    all.push_back(std::move(text));
  }
  return all;
}

TEST_CASE("what somebody would be told alone and with their team is one message") {
  const domain::Effect team = about(7, "team", "stalled:unowned"), owner = about(7, "owner", "stalled:unowned");
  const domain::Effect other = about(8, "owner", "stalled:unowned"), more = about(7, "owner", "resolution@75%");
  CHECK(shown({{&team, {kAna, kBen}}, {&owner, {kAna}}}) == std::vector<std::string>{"ana@example.org ben@example.org 01"});
  CHECK(shown({{&owner, {kAna}}, {&team, {kAna, kBen}}}) == std::vector<std::string>{"ana@example.org ben@example.org 10"});
  // Another ticket, another fact, somebody who is not of the group: these are messages of their own.
  CHECK(shown({{&team, {kAna, kBen}}, {&other, {kAna}}}).size() == 2);
  CHECK(shown({{&team, {kAna, kBen}}, {&more, {kAna}}}).size() == 2);
  CHECK(shown({{&team, {kAna, kBen}}, {&owner, {kCid}}}).size() == 2);
  // The rest of what they are told alone stays theirs alone.
  CHECK(shown({{&team, {kAna, kBen}}, {&owner, {kAna}}, {&other, {kAna}}}) ==
        std::vector<std::string>{"ana@example.org ben@example.org 01", "ana@example.org 2"});
}

TEST_CASE("within groups of groups the fact goes to the largest, and nobody reads it twice") {
  const domain::Effect one = about(7, "owner", "stalled:silent"), two = about(7, "lead", "stalled:silent"),
                       all = about(7, "team", "stalled:silent");
  for (const auto& order : {std::vector<Addressed>{{&one, {kAna}}, {&two, {kAna, kBen}}, {&all, {kAna, kBen, kCid}}},
                            std::vector<Addressed>{{&two, {kAna, kBen}}, {&all, {kAna, kBen, kCid}}, {&one, {kAna}}}}) {
    const auto found = letters(order);
    REQUIRE(found.size() == 1);
    CHECK(found[0].to.size() == 3);
    CHECK(found[0].notices.size() == 3);
  }
}

TEST_CASE("a message says the same fact once, for whomever it was queued") {
  const domain::Ticket t = ticket(7, "VPN drops");
  const domain::Effect team = about(7, "team", "stalled:unowned"), owner = about(7, "owner", "stalled:unowned");
  const Notice notices[] = {{team, &t, nullptr}, {owner, &t, nullptr}};
  const std::string text = compose(notices, test::small_desk(), kNow).text;
  CHECK(text.find("Why:") == text.rfind("Why:"));
}

}  // namespace
