#include "intake/history.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "domain/words.h"
#include "intake/history_column.h"
#include "intake/history_join.h"
#include "intake/history_table.h"
#include "intake/members.h"
#include "intake/time_format.h"
#include "time/zone.h"

namespace spoc::intake {
namespace {

using domain::HistoryCase;
using domain::HistoryRow;
using domain::Told;

constexpr std::string_view kCourse[] = {"new", "open", "waiting", "resolved", "closed", "cancelled", "reopened"};
constexpr Told kTold[] = {Told::fresh,  Told::open,      Told::waiting, Told::resolved,
                          Told::closed, Told::cancelled, Told::reopened};

bool has_column(const Map& map, std::string_view member) {
  return std::any_of(map.columns.begin(), map.columns.end(), [&](const Map::Column& c) { return c.member == member; });
}

/// "waiting vendor" → what it waits on.
void read_status(HistoryRow& row, std::string_view text) {
  const std::size_t space = text.find(' ');
  const std::string_view word = text.substr(0, space);
  for (std::size_t i = 0; i < std::size(kCourse); ++i) {
    if (kCourse[i] != word) continue;
    row.told = kTold[i];
    if (row.told == Told::waiting) {
      const auto on = domain::from_word<domain::WaitingOn>(space == text.npos ? "" : trim(text.substr(space)));
      if (!on)
        throw Misfit{format("\"{}\" does not say on whom it waits", text),
                     "like \"waiting requester\", vendor, approval, date"};
      row.on = *on;
    } else if (space != text.npos) {
      break;
    }
    return;
  }
  throw Misfit{format("\"{}\" is no status", shorten(text, 60)),
               "the map says what it means: [value.status]; one of new, open, waiting requester, resolved, closed, "
               "cancelled, reopened, or \"\" for nothing"};
}

template <class E>
void require_word(std::string_view text) {
  if (domain::from_word<E>(text)) return;
  std::vector<std::string> words;
  for (const std::string_view word : domain::words<E>()) words.emplace_back(word);
  throw Misfit{format("it cannot be \"{}\"", shorten(text, 60)), "one of " + join(words, ", ")};
}

bool truth_of(std::string_view text) {
  const std::string word = lower(text);
  if (word == "true" || word == "yes" || word == "1") return true;
  if (word == "false" || word == "no" || word == "0") return false;
  throw Misfit{format("it cannot be \"{}\"", shorten(text, 60)), "it is true or false"};
}

}  // namespace

std::optional<Error> unusable(const Map& map) {
  if (!has_column(map, "case"))
    return Error(Code::data, "the map does not say which column is the case", "[column] case = \"number\"");
  if (!has_column(map, "time") && !has_column(map, "logged_at"))
    return Error(Code::data, "the map does not say which column is the time",
                 "time for one event a row; logged_at, resolved_at, closed_at for one ticket a row");
  if (has_column(map, "time") && !has_column(map, "activity"))
    return Error(Code::data, "the map does not say which column is the activity", "[column] activity = \"state\"");
  return std::nullopt;
}

domain::HistoryColumns columns_of(const Map& map) {
  if (!has_column(map, "time")) return {};
  return {has_column(map, "resolved_at"), has_column(map, "closed_at")};
}

class HistoryRows::Body {
 public:
  Body(Source source, Map map, const policy::Policy& policy, time::Instant now, Source second)
      : source_(std::move(source)),
        second_(std::move(second)),
        map_(std::move(map)),
        policy_(policy),
        now_(now),
        by_event_(has_column(map_, "time")),
        times_(map_.time_format),
        zone_(map_.time_zone.empty() ? policy.zone() : time::load_zone(map_.time_zone)) {
    for (const auto& [member, value] : map_.always) always_.emplace_back(member, map_, value);
    for (const Map::Column& column : map_.columns) columns_.emplace_back(column.member, map_);
    for (const auto* all : {&always_, &columns_})
      fields_ += static_cast<std::size_t>(std::count_if(
          all->begin(), all->end(), [](const HistoryColumn& c) { return c.what == HistoryColumn::What::field; }));
    find_table();
  }

