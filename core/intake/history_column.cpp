#include "intake/history_column.h"

#include <iterator>

#include "intake/history.h"

namespace spoc::intake {
namespace {

using domain::HistoryRow;
using What = HistoryColumn::What;

constexpr std::string_view kField = "fields.";
constexpr std::string_view kOthers = "*";

/// Members that are a text of a row.
struct TextMember {
  std::string_view name;
  std::string HistoryRow::*text;
  What what = What::text;
};
constexpr TextMember kTexts[] = {{"activity", &HistoryRow::activity},
                                 {"person", &HistoryRow::person},
                                 {"team", &HistoryRow::team},
                                 {"assignee", &HistoryRow::assignee},
                                 {"type", &HistoryRow::type, What::word},
                                 {"subject", &HistoryRow::subject},
                                 {"description", &HistoryRow::description},
                                 {"requester", &HistoryRow::requester},
                                 {"channel", &HistoryRow::channel},
                                 {"service", &HistoryRow::service},
                                 {"category", &HistoryRow::category},
                                 {"cause", &HistoryRow::cause},
                                 {"priority", &HistoryRow::priority, What::word},
                                 {"impact", &HistoryRow::impact, What::word},
                                 {"urgency", &HistoryRow::urgency, What::word}};

struct OtherMember {
  std::string_view name;
  What what;
};
constexpr OtherMember kOtherMembers[] = {{"case", What::case_id},
                                         {"time", What::time},
                                         {"status", What::status},
                                         {"promise_kept", What::kept},
                                         {"spent_hours", What::spent}};

}  // namespace

std::vector<std::string> history_members() {
  std::vector<std::string> names;
  for (const OtherMember& member : kOtherMembers) names.emplace_back(member.name);
  for (const TextMember& one : kTexts) names.emplace_back(one.name);
  for (const HistoryTime& one : kHistoryTimes) names.emplace_back(one.name);
  return names;
}

HistoryColumn::HistoryColumn(std::string_view name, const Map& map, std::string_view value)
    : member(name), always(value) {
  for (const Map::Meaning& one : map.meanings)
    if (one.member == name) meanings_.try_emplace(one.cell, one.value);
  any_ = meanings_.contains(kOthers);
  if (name.starts_with(kField)) what = What::field;
  for (const OtherMember& other : kOtherMembers)
    if (other.name == name) what = other.what;
  for (const TextMember& one : kTexts) {
    if (one.name != name) continue;
    what = one.what;
    text = one.text;
  }
  for (std::size_t i = 0; i < std::size(kHistoryTimes); ++i) {
    if (kHistoryTimes[i].name != name) continue;
    what = What::time_of_case;
    time = i;
  }
}

std::string_view HistoryColumn::meaning(std::string_view cell) const {
  if (meanings_.empty()) return cell;
  auto found = meanings_.find(cell);
  if (found == meanings_.end() && any_) found = meanings_.find(kOthers);
  return found == meanings_.end() ? cell : std::string_view(found->second);
}

std::string HistoryColumn::field() const {
  return member.substr(kField.size());
}

}  // namespace spoc::intake
