#include "desk/mail_orders.h"

#include <algorithm>
#include <utility>

#include "base/format.h"
#include "base/text.h"
#include "decide/edit.h"
#include "decide/lifecycle.h"
#include "decide/notices.h"
#include "decide/permission.h"
#include "deliver/answer_lines.h"
#include "desk/attach.h"
#include "desk/field_files.h"
#include "desk/link.h"
#include "desk/mail_evidence.h"
#include "desk/public_status.h"
#include "desk/rate.h"
#include "desk/status.h"
#include "desk/steps.h"
#include "desk/tick.h"
#include "domain/checklist.h"

namespace spoc::desk {
namespace {

using decide::Voice;
using domain::TicketChange;
using intake::MailOrder;
using intake::MailVerb;

/// One mail's lines, one after the other.
class Orders {
 public:
  Orders(Deciding& deciding, Desk& desk, const SentMessage& answered, const decide::MailSender& sender,
         const std::vector<intake::MailFile>& files)
      : deciding_(deciding), desk_(desk), answered_(answered), sender_(sender), files_(files), used_(files.size()) {
    for (const intake::MailFile& file : files) along_.files.push_back({file.name, file.bytes, file.type});
    along_.all_named = false;
  }

  /// What it did, in words. Throws why not.
  std::string carry_out(const MailOrder& order) {
    const TicketId id = ticket_of(order);
    TicketChange& change = deciding_.ticket(answering_for(deciding_.unit(), id));
    const TicketChange before = change;
    const std::vector<bool> used = used_;
    const Deciding::Mark mark = deciding_.mark();
    try {
      return format("number {}: {}", to_text(change.after.id), done(order, change));
    } catch (const Error&) {
      deciding_.forget_since(mark);
      change = before;
      used_ = used;
      throw;
    }
  }
  /// Of each file of the mail, whether it is kept with an item.
  const std::vector<bool>& used() const { return used_; }
  /// The values of `#set` that `#done` hands in with it.
  void take_values(const std::vector<MailOrder>& orders) {
    const auto hands_in = [](const MailOrder& order) { return order.verb == MailVerb::done && order.problem.empty(); };
    if (std::none_of(orders.begin(), orders.end(), hands_in)) return;
    for (const MailOrder& order : orders)
      if (order.verb == MailVerb::set && order.problem.empty())
        values_.emplace_back(order.field, json::Value(order.text));
    with_done_ = true;
  }

 private:
  /// The one that it names; else the only one of the message; else the only one that asks for something there.
  TicketId ticket_of(const MailOrder& order) const {
    std::vector<TicketId> all, asking;
    for (const store::QueuedEffect& notice : answered_.notices) {
      const TicketId id = notice.effect.ticket;
      if (!id || std::find(all.begin(), all.end(), id) != all.end()) continue;
      all.push_back(id);
      if (deliver::asks(notice.effect, deciding_.ticket(id).after)) asking.push_back(id);
    }
    if (order.ticket) {
      if (std::find(all.begin(), all.end(), order.ticket) != all.end()) return order.ticket;
      throw Error(Code::not_found, format("the message was not about number {}", to_text(order.ticket)));
    }
    if (all.size() == 1) return all.front();
    if (asking.size() == 1) return asking.front();
    throw Error(Code::usage, "the message was about several", "say which: #42 approve");
  }

  std::string done(const MailOrder& order, TicketChange& change) {
    switch (order.verb) {
      case MailVerb::approve:
      case MailVerb::reject:
        return decide(order, change);
      case MailVerb::done:
        return finish(order, change);
      case MailVerb::set:
        return set(order, change);
      case MailVerb::tick:
      case MailVerb::dismiss:
        return tick(order, change);
      case MailVerb::close:
        return close(change);
      case MailVerb::rate:
        return rate(order, change);
      case MailVerb::status:
        return status(change);
    }
    return {};
  }

  /// Who is in the directory may what they may everywhere; who is not, what the desk has asked them for.
  void require(decide::Verb verb, const domain::Ticket& ticket, bool asked_for) const {
    if (sender_.person.empty()) {
      if (!asked_for) throw Error(Code::refused, "that is not for you to say");
      return;
    }
    const decide::Authority authority =
        decide::authority_of(deciding_.actor(), false, deciding_.policy(), deciding_.situation().people);
    if (asked_for && (verb == decide::Verb::close || verb == decide::Verb::rate || verb == decide::Verb::status))
      return;
    decide::require(authority, verb, ticket);
  }
  Voice voice(const domain::Ticket& ticket) const { return decide::voice_of(ticket, sender_, deciding_.policy()); }
  bool is_requester(const domain::Ticket& ticket) const { return voice(ticket) == Voice::requester; }
  /// Somebody without an account who has this step to do.
  bool is_contact(const domain::Ticket& ticket) const { return ticket.run && voice(ticket) == Voice::participant; }

