// JSON out: appends to one buffer, no temporaries.
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/error.h"
#include "base/json.h"
#include "base/unicode.h"

namespace spoc::json {
namespace {

/// True for the ASCII characters that stand for themselves in a string.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}();

void append_escape(std::string& out, char32_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[value >> shift & 15];
}

void append_special(std::string& out, char32_t value) {
  switch (value) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    default:
      break;
  }
  const bool control = value < 0x20 || (value >= 0x7F && value <= 0x9F);
  if (control || value == 0x2028 || value == 0x2029) {
    append_escape(out, value);
  } else {
    unicode::append(out, value);
  }
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && kPlain[static_cast<unsigned char>(text[plain])]) ++plain;
    out.append(text.data(), plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto next = unicode::first(text);
    append_special(out, next.value);
    text.remove_prefix(next.bytes);
  }
  out += '"';
}

std::string to_text(const Value& value) {
  std::string out;
  Writer(out).value(value);
  return out;
}

void Writer::newline() {
  if (indent_ <= 0) return;
  out_ += '\n';
  out_.append(first_.size() * static_cast<std::size_t>(indent_), ' ');
}

/// What stands between the last thing written and the next: nothing after a name, else a comma unless it is the first.
void Writer::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (first_.empty()) return;
  if (!first_.back()) out_ += ',';
  first_.back() = false;
  newline();
}

void Writer::open(char bracket) {
  separate();
  out_ += bracket;
  first_.push_back(true);
}

void Writer::close(char bracket) {
  ensure(!first_.empty() && !after_key_, "a JSON container is closed once and after a value");
  const bool empty = first_.back();
  first_.pop_back();
  if (!empty) newline();
  out_ += bracket;
}

Writer& Writer::begin_object() {
  open('{');
  return *this;
}

Writer& Writer::end_object() {
  close('}');
  return *this;
}

Writer& Writer::begin_array() {
  open('[');
  return *this;
}

Writer& Writer::end_array() {
  close(']');
  return *this;
}

Writer& Writer::key(std::string_view name) {
  separate();
  append_quoted(out_, name);
  out_ += ':';
  if (indent_ > 0) out_ += ' ';
  after_key_ = true;
  return *this;
}

Writer& Writer::null() {
  separate();
  out_ += "null";
  return *this;
}

Writer& Writer::boolean(bool v) {
  separate();
  out_ += v ? "true" : "false";
  return *this;
}

Writer& Writer::integer(std::int64_t v) {
  separate();
  char digits[24];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), v).ptr;
  out_.append(digits, end);
  return *this;
}

Writer& Writer::real(double v) {
  if (!std::isfinite(v)) return null();
  separate();
  char digits[32];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), v).ptr;
  const std::string_view text(digits, static_cast<std::size_t>(end - digits));
  out_ += text;
  if (text.find_first_of(".e") == std::string_view::npos) out_ += ".0";  // stays a real when read again
  return *this;
}

Writer& Writer::string(std::string_view v) {
  separate();
  append_quoted(out_, v);
  return *this;
}

Writer& Writer::value(const Value& v) {
  if (const bool* b = v.boolean()) return boolean(*b);
  if (const std::int64_t* i = v.integer()) return integer(*i);
  if (const double* r = v.real()) return real(*r);
  if (const std::string* s = v.string()) return string(*s);
  if (const Array* items = v.array()) {
    begin_array();
    for (const Value& item : *items) value(item);
    return end_array();
  }
  if (const Object* members = v.object()) {
    begin_object();
    for (const auto& [name, member] : *members) key(name).value(member);
    return end_object();
  }
  return null();
}

}  // namespace spoc::json
