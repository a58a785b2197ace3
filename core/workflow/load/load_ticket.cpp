// What the ticket of a step has besides words and people: its checklist, its own rungs.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/shape.h"
#include "workflow/load/loading.h"

namespace spoc::workflow {

using toml::Kind;

namespace {

/// What a table says of an item.
CheckEntry compile_item(const toml::Node& node, const std::string& what, Loading& loading) {
  static constexpr Key kKeys[] = {{"id"}, {"text"}, {"evidence"}, {"optional"}, {"may_not_apply"}, {"when"}};
  const Table item(node, "a checklist item of " + what, loading.findings);
  item.check_keys(kKeys);
  CheckEntry entry;
  entry.id = item.text("id");
  if (const toml::Node* text = item.get("text", Kind::string)) entry.text = loading.wording(*text, active_words());
  entry.evidence = item.text("evidence");
  entry.optional = item.boolean("optional", false);
  entry.may_not_apply = item.boolean("may_not_apply", false);
  entry.when = loading.formula(item, "when", active_words(), wanted_type(expr::Kind::boolean));
  if (entry.optional && entry.may_not_apply)
    loading.findings.error(node.span, "not-together", format("{} may be left out without a reason", item.what()),
                           "either optional or may_not_apply");
  return entry;
}

}  // namespace

void compile_checklist(const Table& table, StepDefinition& step, Loading& loading) {
  const toml::Node* list = table.get("checklist", Kind::array);
  if (!list) return;
  for (const toml::Node& node : list->items) {
    CheckEntry entry;
    if (node.kind == Kind::string)
      entry.text = loading.wording(node, active_words());
    else if (node.kind == Kind::table)
      entry = compile_item(node, table.what(), loading);
    else
      loading.findings.error(node.span, "wrong-type",
                             format("a checklist item of {} must be a string or a table", table.what()));
    if (entry.id.empty()) entry.id = std::to_string(step.checklist.size() + 1);
    const bool twice =
        std::any_of(step.checklist.begin(), step.checklist.end(), [&](const auto& e) { return e.id == entry.id; });
    if (twice)
      loading.findings.error(node.span, "duplicate",
                             format("two checklist items of {} have the id \"{}\"", table.what(), entry.id));
    step.checklist.push_back(std::move(entry));
  }
}

namespace {

/// Whom a rung tells: a role, else somebody by name or expression.
void compile_tell(const Table& rung, StepRung& to, Loading& loading) {
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
  compile_tell(table, rung, loading);
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
