#include "report/about.h"

namespace spoc::report {

std::string about(const domain::Ticket& ticket) {
  if (!ticket.service.empty()) return ticket.service;
  return ticket.category.empty() ? std::string(domain::word(ticket.type)) : ticket.category;
}

const std::string& provider(const Stretch& stretch) {
  return stretch.department.empty() ? stretch.team : stretch.department;
}

Touch touch(const Story& story, const time::Calendar& calendar) {
  if (story.ticket.spent_s > 0) return {time::seconds(story.ticket.spent_s), false};
  return {parts_of(story.course, always(), &calendar)[static_cast<std::size_t>(TimePart::work)], true};
}

}  // namespace spoc::report
