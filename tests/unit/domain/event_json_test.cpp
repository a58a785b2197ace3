#include <array>
#include <random>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "sample_events.h"
#include "support/test.h"

namespace spoc::domain {
namespace {

// The stable form of every kind: what stores out there hold. Members are added to a line, never changed or removed.
constexpr std::pair<std::string_view, std::string_view> kGolden[] = {
    {"ticket.logged",
     R"({"type":"failure","subject":"subject","description":"description","requester":{"person":"person","name":"name","address":"address","department":"department"},"channel":"channel","recipient":"recipient","language":"language","service":"service","category":"category","cause":"cause","impact":"low","urgency":"low","fields":{"count":3,"ratio":0.5,"list":[true,null,"text"]},"tags":["tags"],"attachments":[{"name":"name","type":"type","size":7,"hash":"hash"}],"key":"key","parent":42,"confidential":true,"run":42,"step":"step","item":"item","round":7,"form":"form","checklist":[{"id":"id","text":"text","evidence":"evidence","done_at":"2026-05-28T20:26:40Z","by":"by","given":"given","optional":true,"may_not_apply":true,"inapplicable":"inapplicable","under":"under","enough":7,"attachments":[{"name":"name","type":"type","size":7,"hash":"hash"}]}],"bundle":"bundle","accountable":"accountable","about":"about","rungs":"rungs"})"},
    {"ticket.edited",
     R"({"from":{"count":3,"ratio":0.5,"list":[true,null,"text"]},"to":{"count":3,"ratio":0.5,"list":[true,null,"text"]},"by_rule":"by_rule","attachments":[{"name":"name","type":"type","size":7,"hash":"hash"}]})"},
    {"ticket.prioritised", R"({"priority":"priority","overridden":true,"reason":"reason"})"},
    {"ticket.routed",
     R"({"team":"team","department":"department","tier":7,"by":"by","rule":"rule","reason":"reason","handover":"handover","reference":"reference","vendor":true})"},
    {"ticket.assigned", R"({"assignee":"assignee","by":"by","reason":"reason","handover":true})"},
    {"ticket.queued", R"({"reason":"reason","again":true})"},
    {"ticket.passed_on", R"({"person":"person","reason":"reason"})"},
    {"ticket.owned", R"({"owner":"owner","reason":"reason"})"},
    {"ticket.taken", R"({})"},
    {"ticket.released", R"({"reason":"reason","handover":true})"},
    {"ticket.noted",
     R"({"text":"text","public":true,"from_requester":true,"automatic":true,"spent_s":7,"attachments":[{"name":"name","type":"type","size":7,"hash":"hash"}]})"},
    {"ticket.waiting", R"({"on":"date","wake_at":"2026-05-28T20:26:40Z","ask":"ask","pauses":true})"},
    {"ticket.resumed", R"({"by":"by"})"},
    {"ticket.reminded", R"({})"},
    {"ticket.resolved",
     R"({"text":"text","fields":{"count":3,"ratio":0.5,"list":[true,null,"text"]},"article":"article","attachments":[{"name":"name","type":"type","size":7,"hash":"hash"}]})"},
    {"ticket.closed", R"({"by":"by","reason":"reason"})"},
    {"ticket.reopened", R"({"reason":"reason"})"},
    {"ticket.cancelled", R"({"reason":"reason"})"},
    {"ticket.watched", R"({"participant":{"person":"person","name":"name","address":"address","asked":true}})"},
    {"ticket.unwatched", R"({"address":"address"})"},
    {"ticket.consulted", R"({"participant":{"person":"person","name":"name","address":"address","asked":true}})"},
    {"ticket.linked", R"({"kind":"blocks","to":42})"},
    {"ticket.rated", R"({"score":7,"comment":"comment"})"},
    {"ticket.item_ticked", R"({"id":"id","evidence":"evidence","inapplicable":"inapplicable","attachments":[{"name":"name","type":"type","size":7,"hash":"hash"}]})"},
    {"policy.applied", R"({"bundle":"bundle"})"},
    {"sla.chosen", R"({"sla":"sla"})"},
    {"clock.started",
     R"({"clock":"due","cycle":7,"target":"target","target_s":7,"calendar":"calendar","sla":"sla","since":"2026-05-28T20:26:40Z"})"},
    {"clock.retargeted",
     R"({"clock":"due","cycle":7,"target":"target","target_s":7,"calendar":"calendar","sla":"sla","reason":"reason"})"},
    {"clock.breached", R"({"clock":"due","cycle":7,"by":"by","reason":"reason"})"},
    {"clock.stopped", R"({"clock":"due","cycle":7})"},
    {"clock.cancelled", R"({"clock":"due","cycle":7})"},
    {"rung.fired", R"({"rung":"rung","episode":"2026-05-28T20:26:40Z","n":7,"action":"action","told":["told"]})"},
    {"rung.armed", R"({"rung":"rung"})"},
    {"ticket.overslept", R"({})"},
    {"effect.finished", R"({"effect":7,"state":"state","to":"to","detail":"detail"})"},
    {"ticket.unlinked", R"({"kind":"blocks","to":42})"},
    {"ticket.merged", R"({"into":42})"},
    {"ticket.absorbed",
     R"({"from":42,"participants":[{"person":"person","name":"name","address":"address","asked":true}],"clocks":[{"clock":"due","cycle":7,"since":"2026-05-28T20:26:40Z"}]})"},
    {"ticket.redrafted",
     R"({"subject":"subject","description":"description","form":"form","checklist":[{"id":"id","text":"text","evidence":"evidence","done_at":"2026-05-28T20:26:40Z","by":"by","given":"given","optional":true,"may_not_apply":true,"inapplicable":"inapplicable","under":"under","enough":7,"attachments":[{"name":"name","type":"type","size":7,"hash":"hash"}]}],"reason":"reason"})"},
    {"operation.undone", R"({"operation":42,"first":7,"last":7,"by":"by"})"},
    {"blocker.stalled", R"({"kind":"blocks","other":42,"since":"2026-05-28T20:26:40Z"})"},
    {"blocker.moved", R"({"kind":"blocks","other":42})"},
    {"run.started",
     R"({"workflow":"workflow","definition":"definition","bundle":"bundle","key":"key","inputs":{"count":3,"ratio":0.5,"list":[true,null,"text"]},"vars":{"count":3,"ratio":0.5,"list":[true,null,"text"]},"anchor":"2026-05-28T20:26:40Z","target_at":"2026-05-28T20:26:40Z","parent":42,"parent_step":"parent_step","for_ticket":42,"accountable":"accountable","about":"about","confidential":true,"parent_item":"parent_item","depth":7,"because":"because","attachments":[{"name":"name","type":"type","size":7,"hash":"hash"}]})"},
    {"step.scheduled", R"({"step":"step","item":"item","round":7,"kind":"end","start_at":"2026-05-28T20:26:40Z"})"},
    {"step.activated",
     R"({"step":"step","item":"item","round":7,"kind":"end","ticket":42,"run":42,"title":"title","team":"team","assignee":"assignee","due_at":"2026-05-28T20:26:40Z","approvers":["approvers"],"awaits":"awaits","mutex":"mutex","try_at":"2026-05-28T20:26:40Z","contact":"contact"})"},
    {"step.decided", R"({"step":"step","item":"item","person":"person","approved":true,"why":"why"})"},
    {"step.finished",
     R"({"step":"step","item":"item","round":7,"kind":"end","state":"withdrawn","outputs":{"count":3,"ratio":0.5,"list":[true,null,"text"]},"reason":"reason","ticket":42,"goes_to":"goes_to","attachments":[{"name":"name","type":"type","size":7,"hash":"hash"}]})"},
    {"step.reset", R"({"step":"step","item":"item","round":7,"reason":"reason"})"},
    {"run.amended",
     R"({"inputs":{"count":3,"ratio":0.5,"list":[true,null,"text"]},"vars":{"count":3,"ratio":0.5,"list":[true,null,"text"]},"anchor":"2026-05-28T20:26:40Z","target_at":"2026-05-28T20:26:40Z","reason":"reason","attachments":[{"name":"name","type":"type","size":7,"hash":"hash"}]})"},
    {"run.migrated",
     R"({"definition":"definition","bundle":"bundle","inputs":{"count":3,"ratio":0.5,"list":[true,null,"text"]},"vars":{"count":3,"ratio":0.5,"list":[true,null,"text"]},"anchor":"2026-05-28T20:26:40Z","target_at":"2026-05-28T20:26:40Z","accountable":"accountable","about":"about","confidential":true,"reason":"reason"})"},
    {"run.moved", R"({"state":"cancelled","result":"result","reason":"reason"})"},
    {"step.expanded", R"({"step":"step","round":7,"kind":"end","items":[{"key":"key","value":"value"}]})"},
    {"step.queued", R"({"step":"step","item":"item","round":7,"kind":"end","mutex":"mutex"})"},
    {"event.matched", R"({"event":"event","id":"id","step":"step","item":"item"})"},
    {"step.replanned",
     R"({"step":"step","item":"item","start_at":"2026-05-28T20:26:40Z","due_at":"2026-05-28T20:26:40Z","reason":"reason","assignee":"assignee","contact":"contact"})"},
    {"step.handed_over", R"({"step":"step","item":"item","from":"from","to":"to","reason":"reason"})"},
    {"desk.created", R"({"name":"name","rehearsal":true})"},
    {"policy.put_in_force", R"({"bundle":"bundle","before":"before"})"},
    {"person.changed",
     R"({"person":{"id":"id","name":"name","address":"address","login":"login","phone":"phone","manager":"manager","department":"department","location":"location","language":"language","teams":["teams"],"lead_of":["lead_of"],"skills":{"macos":1,"vpn":3},"capacity":7,"calendar":"calendar","cover":"cover","roles":["roles"],"left":true}})"},
    {"person.left", R"({"person":"person"})"},
    {"person.away",
     R"({"absence":{"person":"person","since":"2026-05-28T20:26:40Z","until":"2026-05-28T20:26:40Z","cover":"cover","begun":true}})"},
    {"absence.began", R"({"person":"person","since":"2026-05-28T20:26:40Z"})"},
    {"desk.sealed", R"({"seal":"seal","upto":7,"subjects":7})"},
    {"desk.restored", R"({"upto":7})"},
    {"outbox.released", "{}"},
    {"person.erased",
     R"({"person":"person","entries":[{"seq":7,"was":"was","is":"is"}],"operations":[{"operation":7,"is":"is"}],"contents":[{"hash":"hash","is":"is"}]})"},
    {"retention.applied",
     R"({"retention":"retention","before":"2026-05-28T20:26:40Z","entries":[{"seq":7,"was":"was","is":"is"}],"operations":[{"operation":7,"is":"is"}],"contents":[{"hash":"hash","is":"is"}]})"},
    {"event.received", R"({"event":"event","id":"id","data":{"count":3,"ratio":0.5,"list":[true,null,"text"]},"keep_until":"2026-05-28T20:26:40Z","attachments":[{"name":"name","type":"type","size":7,"hash":"hash"}]})"},
    {"step.attempt_started",
     R"({"step":"step","item":"item","round":7,"attempt":7,"token":"token","key":"key","lease_until":"2026-05-28T20:26:40Z","arguments":["arguments"]})"},
    {"step.attempt_ended",
     R"({"step":"step","item":"item","round":7,"attempt":7,"outcome":"outcome","code":7,"detail":"detail","complaint":"complaint","try_at":"2026-05-28T20:26:40Z"})"},
    {"step.result_rejected",
     R"({"step":"step","item":"item","token":"token","outcome":"outcome","code":7,"detail":"detail","complaint":"complaint"})"},
    {"step.taken", R"({"step":"step","item":"item"})"},
    {"ticket.recounted", R"({"activity":"activity","log":"log","row":7,"log_at":"2026-05-28T20:26:40Z"})"},
    {"routing.learned", R"({"model":"model","tickets":7,"right":7,"tested":7})"},
    {"mail.received",
     R"({"identity":"identity","message_id":"message_id","raw":"raw","size":7,"from":"from","subject":"subject","automatic":"automatic","how":"how","acknowledged":true,"accepts":true,"lines":[{"line":"line","done":true,"detail":"detail"}],"reply_to":"reply_to"})"},
    {"article.helped", R"({"article":"article"})"},
    {"contact.identified", R"({"contact":"contact","person":"person","reason":"reason"})"},
};
static_assert(std::size(kGolden) == std::variant_size_v<EventVariant>, "every kind of event has its golden bytes");

TEST_CASE("the JSON of every kind of event is frozen, byte for byte") {
  const auto events = test::events_of_every_kind();
  for (std::size_t i = 0; i < events.size(); ++i) {
    CHECK(kind(events[i]) == kGolden[i].first);
    CHECK(to_json(events[i]) == kGolden[i].second);
    CHECK(event_from_json(kGolden[i].first, kGolden[i].second) == events[i]);
  }
}

TEST_CASE("an event whose members have their default values is an empty object, and reads back") {
  for (const auto& [name, bytes] : kGolden) {
    const Event event = event_from_json(name, "{}");
    CHECK(kind(event) == name);
    CHECK(to_json(event) == "{}");
  }
}

TEST_CASE("every kind of event with any members survives its JSON") {
  std::mt19937 random(20261121);
  for (int round = 0; round < 200; ++round)
    for (const Event& event : test::events_of_every_kind(&random)) {
      const std::string bytes = to_json(event);
      INFO(kind(event) << " " << bytes);
      const Event back = event_from_json(kind(event), bytes);
      REQUIRE(back == event);
      REQUIRE(to_json(back) == bytes);
    }
}

TEST_CASE("a real number of a form stays a real number") {
  const Event event = TicketResolved{.text = {}, .fields = {{"price", 2.0}, {"count", 2}}, .article = {}};
  const Event back = event_from_json("ticket.resolved", to_json(event));
  CHECK(back == event);
}

TEST_CASE("members that a newer program wrote are passed over") {
  const Event event = event_from_json("ticket.owned", R"({"owner":"ana","mood":{"deep":[1]}})");
  CHECK(std::get<TicketOwned>(event).owner == "ana");
}

std::string refusal(std::string_view kind, std::string_view json) {
  try {
    event_from_json(kind, json);
  } catch (const Error& error) {
    CHECK(error.code == Code::data);
    return error.message;
  }
  return "no error";
}

TEST_CASE("a member of the wrong type is refused with its kind and name") {
  CHECK(refusal("ticket.owned", R"({"owner":7})") == "ticket.owned: owner is no string");
  CHECK(refusal("ticket.logged", R"({"requester":{"name":[]}})") == "ticket.logged: requester.name is no string");
  CHECK(refusal("ticket.logged", R"({"impact":"huge"})") == "ticket.logged: impact is no known word");
  CHECK(refusal("ticket.rated", R"({"score":4.5})") == "ticket.rated: score is no integer in range");
  CHECK(refusal("ticket.waiting", R"({"wake_at":"soon"})") == "ticket.waiting: wake_at is no instant");
  CHECK(refusal("rung.fired", R"({"told":"ana"})") == "rung.fired: told is no array");
  CHECK(refusal("person.changed", R"({"person":{"capacity":5000000000}})") ==
        "person.changed: person.capacity is no integer in range");
  CHECK(refusal("ticket.owned", "[]") == "ticket.owned is no object");
}

TEST_CASE("an unknown kind is refused by name") {
  CHECK(refusal("ticket.danced", "{}") == "no event of kind \"ticket.danced\" is known");
}

}  // namespace
}  // namespace spoc::domain
