#include "deliver/answer_lines.h"

#include <algorithm>
#include <vector>

#include "base/format.h"
#include "base/json.h"
#include "domain/checklist.h"

namespace spoc::deliver {

namespace {

using domain::Effect, domain::Status, domain::Ticket, domain::TicketType;

/// Known to who reads answers (intake/quotation.h): what stands below it was not written by who answers.
constexpr std::string_view kAnswerAbove = "--- please answer above this line ---";

bool asks_for_decision(const Effect& effect, const Ticket& ticket) {
  return ticket.type == TicketType::approval && is_open(ticket.status) && effect.to != "requester";
}

/// A step of a run for somebody without an account.
bool asks_for_work(const Effect& effect, const Ticket& ticket) {
  return effect.reason == "task" && ticket.run && is_open(ticket.status);
}

bool asks_for_satisfaction(const Effect& effect, const Ticket& ticket) {
  return effect.to == "requester" && ticket.status == Status::resolved && !ticket.run;
}

bool asks_vendor(const Effect& effect, const Ticket& ticket) {
  return (effect.reason == "routed" || effect.reason == "vendor_note") && ticket.with_vendor && is_open(ticket.status);
}

/// What needs nothing but to be done on one line, to be shortened to what is; what asks for something each on its own.
void add_items(const Ticket& ticket, std::vector<std::string>& lines) {
  std::string plain;
  for (const domain::CheckItem& item : ticket.checklist) {
    if (item.done_at || domain::has_parts(ticket.checklist, item.id)) continue;
    if (item.evidence.empty())
      plain += " " + item.id;
    else
      lines.push_back(format("#tick {} = {}", item.id, item.evidence == domain::kFileAsEvidence ? "FILE" : "EVIDENCE"));
    if (item.may_not_apply) lines.push_back(format("#not-applicable {} = WHY", item.id));
  }
  if (!plain.empty()) lines.insert(lines.begin(), "#tick" + plain);
}

bool is_file(const json::Value& type) {
  return type.string() && (*type.string() == "file" || *type.string() == "file?");
}

std::vector<std::string> lines_for_work(const Ticket& ticket) {
  std::vector<std::string> lines;
  add_items(ticket, lines);
  if (!ticket.form.empty()) {
    const json::Value form = json::parse(ticket.form, "form");
    if (const json::Object* fields = form.object())
      for (const auto& [name, type] : *fields) lines.push_back(format("#set {} = {}", name, is_file(type) ? "FILE" : "VALUE"));
  }
  lines.emplace_back("#done");
  return lines;
}

std::vector<std::string> lines_of(const Effect& effect, const Ticket& ticket, const policy::Policy& policy) {
  if (asks_for_decision(effect, ticket)) {
    if (!policy.messages.decide_by_mail) return {};
    return {"#approve", "#reject WHY"};
  }
  if (asks_for_work(effect, ticket)) return lines_for_work(ticket);
  if (asks_for_satisfaction(effect, ticket)) return {"#close", "#rate 5"};
  if (asks_vendor(effect, ticket)) return {"#set reference = VALUE", "#done"};
  return {};
}

}  // namespace

bool asks(const Effect& effect, const Ticket& ticket) {
  return asks_for_decision(effect, ticket) || asks_for_work(effect, ticket) || asks_for_satisfaction(effect, ticket) ||
         asks_vendor(effect, ticket);
}

std::string answer_lines(const Effect& effect, const Ticket& ticket, const policy::Policy& policy) {
  if (!effect.channel.empty() && effect.channel != "mail") return {};
  const std::vector<std::string> lines = lines_of(effect, ticket, policy);
  if (lines.empty()) return {};
  std::string out = format("\n{}\nOr answer with one of these, on a line of its own at the top:\n", kAnswerAbove);
  for (const std::string& line : lines) out += format("    {}\n", line);
  const auto wants_file = [](const std::string& line) { return line.ends_with(" = FILE"); };
  if (std::any_of(lines.begin(), lines.end(), wants_file))
    out += "Attach the file to your answer; of several write the name of the one instead of FILE.\n";
  return out;
}

}  // namespace spoc::deliver
