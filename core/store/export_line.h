// One line of an export: its check, and its members as the kinds of values they must be.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "domain/ids.h"
#include "time/instant.h"

namespace spoc::store {

inline constexpr std::string_view kExportSchema = "spoc.export/1";

/// The chain of checks: over the lines so far.
class LineCheck {
 public:
  /// The check of a line with those bytes before its check.
  std::string_view of(std::string_view body);

 private:
  std::string last_, buffer_;
};

/// Writes lines.
class LineWriter {
 public:
  explicit LineWriter(const std::function<void(std::string_view)>& out) : out_(out) {}
  /// `members` writes the members of one line.
  void write(const std::function<void(json::Writer&)>& members);
  std::int64_t lines() const { return lines_; }

 private:
  const std::function<void(std::string_view)>& out_;
  LineCheck check_;
  std::string text_;
  std::int64_t lines_ = 0;
};

/// Reads lines.
class LineSource {
 public:
  explicit LineSource(const std::function<std::optional<std::string_view>()>& next) : next_(next) {}
  /// The next line as it was written. Throws data with its number; also when there is none.
  json::Value read();
  bool at_end();
  std::int64_t number() const { return number_; }

 private:
  const std::function<std::optional<std::string_view>()>& next_;
  LineCheck check_;
  std::int64_t number_ = 0;
};

/// Members that must be there. Throw data, naming them.
std::int64_t integer_of(const json::Value& line, std::string_view name);
bool boolean_of(const json::Value& line, std::string_view name);
std::string string_of(const json::Value& line, std::string_view name);
time::Instant instant_of(const json::Value& line, std::string_view name);
std::optional<time::Instant> optional_instant_of(const json::Value& line, std::string_view name);
json::Object members_of(const json::Value& line, std::string_view name);
/// Of lower-case hexadecimal.
std::string octets_of(const json::Value& line, std::string_view name);

/// Bytes as `text` when they are UTF-8, else as `base64`; and back.
void write_bytes(json::Writer& writer, std::string_view bytes);
std::string read_bytes(const json::Value& line);

/// "42", "r7", "desk".
domain::Subject subject_of(const json::Value& line);

}  // namespace spoc::store
