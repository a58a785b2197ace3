#include "render/chart.h"
#include "render/html.h"
#include "render/markup.h"
#include "render/xlsx.h"
#include "base/error.h"
#include "support/test.h"

namespace spoc::render {

TEST_CASE("markup from outside is text") {
  CHECK(markup_safe("<b a='1' c=\"2\">&\n\x1b[31m") == "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp; ␛[31m");
}

TEST_CASE("a table of a page has its numbers on the right and its texts harmless") {
  const Table table{"t", {{"name"}, {"done", Kind::ratio}}, {{std::string("<script>"), Ratio{1, 2}}}};
  std::string out;
  append_html(out, table, {});
  CHECK(out.find("<td class=\"short\">&lt;script&gt;</td><td class=\"right\">50.0% (1/2)</td>") != std::string::npos);
  CHECK(out.find("<th scope=\"col\" class=\"right\">done</th>") != std::string::npos);
}

TEST_CASE("charts without values are drawn without dividing by nothing") {
  const ChartText text{"<t>", "d & e"};
  CHECK(bar_chart(text, {}).find("nan") == std::string::npos);
  const ChartBar zero[] = {{"a", 0, "0"}};
  CHECK(bar_chart(text, zero).find("width=\"0\"") != std::string::npos);
  CHECK(stack_chart(text, {}, {}).starts_with("<svg "));
  CHECK(line_chart(text, {}, {}).find("inf") == std::string::npos);
  CHECK(heat_chart(text, {}, {}, {}).ends_with("</svg>\n"));
  CHECK(flow_chart(text, {}).find("nan") == std::string::npos);
  CHECK(lane_chart(text, {}, "", "", {}).find("<title>&lt;t&gt;</title><desc>d &amp; e</desc>") != std::string::npos);
}

TEST_CASE("a flow's bands fill both of its sides") {
  const ChartFlow flows[] = {{"a", "x", 3, "3"}, {"a", "y", 1, "1"}, {"b", "x", 1, "1"}};
  const std::string svg = flow_chart({"t", "d"}, flows);
  CHECK(svg.find("a: 4") != std::string::npos);
  CHECK(svg.find("x: 4") != std::string::npos);
  CHECK(svg.find("a → y: 1") != std::string::npos);
}

TEST_CASE("a workbook is a zip whose bytes are the same again; without its library it says which package has it") {
  const Table table{"a/b:*[x]", {{"n", Kind::number}, {"r", Kind::ratio}, {"t", Kind::time}}, {}};
  const Table* const tables[] = {&table, &table};
  const Facts facts{{"period", "=1+1"}};
  try {
    const std::string bytes = to_xlsx("report", facts, tables, time::Zone(), time::from_unix(1'800'000'000));
    CHECK(bytes.starts_with("PK"));
    CHECK(bytes == to_xlsx("report", facts, tables, time::Zone(), time::from_unix(1'800'000'000)));
  } catch (const Error& error) {
    REQUIRE(error.code == Code::unavailable);
    CHECK(error.hint.find("libxlsxwriter4") != std::string::npos);
  }
}

}  // namespace spoc::render
