#include "expr/value.h"

#include <charconv>
#include <cmath>

#include "base/format.h"
#include "base/hash.h"
#include "base/json.h"

namespace spoc::expr {

Text Text::borrow(std::string_view text) {
  Text result;
  result.view_ = text;
  return result;
}

Text Text::own(std::string text) {
  Text result;
  result.owner_ = std::make_shared<const std::string>(std::move(text));
  return result;
}

Value Value::list(List items) {
  return Value(std::make_shared<const List>(std::move(items)));
}
Value Value::map(Map members) {
  return Value(std::make_shared<const Map>(std::move(members)));
}

std::size_t RecordType::find(std::string_view member) const {
  if (!positions.empty()) {
    const auto found = positions.find(member);
    return found == positions.end() ? npos : found->second;
  }
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].name == member) return i;
  }
  return npos;
}

namespace {

struct Writer {
  std::string operator()(Null) const { return "null"; }
  std::string operator()(bool v) const { return v ? "true" : "false"; }
  std::string operator()(std::int64_t v) const { return std::to_string(v); }
  std::string operator()(double v) const {
    char buffer[32];
    auto end = std::to_chars(buffer, buffer + sizeof buffer, v).ptr;
    std::string text(buffer, end);
    if (std::isfinite(v) && text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
  }
  std::string operator()(const Text& v) const {
    std::string out;
    json::append_quoted(out, v.view());
    return out;
  }
  std::string operator()(const Bytes& v) const { return "0x" + hex(v.data); }
  std::string operator()(const time::Duration& v) const { return time::to_text(v); }
  std::string operator()(time::Instant v) const { return time::to_text(v); }
  std::string operator()(time::Date v) const { return time::to_text(v); }
  std::string operator()(const std::shared_ptr<const List>& v) const {
    std::string out = "[";
    for (const Value& item : *v) out += (out.size() > 1 ? ", " : "") + to_text(item);
    return out + "]";
  }
  std::string operator()(const std::shared_ptr<const Map>& v) const {
    std::string out = "{";
    for (const auto& [key, item] : *v) {
      if (out.size() > 1) out += ", ";
      json::append_quoted(out, key);
      out += ": " + to_text(item);
    }
    return out + "}";
  }
  std::string operator()(const Record* v) const { return format("{} {}", v->type().name, v->identity()); }
  std::string operator()(const Unknown& v) const { return "decided by " + v.because; }
};

struct TypeNamer {
  std::string operator()(Null) const { return "null"; }
  std::string operator()(bool) const { return "bool"; }
  std::string operator()(std::int64_t) const { return "int"; }
  std::string operator()(double) const { return "double"; }
  std::string operator()(const Text&) const { return "string"; }
  std::string operator()(const Bytes&) const { return "bytes"; }
  std::string operator()(const time::Duration& v) const {
    return std::holds_alternative<time::BusinessDuration>(v) ? "business duration" : "duration";
  }
  std::string operator()(time::Instant) const { return "timestamp"; }
  std::string operator()(time::Date) const { return "date"; }
  std::string operator()(const std::shared_ptr<const List>&) const { return "list"; }
  std::string operator()(const std::shared_ptr<const Map>&) const { return "map"; }
  std::string operator()(const Record* v) const { return v->type().name; }
  std::string operator()(const Unknown&) const { return "unknown value"; }
};

}  // namespace

std::string to_text(const Value& value) {
  return std::visit(Writer{}, value.data);
}
std::string type_name(const Value& value) {
  return std::visit(TypeNamer{}, value.data);
}

std::string to_text(const Type& type) {
  switch (type.kind) {
    case Kind::any:
      return "any value";
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "bool";
    case Kind::integer:
      return "int";
    case Kind::real:
      return "double";
    case Kind::text:
      return "string";
    case Kind::bytes:
      return "bytes";
    case Kind::duration:
      return type.business ? "business duration" : "duration";
    case Kind::timestamp:
      return "timestamp";
    case Kind::date:
      return "date";
    case Kind::list:
      return type.element ? "list of " + to_text(*type.element) : "list";
    case Kind::map:
      return type.element ? "map of " + to_text(*type.element) : "map";
    case Kind::record:
      return type.record ? type.record->name : "record";
  }
  return "any value";
}

}  // namespace spoc::expr
