#include "report/document.h"

#include <algorithm>

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "render/csv.h"
#include "render/json_rows.h"
#include "render/markdown.h"
#include "render/openmetrics.h"
#include "render/xlsx.h"
#include "report/pictures.h"
#include "time/zone.h"

namespace spoc::report {
namespace {

constexpr std::string_view kRecomputed =
    "recomputed, not predicted: what people did, and when, stays as it was; what policy decides is decided anew";

std::string local(Instant t, const time::Zone& zone) {
  return time::to_text(zone.local(t));
}

bool compares(const Document& document) {
  return std::any_of(document.parts.begin(), document.parts.end(),
                     [](const Part& part) { return part.report->compares; });
}

/// The cohort, and behind it the reports that count something else: "created; backlog: tickets open at the period's end".
std::string cohort_text(const Document& document, const Request& request) {
  std::vector<std::string> texts = {std::string(word(request.cohort))};
  for (const Part& part : document.parts)
    if (const std::string_view counts = part.report->counts; !counts.empty())
      texts.push_back(format("{} counts {}", part.report->name, counts));
  return join(texts, "; ");
}

std::string bounds_text(const Bounds& bounds, const time::Zone& zone) {
  return format("{} to before {}", local(bounds.begin, zone), local(bounds.end, zone));
}

}  // namespace

std::vector<std::pair<std::string, std::string>> asked(const Document& document, const Request& request,
                                                       const time::Zone& zone) {
  std::vector<std::pair<std::string, std::string>> lines = {
      {"period", format("{} ({})", bounds_text(request.period, zone), zone.name())}};
  const bool recomputed = !request.other.empty();
  if (recomputed) {
    lines.push_back({"compared with", request.other});
    lines.push_back({"read as", std::string(kRecomputed)});
  } else {
    if (compares(document) && request.before.begin < request.before.end) lines.push_back({"compared with", bounds_text(request.before, zone)});
    lines.push_back({"cohort", cohort_text(document, request)});
    if (const auto& undecided = document.undecided)
      lines.push_back({"undecided", format("{} of the cohort's {} tickets are still open", undecided->open, undecided->tickets)});
  }
  lines.push_back({"as of", local(request.as_of, zone)});
  lines.push_back({"journal", format("{}", request.upto)});
  lines.push_back({"again", format("--as-of {} --upto {}", time::to_text(request.as_of), request.upto)});
  return lines;
}

std::string heading(std::string_view name) {
  std::string text(name);
  for (char& c : text)
    if (c == '_') c = ' ';
  return text;
}

namespace {

render::TextStyle without_now(render::TextStyle style) {
  style.now.reset();  // the words of a report do not depend on when it is printed
  return style;
}

/// The table for spreadsheets: its name in front of every row, and beside each quotient what it rests on.
render::Table spread_out(const render::Table& table) {
  render::Table wide{table.name, {{"table"}}, {}};
  for (const render::Column& column : table.columns) {
    wide.columns.push_back(column);
    if (column.kind != render::Kind::ratio) continue;
    wide.columns.push_back({column.name + "_n", render::Kind::number});
    wide.columns.push_back({column.name + "_d", render::Kind::number});
  }
  for (const render::Row& row : table.rows) {
    render::Row& cells = wide.rows.emplace_back(render::Row{table.name});
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back(row[i]);
      if (table.columns[i].kind != render::Kind::ratio) continue;
      const auto* ratio = std::get_if<render::Ratio>(&row[i]);
      cells.push_back(ratio ? render::Cell(ratio->n) : render::Cell());
      cells.push_back(ratio ? render::Cell(ratio->d) : render::Cell());
    }
  }
  return wide;
}

}  // namespace

Document ask(store::Reading& reading, const std::vector<const Report*>& reports, const Request& request) {
  std::vector<Measure> measures;
  for (const Report* report : reports) measures.push_back(report->measure(request));
  // Counted where something is read anyway, as of the same time.
  const auto count = std::make_shared<Undecided>();
  const auto looks =
      std::find_if(measures.begin(), measures.end(), [](const Measure& m) { return m.outcome || m.ticket || m.story; });
  const bool counted = looks != measures.end();
  if (counted) {
    const std::optional<Instant> as_of = looks->as_of;
    const bool outcomes = std::none_of(measures.begin(), measures.end(), [&](const Measure& m) {
      return m.as_of == as_of && (m.ticket || m.story);
    });
    measures.push_back(undecided(request, count, outcomes));
    measures.back().as_of = as_of;
  }
  std::vector<std::vector<render::Table>> tables = answers(reading, request, measures);
  Document document;
  if (counted) document.undecided = *count;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    names.emplace_back(reports[i]->name);
    document.parts.push_back({reports[i], std::move(tables[i])});
  }
  document.title = join(names, ", ");
  return document;
}

