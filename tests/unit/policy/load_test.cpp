#include "policy/load.h"

#include "unit/policy/loading.h"

namespace spoc::policy::test {
namespace {

TEST_CASE("the smallest policy is right and has what it leaves out as defaults") {
  const auto policy = policy_with("");
  CHECK(policy->priority.levels == std::vector<std::string>{"P1", "P2", "P3", "P4"});
  CHECK(policy->priority.weight == std::vector<std::int64_t>{8, 4, 2, 1});
  CHECK(policy->priority.matrix[0][2] == "P3");
  CHECK(policy->desk.time_zone == "UTC");
  CHECK(policy->calendars[0].time_zone == "UTC");
  CHECK(policy->minimum_confidence == 1.0);
  CHECK(policy->messages.folder == "mail");
  CHECK(policy->hash.size() == 64);
}

TEST_CASE("an unknown key is named with its place and the nearest known one") {
  CHECK(found("[team.other]\nbakcup = \"front\"\n") ==
        "11:1-7 unknown-key: there is no key \"bakcup\" in team.NAME (did you mean \"backup\"?)\n");
  CHECK(found("[tema.other]\n") ==
        "10:2-6 unknown-key: there is no key \"tema\" in spoc.toml (did you mean \"team\"?)\n");
  CHECK(found("[priority]\nlevls = [\"A\"]\n") ==
        "11:1-6 unknown-key: there is no key \"levls\" in priority (did you mean \"levels\"?)\n");
}

TEST_CASE("what is missing is reported at the table that lacks it") {
  CHECK(shown(loaded("spoc = 1\n[desk]\nname = \"D\"\n").diagnostics) ==
        "1:1-1 missing-key: \"calendar\" is missing (Working times.)\n"
        "1:1-1 missing-key: \"team\" is missing (Teams; who is in them comes from the directory.)\n"
        "2:2-6 missing-key: \"calendar\" is missing in desk (Working time where nothing else names a calendar.)\n"
        "2:2-6 missing-key: \"front_line\" is missing in desk (Takes what nothing places, owns tickets for the "
        "requester, and is the last rung of every ladder.)\n");
  CHECK(found("[[route]]\nteam = \"front\"\n") ==
        "10:1-10 missing-key: \"name\" is missing in route (Name of the rule; decisions are explained by it.)\n");
}

TEST_CASE("a value of another type is reported where it stands") {
  CHECK(found("[team.a]\ntier = \"one\"\n") == "11:8-13 wrong-type: \"tier\" must be a whole number, not a string\n");
  CHECK(found("[team.a]\nconfidential = 1\n") ==
        "11:16-17 wrong-type: \"confidential\" must be true or false, not an integer\n");
  CHECK(found("[view.a]\nsort = \"due_at\"\n") ==
        "11:8-16 wrong-type: \"sort\" must be a list of sort column, not a string\n");
  CHECK(found("ladder = 3\n").find("wrong-type") == std::string::npos);  // it is a key of the team above
  CHECK(found("[ladder]\na = 3\n") == "11:5-6 wrong-type: \"a\" must be a table, not an integer\n");
  CHECK(found("[team.a]\ntier = -1\n") == "11:8-10 out-of-range: \"tier\" is a whole number from 0 to 1000000000\n");
}

TEST_CASE("a name that nothing defines is reported with the nearest one that does exist") {
  CHECK(found("[team.a]\nbackup = \"frnt\"\n") ==
        "11:10-16 unknown-team: there is no team \"frnt\" (did you mean \"front\"?)\n");
  CHECK(found("[sla.a]\ncalendar = \"ofice\"\n") ==
        "11:12-19 unknown-calendar: there is no calendar \"ofice\" (did you mean \"office\"?)\n");
  CHECK(found("[ladder.standard]\n[sla.a]\nladder = \"standart\"\n") ==
        "12:10-20 unknown-ladder: there is no ladder \"standart\" (did you mean \"standard\"?)\n");
  CHECK(found("[department.facilities]\n[team.a]\ndepartment = \"facilites\"\n") ==
        "12:14-25 unknown-department: there is no department \"facilites\" (did you mean \"facilities\"?)\n");
  CHECK(found("[service.laptop]\n[[route]]\nname = \"r\"\nset = { service = \"latop\" }\n") ==
        "13:19-26 unknown-service: there is no service \"latop\" (did you mean \"laptop\"?)\n");
  CHECK(found("[service.a]\nworkflow = { start = \"onbording\" }\n", {{"workflows/onboarding.toml", ""}}) ==
        "11:22-33 unknown-workflow: there is no workflow \"onbording\" (did you mean \"onboarding\"?)\n");
  CHECK(found("[report.a]\ncontents = [\"sumary\"]\n") ==
        "11:13-21 unknown-report: there is no report \"sumary\" (did you mean \"summary\"?)\n");
  CHECK(found("[calendar.b]\nhours = { mon = [\"09:00-10:00\"] }\nimport = [\"days.ics\"]\n", {{"dayz.ics", ""}}) ==
        "12:11-21 unknown-file: there is no file \"days.ics\" (did you mean \"dayz.ics\"?)\n");
}

TEST_CASE("a word outside of a vocabulary is reported with the nearest one") {
  CHECK(found("[team.a]\ndistribute = \"round-robin\"\n") ==
        "11:14-27 unknown-word: \"distribute\" cannot be \"round-robin\" (did you mean \"round_robin\"?)\n");
  CHECK(found("[absence]\nopen = \"x\"\n") ==
        "11:8-11 unknown-word: \"open\" cannot be \"x\" (one of cover, team, keep)\n");
  CHECK(found("[role.a]\nmay = { wrok = \"desk\" }\n") ==
        "11:9-13 unknown-verb: there is no verb \"wrok\" (did you mean \"work\"?)\n");
  CHECK(found("[retention]\nclosed_ticket = \"7y\"\n") ==
        "11:1-14 unknown-kind: there is no kind \"closed_ticket\" (did you mean \"closed_tickets\"?)\n");
}

TEST_CASE("a recipient close to a role or team is a warning, since policy does not know people") {
  const std::string ladder = "[ladder.a]\nrungs = [{ clock = \"due\", at = \"75%\", tell = [\"";
  CHECK(found(ladder + "asignee\"] }]\n") ==
        "11:47-56 warning unknown-recipient: \"asignee\" is no role and no team; it is taken for a person (did you "
        "mean \"assignee\"? Write \"person:asignee\" for a person)\n");
  CHECK(found(ladder + "ana\", \"person:lea\", \"front\", \"on_call\"] }]\n") == "");
  CHECK(found(ladder + "team:frontt\"] }]\n") ==
        "11:47-60 unknown-team: there is no team \"frontt\" (did you mean \"front\"?)\n");
}

TEST_CASE("durations, addresses, zones, columns and paths are checked") {
  CHECK(found("[stalled]\nsilent = \"2 days\"\n") ==
        "11:10-18 bad-duration: \"2 days\" is no duration (write 30m, 4h, 2d or, in working time, 4bh, 2bd)\n");
  CHECK(found("[stalled]\nsilent = \"-2bd\"\n").find("bad-duration") != std::string::npos);
  CHECK(found("[team.a]\naddress = \"nobody\"\n") ==
        "11:11-19 bad-address: \"nobody\" is no address (write help@example.org)\n");
  CHECK(found("[calendar.b]\ntime_zone = \"Europe/Berlim\"\nhours = { mon = [\"09:00-10:00\"] }\n")
            .find("11:13-28 unknown-zone") == 0);
  CHECK(found("[calendar.b]\ntime_zone = \"Europe/Berlim\"\nhours = { mon = [\"09:00-10:00\"] }\n")
            .find("Europe/Berlin") != std::string::npos);
  CHECK(found("[view.a]\nsort = [\"-due_at\", \"priorty\"]\n") ==
        "11:20-29 unknown-column: there is no column \"priorty\" (did you mean \"priority\"?)\n");
  CHECK(found("[view.a]\ncolumns = [\"id\", \"fields.model\", \"-id\"]\n").find("11:34-39 unknown-column") == 0);
  CHECK(found("[messages]\ntransport = \"maildir\"\nfolder = \"../elsewhere\"\n") ==
        "12:10-24 bad-path: \"../elsewhere\" does not lie in the desk's folder\n");
  CHECK(found("[messages]\ntransport = \"smtp\"\nurl = \"smtp://mail\"\npassword = \"hunter2\"\n")
            .find("13:12-21 secret-in-file") == 0);
}

TEST_CASE("names are lower-case with underscores, those of events have dots") {
  CHECK(found("[team.Net]\n") == "10:7-10 bad-name: \"Net\" is no name (names are lower-case)\n");
  CHECK(found("[team.net-work]\n") ==
        "10:7-15 bad-name: \"net-work\" is no name (names have no hyphen; write an underscore)\n");
  CHECK(found("[event.\"hr.signed\"]\nfields = { employee = \"string\" }\n") == "");
  CHECK(found("[team.\"a.b\"]\n").find("bad-name") != std::string::npos);
}

TEST_CASE("a type of a field is checked inside its text") {
  CHECK(found("[service.a]\nfields = { model = \"enum(a, a)\", on = \"dat\", list = \"list(strin)\" }\n") ==
        "11:29-30 bad-field-type: \"a\" is twice in the enumeration\n"
        "11:40-43 bad-field-type: there is no type \"dat\" (did you mean \"date\"?)\n"
        "11:59-64 bad-field-type: there is no type \"strin\" (did you mean \"string\"?)\n");
}

TEST_CASE("every finding of all files comes in one pass, in reading order") {
  const std::string text = found(
      "[calendar.b]\n"
      "hours = { mon = [\"17:00-09:00x\"], sunn = [\"09:00-10:00\"] }\n"
      "import = [\"h.ics\"]\n"
      "[team.a]\n"
      "tier = \"x\"\n"
      "backup = \"nobody\"\n"
      "[sla.s]\n"
      "when = \"ticket.typ == 'request'\"\n"
      "target.P9 = { response = \"soon\" }\n",
      {{"h.ics", "no calendar"}, {"templates/mail.txt", "Hello {{ recipient.nam }}\n"}});
  CHECK(text.find("h.ics:1:1") == 0);
  for (const char* expected :
       {"11:18-32 bad-hours", "11:35-39 unknown-day", "14:8-11 wrong-type", "15:10-18 unknown-team",
        "17:16-19 unknown-member", "18:8-10 unknown-level", "18:26-32 bad-duration", "templates/mail.txt:1:20-23"}) {
    INFO(text << expected);
    CHECK(text.find(expected) != std::string::npos);
  }
}

TEST_CASE("a file that is no TOML is one finding, and no policy at all is one, too") {
  const Loaded broken = loaded(kSmall + "[team.a\n");
  CHECK(!broken.policy);
  REQUIRE(broken.diagnostics.size() == 1);
  CHECK(broken.diagnostics[0].code == "syntax");
  CHECK(broken.diagnostics[0].line == 10);
  CHECK(load({}).diagnostics.at(0).code == "missing-file");
  CHECK(found("[team.front]\n").find("10:") == 0);  // the table is there twice
}

TEST_CASE("another version of the format is refused") {
  std::string text = kSmall;
  text.replace(0, 8, "spoc = 2");
  CHECK(shown(loaded(text).diagnostics) ==
        "1:8-9 format-version: format 2 is not known to this program (write spoc = 1)\n");
}

TEST_CASE("the hash names the content of all files, whatever their order") {
  const std::vector<File> files = {{"spoc.toml", "a"}, {"workflows/x.toml", "b"}};
  CHECK(hash_of(files) == hash_of({files[1], files[0]}));
  CHECK(hash_of(files) != hash_of({{"spoc.toml", "a"}, {"workflows/x.toml", "c"}}));
  CHECK(hash_of({{"ab", "c"}}) != hash_of({{"a", "bc"}}));
}

}  // namespace
}  // namespace spoc::policy::test
