#include "time/tzif.h"

#include <algorithm>
#include <cstdint>
#include <memory>

#include "base/error.h"
#include "base/format.h"
#include "time/zone_rules.h"

namespace spoc::time {

namespace {

constexpr std::size_t kHeader = 44;
constexpr std::int64_t kLeastOffset = -(24 * 3600 + 59 * 60 + 59);
constexpr std::int64_t kMostOffset = 25 * 3600 + 59 * 60 + 59;

// RFC 8536 §3.1: how many entries of each kind a block has.
struct Counts {
  std::size_t ut_indicators = 0;
  std::size_t standard_indicators = 0;
  std::size_t leaps = 0;
  std::size_t changes = 0;
  std::size_t types = 0;
  std::size_t characters = 0;

  std::size_t size(std::size_t time_size) const {
    return changes * (time_size + 1) + types * 6 + characters + leaps * (time_size + 4) + standard_indicators +
           ut_indicators;
  }
};

class TzifReader {
 public:
  TzifReader(std::string_view bytes, std::string name) : bytes_(bytes), rules_(std::make_shared<Zone::Rules>()) {
    rules_->name = std::move(name);
  }

  Zone read() {
    const char version = read_header();
    if (version >= '2') {
      at_ += counts_.size(4);
      read_header();
      read_block(8);
      read_footer();
    } else {
      read_block(4);
    }
    return Zone(std::move(rules_));
  }

 private:
  [[noreturn]] void damaged(std::string_view what) const {
    throw Error(Code::io, format("the time zone file of {} is damaged: {}", rules_->name, what),
                "install the package tzdata again");
  }

  void need(std::size_t count) const {
    if (at_ > bytes_.size() || bytes_.size() - at_ < count) damaged("it ends too early");
  }

  std::int64_t number(std::size_t size) {
    need(size);
    std::uint64_t value = (static_cast<unsigned char>(bytes_[at_]) & 0x80) != 0 ? ~std::uint64_t{0} : 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes_[at_ + i]);
    at_ += size;
    return static_cast<std::int64_t>(value);
  }

  std::size_t count() {
    const std::int64_t value = number(4);
    if (value < 0 || static_cast<std::size_t>(value) > bytes_.size()) damaged("a count is impossible");
    return static_cast<std::size_t>(value);
  }

  char read_header() {
    need(kHeader);
    if (bytes_.substr(at_, 4) != "TZif") damaged("it does not begin with TZif");
    const char version = bytes_[at_ + 4];
    at_ += 20;
    counts_.ut_indicators = count();
    counts_.standard_indicators = count();
    counts_.leaps = count();
    counts_.changes = count();
    counts_.types = count();
    counts_.characters = count();
    if (counts_.types == 0 || counts_.types > 256) damaged("it has no local time type, or too many");
    return version;
  }

  void read_block(std::size_t time_size) {
    need(counts_.size(time_size));
    for (std::size_t i = 0; i < counts_.changes; ++i) rules_->changes.push_back({number(time_size), 0});
    for (auto& change : rules_->changes) {
      change.type = static_cast<std::uint8_t>(bytes_[at_++]);
      if (change.type >= counts_.types) damaged("a change names no local time type");
    }
    read_types();
    remove_leap_seconds(time_size);
    at_ += counts_.standard_indicators + counts_.ut_indicators;
    for (std::size_t i = 1; i < rules_->changes.size(); ++i)
      if (rules_->changes[i - 1].at >= rules_->changes[i].at) damaged("its changes are out of order");
  }

  void read_types() {
    const std::string_view names = bytes_.substr(at_ + counts_.types * 6, counts_.characters);
    for (std::size_t i = 0; i < counts_.types; ++i) {
      const std::int64_t offset = number(4);
      if (offset < kLeastOffset || offset > kMostOffset) damaged("an offset is impossible");
      const bool daylight = bytes_[at_++] != 0;
      const std::size_t begin = static_cast<unsigned char>(bytes_[at_++]);
      const std::size_t end = begin < names.size() ? names.find('\0', begin) : std::string_view::npos;
      if (end == std::string_view::npos) damaged("an abbreviation has no end");
      rules_->types.push_back(
          {static_cast<std::int32_t>(offset), daylight, std::string(names.substr(begin, end - begin))});
    }
    at_ += counts_.characters;
  }

  // Instants do not count leap seconds, so a file that does (RFC 8536 §3.2 leap-second records) is brought to Unix
  // time.
  void remove_leap_seconds(std::size_t time_size) {
    struct Leap {
      std::int64_t at;
      std::int64_t correction;
    };
    std::vector<Leap> leaps;
    for (std::size_t i = 0; i < counts_.leaps; ++i) {
      const std::int64_t at = number(time_size);
      leaps.push_back({at, number(4)});
    }
    if (!std::is_sorted(leaps.begin(), leaps.end(), [](const Leap& a, const Leap& b) { return a.at < b.at; }))
      damaged("its leap seconds are out of order");
    for (auto& change : rules_->changes) {
      const auto after = std::upper_bound(leaps.begin(), leaps.end(), change.at,
                                          [](std::int64_t at, const Leap& leap) { return at < leap.at; });
      if (after == leaps.begin()) continue;
      if (__builtin_sub_overflow(change.at, std::prev(after)->correction, &change.at))
        damaged("a change is impossible");
    }
  }

  void read_footer() {
    need(2);
    const std::size_t end = bytes_.find('\n', at_ + 1);
    if (bytes_[at_] != '\n' || end == std::string_view::npos) damaged("its footer has no end");
    const std::string_view text = bytes_.substr(at_ + 1, end - at_ - 1);
    if (text.empty()) return;
    rules_->after = parse_yearly_rule(text);
    if (!rules_->after) damaged("its footer is no POSIX TZ string");
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  Counts counts_;
  std::shared_ptr<Zone::Rules> rules_;
};

}  // namespace

Zone parse_tzif(std::string_view bytes, std::string name) {
  return TzifReader(bytes, std::move(name)).read();
}

}  // namespace spoc::time
