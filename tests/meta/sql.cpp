#include <array>

#include "meta/rules.h"

namespace spoc::meta {
namespace {

/// How a statement begins, and the word that must follow for it to be one.
struct Opening {
  std::string_view first;
  std::string_view then;
};
constexpr std::array kOpenings = {
    Opening{"select ", " from "}, Opening{"insert ", "into "},    Opening{"update ", " set "},
    Opening{"delete ", "from "},  Opening{"with ", " as ("},      Opening{"create ", "table"},
    Opening{"create ", "index"},  Opening{"alter ", "table"},     Opening{"drop ", "table"},
    Opening{"pragma ", ""},       Opening{"begin immediate", ""}, Opening{"savepoint ", ""}};

/// What only one database understands, or what they answer differently, wherever it stands in a literal.
struct OneSided {
  std::string_view text;
  std::string_view instead;
};
constexpr std::array kOneSided = {
    OneSided{"group_concat", "join in C++"},
    OneSided{"string_agg", "join in C++"},
    OneSided{"ifnull(", "coalesce"},
    OneSided{"nvl(", "coalesce"},
    OneSided{"iif(", "case"},
    OneSided{"insert or", "on conflict"},
    OneSided{"replace into", "on conflict"},
    OneSided{"strftime(", "time is integer microseconds"},
    OneSided{"julianday(", "time is integer microseconds"},
    OneSided{"datetime(", "time is integer microseconds"},
    OneSided{"unixepoch(", "time is integer microseconds"},
    OneSided{"current_timestamp", "now is a parameter"},
    OneSided{"autoincrement", "numbers come from counters"},
    OneSided{"last_insert_rowid", "returning"},
    OneSided{"bigserial", "numbers come from counters"},
    OneSided{"ilike", "text search is a named operation"},
    OneSided{"::bigint", "cast(… as bigint)"},
    OneSided{"::text", "cast(… as text)"},
};
/// The same, but only inside a statement: in other text these are ordinary words.
constexpr std::array kOneSidedInStatement = {
    OneSided{"like", "text search is a named operation"},
    OneSided{"glob", "text search is a named operation"},
    OneSided{"rowid", "a key of our own"},
    OneSided{"now()", "now is a parameter"},
    OneSided{"random()", "chance is a parameter"},
    OneSided{"json_extract", "->>"},
};

/// White space as single blanks, quoted text emptied, lower case.
std::string normal(std::string_view literal) {
  std::string text;
  bool quoted = false;
  for (char c : literal) {
    if (c == '\'') quoted = !quoted;
    if (quoted && c != '\'') continue;
    bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank && (text.empty() || text.back() == ' ')) continue;
    text += blank ? ' ' : c;
  }
  return lower(text);
}

bool is_statement(const std::string& text) {
  for (const Opening& opening : kOpenings)
    if (begins(text, opening.first) && text.find(opening.then, opening.first.size() - 1) != std::string::npos)
      return true;
  return false;
}

/// Files that hold what differs between the databases.
bool is_one_engine(const std::string& path) {
  return begins(path, "core/sql/") || path.find("sqlite") != std::string::npos ||
         path.find("postgres") != std::string::npos;
}

void judge_statement(const File& file, int line, const std::string& text, Findings& findings) {
  for (const OneSided& bad : kOneSidedInStatement)
    if (find_word(text, bad.text) != std::string::npos)
      findings.push_back(finding(file.path, line, std::string(bad.text) + "; instead: " + std::string(bad.instead)));
  if (text.find('?') != std::string::npos)
    findings.push_back(finding(file.path, line, "? as a parameter; instead: $1"));
  if (find_word(text, "limit") != std::string::npos && text.find("order by") == std::string::npos)
    findings.push_back(finding(file.path, line, "limit without order by"));
  for (std::size_t at = find_word(text, "sum("); at != std::string::npos; at = find_word(text, "sum(", at + 1))
    if (at < 5 || text.substr(at - 5, 5) != "cast(")
      findings.push_back(finding(file.path, line, "sum(…) is numeric in PostgreSQL; instead: cast(sum(…) as bigint)"));
}

}  // namespace

Findings stray_sql(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    bool ours = begins(file.path, "core/") || begins(file.path, "cmd/");
    bool home = begins(file.path, "core/store/") || begins(file.path, "core/sql/");
    if (!is_cpp(file.path) || !ours || home) continue;
    for (const Source::Literal& literal : take_apart(file.text).literals)
      if (is_statement(normal(literal.text)))
        findings.push_back(finding(file.path, literal.line, "SQL outside core/store and core/sql"));
  }
  return findings;
}

Findings one_sided_sql(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    bool home = begins(file.path, "core/store/") || begins(file.path, "core/sql/");
    if (!is_cpp(file.path) || !home || is_one_engine(file.path)) continue;
    for (const Source::Literal& literal : take_apart(file.text).literals) {
      std::string text = normal(literal.text);
      for (const OneSided& bad : kOneSided)
        if (find_word(text, bad.text) != std::string::npos)
          findings.push_back(
              finding(file.path, literal.line, std::string(bad.text) + "; instead: " + std::string(bad.instead)));
      if (is_statement(text)) judge_statement(file, literal.line, text, findings);
    }
  }
  return findings;
}

}  // namespace spoc::meta
