#include "intake/jsonl.h"

#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"
#include "intake/members.h"

namespace spoc::intake {

namespace {

constexpr std::size_t kLongest = 16u << 20;

[[noreturn]] void misfit(std::string_view expected, const json::Value& value) {
  std::string given = json::to_text(value);
  throw Misfit{format("cannot be {}", shorten(given, 60)), format("it takes {}", expected)};
}

const std::string& text_of(const json::Value& value, std::string_view expected = "text") {
  if (const std::string* text = value.string()) return *text;
  misfit(expected, value);
}

bool flag_of(const json::Value& value) {
  if (const bool* flag = value.boolean()) return *flag;
  misfit("true or false", value);
}

/// Keys and numbers of tickets are text to us; other programs write them as numbers.
std::string number_of(const json::Value& value) {
  if (const std::int64_t* number = value.integer()) return format("{}", *number);
  return text_of(value, "text or a whole number");
}

void add_tags(Draft& draft, const json::Value& value) {
  if (const std::string* tag = value.string()) {
    draft.tags.push_back(*tag);
    return;
  }
  const json::Array* tags = value.array();
  if (!tags) misfit("a list of words", value);
  for (const json::Value& tag : *tags) draft.tags.push_back(text_of(tag, "a list of words"));
}

void add_fields(Draft& draft, const json::Value& value) {
  const json::Object* fields = value.object();
  if (!fields) misfit("an object", value);
  draft.set.insert(draft.set.end(), fields->begin(), fields->end());
}

DraftFile file_of(const json::Value& value) {
  constexpr std::string_view kShape = "{\"name\": …, \"base64\": …}";
  const json::Object* members = value.object();
  if (!members) misfit(kShape, value);
  for (const auto& [name, ignored] : *members)
    if (name != "name" && name != "base64")
      throw Misfit{format("has no member \"{}\"", name), format("it is {}", kShape)};
  const json::Value* name = value.find("name");
  const json::Value* content = value.find("base64");
  if (!name || !content || !name->string() || !content->string() || name->string()->empty())
    throw Misfit{"lacks a name or its content", format("it is {}", kShape)};
  try {
    return {*name->string(), from_base64(*content->string())};
  } catch (const Error&) {
    throw Misfit{format("the content of {} is no base64", *name->string()), "RFC 4648 with padding"};
  }
}

void add_files(Draft& draft, const json::Value& value) {
  const json::Array* files = value.array();
  if (!files) misfit("a list", value);
  for (const json::Value& file : *files) draft.files.push_back(file_of(file));
}

void set(Draft& draft, const Member& member, const json::Value& value) {
  switch (member.kind) {
    case MemberKind::text:
      draft.*member.text = text_of(value);
      return;
    case MemberKind::number:
      draft.*member.text = number_of(value);
      return;
    case MemberKind::tags:
      return add_tags(draft, value);
    case MemberKind::flag:
      draft.*member.flag = flag_of(value);
      return;
    case MemberKind::inverted_flag:
      draft.*member.flag = !flag_of(value);
      return;
    case MemberKind::on_known:
      draft.on_known = on_known_of(text_of(value));
      return;
    case MemberKind::fields:
      return add_fields(draft, value);
    case MemberKind::attachments:
      return add_files(draft, value);
  }
}

/// U+0000 does not enter the desk: it may be written in JSON, and no store keeps it.
json::Value without_null_characters(const json::Value& value) {
  if (const std::string* text = value.string()) return to_utf8(*text);
  if (const json::Array* items = value.array()) {
    json::Array clean;
    for (const json::Value& item : *items) clean.push_back(without_null_characters(item));
    return clean;
  }
  if (const json::Object* members = value.object()) {
    json::Object clean;
    for (const auto& [name, member] : *members) clean.emplace_back(to_utf8(name), without_null_characters(member));
    return clean;
  }
  return value;
}

RowProblem unknown(const std::string& name) {
  return {name, "a row has no such member", did_you_mean(name, draft_member_names())};
}

}  // namespace

std::variant<Draft, RowProblem> read_jsonl(std::string_view line) {
  json::Value row;
  try {
    row = json::parse(line, "row", {.bytes = kLongest});
  } catch (const Error& error) {
    return RowProblem{
        {},
        error.where.column ? format("{}, at column {}", error.message, error.where.column) : error.message,
        error.hint};
  }
  if (line.find("\\u0000") != std::string_view::npos) row = without_null_characters(row);
  const json::Object* members = row.object();
  if (!members) return RowProblem{{}, "it is no JSON object", R"(like {"subject": "VPN drops"})"};
  Draft draft;
  std::vector<const Member*> said;
  for (const auto& [name, value] : *members) {
    const Member* member = draft_member(name);
    if (!member) return unknown(name);
    if (std::find(said.begin(), said.end(), member) != said.end())
      return RowProblem{
          name, "it is said twice",
          join(std::vector<std::string>(member->names.begin(), member->names.end()), " and ") + " are one"};
    said.push_back(member);
    if (value.is_null()) continue;
    try {
      set(draft, *member, value);
    } catch (Misfit& problem) {
      return RowProblem{name, std::move(problem.reason), std::move(problem.hint)};
    }
  }
  return draft;
}

bool JsonlRows::next_line() {
  line_.clear();
  too_long_ = false;
  bool any = false;
  while (!ended_) {
    if (bytes_.empty()) bytes_ = source_();
    if (bytes_.empty()) {
      ended_ = true;
      break;
    }
    any = true;
    const std::size_t end = bytes_.find('\n');
    const std::string_view piece = bytes_.substr(0, end);
    if (line_.size() + piece.size() > kLongest) too_long_ = true;
    if (!too_long_) line_ += piece;
    bytes_.remove_prefix(end == std::string_view::npos ? bytes_.size() : end + 1);
    if (end != std::string_view::npos) break;
  }
  if (!any) return false;
  if (line_.ends_with('\r')) line_.pop_back();
  ++number_;
  return true;
}

std::optional<Row> JsonlRows::next() {
  while (next_line()) {
    Row row;
    row.number = number_;
    if (too_long_) {
      row.problem = RowProblem{{}, "it is longer than 16 MiB", {}};
      row.text = line_;
      return row;
    }
    if (trim(line_).empty()) continue;
    auto read = read_jsonl(line_);
    row.text = line_;
    if (auto* problem = std::get_if<RowProblem>(&read))
      row.problem = std::move(*problem);
    else
      row.draft = std::move(std::get<Draft>(read));
    return row;
  }
  return std::nullopt;
}

}  // namespace spoc::intake