  std::optional<HistoryRead> next() {
    const HistoryCells* cells = table_ ? table_->next() : nullptr;
    if (!cells) return std::nullopt;
    HistoryRead read;
    read.number = cells->number;
    if (!cells->reason.empty())
      read.problem = RowProblem{{}, cells->reason, {}};
    else
      read.problem = fill(*cells, read.said);
    if (read.problem) {
      read.said.rows.clear();
      const std::string place = read.problem->column.empty() ? std::string() : read.problem->column + ": ";
      read.text = table_->set_aside(place + read.problem->reason);
    }
    return read;
  }
  std::int64_t unmatched() const { return unmatched_; }
  const std::string& header() const {
    static const std::string kNone;
    return table_ ? table_->header() : kNone;
  }

 private:
  /// The first piece says whether it is XML.
  void find_table() {
    const std::string first(source_());
    const std::size_t at = first.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const bool xml = at != std::string::npos && first[at] == '<';
    Source whole = [this, first, given = false]() mutable -> std::string_view {
      if (given) return source_();
      given = true;
      return first;
    };
    const auto open = [&](const Map& map) {
      return xml ? history_xes(std::move(whole), map) : history_csv(std::move(whole), map);
    };
    table_ = map_.join ? history_joined(open, std::move(second_), map_, unmatched_) : open(map_);
  }

  std::optional<RowProblem> fill(const HistoryCells& cells, HistoryCase& said) {
    HistoryRow ticket;  // of a log with a ticket a row: its events are made of it
    HistoryRow& row = by_event_ ? said.rows.emplace_back() : ticket;
    row.number = cells.number;
    row.fields.reserve(fields_);
    instants_.fill(std::nullopt);
    has_time_ = false;
    for (HistoryColumn& column : always_)
      if (auto problem = take(column, column.always, row, said)) return problem;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string_view cell = trim(cells.cells[i]);
      if (says_nothing(map_, cell)) continue;
      const std::string_view value = columns_[i].meaning(cell);
      if (value.empty()) continue;
      if (auto problem = take(columns_[i], value, row, said)) return problem;
    }
    if (said.id.empty()) return RowProblem{"case", "it does not say of which case it is", {}};
    return by_event_ ? finish_event(row, said) : finish_ticket(row, said);
  }

  std::optional<RowProblem> take(HistoryColumn& column, std::string_view value, HistoryRow& row, HistoryCase& said) {
    try {
      set(column, value, row, said);
      return std::nullopt;
    } catch (const Misfit& misfit) {
      return RowProblem{column.member, misfit.reason, misfit.hint};
    }
  }

  /// A case's rows say its own times again and again.
  time::Instant instant_of(HistoryColumn& column, std::string_view text) const {
    if (column.was(text)) return column.last;
    const auto instant = times_.parse(text, zone_);
    if (!instant)
      throw Misfit{format("\"{}\" is no time", shorten(text, 60)), format("the map says {}", map_.time_format)};
    if (*instant > now_) throw Misfit{format("\"{}\" lies in the future", shorten(text, 60)), {}};
    column.last_text = text;
    return column.last = *instant;
  }

  void set(HistoryColumn& column, std::string_view value, HistoryRow& row, HistoryCase& said) {
    switch (column.what) {
      case HistoryColumn::What::case_id:
        said.id = value;
        return;
      case HistoryColumn::What::time:
        row.at = instant_of(column, value);
        has_time_ = true;
        return;
      case HistoryColumn::What::time_of_case:
        instants_[column.time] = instant_of(column, value);
        return;
      case HistoryColumn::What::status:
        return read_status(row, value);
      case HistoryColumn::What::kept:
        said.kept = truth_of(value);
        return;
      case HistoryColumn::What::spent:
        return read_spent(row, value);
      case HistoryColumn::What::field:
        row.fields.emplace_back(column.field(), json::Value(std::string(value)));
        return;
      case HistoryColumn::What::word:
        if (!column.was(value)) {
          check_word(column.member, value);
          column.last_text = value;
        }
        break;
      case HistoryColumn::What::text:
        break;
    }
    if (column.text) row.*column.text = value;
  }

