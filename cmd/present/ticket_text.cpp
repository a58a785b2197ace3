#include "cmd/present/ticket_text.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/conversation.h"
#include "cmd/present/event_text.h"
#include "cmd/present/run_files.h"
#include "decide/clocks.h"
#include "decide/ladder.h"
#include "domain/checklist.h"
#include "time/duration.h"

namespace spoc::cmd {
namespace {

using domain::Ticket;
using render::Kind;
using render::Pair;

render::Cell text_cell(std::string text) { return text.empty() ? render::Cell() : render::Cell(std::move(text)); }
render::Cell time_cell(const std::optional<time::Instant>& t) { return t ? render::Cell(*t) : render::Cell(); }

std::string requester_text(const domain::Requester& requester) {
  const std::string& name = requester.name.empty() ? requester.person : requester.name;
  if (name.empty() || requester.address.empty()) return name + requester.address;
  return format("{} <{}>", name, requester.address);
}

std::string status_text(const Ticket& ticket, const render::TextStyle& style) {
  std::string text(domain::word(ticket.status));
  if (const domain::Wait* wait = ticket.waiting(); wait && ticket.status == domain::Status::waiting) {
    text += format(" on {}", domain::word(wait->on));
    if (wait->wake_at) text += " until " + time::to_text(style.zone.local(*wait->wake_at));
  }
  return text;
}

std::string numbers_text(const std::vector<domain::TicketId>& ids) {
  std::vector<std::string> all;
  for (const domain::TicketId id : ids) all.push_back("#" + to_text(id));
  return join(all, ", ");
}

std::string links_text(const std::vector<domain::Link>& links) {
  std::vector<std::string> all;
  for (const domain::Link& link : links) {
    std::string kind(domain::word(link.kind));
    std::replace(kind.begin(), kind.end(), '_', ' ');
    all.push_back(format("{} #{}", kind == "relates" ? "related to" : kind, to_text(link.to)));
  }
  return join(all, ", ");
}

std::string children_text(const TicketFacts& facts) {
  if (facts.children.empty()) return {};
  const std::string numbers = numbers_text(facts.children);
  return facts.children_over ? format("{} of {} over: {}", *facts.children_over, facts.children.size(), numbers) : numbers;
}

std::string participants_text(const std::vector<domain::Participant>& participants) {
  std::vector<std::string> all;
  for (const domain::Participant& one : participants) all.push_back(one.name.empty() ? one.person.empty() ? one.address : one.person : one.name);
  return join(all, ", ");
}

std::vector<Pair> facts_of(const TicketFacts& facts, const render::TextStyle& style) {
  const Ticket& t = facts.ticket;
  std::vector<Pair> pairs = {
      {"status", status_text(t, style)},
      {"turn", format("{}, since {}", domain::word(t.turn), time::to_text(style.zone.local(t.turn_since)))},
      {"priority", text_cell(t.priority.empty() ? "" : format("{} (impact {}, urgency {}){}", t.priority, domain::word(t.impact), domain::word(t.urgency), t.priority_overridden ? ", by hand" : ""))},
      {"type", std::string(domain::word(t.type))},
      {"service", text_cell(t.service)},
      {"category", text_cell(t.category)},
      {"cause", text_cell(t.cause)},
      {"team", text_cell(t.team)},
      {"assignee", text_cell(t.assignee)},
      {"owner", text_cell(t.owner)},
      {"reference", text_cell(t.reference)},
      {"requester", text_cell(requester_text(t.requester))},
      {"channel", text_cell(t.channel)},
      {"key", text_cell(std::string(domain::shown_key(t.key)))},
      {"tags", text_cell(join(t.tags, ", "))},
      {"parent", t.parent ? render::Cell("#" + to_text(t.parent)) : render::Cell()},
      {"children", text_cell(children_text(facts))},
      {"links", text_cell(links_text(t.links))},
      {"participants", text_cell(participants_text(t.participants))},
      {"run", t.run ? render::Cell(format("{}/{}", to_text(t.run), t.step)) : render::Cell()},
      {"created", time_cell(t.created_at), Kind::when},
      {"due", time_cell(facts.schedule.due_at), Kind::when},
      {"resolved", time_cell(t.resolved_at), Kind::when},
      {"closed", time_cell(t.closed_at), Kind::when},
  };
  for (const auto& [name, value] : t.fields) pairs.push_back({name, value_text(value)});
  for (const decide::Stalled& stalled : decide::stalled(t, facts.policy, facts.now))
    pairs.push_back({"stalled", format("{} since {}", policy::word(stalled.kind), time::to_text(style.zone.local(stalled.since)))});
  return pairs;
}

void append_clocks(std::string& out, const TicketFacts& facts, const render::TextStyle& style) {
  if (facts.ticket.clocks.empty()) return;
  render::Table table;
  table.columns = {{"clock"}, {"state"}, {"target"}, {"used", Kind::number}, {"due", Kind::when}};
  for (const domain::Clock& clock : facts.ticket.clocks) {
    const auto state = decide::state(facts.ticket, clock);
    table.rows.push_back({format("{}{}", domain::word(clock.name), clock.cycle > 1 ? format(" #{}", clock.cycle) : ""),
                          std::string(domain::word(state)), target_text(clock.target, style.zone),
                          time::to_hours(decide::used(facts.ticket, clock, facts.policy, facts.now)),
                          clock.cancelled ? render::Cell() : time_cell(decide::due(facts.ticket, clock, facts.policy))});
    table.tones.push_back(state == domain::ClockState::breached ? render::Tone::bad : render::Tone::plain);
  }
  out += "\n";
  render::append_table(out, table, style);
}

void append_message(std::string& out, const Said& said, domain::TicketId id, std::size_t& files, const render::TextStyle& style) {
  const store::Entry& entry = said.entry;
  const domain::TicketNoted& note = said.note;
  std::string kind = note.from_requester ? "requester" : note.is_public ? "public" : "internal";
  if (said.ticket != id) kind += format(" · in #{}", to_text(said.ticket));
  if (said.undone) kind += " · undone";
  out += terminal_safe(format("\n{} · {} · {}\n", time::to_text(style.zone.local(entry.at)), actor_text(entry.actor), kind), Shape::block);
  if (!note.text.empty()) render::append_block(out, note.text, 2, style);
  for (const domain::Attachment& file : note.attachments)
    out += terminal_safe(format("  [{}] {} ({} bytes)", ++files, file.name, file.size), Shape::one_line) + "\n";
}

}  // namespace

std::vector<domain::Attachment> attachments_of(const std::vector<Said>& conversation) {
  std::vector<domain::Attachment> all;
  for (const Said& said : conversation) all.insert(all.end(), said.note.attachments.begin(), said.note.attachments.end());
  return all;
}

namespace {

/// "[x] locker key (key): B-311", "[-] work permit (permit): does not apply: EU citizen", "[ ] a plant (4), optional", "[ ]
/// proof of identity (proof), one of", and its parts set in.
std::string item_text(const domain::Checklist& list, const domain::CheckItem& item) {
  const bool over = domain::is_over(list, item);
  std::string text = format("{:{}}[{}] {} ({})", "", 2 * domain::depth_of(list, item), !over ? " " : item.inapplicable.empty() ? "x" : "-",
                            item.text, item.id);
  if (item.enough > 0) text += item.enough == 1 ? ", one of" : format(", {} of", item.enough);
  if (!item.inapplicable.empty()) return text + ": does not apply: " + item.inapplicable;
  std::vector<std::string> shown;
  if (!item.given.empty()) shown.push_back(item.given);
  for (const domain::Attachment& file : item.attachments) shown.push_back(domain::shown(file));
  if (!shown.empty()) return text + ": " + join(shown, ", ");
  return item.optional && !item.done_at ? text + ", optional" : text;
}

}  // namespace

std::string ticket_text(const TicketFacts& facts, const std::vector<Said>& conversation, const std::vector<store::Entry>& entries,
                        const render::TextStyle& style, bool events) {
  std::string out = render::embolden(terminal_safe(format("#{} {}", to_text(facts.ticket.id), facts.ticket.subject), Shape::one_line), style.colour) + "\n\n";
  render::append_pairs(out, facts_of(facts, style), style);
  append_clocks(out, facts, style);
  if (!facts.ticket.checklist.empty()) out += "\n";
  for (const domain::CheckItem& item : facts.ticket.checklist)
    out += terminal_safe(item_text(facts.ticket.checklist, item), Shape::one_line) + "\n";
  if (!trim(facts.ticket.description).empty()) {
    out += "\n";
    render::append_block(out, facts.ticket.description, 0, style);
  }
  std::size_t files = 0;
  for (const Said& said : conversation) append_message(out, said, facts.ticket.id, files, style);
  if (!events) return out;
  out += "\n";
  const auto undone = undone_in(entries);
  for (const store::Entry& entry : entries) {
    const auto by = undone.find(entry.seq);
    out += terminal_safe(format("{} {} {}{}", time::to_text(style.zone.local(entry.at)), actor_text(entry.actor), event_text(domain::event_from_json(entry.kind, entry.data), style.zone),
                                by == undone.end() ? std::string() : format(" (undone by {})", to_text(by->second))), Shape::one_line) + "\n";
  }
  return out;
}

}  // namespace spoc::cmd
