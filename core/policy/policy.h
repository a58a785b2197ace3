// The desk's policy as one immutable value: what the text files say, checked and compiled, identified by the SHA-256 of
// its files. Everything has the place in the files where it stands, so that a decision can name it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/json.h"
#include "domain/sight.h"
#include "domain/words.h"
#include "expr/program.h"
#include "policy/expression.h"
#include "time/calendar.h"
#include "time/duration.h"

namespace spoc::policy {

struct Desk {
  std::string name;
  std::string address;
  std::string time_zone = "UTC";
  std::string calendar;
  std::string front_line;
  std::string language;  ///< of templates, for whom nobody knows another; may be empty
};

/// A calendar as it is written, its imported holidays included.
struct CalendarText {
  time::CalendarDefinition definition;
  std::string time_zone;  ///< never empty: the desk's when the file has none
  Where where;
};

struct Department {
  std::string name, title;
  Where where;
};

enum class Distribute { offer, round_robin, least_loaded };

/// How long a team or a vendor may have a ticket each time it comes to them.
struct VisitTarget {
  time::Duration duration;
  std::string text;  ///< as written
};

struct Team {
  std::string name, title, department;
  bool vendor = false;
  std::int64_t tier = 1;
  Distribute distribute = Distribute::offer;
  std::optional<time::Duration> accept_within;  ///< of the team's calendar; nothing: nobody is passed over
  std::string backup, on_call, address, calendar;
  bool confidential = false;
  std::map<std::string, VisitTarget> targets;  ///< its own, by priority level
  Where where;
};

struct Priority {
  std::vector<std::string> levels;                   ///< most urgent first
  std::vector<std::int64_t> weight;                  ///< same length
  std::array<std::array<std::string, 3>, 3> matrix;  ///< [impact][urgency], high first
  /// Position in `levels`, or nothing.
  std::optional<std::size_t> rank(std::string_view level) const;
  /// The load of one ticket of that level; 1 of one that there is not, or not any more.
  std::int64_t weight_of(std::string_view level) const;
};

/// The type of a field of a form, an input or a service: `string`, `enum(a, b)`, `date?` …
struct FieldType {
  enum class Kind {
    string,
    integer,
    real,
    boolean,
    date,
    timestamp,
    duration,
    enumeration,
    person,
    team,
    contact,
    address,
    file,
    record,
    list
  };
  Kind kind = Kind::string;
  bool optional = false;
  std::vector<std::string> choices;                        ///< of an enumeration
  std::vector<std::pair<std::string, FieldType>> members;  ///< of a record
  std::shared_ptr<const FieldType> element;                ///< of a list
  bool operator==(const FieldType& other) const;

