#include "cmd/present/run_files.h"

#include <algorithm>

#include "base/text.h"
#include "domain/event.h"

namespace spoc::cmd {

std::vector<domain::Attachment> files_of_entry(const store::Entry& entry) {
  if (entry.data.find("\"attachments\"") == std::string::npos) return {};
  const domain::Event event = domain::event_from_json(entry.kind, entry.data);
  if (const auto* started = std::get_if<domain::RunStarted>(&event)) return started->attachments;
  if (const auto* amended = std::get_if<domain::RunAmended>(&event)) return amended->attachments;
  if (const auto* finished = std::get_if<domain::StepFinished>(&event)) return finished->attachments;
  return {};
}

std::vector<domain::Attachment> files_of_run(store::Reading& reading, domain::RunId run) {
  std::vector<domain::Attachment> files;
  store::EntryQuery query;
  query.subject = domain::subject(run);
  reading.entries(query, [&](const store::Entry& entry) {
    for (domain::Attachment& file : files_of_entry(entry))
      if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(std::move(file));
    return true;
  });
  return files;
}

std::string value_text(const json::Value& value) {
  if (const auto file = domain::file_of(value)) return domain::shown(*file);
  const json::Array* items = value.array();
  if (items && !items->empty() && domain::file_of(items->front())) {
    std::vector<std::string> shown;
    for (const json::Value& item : *items) shown.push_back(value_text(item));
    return join(shown, ", ");
  }
  return value.string() ? *value.string() : json::to_text(value);
}

}  // namespace spoc::cmd
