#include "cmd/report_what_if.h"

#include "base/faulty.h"
#include "base/format.h"
#include "cmd/present/diagnostics.h"

namespace spoc::cmd {

desk::OtherDesk other_desk(Context& context, const std::string& path) {
  desk::OtherDesk other = desk::read_other_desk(path, context.store().files(), context.now());
  if (other.checked.policy) return other;
  if (!context.json())
    for (std::string text : texts_of(other.files, other.checked.diagnostics)) {
      if (text.ends_with('\n')) text.pop_back();
      context.say(text);
    }
  throw Faulty(format("the policy at {} has errors: nothing can be recomputed under it", path),
               "see them all with spoc check", std::move(other.checked.diagnostics));
}

report::Document under_other(const Context& context, store::Reading& reading, const std::vector<const report::Report*>& reports,
                             const report::Request& request, const desk::OtherDesk& other) {
  const auto people =
      other.has_people ? desk::listed(other.people.people, reading.people()) : std::unique_ptr<domain::Directory>();
  const bool explained = context.arguments().has("--ticket");
  return report::what_if(reading, reports, request, {other.checked.policy, people.get()}, explained);
}

}  // namespace spoc::cmd
