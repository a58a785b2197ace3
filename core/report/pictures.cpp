#include "report/pictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include "base/format.h"
#include "base/text.h"
#include "render/chart.h"
#include "render/markup.h"
#include "render/text.h"

namespace spoc::report {
namespace {

using render::Row, render::Table;

enum class Form { bars, stacks, lines, heat, lanes, steps, flow };

/// `labels` and `values` are columns; of lines the last value may be "BAND:COLUMN", up to which the one before has a
/// band. Rows count whose column `only` has the value `is`.
struct Picture {
  std::string_view report, table, title;
  Form form;
  std::array<std::string_view, 2> labels;
  std::array<std::string_view, 3> values;
  std::string_view only = {}, is = {};
};

constexpr Picture kPictures[] = {
    {"summary", "volume", "Logged by team", Form::bars, {"name"}, {"logged"}, "by", "team"},
    {"summary", "sla", "Promises kept, in percent", Form::bars, {"clock"}, {"attainment"}},
    {"sla", "attainment", "Promises kept, in percent", Form::bars, {"clock"}, {"attainment"}, "by", "all"},
    {"sla", "breaches", "What broke promises", Form::bars, {"clock", "cause"}, {"breached"}},
    {"times", "parts", "Where the open time went, in percent", Form::bars, {"open_time"}, {"share"}},
    {"backlog", "ageing", "Age in business days, by team", Form::stacks, {"name"}, {}, "by", "team"},
    {"backlog", "ageing", "Age in business days, by priority", Form::stacks, {"name"}, {}, "by", "priority"},
    {"workload", "people", "Open tickets by person", Form::bars, {"person"}, {"open"}},
    {"first-line", "by_service", "Solved at the first contact, in percent", Form::bars, {"what"}, {"first_contact"}},
    {"handovers", "pairs", "Hand-overs between teams", Form::flow, {"from", "to"}, {"handovers"}},
    {"providers", "providers", "Tickets by department and team", Form::bars, {"department", "team"}, {"tickets"}},
    {"crossings", "crossings", "Waiting between departments, in hours", Form::bars, {"service"}, {"waiting"}},
    {"journey",
     "turns",
     "Waiting by whose turn it was, in percent",
     Form::bars,
     {"waits_for"},
     {"share"},
     "time",
     "elapsed"},
    {"journey", "course", "Who had it, and when", Form::lanes, {"provider", "waits_for"}, {"from", "to", "elapsed"}},
    {"streams",
     "steps",
     "Time on the path that decided the end, in hours",
     Form::bars,
     {"workflow", "step"},
     {"path_time"}},
    {"streams", "lanes", "The run by department", Form::steps, {"department", "step"}, {"from", "to", "took"}},
    {"causes", "kinds", "Hours by kind of cause", Form::bars, {"kind"}, {"hours"}},
    {"satisfaction",
     "satisfaction",
     "Satisfied of those who rated, in percent",
     Form::bars,
     {"by", "name"},
     {"satisfied_of_rated"}},
    {"routing", "routing", "Placed right at once, in percent", Form::bars, {"placed_by"}, {"accuracy"}},
    {"trend", "trend", "Logged, resolved, open", Form::lines, {"from"}, {"logged", "resolved", "open_after"}},
    {"trend",
     "trend",
     "Resolution in hours: median, up to the 90th percentile",
     Form::lines,
     {"from"},
     {"median_resolution", "BAND:p90_resolution"}},
    {"trend", "hours", "Logged by weekday and hour", Form::heat, {"weekday"}, {}},
    {"forecast", "forecast", "Steps to come", Form::bars, {"week_of", "team"}, {"steps"}},
};

constexpr std::size_t kMostBars = 20;
constexpr std::string_view kNobody = "(none)";
constexpr std::string_view kBand = "BAND:";
/// In text, too: what stands in a table already needs no bars beside it unless they are compared.
constexpr std::string_view kInText[] = {"breaches", "parts", "kinds", "trend", "figures", "steps"};

std::optional<std::size_t> column_of(const Table& table, std::string_view name) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].name == name) return i;
  return std::nullopt;
}

