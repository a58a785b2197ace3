// Between JSON, as runs keep inputs, variables and outputs, and values of the rule language. The static type says how a
// text reads: as a date, a person, a contact.
#pragma once

#include <deque>
#include <memory>
#include <optional>

#include "base/json.h"
#include "domain/person.h"
#include "expr/value.h"

namespace spoc::workflow {

/// Makes values of JSON; keeps the records that they borrow. Not for two threads at once.
class Values {
 public:
  explicit Values(const domain::Directory& people) : people_(people) {}

  /// `from` is borrowed. Null and nothing are null where the type allows it, else throws expr::Missing. A person who is
  /// not in the directory is missing, too.
  expr::Value value(const json::Value* from, const expr::Type& type);
  /// A record over an object; members that the object does not have are as nothing.
  expr::Value record(const json::Object& from, const expr::RecordType& type);
  expr::Value person(const domain::Person& person);
  expr::Value keep(std::unique_ptr<expr::Record> record);

 private:
  expr::Value contact(const json::Value& from);
  expr::Value untyped(const json::Value& from);

  const domain::Directory& people_;
  std::deque<std::unique_ptr<expr::Record>> records_;
  std::deque<json::Object> objects_;
};

/// People and contacts by who they are, other records by their members. Nothing for what has no JSON: bytes, Unknown.
std::optional<json::Value> to_json(const expr::Value& value);

/// Limits of what is given to a run, by somebody or by a program.
inline constexpr std::size_t kMostItems = 100'000, kMostText = 1u << 20;
/// Why the value is larger than that: a text in it, or a list; nothing when it is not.
std::optional<std::string> too_large(const json::Value& value);

}  // namespace spoc::workflow
