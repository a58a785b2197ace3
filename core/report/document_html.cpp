#include "base/format.h"
#include "base/text.h"
#include "render/html.h"
#include "render/markup.h"
#include "report/document.h"
#include "report/pictures.h"

namespace spoc::report {

std::string to_html(const Document& document, const Request& request, const render::TextStyle& style) {
  using render::markup_safe;
  render::TextStyle fixed = style;
  fixed.now.reset();  // the words of a report do not depend on when it is printed
  fixed.width = 0;
  fixed.colour = false;
  std::string body = format("<h1>{}</h1>\n<dl>\n", markup_safe(document.title));
  for (const auto& [label, value] : asked(document, request, style.zone))
    body += format("<dt>{}</dt><dd>{}</dd>\n", markup_safe(label), markup_safe(value));
  body += "</dl>\n";
  for (const Part& part : document.parts) {
    body += format("<section>\n<h2>{}</h2>\n<p>{}</p>\n", markup_safe(part.report->name),
                   markup_safe(part.report->question));
    for (const render::Table& table : part.tables) {
      body += format("<h3>{}</h3>\n", markup_safe(heading(table.name)));
      body += pictures_of(part.report->name, table, style.zone);
      render::append_html(body, table, fixed);
    }
    body += "</section>\n";
  }
  return render::html_page(document.title, body);
}

}  // namespace spoc::report