/// As a length: percent of a ratio, hours of a duration.
std::optional<double> length_of(const render::Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*number);
  if (const auto* real = std::get_if<double>(&cell)) return *real;
  if (const auto* seconds = std::get_if<render::Seconds>(&cell)) return static_cast<double>(seconds->value) / 3600;
  const auto* ratio = std::get_if<render::Ratio>(&cell);
  if (!ratio || ratio->d == 0) return std::nullopt;
  return 100.0 * static_cast<double>(ratio->n) / static_cast<double>(ratio->d);
}

class Drawing {
 public:
  Drawing(const Picture& picture, const Table& table, const time::Zone& zone) : picture_(picture), table_(table) {
    style_.zone = zone;
    const auto only = column_of(table, picture.only);
    for (const Row& row : table.rows) {
      const std::string* text = only ? std::get_if<std::string>(&row[*only]) : nullptr;
      if (picture.only.empty() || (text && *text == picture.is)) rows_.push_back(&row);
    }
  }

  void append_text(std::string& out, const render::TextStyle& style) const {
    if (rows_.empty()) return;
    if (picture_.form == Form::bars) {
      std::vector<render::Bar> bars;
      for (const render::ChartBar& bar : largest(lengths())) bars.push_back({bar.label, bar.value, bar.shown});
      if (bars.empty()) return;
      out += "\n" + caption() + "\n";
      render::append_bars(out, bars, style);
    } else if (picture_.form == Form::lines) {
      if (picture_.title != picture_.values[0]) out += "\n" + std::string(picture_.title) + "\n";
      for (const std::string_view name : picture_.values)
        if (!name.empty()) {
          const std::string_view column = name.starts_with(kBand) ? name.substr(kBand.size()) : name;
          out += format("{}  {}\n", render::sparkline(values(column)), column);
        }
    }
  }

  /// Of many bars or stacks it says how many are shown.
  std::string caption() const {
    std::string text(picture_.title);
    const bool bars = picture_.form == Form::bars, flow = picture_.form == Form::flow;
    const std::size_t all = bars ? lengths().size() : flow || picture_.form == Form::stacks ? rows_.size() : 0;
    const std::size_t most = flow ? render::kMostFlows : kMostBars;
    if (all > most) text += format(": the {} largest of {}", most, all);
    return text;
  }

  std::string svg() const {
    if (rows_.empty()) return {};
    switch (picture_.form) {
      case Form::bars:
        return bars();
      case Form::stacks:
        return stacks();
      case Form::lines:
        return lines();
      case Form::heat:
        return heat();
      case Form::lanes:
      case Form::steps:
        return lanes();
      case Form::flow:
        return flow();
    }
    return {};
  }

 private:
  /// What the chart says, for those who do not see it: each label with its first value.
  render::ChartText text() const {
    std::vector<std::string> parts;
    for (const Row* row : rows_) parts.push_back(label(*row) + " " + shown(*row, picture_.values[0]));
    return {std::string(picture_.title), join(parts, "; ")};
  }

  std::string shown(const Row& row, std::string_view name) const {
    const auto column = column_of(table_, name);
    return column ? render::cell_text(row[*column], table_.columns[*column].kind, style_) : std::string();
  }
  std::string label(const Row& row) const {
    std::string label = shown(row, picture_.labels[0]);
    const std::string second = shown(row, picture_.labels[1]);
    if (!second.empty()) label += (label.empty() ? "" : " ") + second;
    return label.empty() ? "(none)" : label;
  }

  std::vector<render::ChartBar> lengths() const {
    const auto column = column_of(table_, picture_.values[0]);
    std::vector<render::ChartBar> bars;
    for (const Row* row : rows_)
      if (const auto length = column ? length_of((*row)[*column]) : std::nullopt)
        bars.push_back({label(*row), std::max(0.0, *length), shown(*row, picture_.values[0])});
    return bars;
  }

