#include "decide/notices.h"

#include <algorithm>

#include "base/format.h"

namespace spoc::decide {
namespace {

using domain::Effect;

struct Tell {
  const TicketChange& change;
  std::vector<Effect>& effects;
  const domain::Recorded& recorded;

  const Ticket& ticket() const { return change.after; }
  void tell(std::string to, std::string reason, json::Object data = {}) {
    add_notice(effects, {ticket(), std::move(to), std::move(reason), recorded.at, recorded.actor.person, {}, false, std::move(data)});
  }
  void tell_requester(std::string reason, std::string_view text = {}) {
    if (ticket().run) return;
    if (ticket().requester.person.empty() && ticket().requester.address.empty()) return;
    json::Object data;
    if (!text.empty()) data.emplace_back("text", std::string(text));
    tell("requester", std::move(reason), std::move(data));
  }
  /// What the requester hears, who follows the ticket hears too, by address: they read it as the requester does.
  void tell_all(const std::string& reason, std::string_view text = {}) {
    tell_requester(reason, text);
    if (ticket().run) return;
    for (const domain::Participant& participant : ticket().participants) {
      const bool own = !participant.person.empty() && participant.person == recorded.actor.person;
      if (own || participant.address.empty() || participant.address == ticket().requester.address) continue;
      json::Object data;
      if (!text.empty()) data.emplace_back("text", std::string(text));
      tell("address:" + participant.address, reason, std::move(data));
    }
  }

  /// Who sent it by mail is told once in a while, and a program never.
  void operator()(const domain::TicketLogged&) {
    const domain::MailReceived* mail = nullptr;
    for (const domain::Recorded& other : change.events)
      if (const auto* received = std::get_if<domain::MailReceived>(&other.event)) mail = received;
    if (!mail) return tell_requester("acknowledgement");
    if (mail->acknowledged)
      add_notice(effects, {ticket(), "requester", "acknowledgement", recorded.at, {}, {}, false, {}});
  }
  /// An answer that was written while nobody is there: on what is new that is said already.
  void operator()(const domain::MailReceived& e) {
    if (e.acknowledged && change.before.version > 0)
      add_notice(effects, {ticket(), "requester", "out_of_hours", recorded.at, {}, {}, false, {}});
  }
  /// Who works on it; of what a vendor has, the one who answers for it here.
  std::string worker() const {
    if (!ticket().assignee.empty()) return "assignee";
    return ticket().with_vendor ? "owner" : "team:" + ticket().team;
  }
  void operator()(const domain::TicketAssigned& e) {
    if (e.assignee != recorded.actor.person) tell("person:" + e.assignee, "assigned");
  }
  void operator()(const domain::TicketPassedOn& e) {
    if (!e.person.empty()) tell("person:" + e.person, "passed_on");
  }
  void operator()(const domain::TicketRouted& e) {
    const bool came = change.before.version > 0 && change.before.team != e.team;
    if (!came || !ticket().assignee.empty() || ticket().team != e.team) return;
    json::Object data;  // a vendor is told what was written for it, and sees nothing else
    if (e.vendor && !e.handover.empty()) data.emplace_back("text", e.handover);
    tell("team:" + e.team, "routed", std::move(data));
  }
  void operator()(const domain::TicketNoted& e) {
    if (e.automatic) return;
    if (e.from_requester) {
      if (change.before.version > 0) tell(worker(), "answer_received");
    } else if (e.is_public) {
      tell_all("answer", e.text);
    }
  }
  void operator()(const domain::TicketWaiting& e) {
    if (e.on == domain::WaitingOn::requester) tell_requester("question", e.ask);
  }
  void operator()(const domain::TicketReminded&) { tell_requester("reminder"); }
  void operator()(const domain::TicketResumed& e) {
    if (e.by != "hand" && !ticket().assignee.empty()) tell("assignee", "resumed");
  }
  void operator()(const domain::TicketResolved& e) { tell_all("resolved", e.text); }
  void operator()(const domain::TicketClosed& e) {
    const bool own = e.by == "requester" || e.by == "rating" || e.by == "thanks";
    if (!own) tell_all("closed");
  }
  void operator()(const domain::TicketReopened&) { tell(worker(), "reopened"); }
  void operator()(const domain::TicketMerged& e) {
    tell_requester("merged", format("It goes on as number {}.", to_text(e.into)));
  }
  void operator()(const domain::TicketAbsorbed& e) {
    const std::string text = format("Ticket {} was merged into it.", to_text(e.from));
    if (!ticket().assignee.empty()) tell("assignee", "absorbed", {{"text", text}});
  }
  void operator()(const domain::TicketCancelled& e) { tell_all("cancelled", e.reason); }
  template <class Other>
  void operator()(const Other&) {}
};

}  // namespace

void add_notice(std::vector<Effect>& effects, const Notice& notice) {
  const auto same = std::find_if(effects.begin(), effects.end(), [&](const Effect& effect) {
    return effect.kind == Effect::Kind::notice && effect.ticket == notice.ticket.id && effect.to == notice.to &&
           effect.channel == notice.channel;
  });
  if (same != effects.end()) {
    if (same->reason == notice.reason) return;
    auto also = std::find_if(same->data.begin(), same->data.end(), [](const json::Member& member) { return member.first == "also"; });
    if (also == same->data.end()) also = same->data.insert(same->data.end(), {"also", json::Array{}});
    json::Array& reasons = *also->second.array();
    if (std::find(reasons.begin(), reasons.end(), json::Value(notice.reason)) == reasons.end()) reasons.emplace_back(notice.reason);
    for (const json::Member& member : notice.data) same->data.push_back(member);
    same->urgent = same->urgent || notice.urgent;
    return;
  }
  Effect effect;
  effect.kind = Effect::Kind::notice;
  effect.ticket = notice.ticket.id;
  effect.run = notice.ticket.run;
  effect.to = notice.to;
  effect.reason = notice.reason;
  effect.channel = notice.channel;
  effect.data = notice.data;
  effect.at = notice.at;
  effect.cause = notice.cause;
  effect.urgent = notice.urgent;
  effects.push_back(std::move(effect));
}

void tell_about(const TicketChange& change, std::size_t first, std::vector<Effect>& effects) {
  for (std::size_t i = first; i < change.events.size(); ++i)
    std::visit(Tell{change, effects, change.events[i]}, change.events[i].event);
}

}  // namespace spoc::decide
