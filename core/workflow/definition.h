// A workflow as a value: what its file says, checked and compiled. A run is pinned to the content of the file, not to
// its name.
#pragma once

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
#include "domain/words.h"
#include "expr/program.h"
#include "policy/policy.h"
#include "time/instant.h"

namespace spoc::workflow {

class Vocabulary;

/// An expression with the place where it stands.
struct Formula {
  std::string text;
  Where where;
  expr::Program program;
};

/// A text with `{{ expression }}` inside.
struct Wording {
  std::string text;
  Where where;
  expr::Template filled;
};

struct Input {
  std::string name;
  policy::FieldType type;
  std::optional<json::Value> fallback;  ///< the declared default
  std::int64_t most = 0;                ///< of a list: items; 0 is no limit
  std::optional<Formula> check;
  std::string otherwise;  ///< what is said when `check` is false
  Where where;
};

/// A named expression over inputs and the variables before it.
struct Variable {
  std::string name;
  Formula formula;
};

/// Somebody of this run by what they are in it; a run may name another person instead.
struct Role {
  std::string name;
  Formula person;
};

/// Which rules count when several hold (DMN 1.3, hit policies): only one can, the first one does, or all of them do.
enum class Hit { unique, first, collect };

/// Outputs that follow when all tests hold; a column without a test may be anything.
struct DecisionRule {
  std::vector<std::optional<Formula>> tests;  ///< by column
  json::Object outputs;
};

/// A decision table (DMN 1.3): what follows from what, rule by rule.
struct DecisionTable {
  std::string name;
  Hit hit = Hit::unique;
  std::vector<Formula> columns;
  policy::Fields outputs;
  std::vector<DecisionRule> rules;
  std::optional<json::Object> otherwise;  ///< when no rule holds
};

/// What must hold of a run as long as it goes on. While that cannot be said, nothing is asked.
struct Invariant {
  Formula formula;
  std::string text;  ///< what it is about, for people; or empty
};

/// What reports ask of a run that is over.
struct Measures {
  std::optional<Formula> from, to;  ///< the lead time lies between them
  std::optional<Formula> on_time;
};

/// A predecessor; `tolerated` when it may have failed or been cancelled as well.
struct Need {
  std::size_t step = 0;
  bool tolerated = false;
};

enum class Timeout { none, escalate, reject, approve, skip, fail };
enum class Rejection { none, rework, cancel, fail };

/// Where a moment is moved to when it falls on another day.
struct Roll {
  bool forward = true;
  std::optional<int> weekday;  ///< 0 Monday; nothing: a day with opening hours
};

struct CheckEntry {
  std::string id;
  Wording text;
  std::string evidence;
  bool optional = false;        ///< the task may be done without it
  bool may_not_apply = false;   ///< somebody may say why there is nothing to do
  std::optional<Formula> when;  ///< asked for only then, as of its activation
  std::string under;            ///< id of the heading that it is a part of, or empty; that one stands before it
  std::int64_t enough = 0;      ///< of a heading: so many of its parts; 0: all
};

/// Who is told when a step begins.
struct TellOnBegin {
  std::vector<std::string> roles;  ///< of its ticket: "lead"
  std::vector<Formula> people;     ///< somebody in the directory, a list of them, or an address
  bool empty() const { return roles.empty() && people.empty(); }
};

/// A rung on the due clock of a step's ticket, beside the ladder of policy.
struct StepRung {
  std::string at;                  ///< "75%", "+4bh"
  std::vector<std::string> roles;  ///< whom it tells: "assignee", "lead"
  std::vector<Formula> people;     ///< whom else
  bool raise = false;
  std::string route, every, via;
  std::int64_t max = 1;
  bool urgent = false;
};

/// For each item of a list, whatever the items are.
struct ForEach {
  Formula list;
  expr::Type item;
  std::optional<Formula> key, complete_when;
  std::int64_t most_at_once = 0;  ///< 0: no limit
  bool open = false;              ///< items may be added while it is not over
};

/// What a step, or the workflow itself, waits for from outside.
struct EventWait {
  std::string event;
  const expr::RecordType* type = nullptr;  ///< of its fields; lives in the vocabulary
  std::optional<Formula> match;            ///< what must hold of it
  std::string field;                       ///< the field that an index finds it by, and what it must be
  std::optional<Formula> value;
};

/// What the workflow does when something happens outside.
struct EventAnswer {
  EventWait wait;
  enum class Does { cancel, hold } does = Does::cancel;
};

/// A run of the workflow begins when something happens outside.
struct EventStart {
  EventWait wait;                                     ///< `match`: only when that holds of it
  std::vector<std::pair<std::string, Formula>> with;  ///< inputs, or members of one, by path
};

/// A run of another workflow.
struct CallDefinition {
  std::string workflow;                               ///< by name
  std::optional<Formula> which;                       ///< else by what this says
  std::vector<std::pair<std::string, Formula>> with;  ///< its inputs
  bool waits = true;                                  ///< the step is over when that run is
  bool detached = false;                              ///< it goes on when this step is cancelled
  Where where;                                        ///< of its name
};

/// Done again until that holds, so many times at most.
struct Repeat {
  std::optional<Formula> until;  ///< nothing: always `most` times
  int most = 1;
  std::optional<time::Duration> every;  ///< how long after the time before
};

/// How often an action is tried, and when again: after `first`, each pause `factor` times the one before and `cap` at
/// most, then up to `jitter` of it shorter or longer.
struct Retry {
  int most = 1;
  time::Span first = time::seconds(30), cap = time::hours(1);
  double factor = 2.0, jitter = 0.0;
  bool any_code = true;    ///< else only these
  std::vector<int> codes;
  bool timeout = true;     ///< also after it took too long
};

/// A program that does a step.
struct Action {
  std::vector<Wording> arguments;                             ///< the program first, which no input can change
  std::vector<std::pair<std::string, Wording>> variables;     ///< of its environment
  std::vector<std::pair<std::string, std::string>> secrets;   ///< variable and name of the secret
  time::Span timeout;
  Retry retry;
  bool once = false;     ///< when nobody knows how it ended, it is not tried again
  bool answers = false;  ///< its standard output is JSON of the step's form
};

/// What it does when its attempts are used up.
struct ErrorAnswer {
  enum class Does { failure, skip, fail, compensate, step } does = Does::failure;
  std::size_t step = 0;  ///< with Does::step: which answers it
  bool operator==(const ErrorAnswer&) const = default;
};

/// By how the last attempt ended: "75" (its exit code), "timeout", "output", "lost", else `otherwise`.
struct ErrorAnswers {
  ErrorAnswer otherwise;
  std::map<std::string, ErrorAnswer, std::less<>> by;
};

/// What takes a step back when its run is cancelled: a task for people, or a program.
struct Compensation {
  Wording title, text;
  std::string team;
  std::optional<Formula> assign, due;
  std::optional<Action> action;
};

struct StepDefinition {
  std::string id;
  domain::StepKind kind = domain::StepKind::task;
  Wording title, text;
  std::vector<Need> needs;
  std::size_t join = 0;      ///< how many must be done; 0: all that were not skipped
  bool conditional = false;  ///< has a `when`
  std::optional<Formula> when;
  bool runs_when_all_skipped = false;
  std::optional<Formula> start, until, due;
  std::optional<Roll> roll;
  std::string team;
  std::optional<Formula> assign;
  std::map<std::string, int> skill;   ///< what who does it must know, 1 to 5
  std::optional<std::size_t> prefer;  ///< whoever did that step, when they can
  policy::Fields form;
  std::vector<CheckEntry> checklist;
  std::optional<Formula> checklist_for_each;  ///< items more, as of its activation
  std::vector<StepRung> rungs;
  TellOnBegin tell;
  bool declinable = false;           ///< who has it may say that it cannot be done
  bool withdraws_rest = false;       ///< when its join is met, what else it needs is withdrawn
  std::vector<std::size_t> cancels;  ///< withdrawn when it is done
  std::optional<ForEach> for_each;
  std::optional<EventWait> event;
  std::optional<CallDefinition> call;
  std::string mutex;  ///< held from its beginning to its end, by one step of all runs
  std::optional<Formula> enabled_while;  ///< may be taken and answered only while that holds
  std::optional<Repeat> repeat;
  std::optional<Compensation> compensate;
  std::optional<Action> action;
  ErrorAnswers on_error;
  std::vector<Formula> approvers;
  std::size_t quorum = 1;           ///< approvals that approve; 0: of all. With 1 the first answer decides, either way
  std::vector<std::size_t> not_by;  ///< who did these steps must not decide
  Timeout on_timeout = Timeout::none;
  Rejection on_reject = Rejection::none;
  std::size_t rework_to = 0;  ///< with Rejection::rework
  int max_rounds = 3;
  std::string scope;
  bool skippable = false;
  bool early = false;
  std::string priority;
  std::string result;  ///< of an end
  Where where;
};

/// Immutable once loaded. Steps are in file order; positions refer to it.
struct Definition {
  std::string name;  ///< "onboarding"
  std::string hash;  ///< SHA-256 of the file's content, hexadecimal
  std::string title, owner;
  std::string calendar;  ///< of policy; empty: the desk's, or the rule's answer
  std::optional<Formula> calendar_rule;
  std::optional<Formula> key, anchor, target, late;
  std::optional<Formula> subject;  ///< whom a run is about
  bool compensates = false;        ///< when it is cancelled, what was done is taken back
  bool confidential = false;       ///< its runs are seen by who answers for them and who works on them
  std::vector<Input> inputs;
  std::vector<Variable> variables;
  std::vector<Role> roles;
  std::vector<DecisionTable> decisions;
  Measures measures;
  std::vector<Invariant> invariants;
  std::vector<StepDefinition> steps;
  std::vector<EventAnswer> answers;
  std::vector<EventStart> starts;
  std::vector<std::vector<std::size_t>> successors;  ///< by step: who needs it
  std::map<std::string, std::size_t, std::less<>> positions;
  std::shared_ptr<const Vocabulary> vocabulary;

  /// Position of the step, or nothing.
  std::optional<std::size_t> find(std::string_view step) const;
  const Input* input(std::string_view name) const;
  /// The formulas behind a name that an expression reads ("vars.on_site", "roles.buddy", "decide.level.board"); none for others.
  std::vector<const Formula*> behind(std::string_view path) const;
  /// What an expression reads, and what the variables, roles and decisions among that read themselves.
  std::vector<std::string> through(std::vector<std::string> reads) const;
};

}  // namespace spoc::workflow
