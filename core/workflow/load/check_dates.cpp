// Due dates that nobody could keep, as far as the file alone says: "anchor - 10bd" of a step that begins at "anchor -
// 5bd".
#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/format.h"
#include "base/text.h"
#include "workflow/load/loading.h"

namespace spoc::workflow {

namespace {

/// "anchor - 5bd": so many of a unit from a day that has a name. Two of them can be compared when day and unit are the
/// same.
struct Offset {
  std::string_view day, unit;
  long count = 0;
  bool beside(const Offset& other) const { return day == other.day && unit == other.unit; }
};

std::string_view word_at(std::string_view text, bool (*is)(unsigned char)) {
  std::size_t length = 0;
  while (length < text.size() && is(static_cast<unsigned char>(text[length]))) ++length;
  return text.substr(0, length);
}

bool is_letter(unsigned char c) {
  return std::isalpha(c) != 0;
}
bool is_digit(unsigned char c) {
  return std::isdigit(c) != 0;
}

/// Nothing for everything that is not written like that.
std::optional<Offset> offset_of(std::string_view text) {
  text = trim(text);
  Offset offset;
  offset.day = word_at(text, is_letter);
  if (offset.day != "anchor" && offset.day != "opened" && offset.day != "target") return std::nullopt;
  text = trim(text.substr(offset.day.size()));
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const long sign = text.front() == '-' ? -1 : 1;
  text = trim(text.substr(1));
  const std::string_view digits = word_at(text, is_digit);
  offset.unit = word_at(text.substr(digits.size()), is_letter);
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), offset.count);
  if (digits.empty() || read.ec != std::errc() || offset.unit.empty() ||
      digits.size() + offset.unit.size() != text.size())
    return std::nullopt;
  offset.count *= sign;
  return offset;
}

std::optional<Offset> offset_of(const std::optional<Formula>& formula) {
  return formula ? offset_of(formula->text) : std::nullopt;
}

/// A step does not begin, or does not end, before that.
struct Bound {
  Offset at;
  std::size_t by = 0;  ///< the step whose date it is
  const Formula* date = nullptr;
};
using Bounds = std::vector<Bound>;

void add(Bounds& bounds, const Bound& bound) {
  const auto known =
      std::find_if(bounds.begin(), bounds.end(), [&](const Bound& one) { return one.at.beside(bound.at); });
  if (known == bounds.end())
    bounds.push_back(bound);
  else if (known->at.count < bound.at.count)
    *known = bound;
}

void judge(const StepDefinition& step, std::size_t at, const Bounds& bounds, Loading& loading) {
  const auto due = step.roll ? std::nullopt : offset_of(step.due);
  if (!due) return;
  for (const Bound& bound : bounds) {
    if (!bound.at.beside(*due) || due->count >= bound.at.count) continue;
    const StepDefinition& by = loading.definition.steps[bound.by];
    const std::string& date = bound.date->text;
    loading.findings.warning(loading.step_nodes[at]->find("due")->span, "due-too-early",
                             bound.by == at
                                 ? format("step {} is due before it can begin: {}", step.id, date)
                                 : format("step {} is due before {} lets it begin: {}", step.id, by.id, date),
                             "a later due date, or an earlier start");
  }
}

}  // namespace

void check_dates(Loading& loading) {
  const Definition& definition = loading.definition;
  std::vector<Bounds> ends(definition.steps.size());
  for (const std::size_t at : topological(definition)) {
    const StepDefinition& step = definition.steps[at];
    Bounds& bounds = ends[at];
    for (const Need& need : step.needs)
      if (loading.graph->surely_done(need.step, at))
        for (const Bound& bound : ends[need.step]) add(bounds, bound);
    const auto start = step.early || step.roll ? std::nullopt : offset_of(step.start);
    if (start) add(bounds, {*start, at, &*step.start});
    judge(step, at, bounds, loading);
    const auto until = step.roll ? std::nullopt : offset_of(step.until);
    if (until) add(bounds, {*until, at, &*step.until});
  }
}

}  // namespace spoc::workflow
