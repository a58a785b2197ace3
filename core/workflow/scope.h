// What the expressions of a workflow are evaluated against: one run, at one instant.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "domain/person.h"
#include "domain/run.h"
#include "expr/program.h"
#include "workflow/definition.h"
#include "workflow/values.h"
#include "workflow/vocabulary.h"

namespace spoc::workflow {

using time::Instant;

/// The world that a workflow asks. Borrowed.
struct World {
  const policy::Policy& policy;
  const domain::Directory& people;
};

/// What a plan expects of a step that is not over: nothing is known but when it will be done, perhaps.
using Expected = std::function<std::optional<Instant>(std::size_t step)>;

/// Borrows everything; all must outlive it and the values it gave.
///
/// The anchor, and what follows from it, is Unknown while the run has none. What a step that is not over has to say is
/// missing (an error) to a run under way, and Unknown ("step X") to a plan.
///
/// People are looked up as the run knows them: who was a contact of it and is in the directory by now is found by the
/// address that they had before.
class RunScope final : public expr::Scope {
 public:
  RunScope(const Definition& definition, const domain::Run& run, const World& world, Instant now);
  /// With another calendar than the run's.
  RunScope(const Definition& definition, const domain::Run& run, const World& world, Instant now,
           const time::Calendar& calendar);

  RunScope& activated_at(Instant t);
  /// Nothing: nobody has taken it yet, and it is Unknown ("taken").
  RunScope& taken_at(std::optional<Instant> t);
  RunScope& with_value(const json::Value& value, const expr::Type& type);
  /// The item that the step is done for; both are borrowed.
  RunScope& with_item(const json::Value& item, const expr::Type& type);
  /// What arrived from outside.
  RunScope& with_event(const json::Object& data, const expr::RecordType& type);
  /// How far a `for_each` step is.
  struct Counts {
    std::int64_t done = 0, total = 0, skipped = 0;
  };
  RunScope& with_counts(Counts counts);
  RunScope& planning(Expected expected);

  expr::Value name(std::size_t position) const override;
  expr::Value call(std::size_t position, const std::vector<expr::Value>& arguments) const override;
  Instant now() const override { return now_; }
  const time::Calendar& calendar() const override { return *calendar_; }

  const World& world() const { return world_; }
  /// What the step at that position says of itself: {outputs, state}.
  expr::Value step(std::size_t position) const;
  expr::Value step_member(std::size_t position, std::size_t member) const;
  /// Who has that role: whom the run names for it, else whom the workflow does.
  expr::Value role(std::size_t position) const;
  /// What that decision table answers: a record, or a list of them when it collects. Throws Missing when no rule holds.
  expr::Value decision(std::size_t position) const;

 private:
  expr::Value anchor() const;
  expr::Value manager_of(const expr::Value& argument) const;
  expr::Value on_call(std::string_view team) const;
  expr::Value done(std::string_view step) const;
  expr::Value done_at(std::string_view step) const;

  const Definition& definition_;
  const domain::Run& run_;
  std::unique_ptr<domain::Directory> identified_;  // only where the run knows somebody by another address
  World world_;
  Instant now_;
  const time::Calendar* calendar_;
  std::optional<Instant> activated_, taken_;
  const json::Value* value_ = nullptr;
  expr::Type value_type_;
  const json::Value* item_ = nullptr;
  expr::Type item_type_;
  const json::Object* event_ = nullptr;
  const expr::RecordType* event_type_ = nullptr;
  Counts counts_;
  bool planning_ = false;
  Expected expected_;
  mutable Values values_;
};

/// The calendar of a run: the workflow's, the one its rule names, or the desk's. Throws configuration when the rule
/// names none.
const time::Calendar& calendar_of(const Definition& definition, const domain::Run& run, const World& world,
                                  Instant now);

/// The person that a value names: a record, an id, an address; nothing for anybody else.
const domain::Person* person_of(const expr::Value& value, const domain::Directory& people);

}  // namespace spoc::workflow
