#include "cmd/present/handed_over.h"

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/ticket_json.h"

namespace spoc::cmd {

std::string handed_over_line(const desk::HandedOver& one) {
  const std::string line = one.person.empty() ? format("#{} goes back to {}", to_text(one.ticket), one.team)
                                              : format("#{} goes to {}", to_text(one.ticket), one.person);
  return terminal_safe(line, Shape::one_line);
}

void write_handed_over(json::Writer& writer, const std::vector<desk::HandedOver>& all) {
  writer.key("handed_over").begin_array();
  for (const desk::HandedOver& one : all) {
    writer.begin_object().key("ticket").integer(one.ticket.number).key("person");
    text_or_null(writer, one.person);
    writer.key("team");
    text_or_null(writer, one.team);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace spoc::cmd
