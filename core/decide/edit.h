// Changing members of a ticket by name, as `edit`, rules and services do it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "decide/situation.h"
#include "time/phrase.h"

namespace spoc::decide {

/// `member` is the name under which the event records it: "tags" for "tags+".
struct Edit {
  std::string member;
  json::Value from, to;
};

/// What a member becomes; nothing when it is that already. Members: type subject description impact urgency service category
/// cause channel language confidential tags fields.NAME, and NAME alone for a field of the ticket's service. "tags+" adds and
/// "tags-" removes one. Values are checked against policy; throws data naming the member and the nearest known one.
/// Where somebody types it, `typed` says when: fields that are dates or times take `tomorrow` and `+2bd` then, too.
std::optional<Edit> edited(const Ticket& ticket, const std::string& member, const json::Value& value, const policy::Policy& policy,
                           std::optional<Instant> typed = std::nullopt);

/// What comes with a service: its category, unless the ticket has one of its own, and its confidentiality. `ticket` is as it
/// was before. Names and values for `edited`; empty for a service that policy does not know.
std::vector<std::pair<std::string, json::Value>> brought_by_service(const Ticket& ticket, std::string_view service, const policy::Policy& policy);

/// The text of a form, field or `--set` as a value of its declared type: dates stay text, numbers become numbers. Throws data
/// naming the field when it does not fit.
json::Value typed_value(const policy::FieldType& type, const std::string& name, const json::Value& value,
                        const time::PhraseContext* typed = nullptr);
/// What is typed now is read against the desk's zone and calendar.
time::PhraseContext phrases(const policy::Policy& policy, Instant now);

}  // namespace spoc::decide
