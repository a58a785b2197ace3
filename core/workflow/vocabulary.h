// The names that the expressions of one workflow see, with their static types: made from its inputs, variables and
// forms.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/program.h"
#include "workflow/definition.h"

namespace spoc::workflow {

/// Positions of names in every place of a workflow. A place that does not have one leaves a name there that nobody can
/// write.
enum class Word {
  inputs,
  vars,
  run,
  opened,
  steps,
  anchor,
  target,
  activated,
  value,
  item,
  event,
  done,
  total,
  skipped,
  roles,
  decide,
  taken
};
constexpr std::size_t kWords = static_cast<std::size_t>(Word::taken) + 1;
/// Positions of functions.
enum class Ask { manager_of, lead_of, members, on_call, done, done_at };

/// Shapes that are the same in every workflow.
const expr::RecordType& person_type();
const expr::RecordType& contact_type();
const expr::RecordType& file_type();
const expr::RecordType& run_type();

/// Which names a place has.
using Words = std::vector<Word>;

class Vocabulary {
 public:
  Vocabulary() = default;
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  void add_input(const std::string& name, const policy::FieldType& type);
  void add_variable(const std::string& name, expr::Type type);
  /// A person or contact by role.
  void add_role(const std::string& name, expr::Type type);
  /// What a decision table answers: a record of its outputs, or a list of them when it collects.
  void add_decision(const DecisionTable& table);
  void add_step(const StepDefinition& step);
  /// The step is done for each item of a list: what it answers is how many, and each field as a list.
  void set_for_each(std::size_t step);
  void set_anchor(expr::Type type) { anchor_ = std::move(type); }
  void set_target() { has_target_ = true; }

  /// A place with these names and the functions of all places; `result` as in expr::Place.
  expr::Place place(const Words& words, std::optional<expr::Type> result,
                    const policy::FieldType* value = nullptr) const;

  /// The shape of a record with these fields, for as long as this lives.
  const expr::RecordType& shape_of(const policy::Fields& fields) const;
  /// From now on the outputs of the step at that position may be absent to whoever reads them, or may not.
  void set_guarded(std::size_t step, bool guarded);

  const expr::RecordType& inputs() const { return inputs_; }
  const expr::RecordType& variables() const { return variables_; }
  const expr::RecordType& steps() const { return steps_; }
  const expr::RecordType& roles() const { return roles_; }
  const expr::RecordType& decisions() const { return decisions_; }
  /// {outputs, state} of a step; the outputs' shape is that of its `outputs`.
  const expr::RecordType& step(std::size_t position) const { return shapes_[position].sure; }

  /// The type that a field of that declared type has in expressions.
  expr::Type type_of(const policy::FieldType& type) const;

 private:
  struct Shape {
    expr::RecordType outputs, guarded_outputs;
    expr::RecordType sure, guarded;
  };
  expr::RecordType inputs_{"inputs", {}}, variables_{"vars", {}}, steps_{"steps", {}}, roles_{"roles", {}},
      decisions_{"decide", {}};
  std::deque<Shape> shapes_;
  mutable std::deque<expr::RecordType> records_;  // of record fields; grows, references stay
  std::optional<expr::Type> anchor_;
  bool has_target_ = false;
};

}  // namespace spoc::workflow
