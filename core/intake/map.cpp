#include "intake/map.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "base/toml.h"
#include "intake/time_format.h"
#include "time/zone.h"

namespace spoc::intake {

namespace {

using toml::Entry, toml::Kind, toml::Node, toml::Span;

const std::vector<std::string> kKeys = {"delimiter", "encoding", "time_format", "time_zone",
                                        "missing",   "column",   "value"};
const std::vector<std::string> kHistoryKeys = {"log", "promises", "always", "join"};
const std::vector<std::string> kPromises = {"log", "desk", "none"};
const std::vector<std::string> kEncodings = {"utf-8", "windows-1252", "iso-8859-1", "utf-16le", "utf-16be"};

class Reader {
 public:
  Reader(std::string_view file, std::span<const std::string> members, MapFor what, ParsedMap& result)
      : file_(file), members_(members), history_(what == MapFor::history), result_(result) {}

  void read(const Node& root) {
    for (const Entry& entry : root.entries) read_key(entry);
    if (history_ && !root.find("log"))
      error({1, 1, 1, 1}, "missing-key", "the log has no name", "log = \"servicenow\"");
    if (!root.find("column"))
      error({1, 1, 1, 1}, "missing-key", "there is no [column]", "[column] subject = \"Header\"");
    for (const Meaning& meaning : meanings_) check_member(meaning);
    if (history_) check_join(root);
  }

 private:
  struct Meaning {
    std::string member;
    Span span;
  };

  void error(const Span& at, std::string_view code, std::string message, std::string hint = {}) {
    result_.diagnostics.push_back({file_, at.line, at.column, at.end_line, at.end_column, Severity::error,
                                   std::string(code), std::move(message), std::move(hint)});
  }

  /// The text of a string; empty and an error for anything else.
  std::string text_of(const Entry& entry) {
    if (entry.value.kind == Kind::string) return entry.value.text;
    error(entry.value.span, "wrong-type",
          format("{} takes a string, not {}", entry.key, toml::kind_name(entry.value.kind)));
    return {};
  }

  void read_key(const Entry& entry) {
    if (entry.key == "delimiter")
      read_delimiter(entry);
    else if (entry.key == "encoding")
      read_encoding(entry);
    else if (entry.key == "time_format")
      read_time_format(entry);
    else if (entry.key == "time_zone")
      read_time_zone(entry);
    else if (entry.key == "missing")
      read_missing(entry);
    else if (entry.key == "column")
      read_columns(entry);
    else if (entry.key == "value")
      read_values(entry);
    else if (history_ && entry.key == "log")
      result_.map.log = text_of(entry);
    else if (history_ && entry.key == "promises")
      read_promises(entry);
    else if (history_ && entry.key == "always")
      read_always(entry);
    else if (history_ && entry.key == "join")
      read_join(entry);
    else
      error(entry.span, "unknown-key", format("a map has no key \"{}\"", entry.key), nearest_key(entry.key));
  }

  std::string nearest_key(const std::string& key) const {
    std::vector<std::string> keys = kKeys;
    if (history_) keys.insert(keys.end(), kHistoryKeys.begin(), kHistoryKeys.end());
    return did_you_mean(key, keys);
  }

  void read_promises(const Entry& entry) {
    result_.map.promises = text_of(entry);
    if (std::find(kPromises.begin(), kPromises.end(), result_.map.promises) == kPromises.end())
      error(entry.value.span, "bad-value", "promises are those of the log, of the desk, or none", join(kPromises, ", "));
  }

  void read_always(const Entry& table) {
    if (table.value.kind != Kind::table)
      return error(table.value.span, "wrong-type", "always is a table", "[always] channel = \"phone\"");
    for (const Entry& entry : table.value.entries) {
      if (!known(entry.key))
        error(entry.span, "unknown-member", format("there is no member \"{}\"", entry.key),
              did_you_mean(entry.key, members_));
      result_.map.always.emplace_back(entry.key, text_of(entry));
    }
  }

