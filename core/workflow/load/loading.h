// What the parts of loading share: the definition being made, its names, and what was found wrong.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/toml.h"
#include "policy/findings.h"
#include "policy/names.h"
#include "workflow/definition.h"
#include "workflow/graph.h"
#include "workflow/load/table.h"
#include "workflow/vocabulary.h"

namespace spoc::workflow {

struct Loading {
  Definition& definition;
  Vocabulary& vocabulary;
  policy::Findings& findings;
  const policy::Names& names;
  int hints_left = 100;  ///< mistakes for which the name that was meant is looked for among all steps
  std::vector<const toml::Node*> step_nodes;  ///< in the order of the steps

  // What the step at hand may read; none while inputs and variables are read.
  std::optional<std::size_t> reader;
  const Graph* graph = nullptr;
  std::vector<std::pair<Word, expr::Named>> own_names;  ///< names that only the step at hand has
  // Making a place takes time: those of steps are kept, since their names are all known by then.
  std::map<Words, expr::Place> places = {};
  expr::Place other_place = {};

  /// Compiles an expression; nothing after findings. `wanted` is the type it must have, if any.
  std::optional<Formula> formula(const toml::Node& string, const Words& words, std::optional<expr::Type> wanted,
                                 const policy::FieldType* value = nullptr);
  std::optional<Formula> formula(const Table& table, std::string_view key, const Words& words,
                                 std::optional<expr::Type> wanted, const policy::FieldType* value = nullptr);
  Wording wording(const toml::Node& string, const Words& words);

  /// Reports a name that the policy does not have, under the name of the kind or another `word` for it.
  bool known(const toml::Node& string, std::string_view kind, std::string_view word = {});

 private:
  /// Valid until the next call.
  const expr::Place& place(const Words& words, std::optional<expr::Type> wanted,
                           const policy::FieldType* value = nullptr);
  void add(const toml::Node& string, Diagnostics diagnostics);
  void guard(const std::vector<std::string>& reads, bool guarded);
  bool guards_needed(const std::vector<std::string>& reads) const;
  void check_behind(const toml::Node& string, const std::vector<std::string>& reads);
  void check_reads(const toml::Node& string, const std::vector<std::string>& direct,
                   const std::vector<expr::PlaceCall>& calls);
};

/// The fields of `{ name = "type" }`.
policy::Fields read_fields(const toml::Node& table, Loading& loading);
/// What an input's or field's type says, with `fields`, `of` and `max` beside it.
policy::FieldType read_type(const Table& table, Loading& loading);
json::Value to_json(const toml::Node& node);

expr::Type wanted_type(expr::Kind kind);

/// The step of that name; nothing after a finding at `node`.
std::optional<std::size_t> step_named(const toml::Node& node, std::string_view id, Loading& loading);
/// Somebody by name where an expression may stand as well: a bare word that is no name of the language is a person's
/// id.
std::optional<Formula> person_formula(const toml::Node& node, Loading& loading);
/// Which names the expressions of a step see before it begins, and from then on; where it counts that somebody took its
/// ticket, also when.
const Words& step_words();
const Words& active_words();
const Words& taken_words();

/// Ids, kinds and edges of all steps; then, with the names known, their expressions.
void read_steps(const Table& steps, Loading& loading);
void compile_steps(Loading& loading);

// What one step says, by what it is about. `read_*` before the names are known, `compile_*` with them.
void check_keys_of(const Table& step, domain::StepKind kind, Loading& loading);
void read_people(const Table& table, StepDefinition& step, Loading& loading);
void compile_people(const Table& table, StepDefinition& step, Loading& loading);
void compile_checklist(const Table& table, StepDefinition& step, Loading& loading);
void compile_tell(const Table& table, StepDefinition& step, Loading& loading);
void compile_rungs(const Table& table, StepDefinition& step, Loading& loading);
void read_event(const Table& table, StepDefinition& step, Loading& loading);
void compile_event(const Table& table, StepDefinition& step, Loading& loading);
void read_action(const Table& table, StepDefinition& step, Loading& loading);
void compile_action(const Table& table, StepDefinition& step, Loading& loading);
/// What `run`, `env`, `timeout`, `retry` and `once` of a table say, with `fallback` for what it leaves out.
Action compile_program(const Table& table, const Action* fallback, Loading& loading);
void read_on_error(const Table& table, StepDefinition& step, Loading& loading);
void compile_call(const Table& table, StepDefinition& step, Loading& loading);
void compile_compensation(const Table& table, StepDefinition& step, Loading& loading);
void compile_repeat(const Table& table, StepDefinition& step, Loading& loading);
/// [roles], [decide.NAME] and [report]. Their expressions are read before those of steps, which name them.
void read_roles(const toml::Node* roles, Loading& loading);
void read_decisions(const toml::Node* decisions, Loading& loading);
void read_measures(const toml::Node* report, Loading& loading);
/// The tables [[invariant]].
void read_invariants(const toml::Node& invariants, Loading& loading);
/// The tables [on.event."NAME"].
void read_answers(const toml::Node& on, Loading& loading);
/// The tables [start.event."NAME"].
void read_starts(const toml::Node& start, Loading& loading);
/// First of all, since its other expressions see the item.
void compile_for_each(const Table& table, StepDefinition& step, Loading& loading);

/// What can only be judged of the whole.
void check(Loading& loading);
/// Due dates before their step can begin. Part of `check`.
void check_dates(Loading& loading);
/// The cycle, step by step; there is one.
void check_cycle(Loading& loading);

}  // namespace spoc::workflow
