// Promises and what happens as they run out: agreements, ladders, standing still, the life cycle, absences.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/section.h"
#include "policy/shape.h"

namespace spoc::policy {

namespace {

constexpr std::string_view kTargetClocks[] = {"acknowledge", "response", "update", "resolution", "team", "vendor"};

Targets read_targets(const Section& table) {
  Targets targets;
  for (std::size_t i = 0; i < std::size(kTargetClocks); ++i) {
    targets.clocks[i] = table.duration(kTargetClocks[i]);
    if (targets.clocks[i]) targets.texts[i] = table.text(kTargetClocks[i]);
  }
  targets.calendar = table.text("calendar");
  return targets;
}

Sla read_sla(const Section& table, std::string name) {
  Sla sla;
  sla.name = std::move(name);
  sla.when = table.expression("when", ticket_place);
  sla.calendar = table.text("calendar");
  sla.ladder = table.text("ladder");
  sla.pause = {domain::WaitingOn::requester, domain::WaitingOn::date};
  if (table.node("pause")) {
    sla.pause.clear();
    for (const std::string& word : table.texts("pause"))
      if (const auto on = domain::from_word<domain::WaitingOn>(word)) sla.pause.push_back(*on);
  }
  sla.reopened_remaining = table.text("reopened") == "remaining";
  const Section target = table.child("target");
  for (const toml::Entry& entry : target.entries("LEVEL"))
    sla.targets[entry.key] = read_targets(target.named(entry, "LEVEL"));
  sla.where = table.where();
  return sla;
}

/// A rung measures one thing, says where on it, and does something.
void check_rung(const Section& table, const Rung& rung, Reading& reading) {
  const auto wrong = [&](std::string_view code, std::string message, std::string hint) {
    reading.findings.error(table.at(), code, std::move(message), std::move(hint));
  };
  const bool clock = table.node("clock"), stalled = table.node("stalled"), at = table.node("at");
  if (clock == stalled)
    wrong("rung-measures", clock ? "a rung measures a clock or a stalled kind, not both" : "a rung measures nothing",
          "give it a clock and at, or stalled");
  else if (clock && !at)
    wrong("rung-without-point", "a rung on a clock says where on it", "write at = \"75%\" or at = \"+4bh\"");
  else if (stalled && at)
    wrong("rung-measures", "a stalled rung has no point of a clock", "its threshold stands in [stalled]");
  if (rung.tell.empty() && !rung.raise && rung.route.empty())
    wrong("idle-rung", "the rung does nothing", "give it tell, raise or route");
  if (rung.every && !table.node("max"))
    reading.findings.warning(table.at(), "rung-every", "\"every\" without \"max\" does not repeat: max is 1");
  if (rung.max > 1 && !rung.every) wrong("rung-max", "\"max\" counts repetitions and needs \"every\"", "");
  if (rung.stalled && !reading.policy.stalled[static_cast<std::size_t>(*rung.stalled)])
    reading.findings.warning(table.at(), "stalled-unwatched",
                             format("nothing counts as {}: [stalled] has no threshold for it", word(*rung.stalled)));
}

std::string rung_name(const Section& table, const Rung& rung) {
  if (const std::string own = table.text("name"); !own.empty()) return own;
  return rung.stalled ? "stalled:" + std::string(word(*rung.stalled)) : table.text("clock") + "@" + table.text("at");
}

Rung read_rung(const Section& table, Reading& reading) {
  Rung rung;
  if (const std::string clock = table.text("clock"); !clock.empty())
    rung.clock = domain::from_word<domain::ClockName>(clock);
  const std::string stalled = table.text("stalled");
  for (std::size_t kind = 0; kind < 7; ++kind)
    if (word(static_cast<StalledKind>(kind)) == stalled) rung.stalled = static_cast<StalledKind>(kind);
  const std::string at = table.text("at");
  rung.percent = parse_percentage(at);
  rung.offset = parse_offset(at);
  rung.name = rung_name(table, rung);
  rung.tell = table.texts("tell");
  rung.raise = table.boolean("raise");
  rung.route = table.text("route");
  rung.every = table.duration("every");
  rung.max = table.integer("max", 1);
  rung.when = table.expression("when", ladder_place);
  rung.via = table.text("via");
  rung.urgent = table.boolean("urgent");
  rung.where = table.where();
  check_rung(table, rung, reading);
  return rung;
}

/// What fired is identified by the rung's name. Of rungs at the same point those with a condition carry it in their
/// name.
void name_apart(std::vector<Rung>& rungs, const std::vector<Section>& tables, Reading& reading) {
  std::vector<std::string> names;
  for (const Rung& rung : rungs) names.push_back(rung.name);
  for (std::size_t i = 0; i < rungs.size(); ++i)
    if (std::count(names.begin(), names.end(), names[i]) > 1 && rungs[i].when && !tables[i].node("name"))
      rungs[i].name += " when " + rungs[i].when->text();
  for (std::size_t i = 0; i < rungs.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (rungs[i].name == rungs[j].name) {
        reading.findings.error(tables[i].at(), "duplicate-rung",
                               format("there is another rung \"{}\" in this ladder", rungs[i].name),
                               "join them, or give one a name of its own");
        break;
      }
}

/// Reminders measure from one instant, so each must be later than the one before it, where they can be compared.
void check_reminders(const Section& table, Reading& reading) {
  const toml::Node* list = table.node("remind");
  const auto& remind = reading.policy.lifecycle.remind;
  for (std::size_t i = 1; i < remind.size(); ++i) {
    const auto* later = std::get_if<time::BusinessDuration>(&remind[i]);
    const auto* earlier = std::get_if<time::BusinessDuration>(&remind[i - 1]);
    const bool ordered =
        !later || !earlier || std::pair(later->days, later->seconds) > std::pair(earlier->days, earlier->seconds);
    if (!ordered)
      reading.findings.error(list->items[std::min(i, list->items.size() - 1)].span, "reminder-order",
                             "reminders must grow: each counts from the beginning of the wait");
  }
}

}  // namespace

void read_slas(const Section& file, Reading& reading) {
  const Section slas = file.child("sla");
  const Sla* always = nullptr;
  reading.policy.slas.reserve(slas.entries("NAME").size());
  for (const toml::Entry& entry : slas.entries("NAME")) {
    const Section table = slas.named(entry, "NAME");
    if (always)
      reading.findings.warning(
          entry.span, "unreachable",
          format("\"{}\" governs nothing: \"{}\" before it governs every ticket", entry.key, always->name),
          "put it first, or give the other a \"when\"");
    reading.policy.slas.push_back(read_sla(table, entry.key));
    if (!always && !table.node("when")) always = &reading.policy.slas.back();
  }
}

void read_ladders(const Section& file, Reading& reading) {
  const Section thresholds = file.child("stalled");
  for (std::size_t kind = 0; kind < 7; ++kind)
    reading.policy.stalled[kind] = thresholds.duration(word(static_cast<StalledKind>(kind)));
  const Section ladders = file.child("ladder");
  for (const toml::Entry& entry : ladders.entries("NAME")) {
    const Section table = ladders.named(entry, "NAME");
    Ladder ladder;
    ladder.name = entry.key;
    ladder.where = table.where();
    const std::vector<Section> rungs = table.items("rungs");
    for (const Section& rung : rungs) ladder.rungs.push_back(read_rung(rung, reading));
    name_apart(ladder.rungs, rungs, reading);
    reading.policy.ladders.push_back(std::move(ladder));
  }
}

void read_lifecycle(const Section& file, Reading& reading) {
  const Section table = file.child("lifecycle");
  Lifecycle& lifecycle = reading.policy.lifecycle;
  lifecycle.remind = table.durations("remind");
  lifecycle.close_after = table.duration("close_after");
  lifecycle.reopen_window = table.duration("reopen_window");
  lifecycle.thanks_confirm = table.text("thanks") != "reopen";
  check_reminders(table, reading);
  const Section absence = file.child("absence");
  reading.policy.absence = absence.word("open", {"cover", "team", "keep"}, AbsenceRule::cover);
  reading.policy.tell_requester_away = absence.boolean("tell_requester", false);
}

}  // namespace spoc::policy
