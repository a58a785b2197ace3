// The directory as rows, and as what decisions ask: domain::Directory as of one transaction.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/change.h"
#include "domain/person.h"
#include "sql/prepared.h"
#include "store/store.h"

namespace spoc::store {

/// Open tickets of somebody: how many, and of those whose clock runs how many of each priority.
struct Counted {
  std::int64_t open = 0;
  std::map<std::string, std::int64_t, std::less<>> running;
};

/// The statement that counts the open tickets of `person` (a parameter's name), of those only that meet the condition.
std::string counting_work(const std::string& person, const std::string& condition);
/// What it answers.
Counted counted_of(sql::Statement& statement);

struct PeopleFold;

class PeopleTable {
 public:
  explicit PeopleTable(sql::Connection& connection);

  std::optional<domain::Person> load(std::string_view id);
  /// Ids of who has the trait ("team", "lead", "address", "login"), sorted. Addresses and logins without regard to
  /// case.
  std::vector<std::string> with(std::string_view trait, std::string_view name);
  /// The same for many names, 64 in one question; in their order.
  std::vector<std::vector<std::string>> with_each(std::string_view trait, std::span<const std::string> names);
  std::vector<domain::Absence> absences(std::string_view person);
  /// Those that have begun by then and were not acted on yet, the earliest first.
  std::vector<domain::Absence> beginning(Instant until);
  /// When the desk last chose them for a ticket.
  std::optional<Instant> last_assigned(std::string_view person);
  Counted count(std::string_view person);

  /// Follows an event about people; other events change nothing.
  void apply(const domain::Event& event);

  /// Makes the rows those of a fold, whatever they were.
  void replace_all(const PeopleFold& fold);

  /// In order of id.
  std::vector<domain::Person> all();
  std::vector<domain::Absence> all_absences();
  /// One row of `trait`.
  struct Trait {
    std::string person, kind;
    std::int64_t position = 0;
    std::string name;
    std::int64_t level = 0;
    auto operator<=>(const Trait&) const = default;
  };
  std::vector<Trait> all_traits();
  /// The traits a person has, in the order of `all_traits`.
  static std::vector<Trait> traits_of(const domain::Person& person);

 private:
  void put(const domain::Person& person);
  void put_traits(const domain::Person& person);
  void read_traits(domain::Person& person);
  domain::Person read(const sql::Statement& statement);

  sql::Prepared load_, all_, put_, leave_, traits_, put_trait_, clear_traits_, with_, with_each_, absences_, put_absence_,
      erase_absence_, begin_absence_, beginning_, last_assigned_, count_;
  sql::Connection& connection_;
};

/// True for an open ticket whose promise runs: an unpaused resolution or due clock, or none of these while it does not
/// wait. What `PeopleTable::count` counts as running.
bool weighs(const domain::Ticket& ticket, const domain::Schedule& schedule);

/// People's events, folded: what the rows must be.
struct PeopleFold {
  std::map<std::string, domain::Person> people;
  std::map<std::pair<std::string, Instant>, domain::Absence> absences;
  void apply(const domain::Event& event);
};

/// The directory of one transaction. Keeps what it looked up; what it gave out lives as long as it.
class PeopleView : public domain::Directory {
 public:
  /// `weight_of` gives the load of one ticket of a priority; asked only when a load is.
  /// `count` counts somebody's open tickets for a reader who does not see all; without it the table does.
  using Count = std::function<Counted(std::string_view)>;
  PeopleView(PeopleTable& table, std::function<std::int64_t(std::string_view)> weight_of, Count count = {});

  const domain::Person* person(std::string_view id) const override;
  std::vector<const domain::Person*> members(std::string_view team) const override;
  const domain::Person* lead_of(std::string_view team_or_department) const override;
  domain::Load load(std::string_view person) const override;
  std::optional<domain::Absence> absence(std::string_view person, Instant t) const override;
  const domain::Person* by_address(std::string_view address) const override;
  /// Many that will be asked for, in few questions.
  void expect_addresses(std::span<const std::string> addresses);

  /// The transaction wrote such an event, or such a change of a ticket.
  void written(const domain::Event& event);
  void written(const domain::TicketChange& change);

 private:
  std::int64_t weight(const std::string& priority) const;
  const std::vector<const domain::Person*>& named(std::string_view trait, std::string_view name) const;

  PeopleTable& table_;
  std::function<std::int64_t(std::string_view)> weight_of_;
  Count count_;
  mutable std::map<std::string, std::unique_ptr<const domain::Person>, std::less<>> people_;
  mutable std::map<std::pair<std::string, std::string>, std::vector<const domain::Person*>> named_;
  mutable std::map<std::string, Counted, std::less<>> counted_;
  mutable std::map<std::string, std::vector<domain::Absence>, std::less<>> absences_;
  mutable std::map<std::string, std::optional<Instant>, std::less<>> last_assigned_;
  mutable std::map<std::string, std::int64_t> weights_;
  mutable std::vector<std::unique_ptr<const domain::Person>> gone_;  // given out before they changed
};

}  // namespace spoc::store
