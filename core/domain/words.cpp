#include "domain/words.h"

namespace spoc::domain {

namespace {

using Word = std::string_view;

constexpr Word kTicketType[] = {"incident", "request", "question", "complaint",
                                "feedback", "order",   "task",     "approval", "failure"};
constexpr Word kStatus[] = {"new", "open", "waiting", "resolved", "closed", "cancelled", "merged"};
constexpr Word kWaitingOn[] = {"requester", "vendor", "approval", "date"};
constexpr Word kTurn[] = {"desk", "requester", "vendor", "approver", "nobody"};
constexpr Word kLevel[] = {"high", "medium", "low"};
constexpr Word kClockName[] = {"acknowledge", "response", "update", "resolution", "team", "vendor", "due"};
constexpr Word kClockState[] = {"running", "paused", "met", "breached", "late", "cancelled"};
constexpr Word kLinkKind[] = {"blocks",     "blocked_by",    "child_of", "parent_of",
                              "duplicates", "duplicated_by", "relates"};
constexpr Word kRunState[] = {"running", "held", "done", "failed", "cancelling", "cancelled"};
constexpr Word kStepKind[] = {"task", "approval", "action", "wait", "call", "gate", "end"};
constexpr Word kStepState[] = {"pending", "scheduled", "active", "done", "skipped", "failed", "cancelled", "withdrawn"};
constexpr Word kEntered[] = {"logged", "reopened"};
constexpr Word kLeft[] = {"resolved", "closed", "cancelled", "merged"};

}  // namespace

template <>
std::span<const Word> words<TicketType>() {
  return kTicketType;
}
template <>
std::span<const Word> words<Status>() {
  return kStatus;
}
template <>
std::span<const Word> words<WaitingOn>() {
  return kWaitingOn;
}
template <>
std::span<const Word> words<Turn>() {
  return kTurn;
}
template <>
std::span<const Word> words<Level>() {
  return kLevel;
}
template <>
std::span<const Word> words<ClockName>() {
  return kClockName;
}
template <>
std::span<const Word> words<ClockState>() {
  return kClockState;
}
template <>
std::span<const Word> words<LinkKind>() {
  return kLinkKind;
}
template <>
std::span<const Word> words<RunState>() {
  return kRunState;
}
template <>
std::span<const Word> words<StepKind>() {
  return kStepKind;
}
template <>
std::span<const Word> words<StepState>() {
  return kStepState;
}
template <>
std::span<const Word> words<Entered>() {
  return kEntered;
}
template <>
std::span<const Word> words<Left>() {
  return kLeft;
}

bool is_live(Status status) {
  return is_open(status) || status == Status::resolved;
}

bool is_open(Status status) {
  return status == Status::fresh || status == Status::open || status == Status::waiting;
}

bool is_final(StepState state) {
  return state != StepState::pending && state != StepState::scheduled && state != StepState::active;
}

}  // namespace spoc::domain
