// A desk whose days are twenty-four hours, so that instants are easy to read: promises, a ladder, reminders, a
// workflow.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "desk/edit.h"
#include "desk/note.h"
#include "desk/place.h"
#include "desk/run.h"
#include "desk/status.h"
#include "desk/sweep.h"
#include "desk/tick.h"
#include "desk/verify.h"
#include "scratch_desk.h"
#include "support/test.h"

namespace spoc::test {

/// The files of its policy; `more` stands at the end of spoc.toml.
std::vector<policy::File> works_policy(std::string_view more = "");

struct Works : ScratchDesk {
  explicit Works(std::string_view more = "", bool rehearsal = false) : ScratchDesk(works_policy(more), rehearsal) {}

  /// The desk of that person, hours after its beginning.
  desk::Desk at(double hour, std::string who = "cleo") {
    return desk(std::move(who), static_cast<std::int64_t>(hour * 3600));
  }
  /// The exit code a verb ends with; ok when it is done.
  Code code(const std::function<void()>& verb);
  desk::Swept sweep(double hour) {
    desk::Desk d = at(hour, "");
    return desk::sweep(d, false);
  }
  /// What verify finds, as one line each.
  std::vector<std::string> differences();
};

inline time::Instant hour(double hours) {
  return time::from_unix(1'780'653'600 + static_cast<std::int64_t>(hours * 3600));
}

}  // namespace spoc::test
