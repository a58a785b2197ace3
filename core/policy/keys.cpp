#include "policy/keys.h"

#include <algorithm>

#include "base/text.h"

namespace spoc::policy {

namespace {

constexpr std::string_view kScopes = "own | team | department | desk";
constexpr std::string_view kTypes = "incident | request | question | complaint | feedback | order";
constexpr std::string_view kLevels = "high | medium | low";
constexpr std::string_view kClocks = "acknowledge | response | update | resolution | team | vendor | due";
constexpr std::string_view kStalled =
    "unowned | unacknowledged | silent | overslept | unanswered | blocked | undelivered";

constexpr Key kKeys[] = {
    {"spoc", "whole number", "required", "Version of this format: 1."},

    {"desk", "table", "required", "The desk as a whole."},
    {"desk.name", "text", "required", "Name of the organisation or desk, as messages and reports show it."},
    {"desk.address", "address", "", "Address of the desk; its own mail is recognised by it."},
    {"desk.time_zone", "time zone", "UTC", "Zone in which people read and type times."},
    {"desk.calendar", "calendar", "required", "Working time where nothing else names a calendar."},
    {"desk.front_line", "team", "required",
     "Takes what nothing places, owns tickets for the requester, and is the last rung of every ladder."},
    {"desk.language", "language", "", "Language of templates for readers of whom, and of whose ticket, no other is known."},

    {"calendar", "table", "required", "Working times."},
    {"calendar.NAME", "table", "", "One calendar."},
    {"calendar.NAME.time_zone", "time zone", "the desk's", "Zone of its hours."},
    {"calendar.NAME.hours", "table", "", "Opening hours by weekday; a day that is not named is closed."},
    {"calendar.NAME.hours.DAYS", "list of hours", "",
     "A weekday (`mon`) or a range of them (`mon-thu`) with its ranges of hours; a range may cross midnight."},
    {"calendar.NAME.special", "table", "", "Dates with hours of their own."},
    {"calendar.NAME.special.DATE", "list of hours", "",
     "The hours of this date instead of its weekday's; none is closed."},
    {"calendar.NAME.holidays", "table", "", "Dates on which it is closed."},
    {"calendar.NAME.holidays.DATE", "text", "", "The name of the holiday."},
    {"calendar.NAME.import", "list of file", "", "iCalendar files whose all-day events are holidays."},

    {"department", "table", "", "Departments: the service providers of the organisation."},
    {"department.NAME", "table", "", "One department."},
    {"department.NAME.title", "text", "its name", "The name people read."},

    {"team", "table", "required", "Teams; who is in them comes from the directory."},
    {"team.NAME", "table", "", "One team."},
    {"team.NAME.title", "text", "its name", "The name people read."},
    {"team.NAME.kind", "internal | vendor", "internal",
     "Whether it is part of the organisation or an outside supplier."},
    {"team.NAME.department", "department", "", "The department it belongs to."},
    {"team.NAME.tier", "whole number", "1", "Line of support: 1 answers first."},
    {"team.NAME.distribute", "offer | round_robin | least_loaded", "offer",
     "How work finds a person: nobody is named, who went longest without, or who has the least."},
    {"team.NAME.backup", "team", "", "Takes over while nobody of the team can take anything."},
    {"team.NAME.accept_within", "duration", "",
     "Who was chosen takes it within this time of the team's calendar, or the next is; what was offered or given back finds a person."},
    {"team.NAME.on_call", "file", "", "iCalendar file that says who is on call when; the summary names a person."},
    {"team.NAME.address", "address", "", "Where mail for the team goes; a vendor needs one."},
    {"team.NAME.calendar", "calendar", "the desk's", "Working time of the team."},
    {"team.NAME.target", "table", "", "How long it may have a ticket each time it comes there; goes before the agreement's."},
    {"team.NAME.target.LEVEL", "duration", "", "For a ticket of that priority, until it is handed on, comes back or is resolved."},
    {"team.NAME.confidential", "true or false", "false", "Only its members see its tickets."},

    {"priority", "table", "", "Levels of priority and how they follow from impact and urgency."},
    {"priority.levels", "list of text", "P1, P2, P3, P4", "The levels, most urgent first."},
    {"priority.weight", "list of whole number", "halved per level, 1 the last", "Load of one ticket of each level."},
    {"priority.matrix", "list of list", "P1 P2 P3, P2 P3 P4, P3 P4 P4",
     "Rows: impact high, medium, low; columns: urgency high, medium, low. Neither direction may become more urgent."},

    {"service", "table", "", "What people can ask for: the catalogue."},
    {"service.NAME", "table", "", "One service."},
    {"service.NAME.title", "text", "its name", "The name people read."},
    {"service.NAME.category", "text", "", "Group of services, for reports and filters."},
    {"service.NAME.type", kTypes, "", "Type of its tickets."},
    {"service.NAME.team", "team", "", "Who gets it when no rule says otherwise."},
    {"service.NAME.impact", kLevels, "", "Impact when nobody said another."},
    {"service.NAME.urgency", kLevels, "", "Urgency when nobody said another."},
    {"service.NAME.answer", "immediate | may_wait", "", "Whether somebody must answer at once."},
    {"service.NAME.confidential", "true or false", "false", "Only who works on its tickets sees them."},
    {"service.NAME.fields", "table", "", "What a ticket of it says besides its text."},
    {"service.NAME.fields.FIELD", "field type", "",
     "Type of the field: `string`, `date?`, `enum(small, large)`, and others."},
    {"service.NAME.workflow", "table", "", "The value stream a ticket of it starts; the ticket resolves with the run."},
    {"service.NAME.workflow.start", "workflow", "required", "Name of the workflow."},
    {"service.NAME.workflow.with", "table", "", "Inputs of the workflow."},
    {"service.NAME.workflow.with.INPUT", "expression", "", "Value of the input, from the ticket."},

    {"cause", "table", "", "Causes of contact: why people had to ask at all."},
    {"cause.NAME", "table", "", "One cause."},
    {"cause.NAME.title", "text", "its name", "The name people read."},
    {"cause.NAME.kind", "removable | immediate | may_wait", "required",
     "Can be removed; cannot and needs an answer at once; cannot and may wait."},

    {"sla", "table", "", "Service level agreements; the first whose `when` holds governs a ticket."},
    {"sla.NAME", "table", "", "One agreement."},
    {"sla.NAME.when", "condition", "always", "Which tickets it governs."},
    {"sla.NAME.calendar", "calendar", "the desk's", "Working time its targets count in."},
    {"sla.NAME.ladder", "ladder", "", "What happens as its clocks run."},
    {"sla.NAME.pause", "list of requester | vendor | approval | date", "requester, date",
     "Which waits stop the resolution clock."},
    {"sla.NAME.reopened", "full | remaining", "full", "How much of the target a reopened ticket has."},
    {"sla.NAME.target", "table", "", "Targets by priority."},
    {"sla.NAME.target.LEVEL", "table", "", "Targets of one level."},
    {"sla.NAME.target.LEVEL.acknowledge", "duration", "", "Until a person took it or wrote to the requester."},
    {"sla.NAME.target.LEVEL.response", "duration", "", "Until a person answered the requester."},
    {"sla.NAME.target.LEVEL.update", "duration", "", "Between messages to the requester while it is open."},
    {"sla.NAME.target.LEVEL.resolution", "duration", "", "Until it is resolved."},
    {"sla.NAME.target.LEVEL.team", "duration", "", "How long a team may have it each time, in that team's calendar where it has one."},
    {"sla.NAME.target.LEVEL.vendor", "duration", "", "How long a vendor may have it each time, in that vendor's calendar where it has one."},
    {"sla.NAME.target.LEVEL.calendar", "calendar", "the agreement's", "Working time of this level's targets."},

    {"ladder", "table", "", "Escalation ladders."},
    {"ladder.NAME", "table", "", "One ladder."},
    {"ladder.NAME.rungs", "list of table", "", "Its rungs, in the order they are applied at one instant."},
    {"ladder.NAME.rungs.name", "text", "clock@at, stalled:kind", "Name of the rung; unique in its ladder."},
    {"ladder.NAME.rungs.clock", kClocks, "", "The clock it measures."},
    {"ladder.NAME.rungs.at", "point of a clock", "",
     "A percentage of the target (`75%`), or an offset from the due instant (`+4bh`, `-1h`)."},
    {"ladder.NAME.rungs.stalled", kStalled, "", "The way of standing still it measures, instead of a clock."},
    {"ladder.NAME.rungs.when", "condition with clock", "always", "Whether it applies."},
    {"ladder.NAME.rungs.tell", "list of recipient", "",
     "Who is told: assignee, owner, lead, manager, team, on_call, requester, a team or a person."},
    {"ladder.NAME.rungs.raise", "true or false", "false", "Moves the priority one level up."},
    {"ladder.NAME.rungs.route", "destination", "", "Brings it to lead, backup, a team or a person."},
    {"ladder.NAME.rungs.every", "duration", "", "Repeats it after each such time."},
    {"ladder.NAME.rungs.max", "whole number", "1", "How often at most."},
    {"ladder.NAME.rungs.via", "channel", "mail", "The channel of its messages."},
    {"ladder.NAME.rungs.urgent", "true or false", "false", "Quiet hours do not hold its messages back."},

    {"stalled", "table", "", "When a ticket counts as standing still; a kind without a threshold is not watched."},
    {"stalled.unowned", "duration", "", "Nobody took it."},
    {"stalled.unacknowledged", "duration", "", "A hand-over nobody accepted."},
    {"stalled.silent", "duration", "", "No activity of a person while it is the desk's turn."},
    {"stalled.overslept", "duration", "", "A wake-up passed and nobody came back to it."},
    {"stalled.unanswered", "duration", "", "An approval nobody decided."},
    {"stalled.blocked", "duration", "", "It waits for another ticket that stands still."},
    {"stalled.undelivered", "duration", "", "A message about it could not be sent."},

    {"lifecycle", "table", "", "What time does to tickets that wait or are resolved."},
    {"lifecycle.remind", "list of duration", "", "Reminders while waiting on the requester, from when it began."},
    {"lifecycle.close_after", "duration", "", "Silence after resolving, or after the last reminder, that closes."},
    {"lifecycle.reopen_window", "duration", "", "How long after closing an answer reopens."},
    {"lifecycle.thanks", "confirm | reopen", "confirm", "What an answer that is only thanks does to a resolved ticket."},

    {"absence", "table", "", "What happens while somebody is away."},
    {"absence.open", "cover | team | keep", "cover", "What happens to their open tickets that fall due meanwhile."},
    {"absence.tell_requester", "true or false", "false", "Who asked hears until when they are away and who takes care."},

    {"route", "list of table", "", "Routing rules, in order; each sees what earlier ones set."},
    {"route.name", "text", "required", "Name of the rule; decisions are explained by it."},
    {"route.when", "condition", "always", "Which tickets it is for."},
    {"route.set", "table", "", "Members of the ticket it sets."},
    {"route.set.MEMBER", "value", "", "The member's value; `fields.x` for a field of the service."},
    {"route.team", "team", "", "The team that gets it."},
    {"route.skill", "table", "", "Skills that who works on it must have."},
    {"route.skill.SKILL", "whole number", "", "The least degree of the skill, 1 to 5."},
    {"route.stop", "true or false", "false", "No later rule is asked."},

    {"routing", "table", "", "Placing beyond the rules."},
    {"routing.learned", "table", "", "Routing learned from the desk's own history."},
    {"routing.learned.minimum_confidence", "number", "1.0", "It decides only when it is at least so sure, 0 to 1; at 1.0 never."},

    {"view", "table", "", "Lists with a name."},
    {"view.NAME", "table", "", "One view: `spoc list NAME`."},
    {"view.NAME.title", "text", "its name", "Heading."},
    {"view.NAME.where", "condition", "always", "Which tickets it shows."},
    {"view.NAME.sort", "list of sort column", "", "Columns to order by; `-due_at` is descending."},
    {"view.NAME.columns", "list of column", "", "Columns it shows."},

    {"messages", "table", "", "How messages leave the desk."},
    {"messages.transport", "sendmail | smtp | maildir | command | webhook", "maildir", "What carries them."},
    {"messages.folder", "folder", "", "Of `maildir`: folder that messages are put into, below the desk's."},
    {"messages.command", "list of text", "sendmail -t -i", "Of `sendmail` and `command`: program and arguments."},
    {"messages.url", "text", "", "Of `smtp` and `webhook`: where to, `smtp://host:587`, `smtps://host`, `https://host/path`."},
    {"messages.login", "text", "", "Of `smtp`: name to log in with."},
    {"messages.password", "secret", "", "Of `smtp`: `secret:NAME`, read from the desk's secrets when it is needed."},
    {"messages.tls", "required | never", "required, but on this machine", "Of `smtp://`: whether nothing is sent in the clear."},
    {"messages.certificates", "folder", "the system's", "Of `smtp` and `webhook`: file of the authorities to trust, below the desk's folder."},
    {"messages.secret", "secret", "", "Of `webhook`: `secret:NAME` that signs what is posted."},
    {"messages.body", "file", "spoc.message/1", "Of `webhook`: template of what is posted, JSON."},
    {"messages.timeout", "duration", "30s", "Of `smtp` and `webhook`: after this a message is tried again later."},
    {"messages.digest", "table", "", "What waits and leaves together."},
    {"messages.digest.reasons", "list of reason", "required", "The notices that wait, unless they are urgent."},
    {"messages.digest.at", "list of time of day", "required", "When they leave, `08:30`; joined for each reader."},
    {"messages.quiet", "calendar", "", "Personal messages wait for this working time unless they are urgent."},
    {"messages.per_recipient_per_hour", "whole number", "0", "More than this are joined into one; 0 is no limit."},
    {"messages.storm", "whole number", "0",
     "A sweep that would tell more people than this holds its notices; 0 is no limit."},
    {"messages.acknowledge_every", "duration", "1h", "One acknowledgement per sender in this time."},
    {"messages.decide_by_mail", "true or false", "true", "Whether approvals may be decided by an answer to a message."},
    {"messages.log_automatic", "true or false", "false",
     "Whether alerts, lists and other automatic mail that belongs to no ticket becomes one; nobody is told that it arrived."},

    {"channel", "table", "", "Further ways to reach people."},
    {"channel.NAME", "table", "", "One channel."},
    {"channel.NAME.transport", "smtp | maildir | command | webhook", "required", "What carries its messages."},
    {"channel.NAME.run", "list of template", "", "Of `command`: program and arguments."},
    {"channel.NAME.folder", "folder", "", "Of `maildir`: folder below the desk's."},
    {"channel.NAME.url", "text", "", "Of `smtp` and `webhook`: where to."},
    {"channel.NAME.login", "text", "", "Of `smtp`: name to log in with."},
    {"channel.NAME.password", "secret", "", "Of `smtp`: `secret:NAME`."},
    {"channel.NAME.tls", "required | never", "required, but on this machine", "Of `smtp://`: whether nothing is sent in the clear."},
    {"channel.NAME.certificates", "folder", "the system's", "Of `smtp` and `webhook`: file of the authorities to trust."},
    {"channel.NAME.secret", "secret", "", "Of `webhook`: `secret:NAME` that signs what is posted."},
    {"channel.NAME.body", "file", "spoc.message/1", "Of `webhook`: template of what is posted, JSON."},
    {"channel.NAME.timeout", "duration", "30s", "Of `smtp` and `webhook`: after this a message is tried again later."},

    {"hook", "table", "", "Programs, or addresses on the web, that are told what happens."},
    {"hook.NAME", "table", "", "One hook."},
    {"hook.NAME.run", "list of text", "", "Program and arguments; each event is on its standard input."},
    {"hook.NAME.url", "text", "", "Instead of a program: where each event is posted, `https://host/path`."},
    {"hook.NAME.events", "list of kind of event", "all", "What it is told of: `ticket.resolved`, or `ticket.*` for all of tickets."},
    {"hook.NAME.confidential", "true or false", "false", "Whether it is told of what is confidential."},
    {"hook.NAME.env", "table", "", "Its environment, besides PATH, LANG and SPOC_…."},
    {"hook.NAME.env.VARIABLE", "text", "", "Value of the variable; `secret:NAME` from the desk's secrets."},
    {"hook.NAME.certificates", "folder", "the system's", "Of `url`: file of the authorities to trust."},
    {"hook.NAME.secret", "secret", "", "Of `url`: `secret:NAME` that signs what is posted."},
    {"hook.NAME.timeout", "duration", "10s", "After this it is ended, or the connection given up, and tried again later."},

    {"role", "table", "", "What people may see and do."},
    {"role.NAME", "table", "", "One role; the directory says who has it."},
    {"role.NAME.see", kScopes, "own", "Which tickets it sees; never somebody else's confidential ones."},
    {"role.NAME.may", "table", "", "What it may do."},
    {"role.NAME.may.VERB", kScopes, "",
     "How far the verb reaches; `work` is take, release, note, wait, resume, resolve."},

    {"account", "table", "", "Programs that act on the desk; never eligible, never human activity."},
    {"account.NAME", "table", "", "One account."},
    {"account.NAME.login", "text", "required", "Login it runs as."},
    {"account.NAME.may", "table", "", "What it may do."},
    {"account.NAME.may.VERB", kScopes, "", "How far the verb reaches."},

    {"event", "table", "", "Events that workflows may wait for."},
    {"event.NAME", "table", "", "One event: `spoc event put NAME`."},
    {"event.NAME.fields", "table", "", "What it carries."},
    {"event.NAME.fields.FIELD", "field type", "", "Type of the member."},
    {"event.NAME.keep", "duration", "", "How long one that nobody consumed is kept."},

    {"report", "table", "", "Documents of several reports."},
    {"report.NAME", "table", "", "One document: `spoc report NAME`."},
    {"report.NAME.title", "text", "its name", "Heading."},
    {"report.NAME.contents", "list of report", "required", "The reports it consists of."},

    {"retention", "table", "", "How long what is no longer needed is kept."},
    {"retention.KIND", "duration", "", "How long: `closed_tickets`, `attachments`, `messages`."},
};

constexpr std::string_view kVerbs[] = {
    "work",     "take",     "release", "note",  "wait",   "resume", "resolve", "log",     "status", "show",    "edit",
    "assign",   "route",    "watch",   "close", "reopen", "cancel", "approve", "tick",    "link",   "merge",   "rate",
    "escalate", "override", "away",    "run",   "event",  "kb",     "report",  "export",  "import", "history", "undo",
    "people",   "apply",    "deliver", "sweep", "verify", "backup", "erase",   "log_mail"};

constexpr std::string_view kReports[] = {"summary",      "sla",       "times",     "backlog", "workload", "first-line",
                                         "handovers",    "providers", "crossings", "journey", "streams",  "causes",
                                         "satisfaction", "routing",   "trend",     "forecast"};

constexpr std::string_view kRetention[] = {"closed_tickets", "attachments", "messages"};

bool is_placeholder(std::string_view name) {
  return !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
}

KeyRow row_of(const Key& key) {
  KeyRow row;
  row.key = &key;
  const std::size_t dot = key.path.rfind('.');
  row.name = dot == std::string_view::npos ? key.path : key.path.substr(dot + 1);
  row.placeholder = is_placeholder(row.name);
  constexpr std::string_view kList = "list of ";
  row.list = key.type.starts_with(kList);
  row.type = row.list ? key.type.substr(kList.size()) : key.type;
  if (row.type.find(" | ") != std::string_view::npos)
    for (const std::string_view word : split(row.type, '|')) row.words.emplace_back(trim(word));
  return row;
}

}  // namespace

std::span<const Key> keys() {
  return kKeys;
}
std::span<const std::string_view> verbs() {
  return kVerbs;
}
std::span<const std::string_view> report_names() {
  return kReports;
}
std::span<const std::string_view> retention_kinds() {
  return kRetention;
}

Schema::Schema() {
  for (const Key& key : kKeys) {
    const std::size_t dot = key.path.rfind('.');
    rows_[std::string(dot == std::string_view::npos ? "" : key.path.substr(0, dot))].push_back(row_of(key));
  }
}

const Schema& Schema::get() {
  static const Schema schema;
  return schema;
}

std::span<const KeyRow> Schema::children(std::string_view path) const {
  const auto found = rows_.find(path);
  if (found == rows_.end()) return {};
  return found->second;
}

const KeyRow* Schema::find(std::string_view path, std::string_view key) const {
  const KeyRow* any = nullptr;
  for (const KeyRow& row : children(path)) {
    if (row.placeholder)
      any = &row;
    else if (row.name == key)
      return &row;
  }
  return any;
}

std::string keys_manual() {
  std::string out =
      "# The desk's policy: spoc.toml\n\n"
      "Capitals stand for a name you choose, or for one of a vocabulary. A key that is not listed here is an error.\n";
  std::string_view section = "\n";
  for (const Key& key : kKeys) {
    const std::string_view top = key.path.substr(0, key.path.find('.'));
    if (top != section) {
      section = top;
      out += "\n## ";
      out += top;
      out += "\n\n| key | type | default | meaning |\n| --- | --- | --- | --- |\n";
    }
    std::string type(key.type);
    for (std::size_t at = type.find('|'); at != std::string::npos; at = type.find('|', at + 2)) type.insert(at, "\\");
    out += "| `" + std::string(key.path) + "` | " + type + " | " + std::string(key.fallback) + " | " +
           std::string(key.what) + " |\n";
  }
  return out;
}

}  // namespace spoc::policy
