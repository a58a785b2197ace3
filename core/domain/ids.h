// Numbers of tickets, runs and operations as types: passing one for another does not compile. Never changed, never reused.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spoc::domain {

/// 42; 0 is no ticket.
struct TicketId {
  std::int64_t number = 0;
  auto operator<=>(const TicketId&) const = default;
  explicit operator bool() const { return number != 0; }
};
/// r7; 0 is no run.
struct RunId {
  std::int64_t number = 0;
  auto operator<=>(const RunId&) const = default;
  explicit operator bool() const { return number != 0; }
};
/// o123; 0 is no operation.
struct OperationId {
  std::int64_t number = 0;
  auto operator<=>(const OperationId&) const = default;
  explicit operator bool() const { return number != 0; }
};

std::string to_text(TicketId id);
std::string to_text(RunId id);
std::string to_text(OperationId id);
/// "42" or "#42"; nothing on anything else.
std::optional<TicketId> parse_ticket_id(std::string_view text);
/// "r7"; nothing on anything else.
std::optional<RunId> parse_run_id(std::string_view text);

/// What a journal entry is about. There is one desk; its number is 1.
enum class SubjectKind { ticket, run, desk };
struct Subject {
  SubjectKind kind = SubjectKind::desk;
  std::int64_t number = 1;
  auto operator<=>(const Subject&) const = default;
};
inline Subject subject(TicketId id) { return {SubjectKind::ticket, id.number}; }
inline Subject subject(RunId id) { return {SubjectKind::run, id.number}; }
inline Subject desk_subject() { return {}; }

}  // namespace spoc::domain
