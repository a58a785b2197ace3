// What is promised about a ticket, what became of the promises, and what time and deliveries did to it. Each event lists
// its members once in `each`, under their JSON names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "domain/ticket.h"
#include "domain/words.h"

namespace spoc::domain {

/// The SLA, calendar, matrix and ladder it is held to are those of another bundle from now on.
struct TicketPinned {
  static constexpr std::string_view kKind = "policy.applied";
  std::string bundle;
  bool operator==(const TicketPinned&) const = default;
  static void each(auto& e, auto&& f) { f("bundle", e.bundle); }
};

/// The promise that governs it, chosen by the SLA's `when`; empty when none holds.
struct SlaChosen {
  static constexpr std::string_view kKind = "sla.chosen";
  std::string sla;
  bool operator==(const SlaChosen&) const = default;
  static void each(auto& e, auto&& f) { f("sla", e.sla); }
};

struct ClockStarted {
  static constexpr std::string_view kKind = "clock.started";
  ClockName clock = ClockName::resolution;
  std::int64_t cycle = 1;
  std::string target;
  std::int64_t target_s = 0;
  std::string calendar, sla;
  std::optional<Instant> since;  ///< when it is measured from an earlier instant than the entry's
  bool operator==(const ClockStarted&) const = default;
  static void each(auto& e, auto&& f) {
    f("clock", e.clock); f("cycle", e.cycle); f("target", e.target); f("target_s", e.target_s); f("calendar", e.calendar);
    f("sla", e.sla); f("since", e.since);
  }
};

/// Same start, same pauses, another target.
struct ClockRetargeted {
  static constexpr std::string_view kKind = "clock.retargeted";
  ClockName clock = ClockName::resolution;
  std::int64_t cycle = 1;
  std::string target;
  std::int64_t target_s = 0;
  std::string calendar, sla, reason;
  bool operator==(const ClockRetargeted&) const = default;
  static void each(auto& e, auto&& f) {
    f("clock", e.clock); f("cycle", e.cycle); f("target", e.target); f("target_s", e.target_s); f("calendar", e.calendar);
    f("sla", e.sla); f("reason", e.reason);
  }
};

/// Its time ran out, or (`by` "change") a new target was already past.
struct ClockBreached {
  static constexpr std::string_view kKind = "clock.breached";
  ClockName clock = ClockName::resolution;
  std::int64_t cycle = 1;
  std::string by, reason;  ///< by: "time" or "change"
  bool operator==(const ClockBreached&) const = default;
  static void each(auto& e, auto&& f) { f("clock", e.clock); f("cycle", e.cycle); f("by", e.by); f("reason", e.reason); }
};

struct ClockStopped {
  static constexpr std::string_view kKind = "clock.stopped";
  ClockName clock = ClockName::resolution;
  std::int64_t cycle = 1;
  bool operator==(const ClockStopped&) const = default;
  static void each(auto& e, auto&& f) { f("clock", e.clock); f("cycle", e.cycle); }
};

struct ClockCancelled {
  static constexpr std::string_view kKind = "clock.cancelled";
  ClockName clock = ClockName::resolution;
  std::int64_t cycle = 1;
  bool operator==(const ClockCancelled&) const = default;
  static void each(auto& e, auto&& f) { f("clock", e.clock); f("cycle", e.cycle); }
};

/// `told` are the roles or people a notice was queued for; `action` is "tell", "raise" or "route", joined by "+".
struct RungFired {
  static constexpr std::string_view kKind = "rung.fired";
  std::string rung;
  Instant episode;
  std::int64_t n = 1;
  std::string action;
  std::vector<std::string> told;
  bool operator==(const RungFired&) const = default;
  static void each(auto& e, auto&& f) {
    f("rung", e.rung); f("episode", e.episode); f("n", e.n); f("action", e.action); f("told", e.told);
  }
};

/// Its instant moved into the future: it may fire again, in a new episode. Folds into a Fired whose n is 0.
struct RungArmed {
  static constexpr std::string_view kKind = "rung.armed";
  std::string rung;
  bool operator==(const RungArmed&) const = default;
  static void each(auto& e, auto&& f) { f("rung", e.rung); }
};

/// A wake-up on others passed while nobody came back to it.
struct TicketOverslept {
  static constexpr std::string_view kKind = "ticket.overslept";
  bool operator==(const TicketOverslept&) const = default;
  static void each(auto&, auto&&) {}
};

/// What became of a message or an action that left the desk: `state` is "sent", "failed" or "dropped".
struct EffectFinished {
  static constexpr std::string_view kKind = "effect.finished";
  std::int64_t effect = 0;
  std::string state, to, detail;
  bool operator==(const EffectFinished&) const = default;
  static void each(auto& e, auto&& f) { f("effect", e.effect); f("state", e.state); f("to", e.to); f("detail", e.detail); }
};

}  // namespace spoc::domain
