// A desk's past under another policy, as tables, and what there is when nothing differs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/other_desk.h"
#include "report/what_if.h"
#include "works.h"

namespace spoc::test {

inline std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const auto place = text.find(what);
  REQUIRE(place != std::string::npos);
  return text.replace(place, what.size(), by);
}

/// The policy of the works with one thing said otherwise.
inline desk::OtherDesk otherwise(std::string_view what, std::string_view by, std::string_view more = "") {
  desk::OtherDesk other;
  other.files = test::works_policy(more);
  other.files.front().content = replaced(other.files.front().content, what, by);
  other.checked = desk::check(other.files);
  for (const auto& found : other.checked.diagnostics) INFO(found.message);
  REQUIRE(other.checked.policy);
  return other;
}

inline desk::OtherDesk same(std::string_view more = "") {
  return otherwise("spoc = 1", "spoc = 1", more);
}

inline report::Request request_of(Works& works, double until) {
  report::Request request;
  request.period = {hour(-1000), hour(until)};
  request.before = request.period;
  request.as_of = hour(until);
  request.policy = works.store().policy();
  request.bundle = [&works](std::string_view hash) { return works.store().policy(hash); };
  works.store().read([&](store::Reading& reading) { request.upto = reading.position(); });
  return request;
}

using Tables = std::vector<render::Table>;

inline Tables under(Works& works, const desk::OtherDesk& other, double until, bool explained = false) {
  const report::Request request = request_of(works, until);
  Tables tables;
  works.store().read([&](store::Reading& reading) {
    const auto people =
        other.has_people ? desk::listed(other.people.people, reading.people()) : std::unique_ptr<domain::Directory>();
    tables = report::what_if(reading, {&report::what_if_named("summary")}, request,
                             {other.checked.policy, people.get()}, explained)
                 .parts.front()
                 .tables;
  });
  return tables;
}

/// Rows as texts with bars between.
inline std::vector<std::string> rows(const Tables& tables, std::string_view name) {
  std::vector<std::string> lines;
  for (const render::Table& table : tables)
    if (table.name == name)
      for (const render::Row& row : table.rows) {
        std::string line;
        for (const render::Cell& cell : row) line += (line.empty() ? "" : "|") + render::plain_text(cell);
        lines.push_back(line);
      }
  return lines;
}

/// Nothing differs, and everything was given again.
inline void check_same(const Tables& tables) {
  for (const std::string& line : rows(tables, "not_reproduced")) UNSCOPED_INFO("not reproduced: " << line);
  CHECK(rows(tables, "not_reproduced").empty());
  CHECK(rows(tables, "changed").empty());
  CHECK(rows(tables, "placed_elsewhere").empty());
  for (const char* name : {"differences", "promises", "escalations", "messages", "placement"})
    for (const std::string& line : rows(tables, name)) {
      INFO(name << ": " << line);
      CHECK(line.ends_with("|0"));
    }
}

}  // namespace spoc::test