  void read_join(const Entry& table) {
    if (table.value.kind != Kind::table)
      return error(table.value.span, "wrong-type", "join is a table", "[join] key = \"Incident ID\"");
    Map::Join join;
    join.where = {file_, table.span.line, table.span.column};
    for (const Entry& entry : table.value.entries) {
      if (entry.key == "key")
        join.key = text_of(entry);
      else if (entry.key == "theirs")
        join.theirs = text_of(entry);
      else
        error(entry.span, "unknown-key", format("join has no key \"{}\"", entry.key),
              did_you_mean(entry.key, std::vector<std::string>{"key", "theirs"}));
    }
    if (join.key.empty()) error(table.span, "missing-key", "join has no key", "key = \"Incident ID\"");
    if (join.theirs.empty()) join.theirs = join.key;
    result_.map.join = std::move(join);
  }

  /// A second table is of use when columns are taken from it, and only then.
  void check_join(const Node& root) {
    const Map::Column* taken = nullptr;
    for (const Map::Column& column : result_.map.columns)
      if (column.header.starts_with(kJoined)) taken = &column;
    if (const Node* join = root.find("join"); join && !taken)
      error(join->span, "unused-join", "no column is taken over by join", "[column] priority = \"join:Priority\"");
    if (taken && !result_.map.join)
      error({taken->where.line, taken->where.column, taken->where.line, taken->where.column + 1}, "missing-key",
            format("{} is of a second table, and nothing says how it is joined", taken->header),
            "[join] key = \"Incident ID\"");
  }

  void read_delimiter(const Entry& entry) {
    const std::string text = text_of(entry);
    if (entry.value.kind != Kind::string) return;
    if (text == "tab")
      result_.map.dialect.delimiter = '\t';
    else if (text.size() == 1 && text != "\"" && text != "\n" && text != "\r")
      result_.map.dialect.delimiter = text[0];
    else
      error(entry.value.span, "bad-value", "a delimiter is one ASCII character", "like \",\", \";\", \"|\" or \"tab\"");
  }

  void read_encoding(const Entry& entry) {
    const std::string text = lower(text_of(entry));
    if (entry.value.kind != Kind::string) return;
    if (std::find(kEncodings.begin(), kEncodings.end(), text) != kEncodings.end()) {
      result_.map.dialect.encoding = text;
      return;
    }
    const std::string meant = did_you_mean(text, kEncodings);
    error(entry.value.span, "bad-value", format("the encoding \"{}\" is not known", text),
          meant.empty() ? join(kEncodings, ", ") : meant);
  }

  void read_time_format(const Entry& entry) {
    const std::string text = text_of(entry);
    if (entry.value.kind != Kind::string) return;
    if (const auto problem = TimeFormat::problem(text))
      error(entry.value.span, "bad-value", format("the time format cannot be used: {}", *problem),
            "like %d/%m/%Y %H:%M:%S, or iso, unix, unix_ms");
    else
      result_.map.time_format = text;
  }

  void read_time_zone(const Entry& entry) {
    const std::string text = text_of(entry);
    if (entry.value.kind != Kind::string) return;
    try {
      time::load_zone(text);
      result_.map.time_zone = text;
    } catch (const Error& problem) {
      error(entry.value.span, "bad-value", problem.message, problem.hint);
    }
  }

  void read_missing(const Entry& entry) {
    if (entry.value.kind != Kind::array)
      return error(entry.value.span, "wrong-type", "missing takes a list of strings", "missing = [\"NULL\"]");
    for (const Node& item : entry.value.items) {
      if (item.kind == Kind::string)
        result_.map.missing.push_back(item.text);
      else
        error(item.span, "wrong-type", format("missing takes strings, not {}", toml::kind_name(item.kind)),
              "write it between quotes");
    }
  }

  bool known(const std::string& member) const {
    return member.starts_with("fields.") || std::find(members_.begin(), members_.end(), member) != members_.end();
  }

