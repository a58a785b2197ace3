#include "policy/keys.h"

#include <set>

#include "base/toml.h"
#include "policy/compiled.h"
#include "unit/policy/loading.h"

namespace spoc::policy::test {
namespace {

/// A policy in which every key of the table is written at least once.
const char* const kEveryKey = R"toml(
spoc = 1
[desk]
name = "D"
address = "d@example.org"
time_zone = "Europe/Berlin"
calendar = "office"
front_line = "front"
language = "de"
[calendar.office]
time_zone = "UTC"
hours = { mon-thu = ["09:00-12:00", "13:00-17:00"], fri = ["09:00-12:00"] }
special = { 2026-12-24 = ["09:00-12:00"] }
holidays = { 2026-12-25 = "Christmas" }
import = ["days.ics"]
[department.it]
title = "IT"
[team.front]
title = "Front"
kind = "internal"
department = "it"
tier = 1
distribute = "round_robin"
accept_within = "30bm"
backup = "back"
on_call = "rota.ics"
address = "f@example.org"
calendar = "office"
confidential = false
target.A = "1bd"
[team.back]
[priority]
levels = ["A", "B"]
weight = [2, 1]
matrix = [["A", "A", "B"], ["A", "B", "B"], ["B", "B", "B"]]
[service.s]
title = "S"
category = "c"
type = "request"
team = "front"
impact = "low"
urgency = "high"
answer = "immediate"
confidential = true
fields = { f = "string?" }
workflow = { start = "w", with = { i = "ticket.id" } }
[cause.c]
title = "C"
kind = "removable"
[sla.s]
when = "ticket.open"
calendar = "office"
ladder = "l"
pause = ["vendor"]
reopened = "remaining"
target.A = { acknowledge = "1bh", response = "2bh", update = "1bd", resolution = "2bd", team = "1bd", vendor = "2bd", calendar = "office" }
[ladder.l]
rungs = [
  { name = "half", clock = "resolution", at = "50%", when = "clock.state == 'running'", tell = ["lead"], raise = true, route = "backup", via = "p", urgent = true },
  { stalled = "silent", tell = ["team"], every = "1bd", max = 2 },
]
[stalled]
unowned = "1h"
unacknowledged = "1h"
silent = "1h"
overslept = "1h"
unanswered = "1h"
blocked = "1h"
undelivered = "1h"
[lifecycle]
remind = ["1bd"]
thanks = "reopen"
close_after = "2bd"
reopen_window = "3bd"
[absence]
open = "team"
tell_requester = true
[[route]]
name = "r"
when = "ticket.open"
set = { service = "s" }
team = "front"
skill = { vpn = 2 }
stop = true
[routing.learned]
minimum_confidence = 0.5
[view.v]
title = "V"
where = "ticket.open"
sort = ["id"]
columns = ["id"]
[messages]
transport = "smtp"
folder = "mail"
command = ["sendmail"]
url = "smtp://localhost"
login = "desk"
password = "secret:mail"
tls = "required"
certificates = "authority.pem"
secret = "secret:key"
body = "templates/chat.json"
timeout = "20s"
digest = { reasons = ["routed"], at = ["13:00", "08:30"] }
quiet = "office"
per_recipient_per_hour = 1
storm = 2
acknowledge_every = "2h"
decide_by_mail = false
log_automatic = true
[channel.p]
transport = "command"
run = ["page", "{{ recipient.phone }}", "{{ text }}"]
folder = "pages"
url = "https://example.org"
login = "desk"
password = "secret:mail"
tls = "never"
certificates = "authority.pem"
secret = "secret:key"
body = "templates/chat.json"
timeout = "5s"
[hook.h]
run = ["hooks/tell", "-v"]
events = ["ticket.resolved", "run.*"]
confidential = true
env = { TOKEN = "secret:token", ROOM = "7" }
timeout = "5s"
[hook.w]
url = "https://example.org/hook"
certificates = "authority.pem"
secret = "secret:key"
[role.r]
see = "team"
may = { work = "team" }
[account.a]
login = "nobody"
may = { log_mail = "desk" }
[event."a.b"]
fields = { e = "string" }
keep = "90d"
[report.b]
title = "B"
contents = ["sla"]
[retention]
closed_tickets = "7y"
)toml";

std::vector<File> every_key_files() {
  const std::string ics = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
  return {{"spoc.toml", kEveryKey}, {"days.ics", ics}, {"rota.ics", ics}, {"templates/chat.json", "{}"}, {"workflows/w.toml", ""}};
}

void collect_written(const toml::Node& table, const std::string& path, std::set<std::string>& written) {
  for (const toml::Entry& entry : table.entries) {
    const KeyRow* row = Schema::get().find(path, entry.key);
    REQUIRE(row);
    const std::string own(row->key->path);
    written.insert(own);
    if (entry.value.kind == toml::Kind::table) collect_written(entry.value, own, written);
    if (row->key->type == "list of table")
      for (const toml::Node& item : entry.value.items) collect_written(item, own, written);
  }
}

TEST_CASE("reading asks for every key of the table, and a file that uses all of them is right") {
  std::set<std::string, std::less<>> asked;
  const Loaded result = load_asking(every_key_files(), &asked);
  CHECK(shown(result.diagnostics) == "");
  std::set<std::string> written;
  collect_written(toml::parse(kEveryKey, "spoc.toml").root, "", written);
  for (const Key& key : keys()) {
    INFO(key.path);
    CHECK(asked.contains(key.path));
    CHECK(written.contains(std::string(key.path)));
  }
  CHECK(asked.size() == keys().size());  // nothing is read that is not in the table
}

TEST_CASE("every value of a file that uses all keys arrives in the policy") {
  const auto policy = load(every_key_files()).policy;
  REQUIRE(policy);
  const Team& front = policy->teams.at(0);
  CHECK((front.title == "Front" && front.department == "it" && front.tier == 1 &&
         front.distribute == Distribute::round_robin));
  CHECK(front.accept_within == time::parse_duration("30bm"));
  CHECK((front.backup == "back" && front.on_call == "rota.ics" && front.address == "f@example.org" &&
         front.calendar == "office"));
  const Service& service = policy->services.at(0);
  CHECK((service.type == domain::TicketType::request && service.impact == domain::Level::low &&
         service.urgency == domain::Level::high));
  CHECK((service.answer == "immediate" && service.confidential && service.fields.at(0).second.optional));
  REQUIRE(service.workflow);
  CHECK((service.workflow->start == "w" && service.workflow->with.at(0).second.text() == "ticket.id"));
  const Sla& sla = policy->slas.at(0);
  CHECK((sla.pause == std::vector{domain::WaitingOn::vendor} && sla.reopened_remaining &&
         sla.targets.at("A").texts[3] == "2bd"));
  CHECK(sla.targets.at("A").clocks[3] == time::Duration(time::BusinessDuration{2, 0, false}));
  const Rung& rung = policy->ladders.at(0).rungs.at(0);
  CHECK((rung.name == "half" && rung.clock == domain::ClockName::resolution && rung.percent == 50.0 && rung.raise &&
         rung.urgent));
  CHECK((rung.route == "backup" && rung.via == "p" && rung.when && rung.tell == std::vector<std::string>{"lead"}));
  const Rung& silent = policy->ladders.at(0).rungs.at(1);
  CHECK((silent.name == "stalled:silent" && silent.stalled == StalledKind::silent && silent.every && silent.max == 2));
  const Route& route = policy->routes.at(0);
  CHECK((route.set.at(0).first == "service" && *route.set[0].second.string() == "s" && route.skill.at("vpn") == 2 &&
         route.stop));
  const Messages& messages = policy->messages;
  CHECK(
      (messages.transport == "smtp" && messages.remote.password == "mail" && messages.storm == 2 && !messages.decide_by_mail && messages.log_automatic));
  CHECK((messages.remote.timeout == time::seconds(20) && messages.remote.secret == "key" && messages.remote.tls == "required" &&
         messages.remote.certificates == "authority.pem" && messages.remote.body == "templates/chat.json"));
  CHECK((messages.digest.reasons == std::vector<std::string>{"routed"} && messages.digest.at == std::vector{510, 780}));
  CHECK((policy->desk.language == "de" && policy->tell_requester_away));
  const Channel& channel = policy->channels.at(0);
  CHECK((channel.remote.login == "desk" && channel.remote.tls == "never" && channel.remote.timeout == time::seconds(5)));
  const Hook& hook = policy->hooks.at(0);
  CHECK((hook.run == std::vector<std::string>{"hooks/tell", "-v"} && hook.confidential && hook.secrets.at(0).second == "token" &&
         hook.variables.at(0).second == "7" && hook.remote.timeout == time::seconds(5)));
  CHECK((hook.wants("ticket.resolved") && hook.wants("run.started") && !hook.wants("ticket.closed")));
  CHECK((policy->hooks.at(1).wants("ticket.closed") && !policy->hooks.at(1).wants("effect.finished")));
  CHECK((policy->roles.at(0).may.at("work") == SeeScope::team && policy->accounts.at(0).login == "nobody"));
  CHECK((policy->events.at(0).name == "a.b" && policy->reports.at(0).contents.size() == 1 &&
         policy->retention.size() == 1));
  CHECK((policy->absence == AbsenceRule::team && policy->minimum_confidence == 0.5 &&
         policy->lifecycle.remind.size() == 1));
}

TEST_CASE("the manual has every key once and each says what it is for") {
  const std::string manual = keys_manual();
  std::set<std::string_view> paths;
  for (const Key& key : keys()) {
    INFO(key.path);
    CHECK(paths.insert(key.path).second);
    CHECK(manual.find("| `" + std::string(key.path) + "` |") != std::string::npos);
    CHECK(key.what.ends_with('.'));
  }
}

}  // namespace
}  // namespace spoc::policy::test
