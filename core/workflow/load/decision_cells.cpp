#include "workflow/load/decision_cells.h"

#include <algorithm>
#include <charconv>

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "time/date.h"

namespace spoc::workflow {

namespace {


bool within(const Range& range, double number) {
  if (range.low && (number < *range.low || (number == *range.low && !range.low_included))) return false;
  return !range.high || number < *range.high || (number == *range.high && range.high_included);
}

/// A literal of the column as a number; nothing when it is none.
std::optional<double> number_of(std::string_view text, expr::Kind kind) {
  if (kind == expr::Kind::boolean)
    return text == "true" ? std::optional(1.0) : text == "false" ? std::optional(0.0) : std::nullopt;
  if (kind == expr::Kind::date) {
    const auto date = time::parse_date(text);
    return date ? std::optional(static_cast<double>(date->days)) : std::nullopt;
  }
  const char* end = text.data() + text.size();
  if (kind == expr::Kind::integer) {
    std::int64_t whole = 0;
    const auto [stop, failed] = std::from_chars(text.data(), end, whole);
    // Beyond 2^53 a double cannot tell neighbours apart.
    constexpr std::int64_t kMost = std::int64_t{1} << 53;
    return failed == std::errc() && stop == end && whole <= kMost && whole >= -kMost
               ? std::optional(static_cast<double>(whole))
               : std::nullopt;
  }
  double real = 0;
  const auto [stop, failed] = std::from_chars(text.data(), end, real);
  return failed == std::errc() && stop == end ? std::optional(real) : std::nullopt;
}

std::string_view word_of(expr::Kind kind) {
  switch (kind) {
    case expr::Kind::boolean:
      return "true or false";
    case expr::Kind::integer:
      return "a whole number";
    case expr::Kind::date:
      return "a date like 2026-12-31";
    default:
      return "a number";
  }
}

class CellReader {
 public:
  CellReader(std::string_view text, const Column& column) : text_(text), column_(column) {}

  std::variant<Cell, CellError> read() {
    std::string_view body = trim(text_);
    if (body == "-") {
      cell_.any = true;
      return cell_;
    }
    if (body.starts_with("not(") && body.ends_with(')')) {
      cell_.negated = true;
      body = body.substr(4, body.size() - 5);
    }
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= body.size(); ++i) {
      if (i < body.size() && body[i] != ',') continue;
      if (!test(trim(body.substr(begin, i - begin)))) return *wrong_;
      begin = i + 1;
    }
    return cell_;
  }

 private:
  bool fail(std::string_view part, std::string message) {
    const auto begin = static_cast<std::size_t>(part.data() - text_.data());
    wrong_ = CellError{std::move(message), begin, begin + part.size()};
    return false;
  }

  bool test(std::string_view part) {
    if (part.empty()) return fail(text_, "a test is empty");
    if (column_.kind == expr::Kind::text) return word(part);
    for (const std::string_view comparison : {"<=", ">=", "<", ">"})
      if (part.starts_with(comparison)) return compared(comparison, trim(part.substr(comparison.size())));
    if (part.find("..") != std::string_view::npos) return interval(part);
    const auto number = literal(part);
    if (number) cell_.ranges.push_back({number, number});
    return number.has_value();
  }

  bool word(std::string_view part) {
    const auto& choices = column_.choices;
    if (!choices.empty() && std::find(choices.begin(), choices.end(), part) == choices.end())
      return fail(part, format("\"{}\" is none of {}", part, join(choices, ", ")));
    cell_.words.emplace_back(part);
    return true;
  }

  std::optional<double> literal(std::string_view part) {
    const auto number = number_of(part, column_.kind);
    if (!number) fail(part, format("\"{}\" is not {}", part, word_of(column_.kind)));
    return number;
  }

  bool compared(std::string_view comparison, std::string_view part) {
    const auto number = literal(part);
    if (!number) return false;
    const bool included = comparison.size() == 2;
    cell_.ranges.push_back(comparison.front() == '<' ? Range{{}, number, true, included}
                                                     : Range{number, {}, included, true});
    return true;
  }