  void read_column(const std::string& member, const Entry& entry) {
    const std::string header = text_of(entry);
    if (!known(member))
      return error(entry.span, "unknown-member", format("there is no member \"{}\"", member),
                   did_you_mean(member, members_));
    if (header.empty()) {
      if (entry.value.kind == Kind::string)
        error(entry.value.span, "bad-value", format("{} needs the header of a column", member));
      return;
    }
    result_.map.columns.push_back({member, header, {file_, entry.value.span.line, entry.value.span.column}});
  }

  /// Members of members stand in tables of tables: `employee.name = "Name"`.
  void read_columns_of(const Entry& table, const std::string& prefix) {
    for (const Entry& column : table.value.entries) {
      const std::string member = prefix + column.key;
      const bool deeper = column.value.kind == Kind::table && !known(member);
      deeper ? read_columns_of(column, member + ".") : read_column(member, column);
    }
  }

  void read_columns(const Entry& entry) {
    if (entry.value.kind != Kind::table)
      return error(entry.value.span, "wrong-type", "column is a table", "[column] subject = \"Header\"");
    read_columns_of(entry, {});
    if (result_.map.columns.empty() && !has_errors(result_.diagnostics))
      error(entry.span, "missing-key", "[column] names no column");
  }

  void read_meanings(const std::string& member, const Entry& table) {
    if (table.value.kind != Kind::table)
      return error(table.value.span, "wrong-type", format("value.{} is a table", member), "\"In Progress\" = \"open\"");
    meanings_.push_back({member, table.span});
    for (const Entry& meaning : table.value.entries)
      result_.map.meanings.push_back({member, meaning.key, text_of(meaning)});
  }

  void read_values_of(const Entry& table, const std::string& prefix) {
    for (const Entry& member : table.value.entries) {
      const bool deeper = member.value.kind == Kind::table && !member.value.entries.empty() &&
                          member.value.entries.front().value.kind == Kind::table;
      deeper ? read_values_of(member, prefix + member.key + ".") : read_meanings(prefix + member.key, member);
    }
  }

  void read_values(const Entry& entry) {
    if (entry.value.kind != Kind::table)
      return error(entry.value.span, "wrong-type", "value is a table of tables",
                   "[value.urgency] \"1 - High\" = \"high\"");
    read_values_of(entry, {});
  }

  /// Meanings of a member that no column gives would be silently of no use.
  void check_member(const Meaning& meaning) {
    std::vector<std::string> mapped;
    for (const Map::Column& column : result_.map.columns) mapped.push_back(column.member);
    if (std::find(mapped.begin(), mapped.end(), meaning.member) != mapped.end()) return;
    if (!known(meaning.member))
      return error(meaning.span, "unknown-member", format("there is no member \"{}\"", meaning.member),
                   did_you_mean(meaning.member, members_));
    error(meaning.span, "unused-values", format("no column gives {}", meaning.member),
          did_you_mean(meaning.member, mapped));
  }

  std::string file_;
  std::span<const std::string> members_;
  bool history_;
  ParsedMap& result_;
  std::vector<Meaning> meanings_;
};

}  // namespace

std::string_view meaning(const Map& map, std::string_view member, std::string_view cell) {
  const Map::Meaning* any = nullptr;
  for (const Map::Meaning& meaning : map.meanings) {
    if (meaning.member != member) continue;
    if (meaning.cell == cell) return meaning.value;
    if (meaning.cell == "*") any = &meaning;
  }
  return any ? std::string_view(any->value) : cell;
}

bool says_nothing(const Map& map, std::string_view cell) {
  return cell.empty() || std::find(map.missing.begin(), map.missing.end(), cell) != map.missing.end();
}

ParsedMap parse_map(std::string_view text, std::string_view file, std::span<const std::string> members, MapFor what) {
  ParsedMap result;
  toml::Parsed parsed = toml::parse(text, file);
  result.diagnostics = std::move(parsed.diagnostics);
  if (!has_errors(result.diagnostics)) Reader(file, members, what, result).read(parsed.root);
  sort(result.diagnostics);
  return result;
}

}  // namespace spoc::intake
