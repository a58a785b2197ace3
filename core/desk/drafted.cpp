#include "desk/drafted.h"

#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "decide/edit.h"
#include "domain/words.h"

namespace spoc::desk {
namespace {

using intake::Draft;

constexpr std::size_t kSubjectLimit = 1000;

template <class E>
E word_of(const std::string& text, E fallback, std::string_view what) {
  if (text.empty()) return fallback;
  if (const auto value = domain::from_word<E>(text)) return *value;
  const auto words = domain::words<E>();
  const std::vector<std::string> all(words.begin(), words.end());
  const std::string meant = did_you_mean(text, all);
  throw Error(Code::data, format("{} cannot be \"{}\"", what, text),
              meant.empty() ? "it is one of " + join(all, ", ") : meant);
}

/// The subject as one line: given, else the first line of the description.
std::string subject_of(const Draft& draft) {
  std::string_view text = trim(draft.subject);
  if (text.empty()) text = trim(split(trim(draft.description), '\n').front());
  if (text.empty()) throw Error(Code::data, "a ticket needs a subject", "say what it is about: -s TEXT");
  std::string line = to_utf8(text.substr(0, 4 * kSubjectLimit));
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  if (display_width(line) <= kSubjectLimit) return line;
  return shorten(line, kSubjectLimit);
}

const policy::Service* service_of(const Draft& draft, const policy::Policy& policy) {
  if (draft.service.empty()) return nullptr;
  if (const policy::Service* service = policy.service(draft.service)) return service;
  throw Error(Code::data, format("there is no service \"{}\"", draft.service),
              did_you_mean(draft.service, policy.service_names()));
}

/// Causes are a closed list where policy has any.
const std::string& cause_of(const Draft& draft, const policy::Policy& policy) {
  if (draft.cause.empty() || policy.causes.empty() || policy.cause(draft.cause)) return draft.cause;
  throw Error(Code::data, format("there is no cause \"{}\"", draft.cause),
              did_you_mean(draft.cause, policy.cause_names()));
}

/// A service says which fields its tickets have; what no service says yet is kept as it comes.
void require_field(const policy::Service* service, std::string_view name) {
  if (!service) return;
  std::vector<std::string> names;
  for (const auto& [known, type] : service->fields) names.push_back(known);
  if (std::find(names.begin(), names.end(), name) != names.end()) return;
  const std::string meant = did_you_mean(name, names);
  throw Error(Code::data, format("service {} has no field \"{}\"", service->name, name),
              !meant.empty() || names.empty() ? meant : "it has " + join(names, ", "));
}

void add_fields(domain::TicketLogged& logged, const Draft& draft, const policy::Policy& policy, time::Instant now, std::string& at) {
  logged.tags = draft.tags;
  std::sort(logged.tags.begin(), logged.tags.end());
  logged.tags.erase(std::unique(logged.tags.begin(), logged.tags.end()), logged.tags.end());
  if (draft.set.empty()) return;
  domain::Ticket ticket;
  ticket.service = logged.service;
  for (const auto& [name, value] : draft.set) {
    at = name.starts_with("fields.") ? name : "fields." + name;
    require_field(policy.service(logged.service), at.substr(7));
    const auto edit = decide::edited(ticket, at, value, policy, now);
    if (edit) logged.fields.emplace_back(at.substr(7), edit->to);
  }
}

}  // namespace

domain::TicketLogged logged_from(const Draft& draft, const policy::Policy& policy, time::Instant now, std::string& at) {
  using domain::Level, domain::TicketType;
  at = "service";
  const policy::Service* service = service_of(draft, policy);
  domain::TicketLogged logged;
  at = "type";
  logged.type = word_of(draft.type, service && service->type ? *service->type : TicketType::incident, "type");
  if (logged.type == TicketType::task || logged.type == TicketType::approval || logged.type == TicketType::failure)
    throw Error(Code::data, format("a ticket of type {} belongs to a run", domain::word(logged.type)),
                "start a run: spoc run start");
  at = "subject";
  logged.subject = subject_of(draft);
  logged.description = to_utf8(draft.description);
  logged.channel = draft.channel;
  logged.recipient = draft.recipient;
  logged.language = draft.language;
  logged.service = draft.service;
  logged.category = !draft.category.empty() || !service ? draft.category : service->category;
  at = "cause";
  logged.cause = cause_of(draft, policy);
  at = "impact";
  logged.impact = word_of(draft.impact, service && service->impact ? *service->impact : Level::medium, "impact");
  at = "urgency";
  logged.urgency = word_of(draft.urgency, service && service->urgency ? *service->urgency : Level::medium, "urgency");
  logged.key = draft.key;
  logged.confidential = draft.confidential || (service && service->confidential);
  logged.bundle = policy.hash;
  add_fields(logged, draft, policy, now, at);
  return logged;
}

}  // namespace spoc::desk
