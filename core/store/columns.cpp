#include "store/columns.h"

#include "base/error.h"
#include "base/format.h"

namespace spoc::store {

void damaged(std::string_view column, std::string_view value) {
  throw Error(Code::io, format("the store is damaged: {} is \"{}\"", column, value), "see what `spoc verify` says");
}

std::string object_text(const json::Object& object) {
  std::string text;
  json::Writer writer(text);
  writer.begin_object();
  for (const auto& [name, value] : object) writer.key(name).value(value);
  writer.end_object();
  return text;
}

json::Object object_of(std::string_view text) {
  if (text.empty()) return {};
  try {
    json::Value value = json::parse(text, "store");
    if (json::Object* object = value.object()) return std::move(*object);
  } catch (const Error&) {
    // Said below, as what it is: nothing but this floor writes such text.
  }
  damaged("JSON", text);
}

void RowReader::get(bool& out) {
  const std::int64_t value = statement_.integer(next_);
  if (value != 0 && value != 1) damaged(statement_.column_name(next_), std::to_string(value));
  ++next_;
  out = value == 1;
}

std::string parameters(int count, int first) {
  std::string text;
  for (int i = first; i < first + count; ++i) text += format("{}${}", i == first ? "" : ", ", i);
  return text;
}

}  // namespace spoc::store
