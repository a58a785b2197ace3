#include "report/due_calendar.h"

#include "base/format.h"
#include "base/text.h"
#include "base/unicode.h"
#include "time/zone.h"

namespace spoc::report {
namespace {

constexpr std::size_t kLine = 75;  // bytes, RFC 5545 §3.1

/// 20261121T180000Z
std::string stamp(Instant t) {
  std::string out;
  for (const char c : time::to_text(Instant{t.us / 1'000'000 * 1'000'000}))
    if (c != '-' && c != ':') out += c;
  return out;
}

/// Backslash, semicolon, comma and newline are escaped (§3.3.11), other controls made visible.
std::string text_value(std::string_view text) {
  std::string out;
  for (const char c : terminal_safe(text, Shape::one_line)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

/// One content line, folded between characters.
std::string line(std::string text) {
  std::string out;
  std::string_view rest = text;
  std::size_t room = kLine;
  while (rest.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(rest[cut]) & 0xC0) == 0x80) --cut;
    out.append(rest.substr(0, cut)).append("\r\n ");
    rest.remove_prefix(cut);
    room = kLine - 1;
  }
  return out.append(rest).append("\r\n");
}

std::string event(std::string_view uid, Instant now, std::string_view summary, Instant from,
                  std::optional<Instant> to) {
  std::string out = line("BEGIN:VEVENT");
  out += line(format("UID:{}", uid));
  out += line("DTSTAMP:" + stamp(now));
  out += line("DTSTART:" + stamp(from));
  if (to) out += line("DTEND:" + stamp(*to));
  out += line("SUMMARY:" + text_value(summary));
  return out + line("END:VEVENT");
}

/// Of a desk that owes nothing there would be a calendar without any component, which none may be (RFC 5545 §3.6).
std::string universal_time() {
  std::string out;
  for (const char* each : {"BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
                           "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"})
    out += line(each);
  return out;
}

/// The desk's name as a part of an identifier.
std::string host(std::string_view desk) {
  std::string out;
  for (const char c : lower(desk)) out += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
  return out + ".spoc.invalid";
}

}  // namespace

void write_calendar(store::Reading& reading, std::string_view desk, Instant now,
                    const std::function<void(std::string_view)>& write) {
  write(line("BEGIN:VCALENDAR") + line("VERSION:2.0") + line("PRODID:-//spoc//desk//EN") +
        line("X-WR-CALNAME:" + text_value(desk)));
  write(universal_time());
  store::TicketQuery query;
  query.statuses = {domain::Status::fresh, domain::Status::open, domain::Status::waiting};
  const std::string here = host(desk);
  reading.tickets(query, false, [&](const store::StoredTicket& stored) {
    const domain::Ticket& ticket = stored.ticket;
    if (!stored.schedule.due_at) return true;
    const std::string who = ticket.assignee.empty() ? ticket.team : ticket.assignee;
    std::string summary = format("#{} {} due", ticket.id.number, ticket.priority);
    if (!who.empty()) summary += " with " + who;
    write(event(format("ticket-{}@{}", ticket.id.number, here), now, summary + ": " + ticket.subject,
                *stored.schedule.due_at, std::nullopt));
    return true;
  });
  for (const domain::Absence& absence : reading.all_absences()) {
    if (domain::is_taken_back(absence)) continue;
    std::string summary = absence.person + " is away";
    if (!absence.cover.empty()) summary += ", cover " + absence.cover;
    write(event(format("absence-{}-{}@{}", host(absence.person), stamp(absence.since), here), now, summary,
                absence.since, absence.until));
  }
  write(line("END:VCALENDAR"));
}

}  // namespace spoc::report