  // Made where the type is complete: it holds pairs of itself.
  FieldType();
  FieldType(const FieldType&);
  FieldType(FieldType&&) noexcept;
  FieldType& operator=(const FieldType&);
  FieldType& operator=(FieldType&&) noexcept;
  ~FieldType();
};
using Fields = std::vector<std::pair<std::string, FieldType>>;

struct ServiceWorkflow {
  std::string start;
  std::vector<std::pair<std::string, Expression>> with;
};

struct Service {
  std::string name, title, category, team;
  std::optional<domain::TicketType> type;
  std::optional<domain::Level> impact, urgency;
  std::string answer;  ///< "immediate", "may_wait" or empty
  bool confidential = false;
  Fields fields;
  std::optional<ServiceWorkflow> workflow;
  Where where;
};

struct Cause {
  std::string name, title;
  std::string kind;  ///< "removable", "immediate", "may_wait"
  Where where;
};

/// The promises of one priority, in the order of domain::ClockName (all but `due`).
struct Targets {
  std::array<std::optional<time::Duration>, 6> clocks;
  std::array<std::string, 6> texts;  ///< as written
  std::string calendar;              ///< empty: the SLA's
};

struct Sla {
  std::string name;
  std::optional<Expression> when;
  std::string calendar, ladder;
  std::vector<domain::WaitingOn> pause;
  bool reopened_remaining = false;
  std::map<std::string, Targets> targets;  ///< by priority level
  Where where;
};

enum class StalledKind { unowned, unacknowledged, silent, overslept, unanswered, blocked, undelivered };
std::string_view word(StalledKind kind);

/// One rung. It measures a clock (`at` a percentage of its target, or an offset after its due instant; a negative
/// offset is before) or a way of standing still.
struct Rung {
  std::string name;  ///< "resolution@75%", "resolution@+4bh", "stalled:silent"; unique in its ladder
  std::optional<domain::ClockName> clock;
  std::optional<StalledKind> stalled;
  std::optional<double> percent;
  std::optional<time::Duration> offset;
  std::vector<std::string> tell;  ///< assignee owner lead manager team on_call requester, a person, a team
  bool raise = false;
  std::string route;  ///< lead, backup, a team or a person; empty: none
  std::optional<time::Duration> every;
  std::int64_t max = 1;
  std::optional<Expression> when;
  std::string via;  ///< a channel; empty: mail
  bool urgent = false;
  Where where;
};

struct Ladder {
  std::string name;
  std::vector<Rung> rungs;
  Where where;
};

struct Lifecycle {
  std::vector<time::Duration> remind;
  std::optional<time::Duration> close_after, reopen_window;
  bool thanks_confirm =
      true;  ///< an answer that is only thanks confirms a resolved ticket; else it reopens like any other
};

enum class AbsenceRule { cover, team, keep };

/// A routing rule. `set` holds values of members of the ticket (service, urgency, tags, fields.x …).
struct Route {
  std::string name;
  std::optional<Expression> when;
  std::vector<std::pair<std::string, json::Value>> set;
  std::string team;
  std::map<std::string, int> skill;
  bool stop = false;
  Where where;
};

struct View {
  std::string name, title;
  std::optional<Expression> where_expression;
  std::vector<std::string> sort, columns;
  Where where;
};

/// How a transport reaches another machine.
struct Remote {
  std::string url;           ///< of smtp and webhook
  std::string login;         ///< of smtp
  std::string password;      ///< of smtp: name of the secret, never the secret
  std::string tls;           ///< of smtp: "required", "never", or empty: required but on this machine
  std::string certificates;  ///< file of authorities to trust, below the desk's folder; empty: the system's
  std::string secret;        ///< of webhook: name of the secret that signs
  std::string body;          ///< of webhook: template of what is posted; empty: spoc.message/1
  time::Span timeout = time::seconds(30);  ///< for one message
};

/// Notices that wait to leave together.
struct Digest {
  std::vector<std::string> reasons;
  std::vector<int> at;  ///< minutes of the day in the desk's zone, ascending
};

struct Messages {
  std::string transport = "maildir";
  std::string folder;                       ///< of maildir; relative to the desk's folder
  std::vector<std::string> command;         ///< argument vector of sendmail or command
  std::string quiet;                        ///< calendar; empty: none
  std::int64_t per_recipient_per_hour = 0;  ///< 0: no limit
  std::int64_t storm = 0;                   ///< 0: no limit
  Remote remote;
  Digest digest;
  time::Duration acknowledge_every;  ///< one acknowledgement per sender in this time
  bool decide_by_mail = true;        ///< approvals may be decided by an answer to a message
  bool log_automatic = false;        ///< automatic mail that belongs to no ticket becomes one
  Where where;
};

struct Channel {
  std::string name, transport;
  std::vector<std::string> run;  ///< templates
  std::string folder;            ///< of maildir
  Remote remote;
  Where where;
};

/// A program, or an address on the web, that is told what happens.
struct Hook {
  std::string name;
  std::vector<std::string> run;     ///< program and arguments; empty: `remote` is told
  std::vector<std::string> events;  ///< kinds, "ticket.*" for all of a subject; empty: every kind
  bool confidential = false;        ///< is told of what is confidential too
  std::vector<std::pair<std::string, std::string>> variables, secrets;  ///< of its environment; secrets by name
  Remote remote;                                                        ///< its timeout is the program's too
  Where where;
  /// Whether it is told of events of that kind. Never of what became of messages: that would tell of itself.
  bool wants(std::string_view kind) const;
};

using SeeScope = domain::Scope;
struct Role {
  std::string name;
  SeeScope see = SeeScope::own;
  std::map<std::string, SeeScope> may;
  Where where;
};
struct Account {
  std::string name, login;
  std::map<std::string, SeeScope> may;
  Where where;
};

/// An event that workflows may wait for.
struct EventType {
  std::string name;
  Fields fields;
  std::optional<time::Duration> keep;
  Where where;
};

struct ReportDocument {
  std::string name, title;
  std::vector<std::string> contents;
  Where where;
};

/// A file of the bundle as it was when it was put in force.
struct File {
  std::string path;  ///< relative to the desk's folder: "spoc.toml", "workflows/onboarding.toml"
  std::string content;
};

class Articles;

/// The whole policy. Names are unique per kind; lists keep file order. References were checked when it was loaded.
struct Policy {
  std::string hash;  ///< SHA-256 over the files' paths and contents
  std::vector<File> files;
  Desk desk;
  std::vector<CalendarText> calendars;
  std::vector<Department> departments;
  std::vector<Team> teams;
  Priority priority;
  std::vector<Service> services;
  std::vector<Cause> causes;
  std::vector<Sla> slas;
  std::vector<Ladder> ladders;
  std::array<std::optional<time::Duration>, 7> stalled;  ///< by StalledKind
  Lifecycle lifecycle;
  AbsenceRule absence = AbsenceRule::cover;
  bool tell_requester_away = false;  ///< who asked hears who takes care while the assignee is away
  std::vector<Route> routes;
  double minimum_confidence = 1.0;
  std::vector<View> views;
  Messages messages;
  std::vector<Channel> channels;
  std::vector<Hook> hooks;
  std::vector<Role> roles;
  std::vector<Account> accounts;
  std::vector<EventType> events;
  std::vector<ReportDocument> reports;
  std::map<std::string, time::Duration> retention;
  /// The knowledge of the files (policy/articles.h), which `files` has not. Nothing in a policy that was restored: the store gives it
  /// (Store::articles) to who needs it.
  std::shared_ptr<const Articles> articles;