  /// As they stand in the table; of very many the largest.
  std::vector<render::ChartBar> largest(std::vector<render::ChartBar> bars) const {
    if (bars.size() <= kMostBars) return bars;
    std::stable_sort(bars.begin(), bars.end(), [](const auto& a, const auto& b) { return a.value > b.value; });
    bars.resize(kMostBars);
    return bars;
  }

  std::string bars() const {
    const auto bars = largest(lengths());
    const bool nothing = std::all_of(bars.begin(), bars.end(), [](const render::ChartBar& bar) { return bar.value <= 0; });
    return nothing ? std::string() : render::bar_chart(text(), bars);
  }

  /// All columns of numbers behind the third, which has the whole, but for what there was before.
  std::string stacks() const {
    std::vector<std::string> classes;
    std::vector<render::ChartStack> stacks;
    std::size_t end = 3;
    while (end < table_.columns.size() && !table_.columns[end].name.ends_with("_before"))
      classes.push_back(table_.columns[end++].name);
    for (const Row* row : rows_) {
      render::ChartStack& stack = stacks.emplace_back(render::ChartStack{label(*row), {}});
      for (std::size_t i = 3; i < end; ++i) stack.values.push_back(length_of((*row)[i]).value_or(0));
    }
    if (stacks.size() > kMostBars) {
      const auto sum = [](const render::ChartStack& stack) {
        return std::accumulate(stack.values.begin(), stack.values.end(), 0.0);
      };
      std::stable_sort(stacks.begin(), stacks.end(), [&](const auto& a, const auto& b) { return sum(a) > sum(b); });
      stacks.resize(kMostBars);
    }
    render::ChartText words{std::string(picture_.title), {}};
    for (const render::ChartStack& stack : stacks) {
      words.description += stack.label + ":";
      for (std::size_t i = 0; i < classes.size(); ++i)
        words.description += format(" {} {}", classes[i], stack.values[i]);
      words.description += "; ";
    }
    return render::stack_chart(words, classes, stacks);
  }

  std::vector<std::optional<double>> values(std::string_view name) const {
    const auto column = column_of(table_, name);
    std::vector<std::optional<double>> all;
    for (const Row* row : rows_) all.push_back(column ? length_of((*row)[*column]) : std::nullopt);
    return all;
  }

  std::string lines() const {
    std::vector<std::string> columns;
    std::vector<render::ChartLine> lines;
    for (const Row* row : rows_) columns.push_back(label(*row));
    for (const std::string_view name : picture_.values) {
      if (name.empty()) continue;
      if (name.starts_with(kBand) && !lines.empty())
        lines.back().band = values(name.substr(kBand.size()));
      else
        lines.push_back({std::string(name), values(name)});
    }
    return render::line_chart(text(), columns, lines);
  }

  std::string heat() const {
    std::vector<std::string> names, columns;
    std::vector<std::vector<double>> cells;
    for (std::size_t i = 1; i < table_.columns.size(); ++i) columns.push_back(table_.columns[i].name);
    double most = 0;
    std::string busiest = "nothing";
    for (const Row* row : rows_) {
      names.push_back(label(*row));
      std::vector<double>& line = cells.emplace_back();
      for (std::size_t i = 1; i < row->size(); ++i) {
        line.push_back(length_of((*row)[i]).value_or(0));
        if (line.back() <= most) continue;
        most = line.back();
        busiest = format("{} {}: {}", names.back(), columns[i - 1], most);
      }
    }
    return render::heat_chart({std::string(picture_.title), "most: " + busiest}, names, columns, cells);
  }

