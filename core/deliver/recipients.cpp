#include "deliver/recipients.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/permission.h"
#include "domain/cover.h"
#include "policy/people.h"

namespace spoc::deliver {

namespace {

using domain::Effect, domain::Person, domain::Ticket;

class Resolving {
 public:
  Resolving(const Effect& effect, const Ticket* ticket, const policy::Policy& policy, const domain::Directory& people,
            time::Instant now)
      : effect_(effect), ticket_(ticket), policy_(policy), people_(people), now_(now) {}

  Recipients result() {
    resolve(effect_.to);
    Recipients result;
    leave_out_strangers();
    result.people = std::move(found_);
    std::sort(result.people.begin(), result.people.end(),
              [](const Recipient& a, const Recipient& b) { return a.address < b.address; });
    const auto same = [](const Recipient& a, const Recipient& b) { return a.address == b.address; };
    result.people.erase(std::unique(result.people.begin(), result.people.end(), same), result.people.end());
    if (!result.people.empty()) return result;
    result.needless = caused_it_ && problem_.empty();
    result.problem = result.needless    ? "who would be told caused it"
                     : problem_.empty() ? format("there is nobody who is {}", effect_.to)
                                        : problem_;
    return result;
  }

 private:
  void add_person(const Person* person) {
    if (!person) return;
    if (const Person* cover = domain::covering(people_, person->id, now_)) person = cover;
    if (!effect_.cause.empty() && person->id == effect_.cause) {
      caused_it_ = true;
    } else if (person->address.empty()) {
      problem_ = format("{} has no address", person->id);
    } else {
      found_.push_back({person->id, person->name, person->address});
    }
  }

  void add_address(const std::string& name, const std::string& address) {
    if (address == effect_.cause)
      caused_it_ = true;
    else if (!address.empty())
      found_.push_back({{}, name, address});
  }

  /// Who may not even know of the ticket is not told of it, whatever role they have in it. People who only have an address were
  /// named by somebody who may.
  void leave_out_strangers() {
    if (!ticket_) return;
    std::erase_if(found_, [&](const Recipient& recipient) {
      if (recipient.person.empty()) return false;
      const auto authority = decide::authority_of({recipient.person, {}, {}}, false, policy_, people_);
      if (domain::seen(authority.sight, *ticket_) != domain::Seen::nothing) return false;
      if (!domain::confidential(authority.sight, *ticket_)) return false;
      problem_ = format("{} may not see it", recipient.person);
      return true;
    });
  }

  void add_by_id(std::string_view id) {
    if (id.empty()) return;
    const Person* person = people_.person(id);
    if (!person)
      problem_ = format("there is nobody called \"{}\"", id);
    else if (person->left)
      problem_ = format("{} has left", id);
    else
      add_person(person);
  }

  void add_team(std::string_view name) {
    const policy::Team* team = policy_.team(name);
    if (!team) {
      if (!name.empty()) problem_ = format("there is no team \"{}\"", name);
      return;
    }
    // What the desk says among itself is not for a vendor: somebody of the desk hears it in its place.
    const bool for_vendor = effect_.reason == "routed" || effect_.reason == "vendor_note";
    if (team->vendor && !for_vendor)
      return name == policy_.desk.front_line ? void() : add_team(policy_.desk.front_line);
    if (!team->address.empty()) return add_address(team->title.empty() ? team->name : team->title, team->address);
    for (const Person* member : people_.members(name))
      if (!member->left && !people_.absence(member->id, now_)) add_person(member);
    if (found_.empty() && !caused_it_ && problem_.empty()) problem_ = format("nobody of the team {} is there", name);
  }

  void add_lead() {
    const Person* lead = people_.lead_of(ticket_->team);
    add_person(lead ? lead : people_.lead_of(ticket_->department));
  }

  void add_manager() {
    const Person* assignee = people_.person(ticket_->assignee);
    if (assignee && !assignee->manager.empty()) add_person(people_.person(assignee->manager));
  }

  void add_on_call() {
    const auto who = policy_.on_call(ticket_->team, now_);
    if (!who) return;
    const Person* person = policy::person_on_rota(people_, ticket_->team, *who);
    if (!person) problem_ = format("there is nobody called \"{}\", who is on call", *who);
    add_person(person);
  }

  /// The directory knows the address of today; who is not in it said theirs.
  void add_requester() {
    const domain::Requester& requester = ticket_->requester;
    const Person* person = requester.person.empty() ? nullptr : people_.person(requester.person);
    if (!person || person->address.empty()) return add_address(requester.name, requester.address);
    if (person->id == effect_.cause)
      caused_it_ = true;
    else
      found_.push_back({person->id, person->name, person->address});
  }

  bool resolve_role(std::string_view role) {
    if (role == "assignee")
      add_by_id(ticket_->assignee);
    else if (role == "owner")
      add_by_id(ticket_->owner);
    else if (role == "lead")
      add_lead();
    else if (role == "manager")
      add_manager();
    else if (role == "team")
      add_team(ticket_->team);
    else if (role == "on_call")
      add_on_call();
    else if (role == "requester")
      add_requester();
    else
      return false;
    return true;
  }

  /// A role of the desk that nobody holds, or whose holder has left, falls to those behind it: the team for an assignee, the
  /// front line for everybody else. A reminder always reaches somebody who can act.
  void stand_in(std::string_view role) {
    if (!found_.empty() || caused_it_ || role == "requester" || role == "team") return;
    const std::string problem = std::move(problem_);
    problem_.clear();
    if (role == "assignee" && !ticket_->team.empty()) add_team(ticket_->team);
    if (found_.empty() && !caused_it_) add_team(policy_.desk.front_line);
    if (found_.empty() && !problem.empty()) problem_ = problem;
  }

  void resolve(std::string_view to) {
    const auto named = [&](std::string_view kind) { return to.starts_with(kind); };
    if (named("person:")) return add_by_id(to.substr(7));
    if (named("team:")) return add_team(to.substr(5));
    if (named("address:")) return add_address({}, std::string(to.substr(8)));
    if (ticket_ && resolve_role(to)) return stand_in(to);
    policy_.team(to) ? add_team(to) : add_by_id(to);
  }

  const Effect& effect_;
  const Ticket* ticket_;
  const policy::Policy& policy_;
  const domain::Directory& people_;
  time::Instant now_;
  std::vector<Recipient> found_;
  std::string problem_;
  bool caused_it_ = false;
};

}  // namespace

Recipients recipients_of(const Effect& effect, const Ticket* ticket, const policy::Policy& policy,
                         const domain::Directory& people, time::Instant now) {
  return Resolving(effect, ticket, policy, people, now).result();
}

domain::Person person_of(const Recipient& recipient, const domain::Directory& people) {
  if (const domain::Person* known = recipient.person.empty() ? nullptr : people.person(recipient.person)) return *known;
  domain::Person person;
  person.id = recipient.address;
  person.name = recipient.name;
  person.address = recipient.address;
  return person;
}

}  // namespace spoc::deliver
