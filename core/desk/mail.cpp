#include "desk/mail.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/ladder.h"
#include "decide/notices.h"
#include "desk/attach.h"
#include "desk/deciding.h"
#include "desk/log.h"
#include "desk/mail_orders.h"
#include "desk/mail_trails.h"
#include "desk/note.h"
#include "desk/permission.h"
#include "intake/mail_bounds.h"
#include "intake/mail_verdict.h"

namespace spoc::desk {
namespace {

using decide::MailTrail;
using decide::Voice;
using domain::TicketChange;
using intake::MailKind;

constexpr std::size_t kWidestSubject = 240, kMostFollowers = 20;
constexpr std::string_view kAccount = "mail";

/// What is known of a mail before it is decided where it belongs.
struct Incoming {
  const intake::Mail& mail;
  std::string_view raw;
  std::string identity;
  decide::MailSender sender;
  std::string name;  ///< of the sender
  intake::MailVerdict verdict;
  std::vector<std::string> about;  ///< Message-IDs of what a bounce gives back
};

/// Message-IDs that stand at the beginning of a line behind the headers: a report about a message gives its headers
/// back.
std::vector<std::string> returned_ids(std::string_view raw) {
  constexpr std::string_view kName = "message-id:";
  constexpr std::size_t kLongest = 256u << 10, kMost = 5;
  std::vector<std::string> ids;
  for (const std::string_view line : split(intake::body_of(raw).substr(0, kLongest), '\n')) {
    if (line.size() > 1000 || lower(line.substr(0, kName.size())) != kName) continue;
    for (std::string& id : intake::message_ids(line.substr(kName.size())))
      if (ids.size() < kMost) ids.push_back(std::move(id));
  }
  return ids;
}

Incoming looked_at(store::Reading& reading, const intake::Mail& mail, std::string_view raw,
                   const policy::Policy& policy) {
  Incoming in{mail, raw, intake::identity_of(mail, raw), {{}, mail.from.address}, mail.from.name, {}, {}};
  const domain::Person* person = reading.people().by_address(mail.from.address);
  if (person && !person->address.empty() &&
      lower(person->address) == lower(mail.from.address)) {  // a login is no address
    in.sender.person = person->id;
    in.name = person->name;
  }
  intake::OwnMail own;
  if (!policy.desk.address.empty()) own.addresses.push_back(lower(policy.desk.address));
  own.sent_it = sent_with(reading, mail.message_id).has_value();
  in.verdict = intake::verdict_of(mail, own);
  if (in.verdict.kind == MailKind::bounce) in.about = returned_ids(raw);
  return in;
}

/// Where it was sent to, so that rules can tell help@ from hr@: what the mail system says, else the first address of
/// the desk or one of its teams, else the first of all.
std::string recipient_of(const intake::Mail& mail, const policy::Policy& policy) {
  for (const char* name : {"x-original-to", "delivered-to", "envelope-to"})
    if (const std::string* header = mail.header(name); header && header->find('@') != std::string::npos)
      return lower(trim(*header));
  std::vector<intake::MailAddress> all = mail.to;
  all.insert(all.end(), mail.cc.begin(), mail.cc.end());
  for (const intake::MailAddress& one : all) {
    const std::string address = lower(one.address);
    const auto is_teams = [&](const policy::Team& team) { return lower(team.address) == address; };
    if (address == lower(policy.desk.address) || std::any_of(policy.teams.begin(), policy.teams.end(), is_teams))
      return address;
  }
  return all.empty() ? std::string() : lower(all.front().address);
}

/// One mail within one transaction.
class Taking {
 public:
  Taking(Deciding& deciding, Desk& desk, const Incoming& in) : deciding_(deciding), desk_(desk), in_(in) {
    answered_ = answered_by(deciding.unit(), in.mail);
    orders_ = intake::orders_in(in.mail.text);
    event_.identity = in.identity;
    event_.message_id = in.mail.message_id;
    event_.from = in.sender.address;
    event_.subject = shorten(in.mail.subject, kWidestSubject);
    event_.size = static_cast<std::int64_t>(in.raw.size());
    event_.automatic = in.verdict.automatic() ? in.verdict.reason : std::string();
  }

