// Types of fields as they are written: `string`, `date?`, `enum(small, large)`, `list(string)`. One list for the fields
// of services and events, the inputs and forms of workflows and what automated steps return.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/json.h"
#include "domain/attachment.h"
#include "policy/policy.h"

namespace spoc::policy {

/// Why a text is no type, with the part of it that is wrong (bytes, half-open).
struct FieldTypeError {
  std::string message;
  std::string hint;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// `string int double bool date timestamp duration person team contact address file record list`, `enum(a, b)`,
/// `list(T)`, with `?` behind it for optional. A bare `record` or `list` says nothing of what is in it.
std::variant<FieldType, FieldTypeError> parse_field_type(std::string_view text);

/// As it is written; parses to an equal type (members of a record are not in the text).
std::string to_text(const FieldType& type);
/// The word of the kind, e.g. "enum".
std::string_view word(FieldType::Kind kind);

/// What is wrong with a value for a field of that type, or nothing. Dates, timestamps and durations are strings in
/// JSON, people and teams are names; whether these exist is the caller's question. A file is one that is kept
/// (domain::file_of). Null fits what is optional.
std::optional<std::string> mismatch(const FieldType& type, const json::Value& value);

/// Visits what a value has where its type says `file`, also within records and lists, with the path of each. Nothing
/// where it is null or has another shape.
void each_file(const FieldType& type, const std::string& path, json::Value& value,
               const std::function<void(const std::string& path, json::Value& file)>& visit);
/// Whether it is a file, or may have one within.
bool has_file(const FieldType& type);
/// The files that are kept in the values of these fields, each once.
std::vector<domain::Attachment> files_in(const Fields& fields, const json::Object& values);
void add_files(const FieldType& type, const json::Value& value, std::vector<domain::Attachment>& files);

/// The value that somebody typed for the field (`--set model=developer`): JSON for lists and records, plain text for
/// the rest, for a file the name of one that comes along. Nothing, with the reason in `why`, when it does not fit.
std::optional<json::Value> value_from_text(const FieldType& type, std::string_view text, std::string& why);

}  // namespace spoc::policy
