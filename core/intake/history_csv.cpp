#include <algorithm>

#include "base/csv.h"
#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "intake/history_table.h"

namespace spoc::intake {
namespace {

/// Headers, those that stand several times with their number from the second on.
std::vector<std::string> numbered(const std::vector<std::string>& cells) {
  std::vector<std::string> plain, names;
  for (const std::string& cell : cells) {
    plain.emplace_back(trim(cell));
    const auto before = std::count(plain.begin(), plain.end(), plain.back());
    names.push_back(before == 1 ? plain.back() : format("{}#{}", plain.back(), before));
  }
  return names;
}

class HistoryCsv : public HistoryTable {
 public:
  HistoryCsv(Source source, const Map& map) : reader_(std::move(source), map.dialect) {
    const auto row = reader_.next();
    if (!row) return;
    if (!row->problem.empty()) throw Error(Code::data, format("the header cannot be read: {}", row->problem));
    const std::vector<std::string> headers = numbered(row->cells);
    width_ = headers.size();
    explained_ = headers.front() == kReasonColumn;
    header_ = with_reason(kReasonColumn, row->cells);
    for (const Map::Column& column : map.columns) {
      const auto found = std::find(headers.begin(), headers.end(), column.header);
      if (found == headers.end())
        throw Error(Code::data, format("there is no column \"{}\" for {}", column.header, column.member),
                    did_you_mean(column.header, headers), column.where);
      places_.push_back(static_cast<std::size_t>(found - headers.begin()));
    }
  }

  const HistoryCells* next() override {
    if (!reader_.next(row_)) return nullptr;
    read_.number = row_.number;
    read_.reason = row_.problem;
    if (read_.reason.empty() && row_.cells.size() != width_)
      read_.reason = format("it has {} cells, the header has {}", row_.cells.size(), width_);
    if (!read_.reason.empty()) return &read_;
    read_.cells.resize(places_.size());
    for (std::size_t i = 0; i < places_.size(); ++i) read_.cells[i] = row_.cells[places_[i]];
    return &read_;
  }
  std::string set_aside(std::string_view reason) const override { return with_reason(reason, row_.cells); }
  const std::string& header() const override { return header_; }

 private:
  std::string with_reason(std::string_view reason, std::vector<std::string> cells) const {
    if (explained_ && !cells.empty())
      cells.front() = reason;
    else
      cells.emplace(cells.begin(), reason);
    return csv::line(cells, reader_.dialect().delimiter ? reader_.dialect().delimiter : ',');
  }

  csv::Reader reader_;
  std::vector<std::size_t> places_;
  std::size_t width_ = 0;
  bool explained_ = false;  // its first column says why an earlier import set the row aside
  std::string header_;
  csv::Reader::Row row_;
  HistoryCells read_;
};

}  // namespace

std::unique_ptr<HistoryTable> history_csv(Source source, const Map& map) {
  return std::make_unique<HistoryCsv>(std::move(source), map);
}

}  // namespace spoc::intake
