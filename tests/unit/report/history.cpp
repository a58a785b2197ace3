#include "history.h"

#include <stdlib.h>

#include <filesystem>

#include "base/hash.h"
#include "decide/schedule.h"
#include "policy/load.h"
#include "support/test.h"

namespace spoc::report::test {
namespace {

constexpr std::string_view kPolicy = R"(
spoc = 1
[desk]
name = "Example Works"
time_zone = "Europe/Berlin"
calendar = "office"
front_line = "desktop"
[calendar.office]
hours = { mon-fri = ["09:00-17:00"] }
[team.desktop]
[team.network]
[cause.password]
title = "Forgotten password"
kind = "removable"
[cause.broken]
title = "Equipment failed"
kind = "immediate"
[priority]
levels = ["P1", "P2", "P3"]
weight = [3, 2, 1]
matrix = [["P1", "P1", "P2"], ["P1", "P2", "P3"], ["P2", "P3", "P3"]]
[sla.standard]
pause = ["requester"]
target.P1 = { resolution = "4bh" }
target.P2 = { resolution = "8bh" }
target.P3 = { resolution = "16bh" }
)";

domain::Actor ana() {
  return {"ana", {}, "cli"};
}

std::string shown(const render::Cell& cell) {
  if (const auto* ratio = std::get_if<render::Ratio>(&cell))
    return std::to_string(ratio->n) + "/" + std::to_string(ratio->d);
  return render::plain_text(cell);
}

}  // namespace

Instant at(std::string_view text) {
  return time::parse_instant(text).value();
}

History::History() {
  folder_ = (std::filesystem::temp_directory_path() / "spoc-report-XXXXXX").string();
  REQUIRE(mkdtemp(folder_.data()));
  const policy::Loaded loaded = policy::load({{"spoc.toml", std::string(kPolicy)}});
  for (const Diagnostic& diagnostic : loaded.diagnostics) UNSCOPED_INFO(to_text(diagnostic, kPolicy));
  REQUIRE(loaded.policy);
  const std::string path = folder_ + "/spoc.db";
  store::Store::create(path, "Example Works", false, "");
  store_ = std::make_unique<store::Store>(path);
  const Instant begin = time::from_unix(0);
  store_->write({ana(), "ana", "init", begin, begin}, [&](store::Unit& unit) {
    unit.put_bundle(*loaded.policy, policy::pack(*loaded.policy));
    domain::Change change;
    change.desk = {{begin, ana(), domain::PolicyApplied{loaded.policy->hash, {}}}};
    unit.commit(change);
  });
}

History::~History() {
  store_.reset();
  std::filesystem::remove_all(folder_);
}

void History::commit(domain::TicketChange change, Instant when) {
  store_->write({ana(), "ana", "test", when, when}, [&](store::Unit& unit) {
    if (!change.after.id) change.before.id = change.after.id = unit.new_ticket();
    change.schedule = decide::schedule_of(change.after, *store_->policy(change.after.bundle));
    domain::Change all;
    all.tickets = {change};
    unit.commit(all);
  });
}

domain::TicketId History::log(Instant when, const Facts& facts) {
  domain::TicketChange change;
  domain::TicketLogged logged;
  logged.subject = "printer jams";
  logged.channel = facts.channel;
  logged.service = facts.service;
  logged.cause = facts.cause;
  logged.run = facts.run;
  logged.bundle = store_->meta().bundle;
  change.record(when, ana(), logged);
  change.record(when, ana(), domain::TicketPrioritised{facts.priority, false, {}});
  change.record(when, ana(), domain::TicketRouted{facts.team, facts.department, 1, facts.by, facts.rule, {}, {}, {}});
  change.record(when, ana(), domain::SlaChosen{"standard"});
  domain::TicketId id;
  store_->write({ana(), "ana", "log", when, when}, [&](store::Unit& unit) {
    id = change.before.id = change.after.id = unit.new_ticket();
    change.schedule = decide::schedule_of(change.after, *store_->policy(change.after.bundle));
    domain::Change all;
    all.tickets = {change};
    unit.commit(all);
  });
  return id;
}

void History::then(domain::TicketId id, Instant when, domain::Event event, std::string_view who) {
  domain::TicketChange change;
  store_->read([&](store::Reading& reading) { change.before = change.after = reading.ticket(id)->ticket; });
  change.record(when, {std::string(who), {}, "cli"}, std::move(event));
  commit(std::move(change), when);
}

domain::RunId History::start(Instant when, std::string_view workflow, std::optional<Instant> target) {
  domain::RunStarted started;
  started.workflow = workflow;
  started.bundle = store_->meta().bundle;
  started.definition = hex(sha256(workflow));
  started.target_at = target;
  domain::RunId id;
  store_->write({ana(), "ana", "run", when, when}, [&](store::Unit& unit) {
    unit.put_definition(started.definition, workflow);
    domain::RunChange change;
    id = change.before.id = change.after.id = unit.new_run();
    change.record(when, ana(), started);
    domain::Change all;
    all.runs = {change};
    unit.commit(all);
  });
  return id;
}

void History::then(domain::RunId id, Instant when, domain::Event event) {
  domain::RunChange change;
  store_->read([&](store::Reading& reading) { change.before = change.after = *reading.run(id); });
  change.record(when, ana(), std::move(event));
  store_->write({ana(), "ana", "test", when, when}, [&](store::Unit& unit) {
    domain::Change all;
    all.runs = {change};
    unit.commit(all);
  });
}

void History::promise(domain::TicketId id, Instant when, std::int64_t hours, std::int64_t cycle) {
  then(id, when,
       domain::ClockStarted{domain::ClockName::resolution, cycle, std::to_string(hours) + "bh", hours * 3600, "office",
                            "standard", std::nullopt});
}

std::int64_t History::position() {
  std::int64_t position = 0;
  store_->read([&](store::Reading& reading) { position = reading.position(); });
  return position;
}

Request History::request(const Bounds& period, Instant as_of, std::int64_t upto) {
  Request request;
  request.policy = store_->policy();
  request.bundle = [this](std::string_view hash) { return store_->policy(hash); };
  request.period = period;
  request.before = period_before(period, request.policy->zone());
  request.as_of = as_of;
  request.upto = upto ? upto : position();
  return request;
}

std::string row(const std::vector<render::Table>& tables, std::string_view name, std::vector<std::string> first) {
  for (const render::Table& table : tables) {
    if (table.name != name) continue;
    for (const render::Row& cells : table.rows) {
      std::string text;
      bool same = true;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string cell = shown(cells[i]);
        if (i < first.size())
          same = same && cell == first[i];
        else
          text += (text.empty() ? "" : " | ") + cell;
      }
      if (same) return text;
    }
  }
  return "no row";
}

}  // namespace spoc::report::test
