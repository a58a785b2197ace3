// JSON (RFC 8259): a tree for what comes in, a streaming writer for what goes out. The tree keeps the order of members
// and tells integers from reals; the writer keeps the order it is given, so equal values give equal bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace spoc::json {

class Value;
using Array = std::vector<Value>;
using Member = std::pair<std::string, Value>;
/// Members in the order they came; names are unique (a repeated name is an error when parsing).
using Object = std::vector<Member>;

/// One JSON value. Numbers without fraction and exponent that fit are integers, all others reals.
class Value {
 public:
  Value() = default;
  Value(std::nullptr_t) {}
  Value(bool v) : data_(v) {}
  Value(std::int64_t v) : data_(v) {}
  Value(long long v) : data_(static_cast<std::int64_t>(v)) {}
  Value(int v) : data_(std::int64_t{v}) {}
  Value(double v) : data_(v) {}
  Value(std::string v) : data_(std::move(v)) {}
  Value(std::string_view v) : data_(std::string(v)) {}
  Value(const char* v) : data_(std::string(v)) {}
  Value(Array v) : data_(std::move(v)) {}
  Value(Object v) : data_(std::move(v)) {}

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  const bool* boolean() const { return std::get_if<bool>(&data_); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(&data_); }
  const double* real() const { return std::get_if<double>(&data_); }
  const std::string* string() const { return std::get_if<std::string>(&data_); }
  const Array* array() const { return std::get_if<Array>(&data_); }
  const Object* object() const { return std::get_if<Object>(&data_); }
  Array* array() { return std::get_if<Array>(&data_); }
  Object* object() { return std::get_if<Object>(&data_); }

  /// The member of that name, or nothing (also when this is no object).
  const Value* find(std::string_view name) const;
  /// Sets or appends a member; makes null an object. Throws defect on any other kind.
  void set(std::string name, Value value);

  bool operator==(const Value&) const = default;

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> data_;
};

/// The member of that name, or nothing.
const Value* member(const Object& object, std::string_view name);
Value* member(Object& object, std::string_view name);

struct Limits {
  std::size_t bytes = 64u << 20;
  int depth = 64;
};

/// Throws data, with line and column and `name` as file, on anything that is no single JSON document: trailing text,
/// repeated names, invalid UTF-8, lone surrogates, numbers out of range, too large, too deep.
Value parse(std::string_view text, std::string_view name = "json", Limits limits = {});

/// Compact text, members in order. Invalid UTF-8 in strings is replaced by U+FFFD; non-finite reals become null.
std::string to_text(const Value& value);

/// Writes a document piece by piece into `out`, with commas, quotes and escapes. With `indent` > 0 it is laid out for
/// people.
class Writer {
 public:
  explicit Writer(std::string& out, int indent = 0) : out_(out), indent_(indent) {}

  Writer& begin_object();
  Writer& end_object();
  Writer& begin_array();
  Writer& end_array();
  Writer& key(std::string_view name);
  Writer& null();
  Writer& boolean(bool v);
  Writer& integer(std::int64_t v);
  Writer& real(double v);
  Writer& string(std::string_view v);
  Writer& value(const Value& v);

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void newline();

  std::string& out_;
  int indent_;
  std::vector<bool> first_;  // per open container: nothing written yet
  bool after_key_ = false;
};

/// Appends `text` quoted and escaped (RFC 8259 §7); also escapes U+2028/2029 and C1, so the line is safe in logs.
void append_quoted(std::string& out, std::string_view text);

}  // namespace spoc::json
