#include "intake/history_join.h"

#include "base/by_text.h"
#include "base/error.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc::intake {
namespace {

using Taken = std::vector<std::string>;

using Second = ByText<Taken>;

/// The cells of the second table that the map takes over, by its key.
Second read_second(Source second, const Map& map) {
  Map its;
  its.columns.push_back({"key", map.join->theirs, map.join->where});
  for (const Map::Column& column : map.columns)
    if (column.header.starts_with(kJoined))
      its.columns.push_back({column.member, column.header.substr(kJoined.size()), column.where});
  Second all;
  const auto rows = history_csv(std::move(second), its);
  while (const HistoryCells* cells = rows->next()) {
    if (!cells->reason.empty())
      throw Error(Code::data, format("row {} of the joined table cannot be read: {}", cells->number, cells->reason));
    const std::string key(trim(cells->cells.front()));
    if (key.empty())
      throw Error(Code::data, format("row {} of the joined table has no {}", cells->number, map.join->theirs));
    if (!all.try_emplace(key, cells->cells.begin() + 1, cells->cells.end()).second)
      throw Error(
          Code::data,
          format("{} {} stands twice in the joined table, again in row {}", map.join->theirs, key, cells->number),
          "join by a column whose values are there once");
  }
  return all;
}

class Joined : public HistoryTable {
 public:
  Joined(const OpenTable& open, Source second, const Map& map, std::int64_t& unmatched)
      : second_(read_second(std::move(second), map)), unmatched_(unmatched) {
    first_.dialect = map.dialect;
    for (const Map::Column& column : map.columns) {
      const bool taken = column.header.starts_with(kJoined);
      places_.push_back({taken, taken ? taken_++ : first_.columns.size()});
      if (!taken) first_.columns.push_back(column);
    }
    first_.columns.push_back({"key", map.join->key, map.join->where});
    rows_ = open(first_);
  }

  const HistoryCells* next() override {
    const HistoryCells* cells = rows_->next();
    if (!cells) return nullptr;
    read_.number = cells->number;
    read_.reason = cells->reason;
    read_.cells.assign(places_.size(), {});
    if (!read_.reason.empty()) return &read_;
    const auto found = second_.find(trim(cells->cells.back()));
    unmatched_ += found == second_.end();
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (!places_[i].taken)
        read_.cells[i] = cells->cells[places_[i].at];
      else if (found != second_.end())
        read_.cells[i] = found->second[places_[i].at];
    }
    return &read_;
  }
  std::string set_aside(std::string_view reason) const override { return rows_->set_aside(reason); }
  const std::string& header() const override { return rows_->header(); }

 private:
  struct Place {
    bool taken;
    std::size_t at;
  };
  Second second_;
  std::int64_t& unmatched_;
  Map first_;  // of the first table's columns alone; it outlives `rows_`
  std::vector<Place> places_;
  std::size_t taken_ = 0;
  std::unique_ptr<HistoryTable> rows_;
  HistoryCells read_;
};

}  // namespace

std::unique_ptr<HistoryTable> history_joined(const OpenTable& open, Source second, const Map& map,
                                             std::int64_t& unmatched) {
  return std::make_unique<Joined>(open, std::move(second), map, unmatched);
}

}  // namespace spoc::intake
