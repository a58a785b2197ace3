// The directory: people are facts, not policy. They come from the personnel system and are rows.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "time/instant.h"

namespace spoc::domain {

struct Person {
  std::string id;
  std::string name;
  std::string address;
  std::string login;
  std::string phone;
  std::string manager;
  std::string department;
  std::string location;
  std::string language;
  std::vector<std::string> teams;
  std::vector<std::string> lead_of;        ///< teams and departments
  std::map<std::string, int> skills;       ///< 1 to 5
  int capacity = 0;                        ///< weighted load; 0 is no limit
  std::string calendar;
  std::string cover;
  std::vector<std::string> roles;
  bool left = false;                       ///< never eligible again
  bool operator==(const Person&) const = default;
  static void each(auto& p, auto&& f) {
    f("id", p.id); f("name", p.name); f("address", p.address); f("login", p.login); f("phone", p.phone);
    f("manager", p.manager); f("department", p.department); f("location", p.location); f("language", p.language);
    f("teams", p.teams); f("lead_of", p.lead_of); f("skills", p.skills); f("capacity", p.capacity);
    f("calendar", p.calendar); f("cover", p.cover); f("roles", p.roles); f("left", p.left);
  }
};

/// A time in which somebody is away. Half-open; no end is an open end.
struct Absence {
  std::string person;
  time::Instant since;
  std::optional<time::Instant> until;
  std::string cover;
  bool begun = false;  ///< what fell due meanwhile was handed over
  bool operator==(const Absence&) const = default;
  static void each(auto& a, auto&& f) {
    f("person", a.person); f("since", a.since); f("until", a.until); f("cover", a.cover); f("begun", a.begun);
  }
};

/// What the assignment weighs of a person.
struct Load {
  std::int64_t weight = 0;                           ///< of open tickets whose clock runs
  std::int64_t open = 0;
  std::optional<time::Instant> last_assigned_at;     ///< by the desk
};

/// Looks people up. A seam: the store answers from its rows, tests from a list. All answers are as of one transaction; ids
/// that nobody has are nothing; lists are sorted by id.
class Directory {
 public:
  virtual ~Directory() = default;
  virtual const Person* person(std::string_view id) const = 0;
  virtual std::vector<const Person*> members(std::string_view team) const = 0;
  /// Who leads the team or department, the first by id; nothing when nobody does.
  virtual const Person* lead_of(std::string_view team_or_department) const = 0;
  virtual Load load(std::string_view person) const = 0;
  /// The absence of the person at t, or nothing.
  virtual std::optional<Absence> absence(std::string_view person, time::Instant t) const = 0;
  /// By address or login, without regard to case.
  virtual const Person* by_address(std::string_view address) const = 0;
  /// True when the team is not there for who looks.
  virtual bool hides(std::string_view) const { return false; }
};

}  // namespace spoc::domain
