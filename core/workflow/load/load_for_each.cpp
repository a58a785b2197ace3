// Steps that are done for each item of a list.
#include <algorithm>

#include "base/format.h"
#include "workflow/load/loading.h"

namespace spoc::workflow {

void compile_for_each(const Table& table, StepDefinition& step, Loading& loading) {
  loading.own_names.clear();
  if (!table.has("for_each")) {
    for (const std::string_view key : {"key", "max_parallel", "complete_when", "open"})
      if (const toml::Node* value = table.node().find(key))
        loading.findings.error(value->span, "missing-key", format("{} of {} needs for_each", key, table.what()),
                               "for_each = \"inputs.systems\"");
    return;
  }
  auto list = loading.formula(table, "for_each", step_words(), std::nullopt);
  if (!list) return;
  const expr::Type type = list->program.type();
  if (type.kind != expr::Kind::list && type.kind != expr::Kind::any) {
    loading.findings.error(table.node().find("for_each")->span, "wrong-type",
                           format("\"{}\" is {}, not a list", list->text, expr::to_text(type)),
                           "for_each = \"[1, 2, 3]\", or an input of type list");
    return;
  }
  ForEach each{std::move(*list), type.element ? *type.element : expr::Type{}, {}, {}, 0, false};
  loading.own_names.emplace_back(Word::item, expr::Named{"item", each.item});
  Words item_words = step_words();
  item_words.push_back(Word::item);
  each.key = loading.formula(table, "key", item_words, std::nullopt);
  const bool record = each.item.kind == expr::Kind::record;
  if (record && !table.has("key"))
    loading.findings.error(table.node().find("for_each")->span, "missing-key",
                           format("{} does not say what tells its items apart", table.what()), "key = \"item.id\"");
  expr::Type number;
  number.kind = expr::Kind::integer;
  for (const auto& [word, name] : {std::pair{Word::done, "done"}, {Word::total, "total"}, {Word::skipped, "skipped"}})
    loading.own_names.emplace_back(word, expr::Named{name, number});
  Words counting = step_words();
  counting.insert(counting.end(), {Word::done, Word::total, Word::skipped});
  each.complete_when = loading.formula(table, "complete_when", counting, wanted_type(expr::Kind::boolean));
  loading.own_names.resize(1);
  each.most_at_once = table.integer("max_parallel", 0, 1, 100'000);
  each.open = table.boolean("open", false);
  step.for_each = std::move(each);
}

}  // namespace spoc::workflow