  bool interval(std::string_view part) {
    const bool closed_left = part.front() == '[', closed_right = part.back() == ']';
    if ((!closed_left && part.front() != '(') || (!closed_right && part.back() != ')'))
      return fail(part, "a range is written [1..5], without its ends (1..5)");
    const std::string_view inner = part.substr(1, part.size() - 2);
    const std::size_t dots = inner.find("..");
    const auto low = literal(trim(inner.substr(0, dots)));
    const auto high = low ? literal(trim(inner.substr(dots + 2))) : std::nullopt;
    if (!high) return false;
    if (*low > *high) return fail(part, "the range ends before it begins");
    cell_.ranges.push_back({low, high, closed_left, closed_right});
    return true;
  }

  std::string_view text_;
  const Column& column_;
  Cell cell_;
  std::optional<CellError> wrong_;
};

std::string literal_text(double number, expr::Kind kind) {
  if (kind == expr::Kind::boolean) return number != 0 ? "true" : "false";
  if (kind == expr::Kind::date) return time::to_text(time::Date{static_cast<std::int32_t>(number)});
  if (kind == expr::Kind::integer) return format("{}", static_cast<std::int64_t>(number));
  return json::to_text(json::Value(number));
}

/// As the rule language writes it.
std::string expression_text(double number, expr::Kind kind) {
  const std::string text = literal_text(number, kind);
  return kind == expr::Kind::date                    ? format("date('{}')", text)
         : kind == expr::Kind::integer && number < 0 ? format("({})", text)
                                               : text;
}

std::string condition_of(const Range& range, expr::Kind kind, std::string_view value) {
  if (range.low && range.high && *range.low == *range.high)
    return format("({}) == {}", value, expression_text(*range.low, kind));
  std::vector<std::string> parts;
  if (range.low)
    parts.push_back(format("({}) {} {}", value, range.low_included ? ">=" : ">", expression_text(*range.low, kind)));
  if (range.high)
    parts.push_back(format("({}) {} {}", value, range.high_included ? "<=" : "<", expression_text(*range.high, kind)));
  return join(parts, " && ");
}

}  // namespace

bool Cell::holds(double number) const {
  return any || negated != std::any_of(ranges.begin(), ranges.end(),
                                       [&](const Range& range) { return within(range, number); });
}

bool Cell::holds(std::string_view word) const {
  return any || negated != (std::find(words.begin(), words.end(), word) != words.end());
}

std::variant<Cell, CellError> parse_cell(std::string_view text, const Column& column) {
  return CellReader(text, column).read();
}

std::string condition_of(const Cell& cell, const Column& column, std::string_view value) {
  if (cell.any) return {};
  std::vector<std::string> parts;
  for (const Range& range : cell.ranges) parts.push_back("(" + condition_of(range, column.kind, value) + ")");
  for (const std::string& word : cell.words)
    parts.push_back(format("({}) == {}", value, json::to_text(json::Value(word))));
  const std::string any_of = join(parts, " || ");
  return cell.negated ? format("!({})", any_of) : any_of;
}

