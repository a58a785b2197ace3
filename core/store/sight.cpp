#include "store/sight.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"

namespace spoc::store {
namespace {

using domain::Scope;
using domain::Sight;

constexpr std::string_view kNever = "1 = 0";
// As the indexes on tickets have them.
constexpr std::string_view kLiveAny = "status = 'new' or status = 'open' or status = 'waiting' or status = 'resolved'";
constexpr std::string_view kOver = "status = 'closed' or status = 'cancelled' or status = 'merged'";

/// How much of a ticket the condition asks for; each includes the next.
enum class Asked { status, place, whole };

/// Builds one condition; every value is in the statement once.
class Condition {
 public:
  Condition(const Sight& sight, const Parameter& parameter, Asking asking = Asking::row)
      : sight_(sight), parameter_(parameter), asking_(asking) {
    if (!sight.person.empty()) me_ = parameter(sight.person);
  }

  std::string tickets(Asked asked) {
    const bool status = asked != Asked::whole;
    const std::string reached = open_tickets(status);
    const std::string told = join(told_of(status), " or ");
    const bool placed = asked == Asked::place && !told.empty();
    // Every value that is named must be used.
    const bool needed = !reached.empty() || !sight_.names.empty() || placed;
    const std::string secret = needed ? secret_ticket() : std::string();
    std::vector<std::string> any = mine();
    if (!told.empty()) any.push_back(placed ? format("(not ({}) and ({}))", secret, told) : told);
    // Who was brought in by name sees all of it.
    if (asked == Asked::place && sight_.takes_part && !me_.empty()) any.push_back(taking_part(false));
    // What holds of most rows is asked first.
    if (!reached.empty())
      any.insert(sight_.scope == Scope::desk ? any.begin() : any.end(), format("(not ({}) and ({}))", secret, reached));
    const std::string shown = any.empty() ? std::string(kNever) : join(any, " or ");
    if (sight_.names.empty()) return format("({})", shown);
    const std::string working = me_.empty() ? std::string() : format(" or assignee = {}", me_);
    return format("((about is null or about not in ({}) or not ({}){}) and ({}))", list(sight_.names), secret, working,
                  shown);
  }

  std::string runs() {
    std::vector<std::string> any;
    if (!me_.empty()) any.push_back(format("starter = {}", me_));
    if (sight_.scope >= Scope::team && !sight_.departments.empty())
      any.push_back(format("accountable in ({})", list(sight_.departments)));
    if (const std::string open = open_runs(); !open.empty()) any.push_back(format("(confidential = 0 and {})", open));
    const std::string shown = any.empty() ? std::string(kNever) : join(any, " or ");
    if (sight_.names.empty()) return format("({})", shown);
    return format("((confidential = 0 or about is null or about not in ({})) and ({}))", list(sight_.names), shown);
  }

 private:
  std::string list(const std::vector<std::string>& words) {
    std::vector<std::string> names;
    for (const std::string& word : words) names.push_back(parameter_(word));
    return join(names, ", ");
  }

  /// True or false, never null: it is negated.
  std::string secret_ticket() {
    std::string text = "confidential = 1";
    if (!sight_.confidential_teams.empty())
      text += format(" or (team is not null and team in ({}))", list(sight_.confidential_teams));
    if (!sight_.confidential_services.empty())
      text += format(" or (service is not null and service in ({}))", list(sight_.confidential_services));
    return text;
  }

  /// Seen whole whether confidential or not, but for what follows from taking part.
  std::vector<std::string> mine() {
    std::vector<std::string> any;
    if (sight_.scope >= Scope::team) {
      const auto& teams = sight_.teams;
      if (!teams.empty()) any.push_back(format("team in ({})", list(teams)));
      if (std::find(teams.begin(), teams.end(), sight_.front_line) != teams.end()) any.push_back("team is null");
      if (!sight_.departments.empty()) any.push_back(format("accountable in ({})", list(sight_.departments)));
    }
    if (me_.empty()) return any;
    if (asking_ == Asking::row) {
      any.push_back(format("assignee = {}", me_));
    } else {
      any.push_back(format("(assignee = {} and ({}))", me_, kLiveAny));
      any.push_back(format("(assignee = {} and ({}))", me_, kOver));
    }
    return any;
  }

  /// Of which their part in it shows the status, or all when that is asked for.
  std::vector<std::string> told_of(bool status) {
    std::vector<std::string> any;
    if (me_.empty()) return any;
    if (status && sight_.asked) {
      any.push_back(format("requester_person = {}", me_));
      if (asking_ == Asking::row) {
        any.push_back(format("logged_by = {}", me_));
        any.push_back(format("owner = {}", me_));
      } else {
        any.push_back(format("(logged_by = {} and ({}))", me_, kOver));
        any.push_back(format("(owner = {} and ({}))", me_, kOver));
        any.push_back(format("id in (select id from ticket where ({0}) and (logged_by = {1} or owner = {1}))", kLiveAny, me_));
      }
      if (!sight_.address.empty())
        any.push_back(format("(requester_person is null and requester_address = {})", parameter_(sight_.address)));
    }
    if (sight_.takes_part) any.push_back(taking_part(status));
    return any;
  }

  std::string taking_part(bool status) {
    const std::string_view asked = status ? "" : " and asked = 1";
    // Beside `exists` the engine could not answer the other conditions from their indexes.
    return asking_ == Asking::list
               ? format("id in (select ticket from participant where person = {}{})", me_, asked)
               : format("exists (select 1 from participant where participant.ticket = ticket.id and person = {}{})", me_,
                        asked);
  }

  /// What is seen besides of tickets that are not confidential; empty when nothing is.
  std::string open_tickets(bool status) {
    if (sight_.scope == Scope::desk) return "1 = 1";
    std::vector<std::string> any;
    if (sight_.scope == Scope::department && !sight_.departments.empty())
      any.push_back(format("department in ({})", list(sight_.departments)));
    const bool said = status && sight_.asked;  // then every ticket they own is seen already
    if (!me_.empty() && !said) any.push_back(format("owner = {}", me_));
    return join(any, " or ");
  }

  std::string open_runs() {
    if (sight_.scope == Scope::desk) return "1 = 1";
    std::vector<std::string> any;
    if (!me_.empty()) any.push_back(format("step.assignee = {}", me_));
    if (sight_.scope >= Scope::team && !sight_.teams.empty())
      any.push_back(format("step.team in ({})", list(sight_.teams)));
    if (any.empty()) return {};
    return format("exists (select 1 from step where step.run = run.id and ({}))", join(any, " or "));
  }

  const Sight& sight_;
  const Parameter& parameter_;
  Asking asking_;
  std::string me_;
};

}  // namespace

std::string seen_tickets(const Sight& sight, const Parameter& parameter, Asking asking) {
  return sight.unlimited ? "(1 = 1)" : Condition(sight, parameter, asking).tickets(Asked::status);
}

std::string placed_tickets(const Sight& sight, const Parameter& parameter) {
  return sight.unlimited ? "(1 = 1)" : Condition(sight, parameter).tickets(Asked::place);
}

std::string whole_tickets(const Sight& sight, const Parameter& parameter) {
  return sight.unlimited ? "(1 = 1)" : Condition(sight, parameter).tickets(Asked::whole);
}

std::string seen_runs(const Sight& sight, const Parameter& parameter) {
  return sight.unlimited ? "(1 = 1)" : Condition(sight, parameter).runs();
}

}  // namespace spoc::store
