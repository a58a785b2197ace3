// Event logs in XES (IEEE 1849-2016), read with expat as they come: one trace at a time.
#include <expat.h>

#include <algorithm>
#include <deque>
#include <exception>

#include "base/csv.h"
#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "intake/history_table.h"

namespace spoc::intake {
namespace {

constexpr std::size_t kParsedPiece = 64 * 1024;
constexpr std::size_t kLargestTrace = 64u << 20;  // bytes of attributes
constexpr std::string_view kOfTrace = "case:";

using Attributes = std::vector<std::pair<std::string, std::string>>;

bool is_attribute(std::string_view element) {
  static constexpr std::string_view kTypes[] = {"string", "date", "int", "float", "boolean", "id"};
  return std::find(std::begin(kTypes), std::end(kTypes), element) != std::end(kTypes);
}

class Xes : public HistoryTable {
 public:
  Xes(Source source, const Map& map) : source_(std::move(source)), map_(map), parser_(XML_ParserCreate(nullptr)) {
    ensure(parser_ != nullptr, "expat has memory");
    std::vector<std::string> names = {std::string(kReasonColumn)};
    for (const Map::Column& column : map.columns) names.push_back(column.header);
    header_ = csv::line(names, ',');
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, &Xes::began, &Xes::ended);
  }
  ~Xes() override { XML_ParserFree(parser_); }
  Xes(const Xes&) = delete;
  Xes& operator=(const Xes&) = delete;

  const HistoryCells* next() override {
    while (ready_.empty() && !over_) feed();
    if (ready_.empty()) return nullptr;
    last_ = std::move(ready_.front());
    ready_.pop_front();
    read_.number = ++number_;
    read_.cells.resize(map_.columns.size());
    for (std::size_t i = 0; i < map_.columns.size(); ++i) read_.cells[i] = value_of(map_.columns[i].header);
    return &read_;
  }
  std::string set_aside(std::string_view reason) const override {
    std::vector<std::string> cells = {std::string(reason)};
    cells.insert(cells.end(), read_.cells.begin(), read_.cells.end());
    return csv::line(cells, ',');
  }
  const std::string& header() const override { return header_; }

 private:
  static void began(void* self, const char* element, const char** attributes) {
    static_cast<Xes*>(self)->begin(element, attributes);
  }
  static void ended(void* self, const char* element) { static_cast<Xes*>(self)->end(element); }

  void begin(std::string_view element, const char** attributes) {
    ++depth_;
    if (depth_ == 1 && element != "log") return stop("its root is no <log>");
    if (depth_ == 2 && element == "trace") in_trace_ = true;
    if (depth_ == 3 && in_trace_ && element == "event") {
      in_event_ = true;
      events_.emplace_back();
    }
    if (!is_attribute(element)) return;
    if (in_event_ && depth_ == 4)
      keep(events_.back(), {}, attributes);
    else if (in_trace_ && !in_event_ && depth_ == 3)
      keep(trace_, kOfTrace, attributes);
  }

  void end(std::string_view element) {
    if (depth_ == 3 && element == "event") in_event_ = false;
    if (depth_ == 2 && element == "trace") finish_trace();
    --depth_;
  }

  void keep(Attributes& into, std::string_view prefix, const char** attributes) {
    std::string key(prefix), value;
    for (; *attributes; attributes += 2) {
      const std::string_view name = attributes[0];
      if (name == "key") key += attributes[1];
      if (name == "value") value = attributes[1];
    }
    size_ += key.size() + value.size();
    if (size_ > kLargestTrace) return stop("a trace is too large");
    into.emplace_back(std::move(key), std::move(value));
  }

  void finish_trace() {
    for (Attributes& event : events_) {
      event.insert(event.end(), trace_.begin(), trace_.end());
      ready_.push_back(std::move(event));
    }
    events_.clear();
    trace_.clear();
    size_ = 0;
    in_trace_ = false;
  }

  /// No exception may pass through the parser.
  void stop(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
    XML_StopParser(parser_, XML_FALSE);
  }

  void feed() {
    const std::string_view bytes = source_();
    over_ = bytes.empty();
    for (std::size_t at = 0; at < bytes.size() || over_; at += kParsedPiece) {
      const std::string_view piece = over_ ? bytes : bytes.substr(at, kParsedPiece);
      if (XML_Parse(parser_, piece.data(), static_cast<int>(piece.size()), over_) == XML_STATUS_OK) {
        if (over_) return;
        continue;
      }
      const auto line = static_cast<long long>(XML_GetCurrentLineNumber(parser_));
      throw Error(Code::data,
                  format("line {} of the log cannot be read: {}", line,
                         problem_.empty() ? std::string(XML_ErrorString(XML_GetErrorCode(parser_))) : problem_),
                  "XES is XML with a <log> of traces of events");
    }
  }

  std::string_view value_of(std::string_view key) const {
    for (const auto& [name, value] : last_)
      if (name == key) return value;
    return {};
  }

  Source source_;
  const Map& map_;
  XML_Parser parser_;
  std::deque<Attributes> ready_;
  Attributes last_, trace_;
  std::vector<Attributes> events_;
  HistoryCells read_;
  std::string header_, problem_;
  std::size_t size_ = 0;
  long long number_ = 0;
  int depth_ = 0;
  bool in_trace_ = false, in_event_ = false, over_ = false;
};

}  // namespace

std::unique_ptr<HistoryTable> history_xes(Source source, const Map& map) {
  return std::make_unique<Xes>(std::move(source), map);
}

}  // namespace spoc::intake
