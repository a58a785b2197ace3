#include "scratch_desk.h"

#include <stdlib.h>

#include <filesystem>

#include "base/file.h"
#include "base/format.h"
#include "base/hash.h"
#include "desk/apply.h"
#include "desk/check.h"
#include "desk/log.h"
#include "support/test.h"

namespace spoc::test {

namespace {

constexpr std::string_view kPolicy = R"(
spoc = 1
[desk]
name = "Example Works"
address = "help@example.org"
time_zone = "UTC"
calendar = "always"
front_line = "front"
[calendar.always]
hours = { mon-sun = ["00:00-24:00"] }
[team.front]
[team.network]
[service.laptop]
title = "Laptop"
category = "hardware"
fields = { model = "enum(standard, developer)?" }
[priority]
levels = ["P1", "P2", "P3"]
weight = [3, 2, 1]
matrix = [["P1", "P1", "P2"], ["P1", "P2", "P3"], ["P2", "P3", "P3"]]
)";
constexpr std::string_view kAgreements = R"([sla.standard]
target.P1 = { resolution = "1h" }
target.P2 = { resolution = "4h" }
target.P3 = { resolution = "8h" }
)";
constexpr std::string_view kMessages = "transport = \"maildir\"\nfolder = \"sent\"\n";

std::vector<policy::File> policy_of(std::string_view agreements, std::string_view messages) {
  return {{"spoc.toml", format("{}{}[messages]\n{}", kPolicy, agreements, messages)}};
}

domain::Recorded person(std::string id, std::string team) {
  domain::Person p;
  p.id = id;
  p.name = "Name of " + id;
  p.login = id;
  p.address = id + "@example.org";
  p.teams = {std::move(team)};
  return {time::from_unix(0), {}, domain::PersonChanged{p}};
}

}  // namespace

std::vector<policy::File> scratch_policy_with(std::string_view agreements) { return policy_of(agreements, kMessages); }

ScratchDesk::ScratchDesk(std::string_view messages)
    : ScratchDesk(policy_of(kAgreements, messages.empty() ? kMessages : messages)) {}

ScratchDesk::ScratchDesk(std::vector<policy::File> files, bool rehearsal) {
  folder_ = (std::filesystem::temp_directory_path() / "spoc-desk-XXXXXX").string();
  REQUIRE(mkdtemp(folder_.data()));
  const desk::Checked checked = desk::check(files);
  for (const Diagnostic& d : checked.diagnostics) UNSCOPED_INFO(to_text(d, files.front().content));
  REQUIRE(checked.policy);
  path_ = join_path(folder_, "spoc.db");
  if (!server_of_tests().empty()) path_ = schema_.emplace().place();
  store::Caller caller{{"cleo", {}, "cli"}, "cleo", "init", time::from_unix(0), time::from_unix(0)};
  desk::create(path_, "Example Works", rehearsal, caller, checked.policy);
  store_ = std::make_unique<store::Store>(path_);
  store_->write(caller, [](store::Unit& unit) {
    domain::Change change;
    change.desk = {person("cleo", "front"), person("ben", "network"), person("ana", "network")};
    unit.commit(change);
  });
}

ScratchDesk::~ScratchDesk() {
  store_.reset();
  std::filesystem::remove_all(folder_);
}

desk::Desk ScratchDesk::desk(std::string person, std::int64_t second) {
  const time::Instant now = time::from_unix(1'780'653'600 + second);
  return {*store_, {{person, {}, "cli"}, person, "test", now, now, true}, false};
}

domain::TicketId ScratchDesk::log(std::string subject, std::string requester, const intake::Draft& rest) {
  intake::Draft draft = rest;
  draft.subject = std::move(subject);
  draft.requester = std::move(requester);
  desk::Desk d = desk();
  return desk::log(d, draft, intake::OnKnown::ignore).rows.front().ticket;
}

domain::Ticket ScratchDesk::ticket(domain::TicketId id) {
  domain::Ticket found;
  store_->read([&](store::Reading& reading) {
    const auto stored = reading.ticket(id);
    REQUIRE(stored);
    found = stored->ticket;
  });
  return found;
}

std::vector<std::string> ScratchDesk::kinds(domain::TicketId id, std::int64_t version) {
  std::vector<std::string> found;
  store::EntryQuery query;
  query.subject = domain::subject(id);
  store_->read([&](store::Reading& reading) {
    reading.entries(query, [&](const store::Entry& entry) {
      if (entry.version > version) found.push_back(entry.kind);
      return true;
    });
  });
  return found;
}

std::string ScratchDesk::digest() const {
  std::string all;
  for (const std::string& name : list_folder(folder_))
    if (!name.ends_with("-shm")) all += name + "\n" + read_file(join_path(folder_, name));
  // What a server keeps is in no file here; an export has everything that was written down and what waits.
  if (schema_) store_->write_out([&](std::string_view line) { all += line; }, {});
  return hex(blake2b(all));
}

std::vector<std::string> ScratchDesk::mails(std::string_view folder) const {
  const std::string place = join_path(folder_, format("{}/new", folder));
  std::vector<std::string> contents;
  for (const std::string& name : list_folder(place)) contents.push_back(read_file(join_path(place, name)));
  return contents;
}

std::vector<store::QueuedEffect> ScratchDesk::effects(std::string_view state) {
  std::vector<store::QueuedEffect> found;
  store_->read([&](store::Reading& reading) {
    reading.effects(state, [&](const store::QueuedEffect& queued) {
      found.push_back(queued);
      return true;
    });
  });
  return found;
}

int ScratchDesk::events(std::string_view kind) {
  int count = 0;
  store::EntryQuery query;
  query.kind = kind;
  store_->read([&](store::Reading& reading) {
    reading.entries(query, [&](const store::Entry&) {
      ++count;
      return true;
    });
  });
  return count;
}

}  // namespace spoc::test