  /// Who had it when: a lane for each, coloured by what happened in it; or a lane for each step, coloured by whose it is.
  std::string lanes() const {
    const auto from = column_of(table_, picture_.values[0]);
    if (!from) return {};
    std::optional<time::Instant> first, last;
    for (const Row* row : rows_) {
      const time::Instant begin = std::get<time::Instant>((*row)[*from]), end = end_of(*row, begin);
      first = first ? std::min(*first, begin) : begin;
      last = last ? std::max(*last, end) : end;
    }
    const double whole = std::max<double>(1, static_cast<double>((*last - *first).us));
    const bool steps = picture_.form == Form::steps;
    std::vector<render::ChartSpan> spans;
    std::vector<std::string> kinds;
    for (const Row* row : rows_) {
      const time::Instant begin = std::get<time::Instant>((*row)[*from]);
      const std::string provider = shown(*row, picture_.labels[0]), what = shown(*row, picture_.labels[1]);
      const std::string kind = steps ? provider : what;
      auto known = std::find(kinds.begin(), kinds.end(), kind.empty() ? kNobody : kind);
      if (known == kinds.end()) known = kinds.insert(kinds.end(), std::string(kind.empty() ? kNobody : kind));
      const std::string lane = steps ? what : provider;
      spans.push_back({lane.empty() ? std::string(kNobody) : lane, what + ", from " + shown(*row, picture_.values[0]),
                       static_cast<double>((begin - *first).us) / whole,
                       static_cast<double>((end_of(*row, begin) - *first).us) / whole,
                       static_cast<int>(known - kinds.begin())});
    }
    return render::lane_chart(text(), spans, time::to_text(style_.zone.local(*first)),
                              time::to_text(style_.zone.local(*last)), kinds);
  }

  /// What goes on still has lasted until now.
  time::Instant end_of(const Row& row, time::Instant begin) const {
    const auto to = column_of(table_, picture_.values[1]), lasted = column_of(table_, picture_.values[2]);
    if (const auto* end = to ? std::get_if<time::Instant>(&row[*to]) : nullptr) return *end;
    const auto* seconds = lasted ? std::get_if<render::Seconds>(&row[*lasted]) : nullptr;
    return seconds ? begin + time::seconds(seconds->value) : begin;
  }

  std::string flow() const {
    const auto column = column_of(table_, picture_.values[0]);
    std::vector<render::ChartFlow> flows;
    for (const Row* row : rows_)
      if (const auto length = column ? length_of((*row)[*column]) : std::nullopt)
        flows.push_back({shown(*row, picture_.labels[0]), shown(*row, picture_.labels[1]), *length,
                         shown(*row, picture_.values[0])});
    return flows.empty() ? std::string() : render::flow_chart(text(), flows);
  }

  const Picture& picture_;
  const Table& table_;
  render::TextStyle style_;
  std::vector<const Row*> rows_;
};

/// Of figures that were asked for each has a chart of its own: their units differ.
std::vector<Picture> pictures_for(std::string_view report, const Table& table) {
  std::vector<Picture> all;
  if (table.name == "figures")
    for (std::size_t i = 1; i < table.columns.size(); ++i)
      all.push_back({"trend", "figures", table.columns[i].name, Form::lines, {"from"}, {table.columns[i].name}});
  for (const Picture& picture : kPictures)
    if (picture.report == report && picture.table == table.name) all.push_back(picture);
  return all;
}

}  // namespace

std::string pictures_of(std::string_view report, const Table& table, const time::Zone& zone) {
  std::string out;
  for (const Picture& picture : pictures_for(report, table)) {
    const Drawing drawing(picture, table, zone);
    const std::string svg = drawing.svg();
    if (!svg.empty()) out += "<figure>\n" + svg + "<figcaption>" + render::markup_safe(drawing.caption()) + "</figcaption>\n</figure>\n";
  }
  return out;
}

void append_text_pictures(std::string& out, std::string_view report, const Table& table,
                          const render::TextStyle& style) {
  if (std::find(std::begin(kInText), std::end(kInText), table.name) == std::end(kInText)) return;
  for (const Picture& picture : pictures_for(report, table))
    Drawing(picture, table, style.zone).append_text(out, style);
}

}  // namespace spoc::report
