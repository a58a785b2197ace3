// What identifiers on a command line name: tickets, steps of runs, runs.
#include <unordered_set>

#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "cmd/shell/context.h"
#include "domain/ids.h"

namespace spoc::cmd {
namespace {

/// Operations of somebody that are looked through for the ticket they touched last: those of a morning.
constexpr std::size_t kLooked = 100;

}  // namespace

/// `.`: of the caller's last operation on tickets the one that it was about first.
domain::TicketId Context::last_touched() {
  std::optional<domain::TicketId> touched;
  const std::string& person = actor().person;
  read([&](store::Reading& reading) {
    std::vector<domain::OperationId> operations;
    if (!person.empty())
      reading.operations_of(person, [&](const store::OperationRecord& operation) {
        operations.push_back(operation.id);
        return operations.size() < kLooked;
      });
    for (const domain::OperationId operation : operations) {
      if (touched) return;
      store::EntryQuery query;
      query.operation = operation;
      reading.entries(query, [&](const store::Entry& entry) {
        if (entry.subject.kind == domain::SubjectKind::ticket && entry.actor.person == person)
          touched = domain::TicketId{entry.subject.number};
        return !touched;
      });
    }
  });
  if (!touched) throw Error(Code::not_found, "you have changed no ticket lately", "name one by its number: spoc list");
  return *touched;
}

domain::TicketId Context::ticket_of(std::string_view text) {
  if (text == ".") return last_touched();
  if (text.starts_with("key:")) {
    std::optional<domain::TicketId> found;
    const std::string_view key = text.substr(4);
    read([&](store::Reading& reading) {
      found = reading.ticket_by_key(key);
      if (!found) found = reading.ticket_by_key(domain::own_key(key, authority().sight.person));
    });
    if (!found) throw Error(Code::not_found, format("there is no ticket with the key \"{}\"", text.substr(4)));
    return *found;
  }
  if (const auto id = domain::parse_ticket_id(text)) return *id;
  if (text.find('/') != std::string_view::npos) return ticket_of_step(text);
  throw Error(Code::usage, format("\"{}\" is no number of a ticket", text),
              "like 42, #42, key:ABC, r7/payroll, or . for the one you changed last");
}

/// `r7/payroll`, `r7/access/vpn` for one item, `onboarding:E1234/payroll`: the ticket of the step's last round.
domain::TicketId Context::ticket_of_step(std::string_view text) {
  const std::size_t slash = text.find('/');
  const domain::RunId id = run_of(text.substr(0, slash));
  const std::string_view name = text.substr(slash + 1);
  std::optional<domain::Run> run;
  read([&](store::Reading& reading) { run = reading.run(id); });
  if (!run) throw Error(Code::not_found, format("there is no run {}", to_text(id)));
  std::optional<domain::TicketId> ticket;
  for (const domain::Step& step : run->steps)
    if (step.ticket && (step.item.empty() ? step.id : step.id + "/" + step.item) == name) ticket = step.ticket;
  if (!ticket)
    throw Error(Code::not_found, format("{} has no ticket for \"{}\"", to_text(id), name),
                format("see its steps: spoc run show {}", to_text(id)));
  return *ticket;
}

namespace {

/// Each word from that position on, `-` replaced by the lines of standard input.
void each_word(const std::vector<std::string>& words, std::size_t first,
               const std::function<void(std::string_view)>& each) {
  for (std::size_t i = first; i < words.size(); ++i) {
    if (words[i] != "-") {
      each(words[i]);
      continue;
    }
    ByteStream stream("-");
    LineReader lines(stream);
    while (const auto line = lines.next())
      if (!trim(*line).empty()) each(trim(*line));
  }
}

}  // namespace

std::vector<domain::TicketId> Context::tickets(std::size_t first) {
  std::vector<domain::TicketId> ids;
  std::unordered_set<std::int64_t> known;
  each_word(arguments_.positionals(), first, [&](std::string_view text) {
    const domain::TicketId id = ticket_of(text);
    if (known.insert(id.number).second) ids.push_back(id);
  });
  return ids;
}

std::vector<domain::RunId> Context::runs() {
  std::vector<domain::RunId> ids;
  std::unordered_set<std::int64_t> known;
  each_word(arguments_.positionals(), 0, [&](std::string_view text) {
    const domain::RunId id = run_of(text);
    if (known.insert(id.number).second) ids.push_back(id);
  });
  return ids;
}

domain::RunId Context::run_of(std::string_view text) {
  if (const auto id = domain::parse_run_id(text)) return *id;
  const auto colon = text.find(':');
  if (colon == std::string_view::npos)
    throw Error(Code::usage, format("\"{}\" is no run", text), "like r7 or onboarding:E1234");
  std::optional<domain::RunId> found;
  read([&](store::Reading& reading) {
    found = reading.run_by_key(text.substr(0, colon), text.substr(colon + 1), true);
    if (!found) found = reading.run_by_key(text.substr(0, colon), text.substr(colon + 1), false);
  });
  if (!found) throw Error(Code::not_found, format("there is no run {}", text));
  return *found;
}

}  // namespace spoc::cmd
