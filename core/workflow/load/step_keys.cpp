// The keys of a step: which kinds of step each is for, and what people write in their place.
#include <algorithm>
#include <iterator>

#include "base/format.h"
#include "workflow/load/load.h"
#include "workflow/load/loading.h"

namespace spoc::workflow {

namespace {

using domain::StepKind;

constexpr std::uint8_t bit(StepKind kind) {
  return static_cast<std::uint8_t>(1u << static_cast<unsigned>(kind));
}
constexpr std::uint8_t kAny = 0xff;
constexpr std::uint8_t kTask = bit(StepKind::task), kApproval = bit(StepKind::approval), kWait = bit(StepKind::wait),
                       kAction = bit(StepKind::action), kCall = bit(StepKind::call), kEnd = bit(StepKind::end);
constexpr std::uint8_t kTicket = kTask | kApproval;

/// A key, and the kinds it means something for.
struct StepKey {
  std::string_view name;
  std::uint8_t kinds = kAny;
};
constexpr StepKey kStepKeys[] = {
    {"kind"},
    {"title"},
    {"text"},
    {"needs"},
    {"join"},
    {"withdraw_rest"},
    {"when"},
    {"if_all_skipped"},
    {"start"},
    {"until", kWait},
    {"due", kTicket | kWait},
    {"roll"},
    {"team", kTicket | kWait | kAction},
    {"assign", kTask},
    {"skill", kTask},
    {"prefer", kTask},
    {"form", kTask},
    {"checklist", kTask},
    {"checklist_for_each", kTask},
    {"approvers", kApproval},
    {"quorum", kApproval},
    {"not_by", kApproval},
    {"on_timeout", kTicket | kWait},
    {"on_reject", kTicket},
    {"rework_to", kTicket},
    {"max_rounds", kTicket},
    {"decline", kTask},
    {"run", kAction},
    {"env", kAction},
    {"timeout", kAction},
    {"retry", kAction},
    {"returns", kAction},
    {"once", kAction},
    {"on_error", kAction},
    {"event", kWait},
    {"match", kWait},
    {"call", kCall},
    {"with", kCall},
    {"wait", kCall},
    {"cancel", kCall},
    {"for_each", kTicket | kAction | kCall},
    {"key", kTicket | kAction | kCall},
    {"max_parallel", kTicket | kAction | kCall},
    {"complete_when", kTicket | kAction | kCall},
    {"open", kTicket | kAction | kCall},
    {"mutex", kTicket | kWait | kCall | kAction},
    {"enabled_while", kTicket},
    {"scope"},
    {"cancels"},
    {"repeat", kTicket | kAction},
    {"skippable"},
    {"early", kTicket | kAction},
    {"priority", kTicket | kAction},
    {"rungs", kTicket},
    {"tell"},
    {"compensate", kTicket | kWait | kCall | kAction},
    {"result", kEnd},
};

/// What people expect who know other engines, and what is written here.
constexpr Key kElsewhere[] = {
    {"keep", "policy says how long an event is kept; what came too early is told apart by match, with a field of it"},
    {"blocking", "a join fires once in a round: withdraw_rest = true ends the steps that are late"},
    {"loop", "repeat = { until = \"outputs.ok\", max = 5 }, or an approval with rework_to"},
    {"next", "needs = [\"…\"] in the step that follows"},
    {"depends_on", "needs = [\"…\"]"},
    {"notify", "tell = [\"…\"]: who is told when the step begins"},
    {"threads", "for_each = \"[1, 2, 3]\": one ticket for each"},
    {"count", "for_each = \"[1, 2, 3]\": one ticket for each"},
};

std::string kinds_of(std::uint8_t kinds) {
  std::string text;
  for (std::size_t i = 0; i < domain::words<StepKind>().size(); ++i)
    if (kinds & bit(static_cast<StepKind>(i)))
      text += (text.empty() ? "" : " or ") + std::string(domain::words<StepKind>()[i]);
  return text;
}

}  // namespace

std::vector<std::string_view> step_keys() {
  std::vector<std::string_view> names;
  for (const StepKey& key : kStepKeys) names.push_back(key.name);
  return names;
}

void check_keys_of(const Table& step, StepKind kind, Loading& loading) {
  static const auto keys = [] {
    std::vector<Key> all;
    for (const StepKey& key : kStepKeys) all.push_back({key.name});
    all.insert(all.end(), std::begin(kElsewhere), std::end(kElsewhere));
    return all;
  }();
  step.check_keys(keys);
  for (const toml::Entry& entry : step.node().entries) {
    const auto found = std::find_if(std::begin(kStepKeys), std::end(kStepKeys), [&](const StepKey& one) { return one.name == entry.key; });
    if (found == std::end(kStepKeys) || found->kinds & bit(kind)) continue;
    const StepKey& key = *found;
    loading.findings.error(
        entry.value.span, "not-for-this-kind",
        format("{} is a key of {}, and {} is of kind {}", key.name, kinds_of(key.kinds), step.what(),
               domain::word(kind)),
        key.name == "repeat" ? "a called workflow does several steps again: kind = \"call\" and for_each" : "");
  }
}

}  // namespace spoc::workflow