  const Team* team(std::string_view name) const;
  const Department* department(std::string_view name) const;
  const Service* service(std::string_view name) const;
  const Cause* cause(std::string_view name) const;
  const Sla* sla(std::string_view name) const;
  const Ladder* ladder(std::string_view name) const;
  const View* view(std::string_view name) const;
  const Role* role(std::string_view name) const;
  const Channel* channel(std::string_view name) const;
  const Hook* hook(std::string_view name) const;
  const File* file(std::string_view path) const;

  /// The compiled calendar of that name; empty or unknown is the desk's own. Built when first asked for.
  const time::Calendar& calendar(std::string_view name) const;
  /// The ladder that a step gave its ticket (`Ticket::rungs`), compiled once for each text.
  const Ladder& own_ladder(std::string_view text) const;
  /// The event of that name, or nothing.
  const EventType* event(std::string_view name) const;
  /// The desk's zone.
  const time::Zone& zone() const;
  /// Names of a kind, for nearest-name hints and completion.
  std::vector<std::string> team_names() const;
  std::vector<std::string> service_names() const;
  std::vector<std::string> calendar_names() const;
  std::vector<std::string> department_names() const;
  std::vector<std::string> cause_names() const;
  std::vector<std::string> role_names() const;
  std::vector<std::string> view_names() const;
  /// Stems of workflows/*.toml, sorted.
  std::vector<std::string> workflow_names() const;
  /// The categories of the services, sorted, each once.
  std::vector<std::string> category_names() const;
  /// Who is on call for the team at t by its rota: an id, login, name or address, as the file has it. Nothing when it
  /// has no rota or nobody is.
  std::optional<std::string> on_call(std::string_view team, time::Instant t) const;

  struct Compiled;
  std::shared_ptr<Compiled> compiled;  ///< zones and calendars, made on first use
};

}  // namespace spoc::policy
