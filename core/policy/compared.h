// Every value of the policy as a list of its members, each with its name in the file and a text that is equal when the
// member is: what two policies are compared by. Places in the files are no members.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.h"

namespace spoc::policy {

struct ComparedMember {
  std::string_view name;
  std::string text;
};
using Compared = std::vector<ComparedMember>;

/// Parts of the policy that are no types of their own.
struct Thresholds {
  const std::array<std::optional<time::Duration>, 7>& by_kind;
};
struct Absences {
  AbsenceRule open;
  bool tell_requester;
};
struct Learning {
  double minimum_confidence;
};
struct Retention {
  const std::map<std::string, time::Duration>& by_kind;
};

Compared compared(const Desk& value);
Compared compared(const Team& value);
Compared compared(const Department& value);
Compared compared(const Priority& value);
Compared compared(const Service& value);
Compared compared(const Cause& value);
Compared compared(const Ladder& value);
Compared compared(const Lifecycle& value);
Compared compared(const Route& value);
Compared compared(const View& value);
Compared compared(const Messages& value);
Compared compared(const Channel& value);
Compared compared(const Hook& value);
Compared compared(const Role& value);
Compared compared(const Account& value);
Compared compared(const EventType& value);
Compared compared(const ReportDocument& value);
Compared compared(const CalendarText& value);
Compared compared(const Sla& value);
Compared compared(const File& value);
Compared compared(const Thresholds& value);
Compared compared(const Absences& value);
Compared compared(const Learning& value);
Compared compared(const Retention& value);

template <class T>
const std::string& name_of(const T& item) {
  return item.name;
}
inline const std::string& name_of(const CalendarText& calendar) {
  return calendar.definition.name;
}
inline const std::string& name_of(const File& file) {
  return file.path;
}

template <class T>
Where place_of(const T& item) {
  return item.where;
}
inline Where place_of(const File& file) {
  return {file.path, 1, 1};
}

}  // namespace spoc::policy
