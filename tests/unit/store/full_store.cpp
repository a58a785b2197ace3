#include "full_store.h"

#include "base/hash.h"
#include "policy/load.h"

namespace spoc::store::test {

namespace {

constexpr std::string_view kDefinition = "definition";

domain::RunChange started(RunId id, const std::string& bundle) {
  domain::RunChange run;
  run.after.id = id;
  domain::RunStarted start;
  start.workflow = "onboarding";
  start.accountable = "hr";
  start.about = "ben@example.org";
  start.key = "E1";
  start.bundle = bundle;
  start.definition = hex(sha256(kDefinition));
  start.inputs = {{"employee", "E1"}};
  start.vars = {{"on_site", true}};
  start.anchor = start.target_at = at(9000);
  start.parent = {1};
  start.parent_step = "laptop";
  start.for_ticket = {1};
  start.parent_item = "one";
  start.depth = 2;
  start.because = "event hr.hired S-1";
  run.record(at(2), ana(), start);
  domain::StepActivated step;
  step.step = "approve";
  step.item = "vpn";
  step.kind = domain::StepKind::approval;
  step.ticket = {1};
  step.run = {1};
  step.title = "Approve";
  step.team = "finance";
  step.assignee = "cid";
  step.due_at = at(100);
  step.approvers = {"cid", "dan"};
  step.contact = "mona@home.example";
  run.record(at(2), ana(), domain::StepExpanded{"approve", 1, domain::StepKind::approval, {{"vpn", R"({"id":"vpn"})"}}});
  domain::StepActivated contract;
  contract.step = "contract";
  contract.kind = domain::StepKind::wait;
  contract.awaits = R"(hr.signed employee="E1")";
  contract.mutex = "floorplan";
  run.record(at(2), ana(), contract);
  run.record(at(2), ana(), domain::EventMatched{"hr.signed", "S-1", "approve", "vpn"});
  run.record(at(2), ana(), domain::StepScheduled{"approve", "vpn", 1, domain::StepKind::approval, at(2)});
  run.record(at(3), ana(), step);
  run.record(at(3), ana(), domain::StepTaken{"approve", "vpn"});
  run.record(at(4), ana(), domain::StepDecided{"approve", "vpn", "cid", true, "fine"});
  run.record(at(4), ana(),
             domain::StepFinished{
                 "approve", "vpn", 1, domain::StepKind::approval, domain::StepState::done, {{"cost", 3}}, "agreed"});
  for (const std::string name : {"identity", "badge", "door"}) {
    domain::StepActivated action;
    action.step = name;
    action.kind = domain::StepKind::action;
    action.try_at = at(4);
    run.record(at(4), ana(), action);
    run.record(at(4), ana(), domain::StepAttemptStarted{name, "", 1, 1, "token", "key", at(60), {"idm-ctl", "create"}});
    if (name == "identity") continue;
    run.record(at(5), ana(), domain::StepAttemptEnded{name, "", 1, 1, "exit", 75, "exit code 75", "try later", at(70)});
  }
  run.record(at(5), ana(), domain::StepFinished{"door", "", 1, domain::StepKind::action, domain::StepState::failed, {}, "exit code 75", {1}, "badge"});
  run.record(at(5), ana(), domain::StepReset{"door", "", 2, "again"});
  run.record(at(5), ana(), domain::StepFinished{"door", "", 2, domain::StepKind::action, domain::StepState::failed, {}, "exit code 75", {1}, "badge"});
  run.record(at(5), ana(), domain::StepResultRejected{"badge", "", "token", "done", 0, "it came too late", ""});
  run.record(at(5), ana(), domain::ContactIdentified{"mona@home.example", "dan", "in the directory"});
  run.record(at(5), ana(), domain::RunMoved{domain::RunState::done, "hired", ""});
  run.wake_at = at(52);
  return run;
}

/// A ticket in which no column is empty.
domain::TicketChange full(TicketId id, TicketId other, const std::string& attachment, const std::string& bundle) {
  domain::TicketChange change = logged(id, "full ticket");
  domain::TicketLogged event = std::get<domain::TicketLogged>(change.events[0].event);
  event.requester = {"ben", "Ben", "ben@example.org", "sales"};
  event.recipient = "help@example.org";
  event.language = "en";
  event.accountable = "hr";
  event.about = "ben@example.org";
  event.service = "laptop";
  event.category = "hardware";
  event.cause = "wear";
  event.key = "K1";
  event.parent = other;
  event.run = {1};
  event.step = "approve";
  event.item = "vpn";
  event.form = "{}";
  event.rungs = R"([{"at":"75%","tell":["assignee"]}])";
  event.checklist = {{"key", "locker key", "text", std::nullopt, "", ""}, {"lift", "lift pass", "", std::nullopt, "", "", true, true},
                     {"card", "card", "", std::nullopt, "", "", false, false, "", "lift", 1}};
  event.bundle = bundle;
  event.attachments = {{"a.txt", "text/plain", 3, attachment}};
  domain::TicketChange all;
  all.after.id = id;
  all.record(at(0), {"eva", "ben", "cli"}, event);
  for (std::size_t i = 1; i < change.events.size(); ++i)
    all.record(at(0), change.events[i].actor, change.events[i].event);
  for (const domain::Event& next :
       std::vector<domain::Event>{domain::TicketPrioritised{"P2", false, ""},
                                  domain::SlaChosen{"standard"},
                                  domain::TicketOwned{"eva"},
                                  domain::TicketRouted{"acme", "", 3, "hand", "", "the line", "", "ACME-1", true},
                                  domain::TicketAssigned{"cid", "round_robin", ""},
                                  domain::TicketReleased{"no time"},
                                  domain::TicketAssigned{"dan", "hand", ""},
                                  domain::ItemTicked{"key", "K-17", {}, {{"key.jpg", "image/jpeg", 8, attachment}}},
                                  domain::ItemTicked{"lift", "", "the house has none"},
                                  domain::TicketWatched{{"eva", "Eva", "eva@example.org"}},
                                  domain::TicketConsulted{{"cid", "Cid", "cid@example.org"}},
                                  domain::TicketLinked{domain::LinkKind::relates, other},
                                  domain::TicketLinked{domain::LinkKind::blocked_by, other},
                                  domain::BlockerStalled{domain::LinkKind::blocked_by, other, at(1)},
                                  domain::TicketWaiting{domain::WaitingOn::vendor, at(30), "where is it", true},
                                  domain::TicketResumed{"hand"},
                                  domain::ClockBreached{domain::ClockName::response, 1, "time", ""},
                                  domain::ClockStopped{domain::ClockName::response, 1},
                                  domain::RungFired{"resolution@75%", at(0), 1, "tell", {"assignee"}},
                                  domain::EffectFinished{1, "failed", "ben@example.org", "no route"},
                                  domain::TicketNoted{"call the vendor", false, false, false, 60, {}},
                                  domain::TicketResolved{"replaced", {}, "kb7"},
                                  domain::TicketClosed{"hand", ""},
                                  domain::TicketRated{5, "quick"},
                                  domain::TicketQueued{"nobody is there", true},
                                  domain::MailReceived{.identity = "m1", .message_id = "m1@example.org", .raw = attachment, .size = 8, .from = "ben@example.org", .acknowledged = true},
                                  domain::TicketEdited{{}, {{"subject", "fuller ticket"}}, ""}})
    all.record(at(1), ana(), next);
  all.schedule = schedule_of(all.after);
  return all;
}

}  // namespace

void fill(const std::string& path) {
  Store store(path);
  policy::Policy bundle;
  bundle.files = {{"spoc.toml", "spoc = 1"}, {"templates/a", "A"}};
  bundle.hash = policy::hash_of(bundle.files);
  store.write(caller(), [&](Unit& unit) {
    domain::Person cid{.id = "cid",
                       .name = "Cid",
                       .address = "cid@example.org",
                       .login = "cid",
                       .phone = "1",
                       .manager = "eva",
                       .department = "it",
                       .location = "Ulm",
                       .language = "de",
                       .teams = {"desktop", "network"},
                       .lead_of = {"desktop"},
                       .skills = {{"vpn", 3}},
                       .capacity = 8,
                       .calendar = "office",
                       .cover = "dan",
                       .roles = {"agent"}};
    domain::Change change;
    change.desk = {{at(0), ana(), domain::DeskCreated{"Example Works", store.meta().rehearsal}},
                   {at(0), ana(), domain::PolicyApplied{bundle.hash, ""}},
                   {at(0), ana(), domain::PersonChanged{cid}},
                   {at(0), ana(), domain::PersonAway{{"cid", at(10), at(20), "dan"}}},
                   {at(1), ana(), domain::EventReceived{"hr.signed", "S-1", {{"employee", "E1"}, {"pages", 3}}, at(9000)}},
                   {at(1), ana(), domain::RoutingLearned{unit.put_blob("model"), 200, 180, 200}}};
    unit.put_bundle(bundle, policy::pack(bundle));
    unit.put_definition(hex(sha256(kDefinition)), kDefinition);
    unit.commit(change);
  });
  const TicketId first = log(store);
  store.write({{"eva", "cid", "cli"}, "root", "log", at(1), at(1)}, [&](Unit& unit) {
    domain::Change change;
    const TicketId id = unit.new_ticket();
    change.tickets.push_back(full(id, first, unit.put_blob("attached"), bundle.hash));
    domain::TicketChange merged;
    const auto stored = unit.ticket(first);
    merged.before = merged.after = stored->ticket;
    merged.record(at(1), ana(), domain::TicketMerged{id});
    merged.schedule = schedule_of(merged.after);
    change.tickets.push_back(std::move(merged));
    change.runs.push_back(started(unit.new_run(), bundle.hash));
    domain::Effect effect{domain::Effect::Kind::action, id,    {1},   "approve", "assignee", "approval", "pager",
                          {{"text", "hello"}},          at(1), "ana", true,      true};
    change.effects = {effect};
    unit.commit(change);
  });
  store.write(caller(2), [&](Unit& unit) {
    unit.finish_effect(1, "queued", "", std::nullopt);  // it was held
    unit.claim_effects(at(2), at(7), 1);
    unit.put_off_effect(1, at(2));
    unit.claim_effects(at(2), at(7), 1);
    unit.join_message({1}, "ben@example.org", "token");
    unit.finish_effect(1, "failed", "no route", at(9));
    unit.note_sweep(at(2));
    unit.note_progress({{1}, "identity", "", "3 of 10", at(2)});
  });
  REQUIRE(store.seal(caller(3)));
  log(store, "after the seal", 4);
  Store bulk(path, {.bulk = true});
  log(bulk, "left for later", 5);
}

}  // namespace spoc::store::test
