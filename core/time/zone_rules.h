// What a zone is made of: filled by tzif.cpp, read by zone.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "time/yearly_rule.h"
#include "time/zone.h"

namespace spoc::time {

/// `changes` ascend strictly by `at`; `type` is an index of `types`, which has at least one entry; the first entry is
/// in force before the first change (RFC 8536 §3.2). `after` goes on from the last change, or holds always when there
/// is none.
struct Zone::Rules {
  struct Change {
    std::int64_t at = 0;  ///< Unix time
    std::uint8_t type = 0;
  };

  std::string name;
  std::vector<Change> changes;
  std::vector<LocalType> types;
  std::optional<YearlyRule> after;
};

}  // namespace spoc::time
