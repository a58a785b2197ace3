#include "report/story.h"

#include <algorithm>
#include <deque>
#include <future>
#include <utility>

#include "base/error.h"
#include "decide/schedule.h"
#include "domain/fold.h"

namespace spoc::report {
namespace {

using domain::Status;
using domain::Ticket;

constexpr std::string_view kWords[kParts] = {"queue", "requester", "approval", "vendor", "date", "work"};

TimePart part_of(const Ticket& ticket) {
  if (const domain::Wait* wait = ticket.waiting()) {
    switch (wait->on) {
      case domain::WaitingOn::requester:
        return TimePart::requester;
      case domain::WaitingOn::vendor:
        return TimePart::vendor;
      case domain::WaitingOn::approval:
        return TimePart::approval;
      case domain::WaitingOn::date:
        return TimePart::date;
    }
  }
  if (ticket.type == domain::TicketType::approval) return TimePart::approval;
  if (ticket.with_vendor) return TimePart::vendor;
  return ticket.assignee.empty() ? TimePart::queue : TimePart::work;
}

/// Adds to the course what the ticket is like after an event.
void extend(std::vector<Stretch>& course, const Ticket& ticket, Instant at) {
  const bool open = is_open(ticket.status);
  if (!course.empty() && course.back().ongoing) {
    Stretch& last = course.back();
    const bool same =
        open && last.part == part_of(ticket) && last.team == ticket.team && last.person == ticket.assignee;
    if (same) return;
    last.to = at;
    last.ongoing = false;
  }
  if (open) course.push_back({at, at, part_of(ticket), ticket.team, ticket.department, ticket.assignee, true});
}

/// Numbers of the tickets that whoever asks sees as a whole, in order.
std::vector<std::int64_t> seen_whole(store::Reading& reading, const std::optional<store::StillCounting>& counting) {
  std::vector<std::int64_t> numbers;
  reading.every_ticket({.counting = counting},
                       [&](const store::StoredTicket& stored) { numbers.push_back(stored.ticket.id.number); });
  return numbers;
}

/// An entry that counts, and what it says.
struct Told {
  std::int64_t ticket, version;
  domain::OperationId operation;
  domain::Recorded recorded;
};

/// Reads what entries say, which is half the work, on a thread of its own, and hands them on in order.
class Understanding {
 public:
  explicit Understanding(std::function<void(Told&)> each) : each_(std::move(each)) {}

  void take(const store::Entry& entry) {
    entries_.push_back(entry);
    if (entries_.size() == kTogether) begin();
  }
  void finish() {
    begin();
    while (!meanwhile_.empty()) hand_on();
  }

 private:
  static constexpr std::size_t kTogether = 1024, kAhead = 2;

  static std::vector<Told> understood(const std::vector<store::Entry>& entries) {
    std::vector<Told> told;
    told.reserve(entries.size());
    for (const store::Entry& entry : entries)
      told.push_back({entry.subject.number, entry.version, entry.operation,
                      {entry.at, entry.actor, domain::event_from_json(entry.kind, entry.data)}});
    return told;
  }
  void begin() {
    if (meanwhile_.size() == kAhead) hand_on();
    meanwhile_.push_back(std::async(std::launch::async, [entries = std::exchange(entries_, {})] { return understood(entries); }));
    entries_.reserve(kTogether);
  }
  void hand_on() {
    std::vector<Told> told = meanwhile_.front().get();
    meanwhile_.pop_front();
    for (Told& one : told) each_(one);
  }

  std::function<void(Told&)> each_;
  std::vector<store::Entry> entries_;
  std::deque<std::future<std::vector<Told>>> meanwhile_;
};

/// The entries of one ticket become its story.
class Telling {
 public:
  Telling(store::Reading& reading, const Request& request, const std::optional<store::StillCounting>& counting,
          const std::function<void(const Story&)>& each)
      : reading_(reading), request_(request), each_(each), seen_(seen_whole(reading, counting)) {}

  void take(const store::Entry& entry) {
    if (entry.subject.number != asked_) {
      asked_ = entry.subject.number;
      wanted_ = std::binary_search(seen_.begin(), seen_.end(), asked_);
    }
    if (wanted_ && entry.seq <= request_.upto) understanding_.take(entry);
  }

  void finish() {
    understanding_.finish();
    tell();
    entries_.clear();
  }

 private:
  void add(Told& told) {
    if (told.ticket != current_) {
      tell();
      entries_.clear();
      current_ = told.ticket;
    }
    if (const auto* undone = std::get_if<domain::OperationUndone>(&told.recorded.event))
      std::erase_if(entries_, [&](const Told& e) { return e.version >= undone->first && e.version <= undone->last; });
    else
      entries_.push_back(std::move(told));
  }

  void tell() {
    Story story;
    Ticket& ticket = story.ticket;
    ticket.id = {current_};
    story.events.reserve(entries_.size());
    story.operations.reserve(entries_.size());
    for (auto& [number, version, operation, recorded] : entries_) {
      if (recorded.at > request_.as_of) break;  // what counts of a ticket never runs backwards
      domain::apply(ticket, recorded);
      extend(story.course, ticket, recorded.at);
      story.events.push_back(std::move(recorded));
      story.operations.push_back(operation);
    }
    if (ticket.version == 0 || !is_asked_for(ticket)) return;
    if (!story.course.empty() && story.course.back().ongoing) story.course.back().to = request_.as_of;
    each_(story);
  }

  bool is_asked_for(const Ticket& ticket) {
    if (!matches(request_.query, ticket)) return false;
    if (!request_.matches) return true;
    return request_.matches(reading_, {ticket, decide::schedule_of(ticket, *request_.bundle(ticket.bundle))});
  }

  store::Reading& reading_;
  const Request& request_;
  const std::function<void(const Story&)>& each_;
  std::vector<std::int64_t> seen_;
  Understanding understanding_{[this](Told& told) { add(told); }};
  std::int64_t asked_ = 0;    // the ticket whose entries come
  bool wanted_ = false;       // and whether it is looked at
  std::int64_t current_ = 0;  // the one whose story is being put together
  std::vector<Told> entries_;
};

}  // namespace

std::string_view word(TimePart part) {
  return kWords[static_cast<std::size_t>(part)];
}

Bounds always() {
  return {Instant{std::numeric_limits<std::int64_t>::min()}, Instant{std::numeric_limits<std::int64_t>::max()}};
}

std::array<time::Span, kParts> parts_of(const std::vector<Stretch>& course, const Bounds& bounds,
                                        const time::Calendar* calendar) {
  std::array<time::Span, kParts> sums{};
  for (const Stretch& stretch : course) {
    const Instant from = std::max(stretch.from, bounds.begin), to = std::min(stretch.to, bounds.end);
    if (to <= from) continue;
    time::Span& sum = sums[static_cast<std::size_t>(stretch.part)];
    sum = sum + (calendar ? calendar->open_between(from, to) : to - from);
  }
  return sums;
}

void each_story(store::Reading& reading, const Request& request, std::optional<Instant> since,
                const std::function<void(const Story&)>& each) {
  store::EntryQuery query;
  query.by_ticket = true;
  query.counting = counting_since(reading, request, since);
  Telling telling(reading, request, query.counting, each);
  reading.entries(query, [&](const store::Entry& entry) {
    telling.take(entry);
    return true;
  });
  telling.finish();
}

}  // namespace spoc::report
