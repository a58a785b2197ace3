#include "domain/about.h"

#include "base/format.h"

namespace spoc::domain {

std::string about_of(std::string_view event, std::string_view field, const json::Value& value) {
  return format("{} {}={}", event, field, json::to_text(value));
}

std::vector<std::string> abouts_of(const std::string& event, const json::Object& data) {
  std::vector<std::string> all{event};
  for (const auto& [field, value] : data)
    if (!value.object() && !value.array() && !value.is_null()) all.push_back(about_of(event, field, value));
  return all;
}

}  // namespace spoc::domain