  Mailed take() {
    event_.raw = deciding_.put_blob(in_.raw);
    const auto trails = trails_of(deciding_.unit(), in_.mail, in_.sender, in_.about, deciding_.policy());
    if (const auto trail = decide::chosen(trails)) return {Mailed::Fate::added, add(*trail), {}};
    const bool asks = !in_.verdict.automatic() || (deciding_.policy().messages.log_automatic && !in_.verdict.echo());
    if (asks) return {Mailed::Fate::logged, log(), {}};
    event_.how = "it belongs to no ticket";
    deciding_.record(domain::Event(std::move(event_)));
    return {Mailed::Fate::recorded, {}, {}};
  }

 private:
  TicketId log() {
    const intake::Mail& mail = in_.mail;
    intake::Draft draft;
    draft.subject = subject();
    draft.description = mail.whole;
    draft.channel = kAccount;
    draft.recipient = recipient_of(mail, deciding_.policy());
    draft.files = files();
    const domain::Person* person = deciding_.situation().people.person(in_.sender.person);
    const domain::Requester requester =
        person ? domain::Requester{person->id, person->name, person->address, person->department}
               : domain::Requester{{}, in_.name, in_.sender.address, {}};
    TicketChange& change = deciding_.ticket(log_for(deciding_, draft, requester));
    event_.how = "nothing that it answers is here";
    event_.acknowledged = acknowledges();
    event_.reply_to = reply_to(change.after);
    obey({});
    record(change);
    if (!in_.verdict.automatic()) add_followers(change);
    return change.after.id;
  }

  /// One that says nothing is known by what it says first.
  std::string subject() const {
    std::string subject = shorten(in_.mail.subject, kWidestSubject);
    for (const std::string_view line : split(in_.mail.whole, '\n'))
      if (trim(subject).empty()) subject = shorten(terminal_safe(trim(line), Shape::one_line), kWidestSubject);
    return trim(subject).empty() ? "(no subject)" : subject;
  }

  TicketId add(const MailTrail& trail) {
    TicketChange& change = deciding_.ticket(trail.ticket);
    event_.how = decide::word(trail.by);
    const Voice voice = decide::voice_of(change.after, in_.sender, deciding_.policy());
    if (in_.verdict.automatic()) {
      obey("nobody wrote it");
      note(change, true);
      if (in_.verdict.kind == MailKind::bounce) note_undelivered(change);
      record(change);
      return change.after.id;
    }
    const std::string answer = obey({});
    const TicketId id = voice == Voice::requester ? hear(change) : hear_other(change, voice);
    if (!answer.empty()) answer_orders(deciding_, deciding_.ticket(id).after, in_.sender, answer);
    return id;
  }

  /// A message that another system gave up on was not delivered, although it left: as if the transport had said so (RFC
  /// 3464 §2.3.3).
  void note_undelivered(TicketChange& change) {
    if (lower(in_.mail.whole).find("action: failed") == std::string::npos || deciding_.dry_run()) return;
    for (const std::string& id : in_.about) {
      const auto sent = sent_with(deciding_.unit(), id);
      if (!sent) continue;
      for (const store::QueuedEffect& notice : sent->notices) {
        if (notice.effect.ticket != change.after.id || notice.state != "sent") continue;
        const std::string reason =
            format("it came back: {}", shorten(terminal_safe(in_.mail.subject, Shape::one_line), 80));
        deciding_.unit().finish_effect(notice.id, "failed", reason, std::nullopt);
        deciding_.record(change, domain::EffectFinished{notice.id, "failed", sent->message.recipient, reason});
      }
    }
  }

  /// What was written, without the lines that were done.
  std::string said() const {
    std::string text;
    for (const std::string_view line : split(in_.mail.text, '\n')) {
      const auto is_done = [&](const domain::MailLine& one) { return one.done && one.line == trim(line); };
      if (std::none_of(event_.lines.begin(), event_.lines.end(), is_done)) text.append(line).append("\n");
    }
    if (!trim(text).empty()) return std::string(trim(text));
    return trim(in_.mail.text).empty() ? std::string(trim(in_.mail.whole)) : std::string();
  }

