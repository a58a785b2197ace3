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
  std::string id, text, evidence;
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
  policy::Fields form;
  std::vector<CheckEntry> checklist;
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
  bool confidential = false;       ///< its runs are seen by who answers for them and who works on them
  std::vector<Input> inputs;
  std::vector<Variable> variables;
  std::vector<StepDefinition> steps;
  std::vector<std::vector<std::size_t>> successors;  ///< by step: who needs it
  std::map<std::string, std::size_t, std::less<>> positions;
  std::shared_ptr<const Vocabulary> vocabulary;

  /// Position of the step, or nothing.
  std::optional<std::size_t> find(std::string_view step) const;
  const Input* input(std::string_view name) const;
};

}  // namespace spoc::workflow
