#include "store/export_line.h"

#include <limits>

#include "base/error.h"
#include "base/format.h"
#include "base/hash.h"
#include "base/text.h"
#include "store/erased.h"

namespace spoc::store {

namespace {

constexpr std::string_view kCheck = ",\"check\":\"";
constexpr std::string_view kAfterCheck = "\"}";
constexpr std::size_t kCheckSize = 16;
/// An attachment is one line.
constexpr json::Limits kLimits{.bytes = std::size_t{1} << 30, .depth = 80};

[[noreturn]] void wrong(std::string_view name) {
  throw Error(Code::data, format("its \"{}\" is missing or of another kind", name));
}

const json::Value& member(const json::Value& line, std::string_view name) {
  const json::Value* value = line.find(name);
  if (value == nullptr) wrong(name);
  return *value;
}

}  // namespace

std::string_view LineCheck::of(std::string_view body) {
  buffer_.assign(last_);
  buffer_ += body;
  last_ = hex(blake2b(buffer_)).substr(0, kCheckSize);
  return last_;
}

void LineWriter::write(const std::function<void(json::Writer&)>& members) {
  text_.clear();
  json::Writer writer(text_);
  writer.begin_object();
  members(writer);
  const std::string_view check = check_.of(text_);
  text_.append(kCheck).append(check).append(kAfterCheck).append("\n");
  ++lines_;
  out_(text_);
}

json::Value LineSource::read() {
  const auto line = next_();
  ++number_;
  if (!line) throw Error(Code::data, "it ends too early: lines are missing");
  const std::size_t tail = kCheck.size() + kCheckSize + kAfterCheck.size();
  const std::string_view body = line->substr(0, line->size() < tail ? 0 : line->size() - tail);
  const std::string_view rest = line->substr(body.size());
  if (body.empty() || rest.substr(0, kCheck.size()) != kCheck || !rest.ends_with(kAfterCheck))
    throw Error(Code::data, number_ == 1 ? "it is no export of a desk" : "it is no line of an export");
  if (rest.substr(kCheck.size(), kCheckSize) != check_.of(body))
    throw Error(Code::data, "it is not as it was written, or lines before it are missing");
  return json::parse(*line, "export", kLimits);
}

bool LineSource::at_end() {
  return !next_();
}

std::int64_t integer_of(const json::Value& line, std::string_view name) {
  const std::int64_t* value = member(line, name).integer();
  if (value == nullptr) wrong(name);
  return *value;
}
bool boolean_of(const json::Value& line, std::string_view name) {
  const bool* value = member(line, name).boolean();
  if (value == nullptr) wrong(name);
  return *value;
}
std::string string_of(const json::Value& line, std::string_view name) {
  const std::string* value = member(line, name).string();
  if (value == nullptr) wrong(name);
  return *value;
}
time::Instant instant_of(const json::Value& line, std::string_view name) {
  const auto instant = time::parse_instant(string_of(line, name));
  if (!instant) wrong(name);
  return *instant;
}
std::optional<time::Instant> optional_instant_of(const json::Value& line, std::string_view name) {
  if (member(line, name).is_null()) return std::nullopt;
  return instant_of(line, name);
}
json::Object members_of(const json::Value& line, std::string_view name) {
  const json::Object* value = member(line, name).object();
  if (value == nullptr) wrong(name);
  return *value;
}
std::string octets_of(const json::Value& line, std::string_view name) {
  const std::string text = string_of(line, name);
  std::string bytes = from_hex(text);
  if (bytes.size() * 2 != text.size()) wrong(name);
  return bytes;
}

void write_bytes(json::Writer& writer, std::string_view bytes) {
  is_utf8(bytes) ? writer.key("text").string(bytes) : writer.key("base64").string(base64(bytes));
}
std::string read_bytes(const json::Value& line) {
  return line.find("text") != nullptr ? string_of(line, "text") : from_base64(string_of(line, "base64"));
}

domain::Subject subject_of(const json::Value& line) {
  const std::string text = string_of(line, "subject");
  if (text == "desk") return domain::desk_subject();
  if (const auto run = domain::parse_run_id(text)) return domain::subject(*run);
  if (const auto ticket = domain::parse_ticket_id(text)) return domain::subject(*ticket);
  wrong("subject");
}

}  // namespace spoc::store