namespace {

/// Values that stand for all of a column: two of the same class are told apart by no rule.
struct Class {
  double number = 0;
  std::optional<std::string> word;  ///< of a text column; nothing: any other word
  std::string text;                 ///< "amount < 500"
};

bool lets_through(const Cell& cell, const Class& one, expr::Kind kind) {
  if (kind != expr::Kind::text) return cell.holds(one.number);
  // A word that no rule has: an unlikely one stands for it.
  return cell.holds(one.word ? std::string_view(*one.word) : std::string_view("\x01"));
}

std::vector<Class> words_of(const Column& column, const std::vector<std::vector<Cell>>& rules, std::size_t at) {
  std::vector<std::string> words = column.choices;
  for (const auto& rule : rules)
    for (const std::string& word : rule[at].words)
      if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  std::vector<Class> classes;
  for (const std::string& word : words) classes.push_back({0, word, format("{} = \"{}\"", column.name, word)});
  if (column.choices.empty())
    classes.push_back(
        {0, std::nullopt,
         words.empty() ? format("{} is anything", column.name) : format("{} is something else", column.name)});
  return classes;
}

std::vector<Class> numbers_of(const Column& column, const std::vector<std::vector<Cell>>& rules, std::size_t at) {
  const expr::Kind kind = column.kind;
  const auto text = [&](double number) { return literal_text(number, kind); };
  if (kind == expr::Kind::boolean) return {{0, {}, column.name + " = false"}, {1, {}, column.name + " = true"}};
  std::vector<double> bounds;
  for (const auto& rule : rules)
    for (const Range& range : rule[at].ranges)
      for (const auto& bound : {range.low, range.high})
        if (bound) bounds.push_back(*bound);
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  if (bounds.empty()) return {{0, {}, column.name + " is anything"}};
  std::vector<Class> classes = {{bounds.front() - 1, {}, format("{} < {}", column.name, text(bounds.front()))}};
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    classes.push_back({bounds[i], {}, format("{} = {}", column.name, text(bounds[i]))});
    if (i + 1 == bounds.size()) break;
    const bool nothing_between = kind != expr::Kind::real && bounds[i + 1] - bounds[i] <= 1;
    if (!nothing_between)
      classes.push_back({(bounds[i] + bounds[i + 1]) / 2,
                         {},
                         format("{} between {} and {}", column.name, text(bounds[i]), text(bounds[i + 1]))});
  }
  classes.push_back({bounds.back() + 1, {}, format("{} > {}", column.name, text(bounds.back()))});
  return classes;
}

/// Every combination of classes, one after the other.
class Combinations {
 public:
  Combinations(const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rules) : columns_(columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      classes_.push_back(columns[i].kind == expr::Kind::text ? words_of(columns[i], rules, i)
                                                       : numbers_of(columns[i], rules, i));
      count_ *= static_cast<double>(classes_.back().size());
    }
    at_.resize(columns.size());
  }
  double count() const { return count_; }
  bool fits(const std::vector<Cell>& rule) const {
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (!lets_through(rule[i], classes_[i][at_[i]], columns_[i].kind)) return false;
    return true;
  }
  std::string text() const {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < columns_.size(); ++i) parts.push_back(classes_[i][at_[i]].text);
    return join(parts, " and ");
  }
  bool next() {
    for (std::size_t i = at_.size(); i-- > 0;) {
      if (++at_[i] < classes_[i].size()) return true;
      at_[i] = 0;
    }
    return false;
  }

 private:
  const std::vector<Column>& columns_;
  std::vector<std::vector<Class>> classes_;
  std::vector<std::size_t> at_;
  double count_ = 1;
};

void add_overlap(Coverage& coverage, std::size_t first, std::size_t second, const Combinations& at) {
  const auto same = [&](const Coverage::Overlap& known) { return known.first == first && known.second == second; };
  if (std::none_of(coverage.overlaps.begin(), coverage.overlaps.end(), same))
    coverage.overlaps.push_back({first, second, at.text()});
}

}  // namespace

Coverage coverage_of(const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rules) {
  constexpr double kMost = 100'000;
  Coverage coverage;
  Combinations at(columns, rules);
  if (at.count() > kMost) {
    coverage.complete = false;
    return coverage;
  }
  std::vector<bool> chosen(rules.size());
  do {
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (!at.fits(rules[i])) continue;
      if (first) add_overlap(coverage, *first + 1, i + 1, at);
      if (!first) chosen[i] = true;
      first = first ? first : std::optional(i);
    }
    if (!first) coverage.gaps.push_back(at.text());
  } while (at.next());
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (!chosen[i]) coverage.shadowed.push_back(i + 1);
  return coverage;
}

}  // namespace spoc::workflow
