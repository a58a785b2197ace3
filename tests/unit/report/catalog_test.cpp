#include "report/catalog.h"

#include <algorithm>

#include "history.h"
#include "policy/keys.h"
#include "report/document.h"
#include "support/test.h"

namespace spoc::report::test {

TEST_CASE("every report has a name that policy knows, a question, and tables for an empty desk") {
  History history;
  const Bounds june{at("2026-06-01T00:00:00Z"), at("2026-07-01T00:00:00Z")};
  const auto known = policy::report_names();
  for (const Report& report : reports()) {
    INFO(report.name);
    CHECK(std::find(known.begin(), known.end(), report.name) != known.end());
    CHECK(!report.question.empty());
    history.store().read([&](store::Reading& reading) {
      const Request request = history.request(june, june.end);
      const auto tables = answer(reading, request, report.measure(request));
      CHECK(!tables.empty());
      for (const render::Table& table : tables)
        for (const render::Row& row : table.rows) CHECK(row.size() == table.columns.size());
    });
  }
}

TEST_CASE("an unknown report is not found, with the nearest name") {
  try {
    report_named("sumary");
    FAIL("found");
  } catch (const Error& error) {
    CHECK(error.code == Code::not_found);
    CHECK(error.hint == "did you mean \"summary\"?");
  }
}

TEST_CASE("a document says what was asked, and CSV shows what a quotient rests on") {
  History history;
  const Bounds june{at("2026-05-31T22:00:00Z"), at("2026-06-30T22:00:00Z")};
  const Request request = history.request(june, june.end);
  Document document;
  history.store().read([&](store::Reading& reading) { document = ask(reading, {&report_named("summary")}, request); });
  const std::string text = to_text(document, request, {.zone = request.policy->zone()});
  CHECK(text.find("2026-06-01 00:00 to before 2026-07-01 00:00 (Europe/Berlin)") != std::string::npos);
  CHECK(text.find("--as-of 2026-06-30T22:00:00Z --upto 1") != std::string::npos);
  CHECK(text.find("n/a") != std::string::npos);
  const std::string csv = to_csv(document, request);
  CHECK(csv.find("table,clock,attainment,attainment_n,attainment_d,met,breached,undecided") != std::string::npos);
  CHECK(to_json(document, request).find("\"schema\": \"spoc.report/1\"") != std::string::npos);
  CHECK(to_markdown(document, request, {.zone = request.policy->zone()}).starts_with("# summary\n"));
}

}  // namespace spoc::report::test