  static void read_spent(HistoryRow& row, std::string_view value) {
    const auto hours = to_real(value);
    if (!hours || *hours < 0 || *hours > 1e6)
      throw Misfit{format("\"{}\" are no hours", shorten(value, 60)), "like 1.5"};
    row.spent_s = std::llround(*hours * 3600);
  }

  void check_word(const std::string& member, std::string_view value) const {
    if (member == "type") require_word<domain::TicketType>(value);
    if (member == "impact" || member == "urgency") require_word<domain::Level>(value);
    if (member == "priority" && !policy_.priority.rank(value))
      throw Misfit{format("the desk has no priority \"{}\"", shorten(value, 60)),
                   "the map says which it is: [value.priority]; one of " + join(policy_.priority.levels, ", ")};
  }

  std::optional<RowProblem> finish_event(const HistoryRow& row, HistoryCase& said) {
    if (!has_time_) return RowProblem{"time", "it does not say when it happened", {}};
    if (row.activity.empty()) return RowProblem{"activity", "it does not say what happened", {}};
    said.logged_at = instants_[0];
    said.resolved_at = instants_[3];
    said.closed_at = instants_[4];
    return std::nullopt;
  }

  std::string header_of(std::string_view member) const {
    for (const Map::Column& column : map_.columns)
      if (column.member == member) return column.header;
    return std::string(member);
  }

  /// Each instant of the row is an event of its ticket; what the row says beside them is so from the first on.
  std::optional<RowProblem> finish_ticket(const HistoryRow& row, HistoryCase& said) {
    if (!instants_[0]) return RowProblem{"logged_at", "it does not say when it was logged", {}};
    for (std::size_t i = 0; i < std::size(kHistoryTimes); ++i) {
      if (!instants_[i]) continue;
      if (*instants_[i] < *instants_[0])
        return RowProblem{std::string(kHistoryTimes[i].name), "it lies before the ticket was logged", {}};
      HistoryRow event;
      if (said.rows.empty()) event = row;
      event.spent_s = 0;
      event.number = row.number;
      event.person = row.person;
      event.at = *instants_[i];
      event.activity = header_of(kHistoryTimes[i].name);
      event.told = kHistoryTimes[i].told;
      said.rows.push_back(std::move(event));
    }
    said.rows.back().spent_s = row.spent_s;
    return std::nullopt;
  }

  Source source_, second_;
  Map map_;
  const policy::Policy& policy_;
  time::Instant now_;
  std::int64_t unmatched_ = 0;
  bool by_event_;
  TimeFormat times_;
  time::Zone zone_;
  std::unique_ptr<HistoryTable> table_;
  std::vector<HistoryColumn> always_, columns_;
  std::size_t fields_ = 0;  // how many of them are
  std::array<std::optional<time::Instant>, std::size(kHistoryTimes)> instants_;
  bool has_time_ = false;
};

HistoryRows::HistoryRows(Source source, Map map, const policy::Policy& policy, time::Instant now, Source second)
    : body_(std::make_unique<Body>(std::move(source), std::move(map), policy, now, std::move(second))) {}

std::int64_t HistoryRows::unmatched() const {
  return body_->unmatched();
}

HistoryRows::~HistoryRows() = default;

std::optional<HistoryRead> HistoryRows::next() {
  return body_->next();
}

const std::string& HistoryRows::header() const {
  return body_->header();
}

}  // namespace spoc::intake
