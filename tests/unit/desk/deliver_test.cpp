#include "desk/deliver.h"

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.h"
#include "desk/verify.h"
#include "scratch_desk.h"
#include "support/test.h"

namespace {

using namespace spoc;
using test::ScratchDesk;

constexpr time::Instant kReal = time::from_unix(1'790'000'000);

struct Run {
  desk::Delivered sum;
  std::vector<desk::Sent> sent;
};

Run deliver(ScratchDesk& scratch, time::Span later = {}, bool dry_run = false) {
  Run run;
  desk::Desk d = scratch.desk();
  d.dry_run = dry_run;
  run.sum = desk::deliver(d, {scratch.folder(), [&] { return kReal + later; }},
                          [&](const desk::Sent& sent) { run.sent.push_back(sent); });
  return run;
}

/// Claims and joins as a delivery does, and dies there.
void die_after_claiming(ScratchDesk& scratch) {
  desk::Desk d = scratch.desk();
  const std::size_t all = scratch.effects("queued").size();
  const pid_t child = fork();
  if (child == 0) {
    try {
      store::Store own(scratch.place());
      desk::Desk mine{own, d.caller, false};
      // The clock is asked again when all have been carried away: that is between sending and recording.
      desk::deliver(mine,
                    {scratch.folder(),
                     [&] {
                       if (scratch.mails().size() == all) _exit(9);
                       return kReal;
                     }},
                    [](const desk::Sent&) {});
    } catch (...) {
      _exit(1);
    }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == 9);
}

TEST_CASE("an acknowledgement reaches who asked, and the ticket's journal says so") {
  ScratchDesk scratch;
  scratch.log("VPN drops", "Rita <rita@example.net>");
  const Run run = deliver(scratch);
  CHECK(run.sum.messages == 1);
  REQUIRE(scratch.mails().size() == 1);
  const std::string mail = scratch.mails().front();
  CHECK(mail.find("\nTo: \"Rita\" <rita@example.net>\n") != std::string::npos);
  CHECK(mail.find("\nSubject: [#1] VPN drops\n") != std::string::npos);
  CHECK(scratch.events("effect.finished") == 1);
  CHECK(scratch.effects("queued").empty());
  CHECK(scratch.effects("sent").size() == 1);
}

TEST_CASE("delivering again sends nothing again") {
  ScratchDesk scratch;
  scratch.log("VPN drops", "rita@example.net");
  deliver(scratch);
  const Run again = deliver(scratch, time::hours(5));
  CHECK(again.sent.empty());
  CHECK(scratch.mails().size() == 1);
}

TEST_CASE("notices to one recipient are one message, each of them in it once") {
  ScratchDesk scratch;
  for (int i = 0; i < 5; ++i) scratch.log("thing " + std::to_string(i), "rita@example.net");
  scratch.log("another", "otto@example.net");
  const Run run = deliver(scratch);
  CHECK(run.sum.messages == 2);
  CHECK(run.sum.notices == 6);
  REQUIRE(scratch.mails().size() == 2);
  for (const std::string& mail : scratch.mails()) {
    if (mail.find("rita@example.net") == std::string::npos) continue;
    for (int i = 0; i < 5; ++i) {
      const std::string subject = "thing " + std::to_string(i) + " (number";
      CHECK(mail.find(subject) != std::string::npos);
      CHECK(mail.find(subject) == mail.rfind(subject));
    }
  }
}

TEST_CASE("a delivery that is killed between sending and recording sends nothing twice") {
  ScratchDesk scratch;
  for (const char* who : {"a@example.net", "b@example.net", "c@example.net"}) scratch.log("VPN drops", who);
  die_after_claiming(scratch);
  CHECK(scratch.mails().size() == 3);
  CHECK(scratch.effects("leased").size() == 3);
  CHECK(deliver(scratch).sent.empty());  // somebody still has the lease
  const Run after = deliver(scratch, time::minutes(1));
  CHECK(after.sum.messages == 3);
  CHECK(scratch.mails().size() == 3);
  CHECK(scratch.events("effect.finished") == 3);
}

TEST_CASE("a message that was lost before it was sent is sent by the next, under the same token") {
  ScratchDesk scratch;
  scratch.log("VPN drops", "rita@example.net");
  die_after_claiming(scratch);
  const auto lost = scratch.mails();
  REQUIRE(lost.size() == 1);
  std::filesystem::remove_all(join_path(scratch.folder(), "sent"));
  deliver(scratch, time::minutes(1));
  CHECK(scratch.mails() == lost);
}

TEST_CASE(
    "a transport that fails is tried again after growing times, then given up, listed and tried once more on demand") {
  ScratchDesk scratch;
  create_file(join_path(scratch.folder(), "sent"), "in the way");
  scratch.log("VPN drops", "rita@example.net");
  time::Span at{};
  for (const time::Span wait : {time::minutes(1), time::minutes(5), time::minutes(30), time::hours(2)}) {
    const Run run = deliver(scratch, at);
    CHECK(run.sum.waiting == 1);
    CHECK(deliver(scratch, at + wait - time::seconds(1)).sent.empty());
    at = at + wait + time::Span{wait.us / 4};  // a quarter later at most, so that not all come back at once
  }
  CHECK(deliver(scratch, at).sum.failed == 1);
  CHECK(deliver(scratch, at + time::hours(100)).sent.empty());
  CHECK(scratch.events("effect.finished") == 1);
  desk::Desk d = scratch.desk();
  const auto listed = desk::undelivered(d);
  REQUIRE(listed.size() == 1);
  CHECK(listed.front().state == "failed");
  CHECK(listed.front().attempts == 5);
  CHECK_FALSE(listed.front().error.empty());
  std::filesystem::remove(join_path(scratch.folder(), "sent"));
  CHECK(desk::retry(d, {}) == 1);
  CHECK(deliver(scratch, at).sum.messages == 1);
  CHECK(scratch.mails().size() == 1);
}

TEST_CASE("a message that had failed keeps its notices together when it is tried again") {
  ScratchDesk scratch;
  create_file(join_path(scratch.folder(), "sent"), "in the way");
  scratch.log("first", "rita@example.net");
  scratch.log("second", "rita@example.net");
  deliver(scratch);
  std::filesystem::remove(join_path(scratch.folder(), "sent"));
  scratch.log("third", "rita@example.net");
  const Run run = deliver(scratch, time::seconds(75));
  CHECK(run.sum.messages == 2);
  CHECK(run.sum.notices == 3);
  REQUIRE(run.sent.size() == 2);
  CHECK(run.sent[0].effects.size() == 2);
}

TEST_CASE("who caused it is not told, and that is written down") {
  ScratchDesk scratch;
  scratch.log("VPN drops", "cleo");
  const Run run = deliver(scratch);
  CHECK(run.sum.dropped == 1);
  CHECK(scratch.mails().empty());
  REQUIRE(scratch.effects("dropped").size() == 1);
  CHECK(scratch.effects("dropped").front().error == "who would be told caused it");
}

TEST_CASE("held notices stay") {
  ScratchDesk scratch;
  desk::Desk d = scratch.desk();
  d.store.write(d.caller, [](store::Unit& unit) {
    domain::Change change;
    domain::Effect effect;
    effect.to = "address:rita@example.net";
    effect.run = {7};
    effect.reason = "failed";
    effect.held = true;
    change.effects = {effect};
    unit.commit(change);
  });
  CHECK(deliver(scratch).sent.empty());
  CHECK(scratch.effects("held").size() == 1);
}

TEST_CASE("what is dropped is never sent, and the journal says why") {
  ScratchDesk scratch;
  scratch.log("VPN drops", "rita@example.net");
  desk::Desk d = scratch.desk();
  const auto queued = desk::undelivered(d);
  REQUIRE(queued.size() == 1);
  CHECK(desk::drop(d, {queued.front().id}, "wrong address") == 1);
  CHECK(deliver(scratch).sent.empty());
  CHECK(scratch.effects("dropped").front().error == "wrong address");
  CHECK(scratch.events("effect.finished") == 1);
  CHECK_THROWS_AS(desk::drop(d, {queued.front().id}, "again"), Error);
  CHECK_THROWS_AS(desk::retry(d, {99}), Error);
}

TEST_CASE("a dry run says what would be sent and changes nothing") {
  ScratchDesk scratch;
  scratch.log("VPN drops", "rita@example.net");
  const Run run = deliver(scratch, {}, true);
  REQUIRE(run.sent.size() == 1);
  CHECK(run.sent.front().to == "rita@example.net");
  CHECK(scratch.mails().empty());
  CHECK(scratch.effects("queued").front().attempts == 0);
}

TEST_CASE("a transport that is not there costs two tries, and everything waits for the next ones") {
  ScratchDesk scratch("transport = \"sendmail\"\ncommand = [\"spoc-no-such-program\"]\n");
  for (int i = 0; i < 20; ++i) scratch.log("VPN drops", "p" + std::to_string(i) + "@example.net");
  const Run run = deliver(scratch);
  CHECK(run.sum.waiting == 20);
  CHECK(scratch.effects("queued").size() == 20);
  for (const store::QueuedEffect& queued : scratch.effects("queued")) {
    CHECK(queued.attempts == 1);
    CHECK(queued.error == "there is no program \"spoc-no-such-program\"");
  }
}

TEST_CASE("several at a time send each message once") {
  ScratchDesk scratch;
  for (int i = 0; i < 60; ++i) scratch.log("n", "p" + std::to_string(i) + "@example.net");
  desk::Desk d = scratch.desk();
  std::int64_t told = 0;
  desk::Delivering delivering{scratch.folder(), [] { return kReal; }, {}, 8};
  CHECK(desk::deliver(d, delivering, [&](const desk::Sent&) { ++told; }).messages == 60);
  CHECK(told == 60);
  CHECK(scratch.mails().size() == 60);
}

TEST_CASE("a channel without a transport fails by itself") {
  ScratchDesk scratch(
      "transport = \"maildir\"\nfolder = \"sent\"\n[channel.pager]\ntransport = \"command\"\nrun = [\"page-out\"]\n");
  scratch.log("VPN drops", "rita@example.net");
  desk::Desk d = scratch.desk();
  d.store.write(d.caller, [](store::Unit& unit) {
    domain::Change change;
    domain::Effect effect;
    effect.to = "person:ben";
    effect.ticket = {1};
    effect.reason = "resolution@100%";
    effect.channel = "pager";
    change.effects = {effect};
    unit.commit(change);
  });
  const Run run = deliver(scratch);
  CHECK(run.sum.messages == 1);
  CHECK(run.sum.waiting == 1);
}

TEST_CASE("five hundred and more notices leave in one call") {
  ScratchDesk scratch;
  for (int i = 0; i < 520; ++i) scratch.log("n", "p" + std::to_string(i) + "@example.net");
  CHECK(deliver(scratch).sum.messages == 520);
  CHECK(scratch.mails().size() == 520);
}

/// Queues a notice about ticket 1, as a rung does.
void queue(ScratchDesk& scratch, std::string to, std::string channel = {}, bool urgent = false) {
  desk::Desk d = scratch.desk();
  d.store.write(d.caller, [&](store::Unit& unit) {
    domain::Change change;
    domain::Effect effect;
    effect.to = std::move(to);
    effect.ticket = {1};
    effect.reason = "resolution@100%";
    effect.channel = std::move(channel);
    effect.urgent = urgent;
    effect.at = d.caller.now;
    change.effects = {effect};
    unit.commit(change);
  });
}

/// Delivers at so many seconds of desk time; real time goes with it.
Run deliver_at(ScratchDesk& scratch, std::int64_t second) {
  Run run;
  desk::Desk d = scratch.desk("cleo", second);
  run.sum = desk::deliver(d, {scratch.folder(), [&] { return kReal + time::seconds(second); }},
                          [&](const desk::Sent& sent) { run.sent.push_back(sent); });
  return run;
}

constexpr std::string_view kQuiet =
    "transport = \"maildir\"\nfolder = \"sent\"\nquiet = \"late\"\n"
    "[calendar.late]\nhours = { mon-sun = [\"12:00-14:00\"] }\n";

TEST_CASE("a personal message waits for working time, and then all of them are one; what is urgent does not wait") {
  ScratchDesk scratch(kQuiet);
  scratch.log("VPN drops", "rita@example.net");
  deliver_at(scratch, 0);  // the acknowledgement: who asked is answered at any hour
  REQUIRE(scratch.mails().size() == 1);
  queue(scratch, "person:ben");
  queue(scratch, "person:ben");
  const Run early = deliver_at(scratch, 60);  // 10:01
  CHECK(early.sum.put_off == 2);
  CHECK(early.sum.messages == 0);
  CHECK(scratch.mails().size() == 1);
  REQUIRE(scratch.effects("queued").size() == 2);
  CHECK(scratch.effects("queued").front().attempts == 0);
  CHECK(scratch.effects("queued").front().wait_until == scratch.desk("cleo", 7200).caller.now);
  CHECK(deliver_at(scratch, 120).sent.empty());  // not looked at again before its time
  queue(scratch, "person:ben", {}, true);
  CHECK(deliver_at(scratch, 180).sum.messages == 1);
  const Run open = deliver_at(scratch, 7200);  // 12:00
  CHECK(open.sum.messages == 1);
  CHECK(open.sum.notices == 2);
}

TEST_CASE("above the limit of an hour notices wait and leave in one message when it is over") {
  ScratchDesk scratch("transport = \"maildir\"\nfolder = \"sent\"\nper_recipient_per_hour = 2\n");
  scratch.log("VPN drops", "otto@example.net");
  deliver_at(scratch, 0);
  for (std::int64_t second = 10; second < 30; second += 10) {
    queue(scratch, "person:ben");
    CHECK(deliver_at(scratch, second).sum.messages == 1);
  }
  for (std::int64_t second = 30; second < 60; second += 10) {
    queue(scratch, "person:ben");
    CHECK(deliver_at(scratch, second).sum.put_off == 1);
  }
  queue(scratch, "person:cleo");
  CHECK(deliver_at(scratch, 60).sum.messages == 1);
  queue(scratch, "person:ben", {}, true);
  CHECK(deliver_at(scratch, 70).sum.messages == 1);
  CHECK(deliver_at(scratch, 3609).sent.empty());
  const Run after = deliver_at(scratch, 3700);
  CHECK(after.sum.messages == 1);
  CHECK(after.sum.notices == 3);
}

constexpr std::string_view kPager =
    "transport = \"maildir\"\nfolder = \"sent\"\n[channel.pager]\ntransport = \"command\"\n"
    "run = [\"./page\", \"{{ recipient.address }}\", \"{{ ticket.subject }}\"]\n";

void script(const ScratchDesk& scratch, const std::string& text) {
  const std::string path = join_path(scratch.folder(), "page");
  std::filesystem::remove(path);
  create_file(path, "#!/bin/sh\n" + text);
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
}

TEST_CASE("a channel's program is given its arguments and the mail, with hostile text in one piece") {
  ScratchDesk scratch(kPager);
  script(scratch, "printf '<%s>' \"$@\" > page.out; cat > page.in; echo \"$SPOC_TOKEN\" > page.token\n");
  scratch.log("-rf $(touch owned); `touch owned` 'x' \"y\"", "rita@example.net");
  queue(scratch, "person:ben", "pager");
  const Run run = deliver(scratch);
  CHECK(run.sum.messages == 2);
  CHECK(read_file(join_path(scratch.folder(), "page.out")) ==
        "<ben@example.org>< -rf $(touch owned); `touch owned` 'x' \"y\">");
  CHECK(read_file(join_path(scratch.folder(), "page.in")).find("\nTo: ") != std::string::npos);
  CHECK(read_file(join_path(scratch.folder(), "page.token")).size() == 33);
  CHECK_FALSE(file_exists(join_path(scratch.folder(), "owned")));
}

TEST_CASE("a program that fails is tried again; one that says the message is wrong is not, and the ticket counts as undelivered") {
  ScratchDesk scratch(kPager);
  scratch.log("VPN drops", "rita@example.net");
  script(scratch, "cat > /dev/null; echo 'no modem' >&2; exit 1\n");
  queue(scratch, "person:ben", "pager");
  const Run first = deliver(scratch);
  CHECK(first.sum.waiting == 1);
  CHECK(scratch.effects("queued").front().error == "./page ended with 1: no modem");
  CHECK(scratch.ticket({1}).undelivered.empty());
  script(scratch, "exit 67\n");
  CHECK(deliver(scratch, time::minutes(2)).sum.failed == 1);
  REQUIRE(scratch.ticket({1}).undelivered.size() == 1);
  desk::Desk d = scratch.desk();
  CHECK(desk::retry(d, {}) == 1);
  script(scratch, "exit 0\n");
  CHECK(deliver(scratch, time::minutes(3)).sum.messages == 1);
  CHECK(scratch.ticket({1}).undelivered.empty());
}

TEST_CASE("an argument without a value fails at once and names it") {
  ScratchDesk scratch(
      "transport = \"maildir\"\nfolder = \"sent\"\n[channel.pager]\ntransport = \"command\"\n"
      "run = [\"./page\", \"{{ recipient.phone }}\"]\n");
  scratch.log("VPN drops", "rita@example.net");
  queue(scratch, "person:ben", "pager");
  const Run run = deliver(scratch);
  CHECK(run.sum.failed == 1);
  CHECK(scratch.effects("failed").front().error.find("recipient.phone") != std::string::npos);
}

TEST_CASE("messages of the desk can go to a command, too") {
  ScratchDesk scratch("transport = \"command\"\ncommand = [\"./page\", \"-t\"]\n");
  script(scratch, "printf '<%s>' \"$@\" > page.out; cat > page.in\n");
  scratch.log("VPN drops", "rita@example.net");
  CHECK(deliver(scratch).sum.messages == 1);
  CHECK(read_file(join_path(scratch.folder(), "page.out")) == "<-t>");
  CHECK(read_file(join_path(scratch.folder(), "page.in")).find("\nTo: <rita@example.net>\n") != std::string::npos);
}

TEST_CASE("a slow transport leaves what its lease has no time for to the next claim, and counts no try for it") {
  ScratchDesk scratch;
  for (const char* who : {"a@example.net", "b@example.net", "c@example.net"}) scratch.log("VPN drops", who);
  Run run;
  desk::Desk d = scratch.desk();
  time::Instant clock = kReal;
  run.sum = desk::deliver(d, {scratch.folder(), [&] { return clock = clock + time::seconds(10); }},
                          [&](const desk::Sent& sent) { run.sent.push_back(sent); });
  CHECK(run.sum.messages == 3);
  CHECK(scratch.mails().size() == 3);
  for (const store::QueuedEffect& sent : scratch.effects("sent")) CHECK(sent.attempts == 1);
}

TEST_CASE("what is tried again by hand goes to whom it is for by then, as a message of its own") {
  ScratchDesk scratch("transport = \"maildir\"\nfolder = \"sent\"\n[channel.pager]\ntransport = \"command\"\nrun = [\"./page\", \"{{ recipient.address }}\"]\n");
  scratch.log("VPN drops", "rita@example.net");
  deliver(scratch);
  script(scratch, "cat > /dev/null; exit 67\n");
  queue(scratch, "person:ben", "pager");
  CHECK(deliver(scratch).sum.failed == 1);
  scratch.store().write(scratch.desk().caller, [](store::Unit& unit) {
    domain::Person ben = *unit.people().person("ben");
    ben.address = "ben@elsewhere.example";
    domain::Change change;
    change.desk = {{time::from_unix(0), {}, domain::PersonChanged{ben}}};
    unit.commit(change);
  });
  desk::Desk d = scratch.desk();
  CHECK(desk::retry(d, {}) == 1);
  script(scratch, "cat > /dev/null; echo \"$1\" > paged; exit 0\n");
  const Run again = deliver(scratch, time::minutes(1));
  CHECK(again.sum.messages == 1);
  REQUIRE(again.sent.size() == 1);
  CHECK(again.sent[0].to == "ben@elsewhere.example");
  CHECK(read_file(join_path(scratch.folder(), "paged")) == "ben@elsewhere.example\n");
  CHECK(desk::verify(scratch.store(), {}).empty());
}

}  // namespace
