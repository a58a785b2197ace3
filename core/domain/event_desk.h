// What can happen to the desk itself, in the past tense.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/person.h"
#include "time/instant.h"

namespace spoc::domain {

struct DeskCreated {
  static constexpr std::string_view kKind = "desk.created";
  std::string name;
  bool rehearsal = false;
  bool operator==(const DeskCreated&) const = default;
  static void each(auto& e, auto&& f) { f("name", e.name); f("rehearsal", e.rehearsal); }
};

/// A bundle was put in force.
struct PolicyApplied {
  static constexpr std::string_view kKind = "policy.put_in_force";
  std::string bundle, before;
  bool operator==(const PolicyApplied&) const = default;
  static void each(auto& e, auto&& f) { f("bundle", e.bundle); f("before", e.before); }
};

/// Somebody is in the directory from now on, or their entry changed: the whole entry as it is now.
struct PersonChanged {
  static constexpr std::string_view kKind = "person.changed";
  Person person;
  bool operator==(const PersonChanged&) const = default;
  static void each(auto& e, auto&& f) { f("person", e.person); }
};

struct PersonLeft {
  static constexpr std::string_view kKind = "person.left";
  std::string person;
  bool operator==(const PersonLeft&) const = default;
  static void each(auto& e, auto&& f) { f("person", e.person); }
};

struct PersonAway {
  static constexpr std::string_view kKind = "person.away";
  Absence absence;
  bool operator==(const PersonAway&) const = default;
  static void each(auto& e, auto&& f) { f("absence", e.absence); }
};

/// The absence that began at `since` was acted on: what of theirs fell due meanwhile was handed over.
struct AbsenceBegan {
  static constexpr std::string_view kKind = "absence.began";
  std::string person;
  time::Instant since;
  bool operator==(const AbsenceBegan&) const = default;
  static void each(auto& e, auto&& f) { f("person", e.person); f("since", e.since); }
};

/// The chained digest of the heads of all subjects that changed since the seal before; `upto` is the last entry it covers.
struct DeskSealed {
  static constexpr std::string_view kKind = "desk.sealed";
  std::string seal;  ///< hexadecimal
  std::int64_t upto = 0;
  std::int64_t subjects = 0;
  bool operator==(const DeskSealed&) const = default;
  static void each(auto& e, auto&& f) { f("seal", e.seal); f("upto", e.upto); f("subjects", e.subjects); }
};

}  // namespace spoc::domain
