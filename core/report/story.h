// Tickets with everything that happened to them: the fold of their entries up to the position and the time that are
// asked for, and the course of each: who had it, and whose turn it was, in every moment in which the desk owed an
// answer.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.h"
#include "domain/ids.h"
#include "report/past.h"
#include "time/calendar.h"

namespace spoc::report {

/// What an open ticket waits for; `work` while somebody has it, `queue` while nobody has.
enum class TimePart { queue, requester, approval, vendor, date, work };
constexpr std::size_t kParts = 6;
std::string_view word(TimePart part);

/// A time in which nothing of this changed: [from, to). Stretches of a ticket do not overlap, and together they are its
/// spells, so that the parts add up to the whole. One may be empty: a team that had it for no time had it all the same.
struct Stretch {
  Instant from, to;
  TimePart part = TimePart::queue;
  std::string team, department, person;
  bool ongoing = false;  ///< it goes on at the time that is asked for, which is then its end
  bool operator==(const Stretch&) const = default;
};

struct Story {
  domain::Ticket ticket;
  std::vector<domain::Recorded> events;         ///< those that count
  std::vector<domain::OperationId> operations;  ///< of each event
  std::vector<Stretch> course;
};

/// How long each part took, in [from, to), in microseconds of elapsed time or of open time of the calendar.
std::array<time::Span, kParts> parts_of(const std::vector<Stretch>& course, const Bounds& bounds,
                                        const time::Calendar* calendar);
/// From the first moment to the last of anything: for all of a course.
Bounds always();

/// Streams the stories of the tickets that match the request and count from `since` on (all without it), in order of
/// number. Memory is that of one story and of some thousand entries that are being read ahead.
void each_story(store::Reading& reading, const Request& request, std::optional<Instant> since,
                const std::function<void(const Story&)>& each);

}  // namespace spoc::report
