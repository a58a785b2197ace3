#include "expr/conversions.h"

#include <charconv>

#include "base/text.h"

namespace spoc::expr {

namespace {

template <class T>
std::optional<Value> as_value(const std::optional<T>& parsed) {
  if (!parsed) return std::nullopt;
  return Value(*parsed);
}

}  // namespace

std::optional<Value> parse_as(Kind kind, std::string_view text) {
  switch (kind) {
    case Kind::integer: {
      std::optional<long long> number = to_integer(text);
      if (!number) return std::nullopt;
      return Value(static_cast<std::int64_t>(*number));
    }
    case Kind::real:
      return as_value(to_real(text));
    case Kind::duration:
      return as_value(time::parse_duration(text));
    case Kind::timestamp:
      return as_value(time::parse_instant(text));
    case Kind::date:
      return as_value(time::parse_date(text));
    default:
      return std::nullopt;
  }
}

std::string_view form_of(Kind kind) {
  switch (kind) {
    case Kind::duration:
      return "as in '4h', '2d', '1bd4bh'";
    case Kind::timestamp:
      return "as in '2026-11-21T17:00:00Z' (RFC 3339)";
    case Kind::date:
      return "as in '2026-11-21'";
    default:
      return {};
  }
}

std::optional<std::string> string_of(const Value& value) {
  struct Writer {
    std::optional<std::string> operator()(bool v) const { return v ? "true" : "false"; }
    std::optional<std::string> operator()(std::int64_t v) const { return std::to_string(v); }
    std::optional<std::string> operator()(double v) const {
      char buffer[32];
      return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, v).ptr);
    }
    std::optional<std::string> operator()(const Text& v) const { return std::string(v.view()); }
    std::optional<std::string> operator()(const Bytes& v) const {
      if (!is_utf8(v.data)) return std::nullopt;
      return v.data;
    }
    std::optional<std::string> operator()(const time::Duration& v) const { return time::to_text(v); }
    std::optional<std::string> operator()(time::Instant v) const { return time::to_text(v); }
    std::optional<std::string> operator()(time::Date v) const { return time::to_text(v); }
    std::optional<std::string> operator()(Null) const { return std::nullopt; }
    std::optional<std::string> operator()(const Unknown&) const { return std::nullopt; }
    std::optional<std::string> operator()(const Record*) const { return std::nullopt; }
    std::optional<std::string> operator()(const std::shared_ptr<const List>&) const { return std::nullopt; }
    std::optional<std::string> operator()(const std::shared_ptr<const Map>&) const { return std::nullopt; }
  };
  return std::visit(Writer{}, value.data);
}

}  // namespace spoc::expr
