// An expression of the policy with the place where it stands. A policy that was checked when it was put in force
// compiles its expressions only when they are first used, so that a command does not pay for rules it never asks.
#pragma once

#include <memory>
#include <string>

#include "base/error.h"
#include "expr/program.h"

namespace spoc::policy {

/// Answers the names an expression may use. A function, so that restoring a policy does not build them.
using PlaceOf = const expr::Place& (*)();

/// Text, place in the file, and the program. Copies share the program. Not for two threads at once before the first
/// use.
class Expression {
 public:
  Expression(std::string text, Where where, PlaceOf place);
  /// The same for names that the caller keeps alive.
  Expression(std::string text, Where where, const expr::Place& place);

  const std::string& text() const;
  const Where& where() const;
  /// Nothing when it was made from a place itself.
  PlaceOf place_of() const;
  /// The program; compiled at the first call. Throws configuration, with the diagnostic's place, when the text is wrong
  /// (which `check` has already refused).
  const expr::Program& program() const;
  /// What is wrong with it, for the loader; compiles.
  Diagnostics check(const expr::Source& source) const;

 private:
  struct Body;
  std::shared_ptr<Body> body_;
};

}  // namespace spoc::policy
