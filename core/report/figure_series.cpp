#include "report/figure_series.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "report/catalog.h"

namespace spoc::report {
namespace {

using render::Kind, render::Table;

constexpr std::size_t kShownRows = 12;

std::string written_row(const Table& table, const render::Row& row) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < row.size(); ++i)
    if (const auto* text = std::get_if<std::string>(&row[i]); text && table.columns[i].kind == Kind::text)
      texts.push_back(*text);
  return join(texts, "/");
}

const Table& table_named(const std::vector<Table>& tables, const Figure& figure) {
  std::vector<std::string> names;
  for (const Table& table : tables) {
    if (table.name == figure.table) return table;
    names.push_back(table.name);
  }
  throw Error(Code::not_found, format("report {} has no table \"{}\"", figure.report, figure.table),
              "there are: " + join(names, ", "));
}

std::size_t column_named(const Table& table, const Figure& figure) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].kind == Kind::text) continue;
    if (table.columns[i].name == figure.column) return i;
    names.push_back(table.columns[i].name);
  }
  throw Error(Code::not_found,
              format("table {} of report {} has no figure \"{}\"", table.name, figure.report, figure.column),
              "there are: " + join(names, ", "));
}

bool is_named(const policy::Policy& policy, const std::string& text) {
  const auto among = [&](const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), text) != names.end();
  };
  return policy.team(text) || among(policy.service_names()) || among(policy.department_names()) ||
         among(policy.priority.levels);
}

/// What one slice says of a figure.
class Series {
 public:
  explicit Series(Figure figure) : figure_(std::move(figure)) {}

  const Figure& figure() const { return figure_; }
  Kind kind() const { return kind_; }

  render::Cell take(const std::vector<Table>& tables) {
    const Table& table = table_named(tables, figure_);
    const std::size_t column = column_named(table, figure_);
    kind_ = table.columns[column].kind;
    const std::string wanted = join(figure_.row, "/");
    for (const render::Row& row : table.rows) {
      const std::string written = written_row(table, row);
      if (written == wanted) {
        found_ = true;
        return row[column];
      }
      if (others_.size() < kShownRows) others_.insert(written);
      for (const render::Cell& cell : row)
        if (const auto* text = std::get_if<std::string>(&cell)) texts_.insert(*text);
    }
    return {};
  }

  /// A row that no slice has may be one of which there was nothing; with a word that nobody knows it is a mistake.
  void check(const policy::Policy& policy) const {
    if (found_ || texts_.empty()) return;
    const auto known = [&](const std::string& text) { return texts_.contains(text) || is_named(policy, text); };
    if (std::all_of(figure_.row.begin(), figure_.row.end(), known)) return;
    throw Error(Code::not_found, format("no row of {}/{} is \"{}\"", figure_.report, figure_.table, join(figure_.row, "/")),
                "there are: " + join(std::vector<std::string>(others_.begin(), others_.end()), ", "));
  }

 private:
  Figure figure_;
  Kind kind_ = Kind::number;
  bool found_ = false;
  std::set<std::string> others_, texts_;
};

/// The tables of the reports of all figures, in their order.
std::vector<std::vector<Table>> asked_of(store::Reading& reading, const Request& request, const std::vector<Series>& all) {
  std::vector<Measure> measures;
  for (const Series& series : all) measures.push_back(report_named(series.figure().report).measure(request));
  return answers(reading, request, measures);
}

}  // namespace

Figure parse_figure(std::string_view written) {
  std::vector<std::string> words;
  for (const std::string_view word : split(written, '/')) words.emplace_back(word);
  if (words.size() < 3)
    throw Error(Code::usage, format("\"{}\" is no figure", written),
                "REPORT/TABLE/ROW/COLUMN, as in sla/attainment/resolution/all/attainment");
  const Report& report = report_named(words[0]);
  if (report.name == "trend") throw Error(Code::usage, "a trend has no trend", "name the figure that it shows");
  return {std::string(written), words[0], words[1], words.back(), {words.begin() + 2, words.end() - 1}};
}

Table figure_series(store::Reading& reading, const Request& request, const std::vector<Bounds>& slices) {
  std::vector<Series> all;
  for (const std::string& written : request.figures) all.emplace_back(parse_figure(written));
  const time::Zone& zone = request.policy->zone();
  Table table{"figures", {{"from", Kind::date}}, {}};
  for (const Bounds& slice : slices) {
    if (slice.begin > request.as_of) break;  // nothing is known of it yet
    Request here = request;
    here.period = slice;
    here.before = period_before(slice, zone);
    const auto tables = asked_of(reading, here, all);
    render::Row& row = table.rows.emplace_back(render::Row{zone.local(slice.begin).date});
    for (std::size_t i = 0; i < all.size(); ++i) row.push_back(all[i].take(tables[i]));
  }
  for (const Series& series : all) {
    series.check(*request.policy);
    table.columns.push_back({series.figure().written, series.kind()});
  }
  return table;
}

}  // namespace spoc::report