  std::string decide(const MailOrder& order, TicketChange& change) {
    if (!deciding_.policy().messages.decide_by_mail)
      throw Error(Code::refused, "this desk does not take decisions by mail",
                  "decide it with spoc approve or spoc reject");
    require(decide::Verb::approve, change.after, false);
    const bool approves = order.verb == MailVerb::approve;
    decide_step(deciding_, change, approves, order.text);
    return approves ? "you approved it" : "you rejected it";
  }

  std::string finish(const MailOrder& order, TicketChange& change) {
    if (voice(change.after) == Voice::vendor) {
      deciding_.record(
          change,
          domain::TicketNoted{format("The vendor says that it is done. {}", order.text), false, false, false, 0, {}});
      return "we were told that you have done it";
    }
    require(decide::Verb::resolve, change.after, is_contact(change.after));
    resolve_ticket(deciding_, change, {order.text, {}, values_, false, along_});
    for (const domain::Recorded& recorded : change.events)
      if (const auto* resolved = std::get_if<domain::TicketResolved>(&recorded.event)) note_used(resolved->attachments);
    return "it is done";
  }

  std::string set(const MailOrder& order, TicketChange& change) {
    domain::Ticket& ticket = change.after;
    if (voice(ticket) == Voice::vendor) return set_reference(order, change);
    require(decide::Verb::resolve, ticket, is_contact(ticket));
    if (with_done_) return format("{} is handed in with it", order.field);
    FieldFiles files(deciding_, along_);
    json::Value value(order.text);
    keep_file_of_field(deciding_, files, ticket, order.field, value);
    auto edit = decide::edited(ticket, order.field.starts_with("fields.") ? order.field : "fields." + order.field, value,
                               deciding_.policy(), deciding_.now());
    if (!edit) return format("{} was that already", order.field);
    deciding_.record(change, domain::TicketEdited{{{edit->member, edit->from}}, {{edit->member, edit->to}}, {}, files.kept()});
    note_used(files.kept());
    return format("{} was filled in", order.field);
  }

  /// What a field holds is not kept once more with the message.
  void note_used(const std::vector<domain::Attachment>& kept) {
    for (std::size_t i = 0; i < files_.size(); ++i)
      for (const domain::Attachment& file : kept) used_[i] = used_[i] || attachment_name(files_[i].name) == file.name;
  }

  /// The number under which the vendor knows it is all that a vendor sets.
  std::string set_reference(const MailOrder& order, TicketChange& change) {
    const domain::Ticket& ticket = change.after;
    if (order.field != "reference")
      throw Error(Code::refused, "what you can set is your own number: #set reference = VALUE");
    deciding_.record(change, domain::TicketRouted{ticket.team,
                                                  ticket.department,
                                                  ticket.tier,
                                                  "hand",
                                                  {},
                                                  "the vendor says its number",
                                                  {},
                                                  order.text,
                                                  true});
    return format("your number for it is {}", order.text);
  }

  std::string tick(const MailOrder& order, TicketChange& change) {
    require(decide::Verb::tick, change.after, is_contact(change.after));
    const bool ticks = order.verb == MailVerb::tick;
    if (!ticks) dismiss_items(deciding_, change, order.items, order.text);
    if (ticks)
      for (const std::string& item : order.items)
        tick_items(deciding_, change, {item}, evidence_for(item, order, change.after));
    const std::vector<std::string> open = domain::open_items(change.after.checklist);
    return format("{} {} {}; {}", join(order.items, ", "), order.items.size() == 1 ? "is" : "are",
                  ticks ? "ticked" : "left out", open.empty() ? "nothing is open" : "still open: " + join(open, ", "));
  }

  /// The words of the line, or for an item that asks for a file one that came with the mail.
  Evidence evidence_for(const std::string& id, const MailOrder& order, const domain::Ticket& ticket) {
    const auto wants_file = [&](const domain::CheckItem& item) {
      return item.id == id && !item.done_at && item.evidence == domain::kFileAsEvidence;
    };
    if (std::none_of(ticket.checklist.begin(), ticket.checklist.end(), wants_file))
      return {order.text == kAnyFile ? std::string() : order.text, {}};
    const ShownBy shown = shown_by(id, order.text, files_);
    Evidence evidence{shown.text, {}};
    for (const std::size_t i : shown.files) {
      evidence.files.push_back({files_[i].name, files_[i].bytes, files_[i].type});
      used_[i] = true;
    }
    return evidence;
  }

