// The closed vocabularies of tickets and runs, each with the word that files, JSON and columns use.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace spoc::domain {

enum class TicketType { incident, request, question, complaint, feedback, order, task, approval, failure };
enum class Status { fresh, open, waiting, resolved, closed, cancelled, merged };  ///< `fresh` is the word "new"
enum class WaitingOn { requester, vendor, approval, date };
enum class Turn { desk, requester, vendor, approver, nobody };
enum class Level { high, medium, low };
enum class ClockName { acknowledge, response, update, resolution, team, vendor, due };
enum class ClockState { running, paused, met, breached, late, cancelled };
enum class LinkKind { blocks, blocked_by, child_of, parent_of, duplicates, duplicated_by, relates };
enum class RunState { running, held, done, failed, cancelling, cancelled };
enum class StepKind { task, approval, action, wait, call, gate, end };
enum class StepState { pending, scheduled, active, done, skipped, failed, cancelled, withdrawn };
enum class Entered { logged, reopened };                  ///< how a ticket came to be open
enum class Left { resolved, closed, cancelled, merged };  ///< how it ceased to be

/// The word of a value, and all words of its vocabulary in the order of the enumeration.
template <class E>
std::span<const std::string_view> words();
template <class E>
std::string_view word(E value) {
  return words<E>()[static_cast<std::size_t>(value)];
}
/// The value of a word; nothing when it is none.
template <class E>
std::optional<E> from_word(std::string_view text) {
  const auto all = words<E>();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

template <> std::span<const std::string_view> words<TicketType>();
template <> std::span<const std::string_view> words<Status>();
template <> std::span<const std::string_view> words<WaitingOn>();
template <> std::span<const std::string_view> words<Turn>();
template <> std::span<const std::string_view> words<Level>();
template <> std::span<const std::string_view> words<ClockName>();
template <> std::span<const std::string_view> words<ClockState>();
template <> std::span<const std::string_view> words<LinkKind>();
template <> std::span<const std::string_view> words<RunState>();
template <> std::span<const std::string_view> words<StepKind>();
template <> std::span<const std::string_view> words<StepState>();
template <> std::span<const std::string_view> words<Entered>();
template <> std::span<const std::string_view> words<Left>();

/// True for new, open, waiting and resolved: what a list shows without being asked for more.
bool is_live(Status status);
/// True for new, open and waiting: the desk still owes an answer.
bool is_open(Status status);
/// True for done, skipped, failed, cancelled and withdrawn.
bool is_final(StepState state);

}  // namespace spoc::domain