  /// Who asked: their answer does what any answer of theirs does. Beside a line that ends the ticket it is only kept.
  TicketId hear(TicketChange& change) {
    const std::string text = said();
    if (text.empty() && !has_files()) {
      record(change);
      return change.after.id;
    }
    if (ends_) {
      deciding_.record(change, domain::TicketNoted{text, true, true, false, 0, attach(deciding_, files())});
      record(change);
      return change.after.id;
    }
    TicketChange& heard = say(deciding_, change, {text, false, true, 0, files()}, true);
    const bool is_new = heard.before.version == 0;
    event_.acknowledged = is_new ? acknowledges() : tells_opening(heard.after);
    if (is_new || answers_what_they_got(heard.after)) event_.reply_to = reply_to(heard.after);
    record(heard);
    add_followers(heard);
    return heard.after.id;
  }

  /// Everybody else speaks to the desk: the requester hears it when somebody of the desk says so.
  TicketId hear_other(TicketChange& change, Voice voice) {
    const bool vendor = voice == Voice::vendor;
    event_.accepts = vendor && is_live(change.after.status) && change.after.handover_open;
    note(change, false);
    const domain::Wait* wait = change.after.waiting();
    if (vendor && wait && wait->on == domain::WaitingOn::vendor && change.after.status == domain::Status::waiting) {
      deciding_.record(change, domain::TicketResumed{"answer"});
      decide::rearm(change, deciding_.situation(), deciding_.now(), deciding_.actor());
    }
    record(change);
    const domain::Ticket& ticket = change.after;
    const std::string to = !ticket.assignee.empty() ? "assignee" : ticket.with_vendor ? "owner" : "team";
    const std::string text = said();
    if (!text.empty() || has_files())
      decide::add_notice(deciding_.effects(), {ticket,
                                               to,
                                               vendor ? "vendor_answered" : "mail_answered",
                                               deciding_.now(),
                                               deciding_.actor().person,
                                               {},
                                               false,
                                               {{"text", text}}});
    return ticket.id;
  }

  void note(TicketChange& change, bool automatic) {
    const std::string text = said();
    if (text.empty() && !has_files()) return;
    deciding_.record(change, domain::TicketNoted{text, false, false, automatic, 0, attach(deciding_, files())});
  }

  void record(TicketChange& change) {
    if (!in_.mail.problems.empty())
      change.record(deciding_.now(), {{}, {}, std::string(kAccount)},
                    domain::TicketNoted{format("Of the mail this could not be read: {}", join(in_.mail.problems, "; ")),
                                        false,
                                        false,
                                        true,
                                        0,
                                        {}});
    deciding_.record(change, std::move(event_));
  }

  /// Carries out the lines and keeps what became of them; what is said about it to who sent them.
  std::string obey(const std::string& refused) {
    if (orders_.empty()) return {};
    CarriedOut done = carry_out(deciding_, desk_, orders_, in_.mail.files, answered_, in_.sender, refused);
    event_.lines = std::move(done.lines);
    used_ = std::move(done.used);
    ends_ = done.ends;
    return std::move(done.answer);
  }

  bool acknowledges() const {
    if (in_.verdict.kind != MailKind::person || in_.sender.address.find('@') == std::string::npos) return false;
    const auto last = deciding_.unit().acknowledged_at(lower(in_.sender.address));
    return !last || decide::acknowledged_until(*last, deciding_.policy()) <= deciding_.now();
  }

  /// Whether who answered is told that nobody is there, and until when.
  bool tells_opening(const domain::Ticket& ticket) {
    if (in_.verdict.kind != MailKind::person) return false;
    std::vector<time::Instant> told;
    store::EntryQuery query;
    query.subject = domain::subject(ticket.id);
    query.kind = domain::MailReceived::kKind;
    deciding_.unit().entries(query, [&](const store::Entry& entry) {
      const domain::Event event = domain::event_from_json(entry.kind, entry.data);
      const auto* mail = std::get_if<domain::MailReceived>(&event);
      if (mail && mail->acknowledged) told.push_back(entry.at);
      return true;
    });
    return decide::tells_opening(ticket, told, deciding_.now(), deciding_.policy());
  }

  bool answers_what_they_got(const domain::Ticket& ticket) const {
    return answered_ &&
           (answered_->reached(in_.sender.address) || answered_->reached(written_to(deciding_.unit(), ticket)));
  }

