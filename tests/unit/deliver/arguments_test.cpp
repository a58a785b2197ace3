#include "deliver/arguments.h"

#include "base/error.h"
#include "desk_policy.h"
#include "people_list.h"

namespace {

using namespace spoc;
using namespace spoc::deliver;
using Lines = std::vector<std::string>;

std::vector<Lines> filled(std::vector<std::string> run, std::string subject = "VPN drops", std::string text = "text") {
  policy::Channel channel;
  channel.name = "pager";
  channel.run = std::move(run);
  test::PeopleList people;
  people.people = {test::somebody("ana")};
  people.people[0].phone = "+49 30 1";
  domain::Ticket ticket;
  ticket.id = {42};
  ticket.subject = std::move(subject);
  ticket.priority = "P1";
  const domain::Schedule schedule;
  Message message;
  message.to = {{"ana", "Ana", "ana@example.org"}, {"", "Acme", "noc@acme.example"}};
  message.text = std::move(text);
  return arguments_of(channel, message, {ticket, schedule, time::from_unix(1'780'000'000)}, "assigned",
                      test::small_desk(), people);
}

TEST_CASE("each recipient has arguments of their own, filled in from person, ticket and message") {
  const auto all = filled({"page", "--to={{ recipient.address }}", "#{{ ticket.id }} {{ ticket.priority }}: {{ reason }}",
                           "{{ text }}", "{{ desk }}"});
  REQUIRE(all.size() == 2);
  CHECK(all[0] == Lines{"page", "--to=ana@example.org", "#42 P1: assigned", "text", "Example Works"});
  CHECK(all[1][1] == "--to=noc@acme.example");
}

TEST_CASE("text from outside stays one argument, brings no control characters and never becomes an option") {
  CHECK(filled({"page", "{{ ticket.subject }}"}, "a\x1b[2J'; rm -rf /\t\n")[0][1] == "a [2J'; rm -rf /\t\n");
  CHECK(filled({"page", "{{ ticket.subject }}"}, "--config=/tmp/x")[0][1] == " --config=/tmp/x");
  CHECK(filled({"page", "-s{{ ticket.subject }}"}, "-x")[0][1] == "-s-x");
}

TEST_CASE("an argument is cut where the system would refuse it, not within a character") {
  std::string much;
  for (int i = 0; i < 50'000; ++i) much += "ü";
  const std::string argument = filled({"page", "x{{ text }}"}, "s", much)[0][1];
  CHECK(argument.size() <= 60'000);
  CHECK(argument.size() > 59'990);
  CHECK(is_utf8(argument));
}

TEST_CASE("an argument that has no value for somebody is an error that names it") {
  try {
    filled({"page", "{{ recipient.phone }}"});
    FAIL("the second recipient has no phone");
  } catch (const Error& error) {
    CHECK(error.code == Code::data);
    CHECK(error.message.find("channel pager: \"{{ recipient.phone }}\" has no value") == 0);
  }
}

}  // namespace