  std::string close(TicketChange& change) {
    require(decide::Verb::close, change.after, is_requester(change.after));
    if (change.after.status == domain::Status::closed) return "it was closed already";
    decide::require_transition("close", change.after);
    require_unblocked(deciding_, "close", change.after);
    deciding_.record(change, domain::TicketClosed{is_requester(change.after) ? "requester" : "hand", "by mail"});
    return "it is closed";
  }

  std::string rate(const MailOrder& order, TicketChange& change) {
    require(decide::Verb::rate, change.after, is_requester(change.after));
    rate_ticket(deciding_, change, {order.score, order.text});
    return format("thank you for your {}", order.score);
  }

  std::string status(TicketChange& change) {
    require(decide::Verb::status, change.after,
            is_requester(change.after) || voice(change.after) == Voice::participant);
    return "\n" + desk::to_text(public_status(desk_, change.after.id), deciding_.policy().zone());
  }

  Deciding& deciding_;
  Desk& desk_;
  const SentMessage& answered_;
  const decide::MailSender& sender_;
  const std::vector<intake::MailFile>& files_;
  std::vector<bool> used_;
  intake::FilesAlong along_;
  std::vector<std::pair<std::string, json::Value>> values_;
  bool with_done_ = false;
};

/// Whether it was sent to where they want their answers, which is not where they write from.
bool reached_elsewhere(store::Reading& reading, const SentMessage& answered, const decide::MailSender& sender,
                       const policy::Policy& policy) {
  return std::any_of(answered.notices.begin(), answered.notices.end(), [&](const store::QueuedEffect& notice) {
    const auto about = notice.effect.ticket ? reading.ticket(notice.effect.ticket) : std::nullopt;
    return about && decide::voice_of(about->ticket, sender, policy) == Voice::requester &&
           answered.reached(written_to(reading, about->ticket));
  });
}

/// Why none of them counts; empty when they do.
std::string objection(Deciding& deciding, const std::optional<SentMessage>& answered, const decide::MailSender& sender,
                      const std::string& refused) {
  if (!refused.empty()) return refused;
  if (!answered) return "it does not answer a message that the desk sent";
  if (answered->reached(sender.address)) return {};
  if (reached_elsewhere(deciding.unit(), *answered, sender, deciding.policy())) return {};
  return "the message that it answers was sent to somebody else";
}

}  // namespace

CarriedOut carry_out(Deciding& deciding, Desk& desk, const std::vector<MailOrder>& orders,
                     const std::vector<intake::MailFile>& files, const std::optional<SentMessage>& answered,
                     const decide::MailSender& sender, const std::string& refused) {
  CarriedOut result;
  result.used.resize(files.size());
  const std::string objected = objection(deciding, answered, sender, refused);
  if (!objected.empty()) {
    for (const MailOrder& order : orders) result.lines.push_back({order.line, false, objected});
    return result;
  }
  Orders doing(deciding, desk, *answered, sender, files);
  doing.take_values(orders);
  for (const MailOrder& order : orders) {
    domain::MailLine line{order.line, false, order.problem};
    if (order.problem.empty()) try {
        line.detail = doing.carry_out(order);
        line.done = true;
        result.ends = result.ends || order.verb == MailVerb::close || order.verb == MailVerb::rate;
      } catch (const Error& error) {
        if (error.code == Code::defect || !of_item(error)) throw;
        line.detail = error.message;
      }
    // Without its "#": nobody orders it again by quoting this.
    result.answer +=
        format("{}\n{}{}\n\n", std::string_view(line.line).substr(1), line.done ? "" : "not done: ", line.detail);
    result.lines.push_back(std::move(line));
  }
  result.used = doing.used();
  return result;
}

void answer_orders(Deciding& deciding, const domain::Ticket& ticket, const decide::MailSender& sender,
                   const std::string& answer) {
  if (answer.empty()) return;
  decide::add_notice(deciding.effects(),
                     {ticket,
                      sender.person.empty() ? "address:" + sender.address : "person:" + sender.person,
                      "done_by_mail",
                      deciding.now(),
                      {},
                      {},
                      false,
                      {{"text", std::string(trim(answer))}}});
}

}  // namespace spoc::desk