  /// Where its requester wants answers (RFC 5322 §3.6.2), when that is elsewhere. It counts in what begins a ticket and
  /// in an answer to a message that they got; else who forges a sender and knows a number would be told the rest. Who
  /// is in the directory is written to where that says.
  std::string reply_to(const domain::Ticket& ticket) const {
    if (!ticket.requester.person.empty() || in_.verdict.automatic()) return {};
    const std::string current = written_to(deciding_.unit(), ticket);
    for (const intake::MailAddress& one : in_.mail.reply_to)
      if (may_follow(one.address)) return lower(one.address) == lower(current) ? std::string() : one.address;
    return lower(current) == lower(in_.sender.address) ? std::string() : in_.sender.address;
  }

  /// What came along, but for what is kept with an item that it shows to be done.
  std::vector<intake::DraftFile> files() const {
    std::vector<intake::DraftFile> files;
    for (std::size_t i = 0; i < in_.mail.files.size(); ++i) {
      const intake::MailFile& file = in_.mail.files[i];
      if (i >= used_.size() || !used_[i]) files.push_back({file.name, file.bytes, file.type});
    }
    return files;
  }
  bool has_files() const {
    return in_.mail.files.size() > static_cast<std::size_t>(std::count(used_.begin(), used_.end(), true));
  }

  /// Whom the requester wrote to besides the desk follows the ticket from now on.
  void add_followers(TicketChange& change) {
    if (change.after.run) return;
    std::vector<intake::MailAddress> all = in_.mail.to;
    all.insert(all.end(), in_.mail.cc.begin(), in_.mail.cc.end());
    for (const intake::MailAddress& one : all) {
      if (change.after.participants.size() >= kMostFollowers || !may_follow(one.address)) continue;
      const domain::Person* person = deciding_.situation().people.by_address(one.address);
      if (person && person->left) continue;
      const decide::MailSender follower{person ? person->id : std::string(), one.address};
      const Voice voice = decide::voice_of(change.after, follower, deciding_.policy());
      if (voice != Voice::stranger && voice != Voice::colleague) continue;
      deciding_.record(change,
                       domain::TicketWatched{{follower.person, person ? person->name : one.name, one.address, false}});
    }
  }

  /// Nobody whom a message would come back from: the desk, its teams, what nobody reads.
  bool may_follow(const std::string& address) const {
    const policy::Policy& policy = deciding_.policy();
    const std::string wanted = lower(address);
    const std::size_t at = wanted.rfind('@');
    if (at == std::string::npos || at == 0 || wanted.find_first_of(" <>,;:()\"") != std::string::npos) return false;
    if (wanted == lower(policy.desk.address) || wanted == recipient_of(in_.mail, policy) ||
        wanted == lower(in_.sender.address))
      return false;
    const auto is_teams = [&](const policy::Team& team) { return lower(team.address) == wanted; };
    const std::string local = wanted.substr(0, at);
    return std::none_of(policy.teams.begin(), policy.teams.end(), is_teams) && !local.starts_with("noreply") &&
           !local.starts_with("no-reply");
  }

  Deciding& deciding_;
  Desk& desk_;
  const Incoming& in_;
  std::optional<SentMessage> answered_;
  std::vector<intake::MailOrder> orders_;
  domain::MailReceived event_;
  std::vector<bool> used_;  // of each file
  bool ends_ = false;
};

/// By whom it is written down: who sent it, or nobody when nobody wrote it.
domain::Actor actor_of(const Incoming& in) {
  const std::string who = in.sender.person.empty() ? in.sender.address : in.sender.person;
  return {in.verdict.automatic() ? std::string() : who, {}, std::string(kAccount)};
}

}  // namespace

Mailed take_mail(Desk& asking, const intake::Mail& mail, std::string_view raw) {
  require(asking, decide::Verb::log_mail);
  std::optional<Incoming> in;
  std::optional<store::KeptMail> known;
  const auto policy = asking.store.policy();
  asking.store.read([&](store::Reading& reading) {
    in.emplace(looked_at(reading, mail, raw, *policy));
    known = reading.mail(in->identity);
  });
  if (known) return {Mailed::Fate::known, known->ticket, {}};
  Desk desk = asking;
  desk.caller.actor = actor_of(*in);
  desk.caller.owner =
      true;  // what a mail does is what `log_mail` allows; what its sender may is asked where they decide something
  Mailed result;
  result.outcome = transact(desk, [&](Deciding& deciding, Outcome&) {
    const auto same = deciding.unit().mail(in->identity);
    result = same ? Mailed{Mailed::Fate::known, same->ticket, {}} : Taking(deciding, desk, *in).take();
  });
  return result;
}

}  // namespace spoc::desk
