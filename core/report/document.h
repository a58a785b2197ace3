// One or several reports as one document: what was asked, so that it can be asked again, and the tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/table.h"
#include "render/text.h"
#include "report/catalog.h"
#include "report/request.h"
#include "report/undecided.h"

namespace spoc::report {

/// The tables of one report.
struct Part {
  const Report* report = nullptr;
  std::vector<render::Table> tables;
};

struct Document {
  std::string title;  ///< "summary", or the names of several with commas
  std::vector<Part> parts;
  std::optional<Undecided> undecided = {};  ///< nothing where no report looks at tickets
};

/// Asks every report.
Document ask(store::Reading& reading, const std::vector<const Report*>& reports, const Request& request);

/// For people; times local to the desk.
std::string to_text(const Document& document, const Request& request, const render::TextStyle& style);
std::string to_markdown(const Document& document, const Request& request, const render::TextStyle& style);
/// One block per table, an empty line between: first what was asked, then each table with its name in the first column.
std::string to_csv(const Document& document, const Request& request);
/// `spoc.report/1`
std::string to_json(const Document& document, const Request& request);

/// One self-contained page with charts.
std::string to_html(const Document& document, const Request& request, const render::TextStyle& style);

/// A workbook with a sheet per table. Throws unavailable where the library for it is not installed.
std::string to_xlsx(const Document& document, const Request& request);
/// Gauges called spoc_REPORT_TABLE_COLUMN.
std::string to_openmetrics(const Document& document);

/// What was asked, of how many tickets, and how to ask it again: a label and its value.
std::vector<std::pair<std::string, std::string>> asked(const Document& document, const Request& request,
                                                       const time::Zone& zone);
/// A table's name for people.
std::string heading(std::string_view name);

}  // namespace spoc::report
