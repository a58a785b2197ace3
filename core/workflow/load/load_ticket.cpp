// What the ticket of a step has besides words and people: its checklist, its own rungs.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "domain/checklist.h"
#include "policy/shape.h"
#include "workflow/load/loading.h"

namespace spoc::workflow {

using toml::Kind;

namespace {

constexpr int kMostDeep = 3;

/// What a heading says of how many of its parts are enough.
std::int64_t read_enough(const Table& item, Loading& loading) {
  const toml::Node* join = item.node().find("join");
  if (!join) return 0;
  if (join->kind == Kind::integer) return item.integer("join", 0, 1, 1000);
  if (join->kind != Kind::string || (join->text != "any" && join->text != "all"))
    loading.findings.error(join->span, "unknown-word",
                           format("join of {} must be \"all\", \"any\" or a number", item.what()));
  return join->text == "any" ? 1 : 0;
}

bool is_evidence(std::string_view text) {
  return text == domain::kTextAsEvidence || text == domain::kFileAsEvidence;
}

/// What only one of the two kinds of items may say.
void check_item_keys(const Table& item, Loading& loading) {
  static constexpr Key kKeys[] = {{"id"},   {"text"},  {"evidence"}, {"optional"}, {"may_not_apply"},
                                  {"when"}, {"items"}, {"join"}};
  item.check_keys(kKeys);
  const toml::Node* evidence = item.node().find("evidence");
  const toml::Node* join = item.node().find("join");
  if (evidence && evidence->kind == Kind::string && !is_evidence(evidence->text))
    loading.findings.error(evidence->span, "unknown-word",
                           format("evidence of {} cannot be \"{}\"", item.what(), evidence->text),
                           "\"text\": words that show it; \"file\": a file that does");
  if (evidence && item.has("items"))
    loading.findings.error(evidence->span, "not-together", format("{} is done by its items", item.what()),
                           "they may ask for evidence");
  if (join && !item.has("items"))
    loading.findings.error(join->span, "not-together", format("join of {} needs items", item.what()),
                           "items = [\"…\", \"…\"]");
}

/// What a table says of an item.
CheckEntry compile_item(const toml::Node& node, const std::string& what, Loading& loading) {
  const Table item(node, "a checklist item of " + what, loading.findings);
  check_item_keys(item, loading);
  CheckEntry entry;
  entry.id = item.text("id");
  if (const toml::Node* text = item.get("text", Kind::string)) entry.text = loading.wording(*text, active_words());
  entry.evidence = item.text("evidence");
  entry.optional = item.boolean("optional", false);
  entry.may_not_apply = item.boolean("may_not_apply", false);
  entry.when = loading.formula(item, "when", active_words(), wanted_type(expr::Kind::boolean));
  entry.enough = read_enough(item, loading);
  if (entry.optional && entry.may_not_apply)
    loading.findings.error(node.span, "not-together", format("{} may be left out without a reason", item.what()),
                           "either optional or may_not_apply");
  return entry;
}

/// The items of a list and, behind each, its parts; `under` is their heading.
void compile_items(const Table& table, const toml::Node& list, const std::string& under, int depth,
                   StepDefinition& step, Loading& loading) {
  std::size_t number = 0;
  for (const toml::Node& node : list.items) {
    CheckEntry entry;
    if (node.kind == Kind::string)
      entry.text = loading.wording(node, active_words());
    else if (node.kind == Kind::table)
      entry = compile_item(node, table.what(), loading);
    else
      loading.findings.error(node.span, "wrong-type",
                             format("a checklist item of {} must be a string or a table", table.what()));
    ++number;
    if (entry.id.empty()) entry.id = under.empty() ? std::to_string(number) : format("{}.{}", under, number);
    entry.under = under;
    const std::string id = entry.id;
    const bool twice =
        std::any_of(step.checklist.begin(), step.checklist.end(), [&](const auto& e) { return e.id == id; });
    if (twice)
      loading.findings.error(node.span, "duplicate",
                             format("two checklist items of {} have the id \"{}\"", table.what(), id));
    step.checklist.push_back(std::move(entry));
    const toml::Node* parts = node.kind == Kind::table ? node.find("items") : nullptr;
    if (!parts) continue;
    if (parts->kind != Kind::array || parts->items.empty())
      loading.findings.error(parts->span, "wrong-type",
                             format("items of a checklist item of {} are a list", table.what()),
                             "items = [\"…\", \"…\"]");
    else if (depth == kMostDeep)
      loading.findings.error(parts->span, "too-deep",
                             format("items of a checklist of {} stand {} deep at most", table.what(), kMostDeep));
    else
      compile_items(table, *parts, id, depth + 1, step, loading);
  }
}

}  // namespace

void compile_checklist(const Table& table, StepDefinition& step, Loading& loading) {
  if (const toml::Node* list = table.get("checklist", Kind::array)) compile_items(table, *list, {}, 1, step, loading);
}

namespace {

/// Whom it tells: a role, else somebody by name or expression.
template <class To>
void compile_told(const Table& rung, To& to, Loading& loading) {
  const auto roles = policy::recipient_roles();
  for (const toml::Node* node : rung.texts("tell")) {
    if (std::find(roles.begin(), roles.end(), node->text) != roles.end())
      to.roles.push_back(node->text);
    else if (auto person = person_formula(*node, loading))
      to.people.push_back(std::move(*person));
  }
}

StepRung compile_rung(const Table& table, Loading& loading) {
  static constexpr Key kKeys[] = {{"at"}, {"tell"}, {"raise"}, {"route"}, {"every"}, {"max"}, {"via"}, {"urgent"}};
  table.check_keys(kKeys);
  StepRung rung;
  rung.at = table.text("at");
  if (!policy::parse_percentage(rung.at) && !policy::parse_offset(rung.at)) {
    const toml::Node* at = table.node().find("at");
    loading.findings.error(at ? at->span : table.node().span, at ? "wrong-type" : "missing-key",
                           format("{} does not say where on the clock it stands", table.what()),
                           "at = \"75%\", \"100%\" or \"+4bh\"");
  }
  compile_told(table, rung, loading);
  rung.raise = table.boolean("raise", false);
  rung.route = table.text("route");
  rung.every = table.text("every");
  if (const toml::Node* every = table.node().find("every"); every && !time::parse_duration(rung.every))
    loading.findings.error(every->span, "wrong-type", format("\"{}\" is no duration", rung.every), "every = \"1bd\"");
  rung.max = table.integer("max", 1, 1, 1000);
  rung.via = table.text("via");
  if (const toml::Node* via = table.node().find("via")) loading.known(*via, "channel");
  rung.urgent = table.boolean("urgent", false);
  if (rung.roles.empty() && rung.people.empty() && !rung.raise && rung.route.empty())
    loading.findings.error(table.node().span, "idle-rung", format("{} does nothing", table.what()),
                           "give it tell, raise or route");
  return rung;
}

}  // namespace

void compile_tell(const Table& table, StepDefinition& step, Loading& loading) {
  const toml::Node* tell = table.node().find("tell");
  if (!tell) return;
  compile_told(table, step.tell, loading);
  const bool has_ticket =
      (step.kind == domain::StepKind::task || step.kind == domain::StepKind::approval) && !step.for_each;
  if (!step.tell.roles.empty() && !has_ticket)
    loading.findings.error(tell->span, "no-ticket",
                           format("{} has no ticket, so nobody is its \"{}\"", table.what(), step.tell.roles.front()),
                           "name people: tell = [\"inputs.manager\", \"lead_of('hr')\"]");
}

void compile_rungs(const Table& table, StepDefinition& step, Loading& loading) {
  const toml::Node* list = table.get("rungs", Kind::array);
  if (!list) return;
  if (!table.has("due"))
    loading.findings.error(list->span, "no-due", format("{} has rungs and no due date to measure", table.what()),
                           "add due");
  for (const toml::Node& node : list->items) {
    if (node.kind != Kind::table) {
      loading.findings.error(node.span, "wrong-type", format("a rung of {} must be a table", table.what()));
      continue;
    }
    StepRung rung = compile_rung(Table(node, "a rung of " + table.what(), loading.findings), loading);
    const bool twice =
        std::any_of(step.rungs.begin(), step.rungs.end(), [&](const auto& r) { return r.at == rung.at; });
    if (twice)
      loading.findings.error(node.span, "duplicate-rung", format("two rungs of {} stand at {}", table.what(), rung.at),
                             "join them");
    step.rungs.push_back(std::move(rung));
  }
}

}  // namespace spoc::workflow
