#include "domain/ids.h"

#include "base/text.h"

namespace spoc::domain {

namespace {

/// Digits only: a sign, a space or a zero in front is no number of ours.
std::optional<std::int64_t> positive(std::string_view digits) {
  if (digits.empty() || digits.front() < '1' || digits.front() > '9') return std::nullopt;
  const auto number = to_integer(digits);
  return number ? std::optional<std::int64_t>(*number) : std::nullopt;
}

}  // namespace

std::string to_text(TicketId id) {
  return std::to_string(id.number);
}
std::string to_text(RunId id) {
  return "r" + std::to_string(id.number);
}
std::string to_text(OperationId id) {
  return "o" + std::to_string(id.number);
}

std::optional<TicketId> parse_ticket_id(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  const auto number = positive(text);
  return number ? std::optional(TicketId{*number}) : std::nullopt;
}

std::optional<RunId> parse_run_id(std::string_view text) {
  if (!text.starts_with('r')) return std::nullopt;
  const auto number = positive(text.substr(1));
  return number ? std::optional(RunId{*number}) : std::nullopt;
}

}  // namespace spoc::domain
