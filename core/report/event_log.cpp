#include "report/event_log.h"

#include "base/format.h"
#include "domain/fold.h"
#include "render/markup.h"
#include "report/about.h"
#include "report/story.h"

namespace spoc::report {
namespace {

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<log xes.version=\"1849.2016\" xes.features=\"\" xmlns=\"http://www.xes-standard.org/\">\n"
    "  <extension name=\"Concept\" prefix=\"concept\" uri=\"http://www.xes-standard.org/concept.xesext\"/>\n"
    "  <extension name=\"Lifecycle\" prefix=\"lifecycle\" uri=\"http://www.xes-standard.org/lifecycle.xesext\"/>\n"
    "  <extension name=\"Organizational\" prefix=\"org\" uri=\"http://www.xes-standard.org/org.xesext\"/>\n"
    "  <extension name=\"Time\" prefix=\"time\" uri=\"http://www.xes-standard.org/time.xesext\"/>\n"
    "  <global scope=\"trace\">\n    <string key=\"concept:name\" value=\"\"/>\n  </global>\n"
    "  <global scope=\"event\">\n    <string key=\"concept:name\" value=\"\"/>\n"
    "    <string key=\"lifecycle:transition\" value=\"complete\"/>\n"
    "    <date key=\"time:timestamp\" value=\"1970-01-01T00:00:00.000Z\"/>\n  </global>\n"
    "  <classifier name=\"Activity\" keys=\"concept:name\"/>\n";

constexpr std::string_view kImported = "import";

std::string attribute(std::string_view type, std::string_view key, std::string_view value, std::string_view indent) {
  if (value.empty()) return {};
  return format("{}<{} key=\"{}\" value=\"{}\"/>\n", indent, type, key, render::markup_safe(value));
}

/// Whether an entry is only what a row of the log before it means here.
bool is_meaning(const domain::Recorded& recorded, bool recounted) {
  const bool told = std::holds_alternative<domain::TicketRecounted>(recorded.event);
  return recounted && !told && (recorded.actor.via == kImported || !recorded.actor.human());
}

class Trace {
 public:
  explicit Trace(const Story& story) : story_(story) {
    for (const domain::Recorded& recorded : story.events)
      recounted_ = recounted_ || std::holds_alternative<domain::TicketRecounted>(recorded.event);
  }

  std::string text() {
    const domain::Ticket& ticket = story_.ticket;
    std::string out = "  <trace>\n";
    out += attribute("string", "concept:name", name(), "    ");
    out += attribute("int", "ticket", std::to_string(ticket.id.number), "    ");
    out += attribute("string", "type", domain::word(ticket.type), "    ");
    out += attribute("string", "priority", ticket.priority, "    ");
    out += attribute("string", "service", ticket.service, "    ");
    out += attribute("string", "category", ticket.category, "    ");
    out += attribute("string", "status", domain::word(ticket.status), "    ");
    domain::Ticket then;
    for (const domain::Recorded& recorded : story_.events) {
      domain::apply(then, recorded);
      if (!is_meaning(recorded, recounted_)) out += event(recorded, then);
    }
    return out + "  </trace>\n";
  }

 private:
  /// The case as its log calls it, else the number.
  std::string name() const {
    const std::string_view key = domain::shown_key(story_.ticket.key);
    const std::size_t colon = key.find(':');
    if (recounted_ && colon != key.npos) return std::string(key.substr(colon + 1));
    return std::to_string(story_.ticket.id.number);
  }

  static std::string event(const domain::Recorded& recorded, const domain::Ticket& then) {
    const auto* told = std::get_if<domain::TicketRecounted>(&recorded.event);
    const Instant at = told && told->log_at ? *told->log_at : recorded.at;
    std::string out = "    <event>\n";
    out += attribute("string", "concept:name", told ? std::string_view(told->activity) : domain::kind(recorded.event),
                     "      ");
    out += attribute("string", "lifecycle:transition", "complete", "      ");
    out += attribute("date", "time:timestamp", time::to_text(at), "      ");
    out += attribute("string", "org:resource", recorded.actor.human() ? recorded.actor.person : recorded.actor.via,
                     "      ");
    out += attribute("string", "org:group", then.team, "      ");
    return out + "    </event>\n";
  }

  const Story& story_;
  bool recounted_ = false;
};

}  // namespace

void write_xes(store::Reading& reading, const Request& request, const std::function<void(std::string_view)>& write) {
  write(kHead);
  each_story(reading, request, std::nullopt, [&](const Story& story) { write(Trace(story).text()); });
  write("</log>\n");
}

}  // namespace spoc::report
