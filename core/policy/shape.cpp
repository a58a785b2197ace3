#include "policy/shape.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/keys.h"
#include "policy/value_check.h"

namespace spoc::policy {

namespace {

class Shape {
 public:
  Shape(const Names& names, Findings& findings) : values_(names, findings), names_(names), findings_(findings) {}

  void table(const toml::Node& table, std::string_view path, const toml::Span& at) {
    const auto rows = Schema::get().children(path);
    for (const toml::Entry& entry : table.entries) {
      const KeyRow* row = Schema::get().find(path, entry.key);
      if (!row) {
        unknown_key(entry, rows, path);
        continue;
      }
      if (row->placeholder) check_name(entry, *row);
      value(entry.value, *row, entry);
    }
    for (const KeyRow& row : rows)
      if (row.key->fallback == "required" && !table.find(row.name))
        findings_.error(
            at, "missing-key",
            path.empty() ? format("\"{}\" is missing", row.name) : format("\"{}\" is missing in {}", row.name, path),
            std::string(row.key->what));
  }

 private:
  void unknown_key(const toml::Entry& entry, std::span<const KeyRow> rows, std::string_view path) {
    std::vector<std::string> known;
    for (const KeyRow& row : rows) known.emplace_back(row.name);
    const std::string where = path.empty() ? "spoc.toml" : std::string(path);
    findings_.error(entry.span, "unknown-key", format("there is no key \"{}\" in {}", entry.key, where),
                    did_you_mean(entry.key, known));
  }

  void check_name(const toml::Entry& entry, const KeyRow& row) {
    if (row.name == "NAME") {
      const bool event = row.key->path.starts_with("event.");
      if (const auto why = not_a_name(entry.key, event))
        findings_.error(entry.span, "bad-name", format("\"{}\" is no name", entry.key), *why);
    } else if (row.name == "FIELD" || row.name == "SKILL" || row.name == "INPUT") {
      if (const auto why = not_a_name(entry.key))
        findings_.error(entry.span, "bad-name", format("\"{}\" is no name", entry.key), *why);
    } else if (row.name == "LEVEL") {
      values_.known_word(entry.span, entry.key, names_.of("level"), "level");
    } else if (row.name == "VERB") {
      values_.known_word(entry.span, entry.key, {verbs().begin(), verbs().end()}, "verb");
    } else if (row.name == "KIND") {
      values_.known_word(entry.span, entry.key, {retention_kinds().begin(), retention_kinds().end()}, "kind");
    } else if (row.name == "DATE" && !time::parse_date(entry.key)) {
      findings_.error(entry.span, "bad-date", format("\"{}\" is no date", entry.key), "write 2026-12-24");
    }  // DAYS and MEMBER are checked by their readers
  }

  void value(const toml::Node& node, const KeyRow& row, const toml::Entry& entry) {
    if (!row.list) return single(node, row, entry);
    if (node.kind != toml::Kind::array) return values_.wrong_type(node, entry, row.key->type);
    for (const toml::Node& item : node.items) single(item, row, entry);
  }

  void single(const toml::Node& node, const KeyRow& row, const toml::Entry& entry) {
    if (row.type != "table") return values_.check(node, row, entry);
    if (node.kind != toml::Kind::table) return values_.wrong_type(node, entry, row.list ? row.key->type : "table");
    table(node, row.key->path, row.list ? node.span : entry.span);
  }

  ValueCheck values_;
  const Names& names_;
  Findings& findings_;
};

}  // namespace

void check_shape(const toml::Node& root, const Names& names, Findings& findings) {
  Shape(names, findings).table(root, "", {1, 1, 1, 1});
}

}  // namespace spoc::policy