std::string to_text(const Document& document, const Request& request, const render::TextStyle& style) {
  const render::TextStyle fixed = without_now(style);
  const auto title = [&](const Report& report) {
    return render::embolden(format("{}: {}", report.name, report.question), style.colour) + "\n";
  };
  const bool several = document.parts.size() > 1;
  std::string out = several ? render::embolden(document.title, style.colour) + "\n" : std::string();
  if (!several)
    for (const Part& part : document.parts) out += title(*part.report);
  std::vector<render::Pair> pairs;
  for (auto& [label, value] : asked(document, request, style.zone)) pairs.push_back({std::move(label), std::move(value)});
  render::append_pairs(out, pairs, fixed);
  for (const Part& part : document.parts) {
    if (several) out += "\n" + title(*part.report);
    for (const render::Table& table : part.tables) {
      out += "\n" + render::embolden(heading(table.name), style.colour) + "\n";
      render::append_table(out, table, fixed);
      append_text_pictures(out, part.report->name, table, fixed);
    }
  }
  return out;
}

std::string to_markdown(const Document& document, const Request& request, const render::TextStyle& style) {
  std::string out;
  for (const Part& part : document.parts) {
    out += format("# {}\n\n{}\n\n", render::markdown_safe(part.report->name),
                  render::markdown_safe(part.report->question));
    for (const auto& [label, value] : asked(document, request, style.zone))
      out += format("- {}: {}\n", label, render::markdown_safe(value));
    for (const render::Table& table : part.tables) {
      out += "\n";
      render::append_markdown(out, table, without_now(style));
    }
  }
  return out;
}

std::string to_csv(const Document& document, const Request& request) {
  using render::Kind;
  std::string out;
  render::Table head{"report",
                     {{"report"},
                      {"cohort"},
                      {"period_begin", Kind::time},
                      {"period_end", Kind::time},
                      {"as_of", Kind::time},
                      {"upto", Kind::number},
                      {"tickets", Kind::number},
                      {"undecided", Kind::number}},
                     {}};
  const auto& undecided = document.undecided;
  head.rows.push_back({document.title, std::string(word(request.cohort)), request.period.begin, request.period.end,
                       request.as_of, request.upto, undecided ? render::Cell(undecided->tickets) : render::Cell(),
                       undecided ? render::Cell(undecided->open) : render::Cell()});
  render::append_separated(out, head, render::Separated::csv);
  for (const Part& part : document.parts)
    for (const render::Table& table : part.tables) {
      out += "\r\n";
      render::append_separated(out, spread_out(table), render::Separated::csv);
    }
  return out;
}

std::string to_json(const Document& document, const Request& request) {
  std::string out;
  json::Writer writer(out, 2);
  writer.begin_object().key("schema").string("spoc.report/1").key("report").string(document.title);
  writer.key("cohort").string(word(request.cohort));
  writer.key("period").begin_object().key("begin").string(time::to_text(request.period.begin));
  writer.key("end")
      .string(time::to_text(request.period.end))
      .key("zone")
      .string(request.policy->zone().name())
      .end_object();
  writer.key("before").begin_object().key("begin").string(time::to_text(request.before.begin));
  writer.key("end").string(time::to_text(request.before.end)).end_object();
  writer.key("as_of").string(time::to_text(request.as_of)).key("upto").integer(request.upto);
  if (document.undecided)
    writer.key("tickets").integer(document.undecided->tickets).key("undecided").integer(document.undecided->open);
  if (!request.other.empty()) writer.key("what_if").string(request.other);
  writer.key("tables").begin_array();
  for (const Part& part : document.parts)
    for (const render::Table& table : part.tables) render::write_table(writer, table);
  writer.end_array().end_object();
  return out + "\n";
}

std::string to_xlsx(const Document& document, const Request& request) {
  const time::Zone& zone = request.policy->zone();
  std::vector<render::Table> named;
  for (const Part& part : document.parts)
    for (const render::Table& table : part.tables) {
      named.push_back(table);
      if (document.parts.size() > 1) named.back().name = format("{} {}", part.report->name, heading(table.name));
    }
  std::vector<const render::Table*> tables;
  for (const render::Table& table : named) tables.push_back(&table);
  return render::to_xlsx(document.title, asked(document, request, zone), tables, zone, request.as_of);
}

std::string to_openmetrics(const Document& document) {
  std::string out;
  if (const auto& undecided = document.undecided) {
    const render::Table counted{"report",
                                {{"report"}, {"tickets", render::Kind::number}, {"undecided", render::Kind::number}},
                                {{document.title, undecided->tickets, undecided->open}}};
    render::append_openmetrics(out, "spoc", counted);
  }
  for (const Part& part : document.parts)
    for (const render::Table& table : part.tables)
      render::append_openmetrics(out, format("spoc_{}", part.report->name), table);
  return out + "# EOF\n";
}

}  // namespace spoc::report
