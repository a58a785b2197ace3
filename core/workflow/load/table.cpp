#include "workflow/load/table.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"

namespace spoc::workflow {

void Table::check_keys(std::span<const Key> keys) const {
  for (const toml::Entry& entry : node_->entries) {
    const auto known = std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.name == entry.key; });
    if (known == keys.end() || !known->instead.empty()) {
      std::vector<std::string> names;
      for (const Key& key : keys)
        if (key.instead.empty()) names.emplace_back(key.name);
      findings_->error(entry.span, "unknown-key", format("{} has no key \"{}\"", what_, entry.key),
                       known == keys.end() ? did_you_mean(entry.key, names) : std::string(known->instead));
    }
  }
}

void Table::wrong(const toml::Node& value, std::string_view key, std::string_view wanted) const {
  findings_->error(value.span, "wrong-type",
                   format("{} of {} must be {}, and this is {}", key, what_, wanted, toml::kind_name(value.kind)));
}

const toml::Node* Table::get(std::string_view key, toml::Kind kind) const {
  const toml::Node* value = node_->find(key);
  if (!value || value->kind == kind) return value;
  wrong(*value, key, toml::kind_name(kind));
  return nullptr;
}

std::string Table::text(std::string_view key, std::string_view fallback) const {
  const toml::Node* value = get(key, toml::Kind::string);
  return value ? value->text : std::string(fallback);
}

bool Table::boolean(std::string_view key, bool fallback) const {
  const toml::Node* value = get(key, toml::Kind::boolean);
  return value ? value->integer != 0 : fallback;
}

std::int64_t Table::integer(std::string_view key, std::int64_t fallback, std::int64_t least, std::int64_t most) const {
  const toml::Node* value = get(key, toml::Kind::integer);
  if (!value) return fallback;
  if (value->integer >= least && value->integer <= most) return value->integer;
  findings_->error(value->span, "out-of-range", format("{} of {} must be from {} to {}", key, what_, least, most));
  return fallback;
}

std::vector<const toml::Node*> Table::texts(std::string_view key) const {
  std::vector<const toml::Node*> found;
  const toml::Node* list = get(key, toml::Kind::array);
  if (!list) return found;
  for (const toml::Node& item : list->items) {
    if (item.kind == toml::Kind::string)
      found.push_back(&item);
    else
      wrong(item, key, "a list of strings");
  }
  return found;
}

std::optional<std::size_t> Table::word(std::string_view key, std::span<const std::string_view> words) const {
  const toml::Node* value = get(key, toml::Kind::string);
  if (!value) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), value->text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  const std::vector<std::string> known(words.begin(), words.end());
  std::string hint = did_you_mean(value->text, known);
  if (hint.empty()) hint = "one of " + join(known, ", ");
  findings_->error(value->span, "unknown-word", format("\"{}\" is no {} of {}", value->text, key, what_),
                   std::move(hint));
  return std::nullopt;
}

}  // namespace spoc::workflow
