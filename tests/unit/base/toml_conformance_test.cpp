// The files of the TOML project's own test collection: which of them must be read, as what, and which refused.
#include <cmath>

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "base/toml.h"
#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

namespace {

void collect(const std::string& folder, const std::string& suffix, std::vector<std::string>& files) {
  for (const auto& name : list_folder(folder)) {
    const std::string path = join_path(folder, name);
    if (folder_exists(path)) {
      collect(path, suffix, files);
    } else if (name.ends_with(suffix)) {
      files.push_back(path);
    }
  }
}

/// Date, time and date-time without the zeros at the end of a fraction, as we write them.
std::string without_zeros(std::string text) {
  const auto point = text.find('.');
  if (point == std::string::npos) return text;
  auto end = text.find_first_not_of("0123456789", point + 1);
  if (end == std::string::npos) end = text.size();
  auto last = end;
  while (text[last - 1] == '0') --last;
  if (text[last - 1] == '.') --last;
  return text.erase(last, end - last);
}

bool same_scalar(const toml::Node& node, std::string_view type, const std::string& value) {
  using toml::Kind;
  if (type == "string") return node.kind == Kind::string && node.text == value;
  if (type == "integer") return node.kind == Kind::integer && node.integer == to_integer(value);
  if (type == "bool") return node.kind == Kind::boolean && (node.integer != 0) == (value == "true");
  if (type == "float") {
    if (node.kind != Kind::real) return false;
    if (value.ends_with("nan")) return std::isnan(node.real);
    if (value.ends_with("inf")) return std::isinf(node.real) && std::signbit(node.real) == value.starts_with('-');
    return node.real == to_real(value);
  }
  if (type == "date-local") return node.kind == Kind::date && node.text == value;
  if (type == "time-local") return node.kind == Kind::time && node.text == without_zeros(value);
  if (type == "datetime" || type == "datetime-local") {
    return node.kind == Kind::date_time && node.text == without_zeros(value);
  }
  return false;
}

/// Whether a tree is what the collection's JSON says: tables as objects, values as {"type": …, "value": …}.
bool same(const toml::Node& node, const json::Value& expected) {
  if (const json::Array* items = expected.array()) {
    if (node.kind != toml::Kind::array || node.items.size() != items->size()) return false;
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (!same(node.items[i], (*items)[i])) return false;
    }
    return true;
  }
  const json::Value* type = expected.find("type");
  const json::Value* value = expected.find("value");
  if (type != nullptr && value != nullptr && type->string() != nullptr && expected.object()->size() == 2) {
    return same_scalar(node, *type->string(), *value->string());
  }
  if (node.kind != toml::Kind::table || node.entries.size() != expected.object()->size()) return false;
  for (const auto& [key, member] : *expected.object()) {
    const toml::Node* found = node.find(key);
    if (found == nullptr || !same(*found, member)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("valid TOML is read as its JSON says, and survives packing") {
  const test::TemporaryFolder folder;
  if (!test::unpack_sample("formats/toml-1.0.tar.gz", folder)) return;
  const std::string root = folder / "toml/valid/";
  std::vector<std::string> files;
  collect(root, ".toml", files);
  CHECK(files.size() == 114);
  for (const auto& path : files) {
    const std::string name = path.substr(root.size());
    INFO("valid/" << name);
    const auto parsed = toml::parse(read_file(path), name);
    CHECK(parsed.diagnostics.empty());
    const json::Value expected = json::parse(read_file(path.substr(0, path.size() - 5) + ".json"), name);
    CHECK(same(parsed.root, expected));
    CHECK(toml::unpack(toml::pack(parsed.root)) == parsed.root);
  }
}

TEST_CASE("invalid TOML is refused with a place") {
  const test::TemporaryFolder folder;
  if (!test::unpack_sample("formats/toml-1.0.tar.gz", folder)) return;
  const std::string root = folder / "toml/invalid/";
  std::vector<std::string> files;
  collect(root, ".toml", files);
  CHECK(files.size() == 261);
  for (const auto& path : files) {
    const std::string name = path.substr(root.size());
    INFO("invalid/" << name);
    const auto parsed = toml::parse(read_file(path), name);
    CHECK_FALSE(parsed.diagnostics.empty());
    for (const auto& diagnostic : parsed.diagnostics) CHECK(diagnostic.line > 0);
  }
}
