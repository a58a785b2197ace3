#include "render/html.h"

#include "base/format.h"
#include "base/text.h"
#include "render/chart.h"
#include "render/markup.h"

namespace spoc::render {
namespace {

constexpr std::size_t kShort = 32;

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --rule: #d1d9e0; --ground: #ffffff;
  --k0: #0969da; --k1: #1a7f37; --k2: #bc4c00; --k3: #8250df; --k4: #9a6700; --k5: #cf222e; --k6: #59636e }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --rule: #3d444d; --ground: #0d1117;
  --k0: #58a6ff; --k1: #3fb950; --k2: #f0883e; --k3: #bc8cff; --k4: #d29922; --k5: #f85149; --k6: #9198a1 } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); max-width: 72rem;
  margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem; line-height: 1.25 } h2 { font-size: 1.2rem; margin-top: 2.5rem } h3 { font-size: 1rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; color: var(--soft); margin: 0 }
dd { margin: 0; overflow-wrap: anywhere }
figure { margin: 1rem 0; break-inside: avoid; overflow-x: auto } figcaption { color: var(--soft); font-size: .85rem }
svg { display: block; min-width: 32rem; max-width: 45rem; height: auto }
.scroll { overflow-x: auto; margin: .5rem 0 1.5rem }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: .15rem .5rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top }
th { font-weight: 600; color: var(--soft) } .right { text-align: right } .right, .short { white-space: nowrap }
@media (max-width: 40rem) { body { font-size: 14px; padding: .6rem } dl { grid-template-columns: 1fr } dt { font-weight: 600 } }
@page { size: A4 landscape; margin: 12mm }
@media print { :root { --ink: #000; --ground: #fff; --soft: #444; --rule: #bbb } body { max-width: none; font-size: 10pt; padding: 0 }
  .scroll { overflow: visible } table { font-size: 8pt } th, td { padding: .1rem .3rem } th.right { white-space: normal } tr, figure { break-inside: avoid } thead { display: table-header-group } }
)css";

/// Names, dates and words stay in one line; what people wrote may take several.
std::string cell_of(const Column& column, std::string_view text) {
  const bool is_short = display_width(text) <= kShort;
  const std::string_view of = is_right_aligned(column) ? " class=\"right\"" : is_short ? " class=\"short\"" : "";
  return format("<td{}>{}</td>", of, markup_safe(text));
}

}  // namespace

void append_html(std::string& out, const Table& table, const TextStyle& style) {
  out += "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>";
  for (const Column& column : table.columns)
    out += format("<th scope=\"col\"{}>{}</th>", is_right_aligned(column) ? " class=\"right\"" : "",
                  markup_safe(heading_of(column)));
  out += "</tr></thead>\n<tbody>\n";
  for (const Row& row : table.rows) {
    check_row(table.columns, row);
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      out += cell_of(table.columns[i], cell_text(row[i], table.columns[i].kind, style));
    out += "</tr>\n";
  }
  out += "</tbody></table></div>\n";
}

std::string html_page(std::string_view title, std::string_view body) {
  std::string out =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
  out += format("<title>{}</title>\n<style>", markup_safe(title));
  out.append(kStyle).append(chart_style()).append("</style>\n</head>\n<body>\n");
  return out.append(body).append("</body>\n</html>\n");
}

}  // namespace spoc::render
