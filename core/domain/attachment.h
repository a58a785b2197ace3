// A file that is kept: with a message, as what shows that something was done, or as the value of a field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"

namespace spoc::domain {

/// Its content is stored once, by hash.
struct Attachment {
  std::string name;
  std::string type;
  std::int64_t size = 0;
  std::string hash;
  bool operator==(const Attachment&) const = default;
  static void each(auto& a, auto&& f) {
    f("name", a.name);
    f("type", a.type);
    f("size", a.size);
    f("hash", a.hash);
  }
};

/// As the value of a field: an object of those four members. Who may read the content is not in it: an event that has
/// such a value names the file among its attachments.
json::Value to_value(const Attachment& file);
/// The file that such a value means; nothing for any other value.
std::optional<Attachment> file_of(const json::Value& value);
/// As people are shown which file it is: "scan.pdf (3f2a8c11d0e9)".
std::string shown(const Attachment& file);

}  // namespace spoc::domain
