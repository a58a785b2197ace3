// Values and types of the rule language. A value borrows text where it can: comparing members with literals allocates
// nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "time/date.h"
#include "time/duration.h"
#include "time/instant.h"

namespace spoc::expr {

class Record;
class Value;
using List = std::vector<Value>;
using Map = std::vector<std::pair<std::string, Value>>;  ///< in insertion order, keys unique

struct Null {
  bool operator==(const Null&) const = default;
};
struct Bytes {
  std::string data;
  bool operator==(const Bytes&) const = default;
};

/// Not known yet. `because` says what decides it, for plans: "step request".
struct Unknown {
  std::string because;
  bool operator==(const Unknown&) const = default;
};

/// Text that is either borrowed (it lives as long as what it was read from) or owned.
class Text {
 public:
  static Text borrow(std::string_view text);
  static Text own(std::string text);
  std::string_view view() const { return owner_ ? std::string_view(*owner_) : view_; }

 private:
  std::string_view view_;
  std::shared_ptr<const std::string> owner_;
};

/// One value. Records are borrowed: they outlive the evaluation.
class Value {
 public:
  using Data = std::variant<Null, bool, std::int64_t, double, Text, Bytes, time::Duration, time::Instant, time::Date,
                            std::shared_ptr<const List>, std::shared_ptr<const Map>, const Record*, Unknown>;
  Value() : data(Null{}) {}
  template <class T>
  explicit Value(T v) : data(std::move(v)) {}
  static Value text(std::string_view borrowed) { return Value(Text::borrow(borrowed)); }
  static Value owned(std::string v) { return Value(Text::own(std::move(v))); }
  static Value list(List items);
  static Value map(Map members);

  Data data;
};

enum class Kind { any, null, boolean, integer, real, text, bytes, duration, timestamp, date, list, map, record };

struct RecordType;

/// A static type. `any` (values of user-defined fields, JSON) is checked when evaluated. `absent` marks a value that
/// may be missing: reading it may be an error at evaluation, `has()` asks.
struct Type {
  Kind kind = Kind::any;
  bool nullable = false;                ///< may be null (tests with == null)
  bool absent = false;                  ///< may be missing (an output of a step that may be skipped)
  std::shared_ptr<const Type> element;  ///< of list and map
  const RecordType* record = nullptr;   ///< of record
  bool business = false;                ///< duration: open time
};

/// A member of a record type, or a name in scope.
struct Named {
  std::string name;
  Type type;
};

/// The shape of a record of the desk: `ticket`, `person`, `team`, `run`. Lives for the whole process.
struct RecordType {
  std::string name;
  std::vector<Named> members;
  /// Positions by name, for types with very many members; empty: looked for one by one.
  std::map<std::string, std::size_t, std::less<>> positions;
  /// Position of the member, or npos.
  std::size_t find(std::string_view member) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// A record of the desk as the language sees it. Members are read by position, only when asked for.
class Record {
 public:
  virtual ~Record() = default;
  virtual const RecordType& type() const = 0;
  /// The member's value; nothing (an error "… has no value") is expressed by throwing expr::Missing.
  virtual Value member(std::size_t position) const = 0;
  /// What makes two records the same, e.g. a person's id.
  virtual std::string_view identity() const = 0;
};

/// Thrown by Record::member, Scope::name and Scope::call when the value is missing; evaluation turns it into an error
/// that && and || may absorb, "… has no value", of `what` or, when that is empty, of the text of the expression.
struct Missing {
  std::string what;
};

/// As it reads in the language: "text" quoted, lists in brackets; for explanations.
std::string to_text(const Value& value);
/// "string", "list of int", "business duration", the name of a record.
std::string to_text(const Type& type);
/// The type a value has, as in messages.
std::string type_name(const Value& value);

}  // namespace spoc::expr
