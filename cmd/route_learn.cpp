#include "cmd/route_learn.h"

#include <optional>

#include "base/format.h"
#include "base/text.h"
#include "cmd/shell/progress.h"
#include "desk/learn.h"
#include "render/json_rows.h"
#include "render/text.h"

namespace spoc::cmd {
namespace {

using decide::LearnedResult;
using render::Ratio;

/// Rows are who resolved it, columns where it would have gone.
render::Table confusion(const LearnedResult& result) {
  render::Table table{"confusion", {{"resolved_by"}}, {}};
  for (const std::string& team : result.teams) table.columns.push_back({team, render::Kind::number, team});
  for (std::size_t i = 0; i < result.teams.size(); ++i) {
    render::Row row{result.teams[i]};
    for (const std::int64_t count : result.confusion[i]) row.emplace_back(count);
    table.rows.push_back(std::move(row));
  }
  return table;
}

render::Table bands(const LearnedResult& result) {
  render::Table table{
      "confidence",
      {{"minimum_confidence", render::Kind::number}, {"placed", render::Kind::ratio}, {"right", render::Kind::ratio}},
      {}};
  for (const decide::Band& band : result.bands)
    table.rows.push_back({band.confidence, Ratio{band.placed, result.tested}, Ratio{band.right, band.placed}});
  return table;
}

std::string counted(std::int64_t count, std::string_view one) {
  return format("{} {}{}", count, one, count == 1 ? "" : "s");
}

void say(Context& context, const desk::Learned& learned) {
  const LearnedResult& result = learned.result;
  if (learned.resolved > result.tickets + result.left_out_tickets)
    context.say(format("of {} resolved tickets the newest {} count", learned.resolved,
                       result.tickets + result.left_out_tickets));
  if (!result.left_out.empty())
    context.say(format("left out: {} of {}, with fewer than ten each", counted(result.left_out_tickets, "ticket"),
                       join(result.left_out, ", ")));
  if (!learned.changed) context.say("it is what the desk had learned before");
  const double least = context.policy()->minimum_confidence;
  context.say(least >= 1 ? std::string("nothing is placed by it: routing.learned.minimum_confidence of policy is 1.0")
                         : format("it places what nothing else does when it is at least {:.2f} sure", least));
}

std::string text_of(Context& context, const LearnedResult& result) {
  const render::TextStyle style = context.style();
  const render::Pair pairs[] = {
      {"learned from", format("{} of {}", counted(result.tickets, "ticket"),
                              counted(static_cast<std::int64_t>(result.teams.size()), "team"))},
      {"right", Ratio{result.right, result.tested}, render::Kind::ratio}};
  std::string text;
  render::append_pairs(text, pairs, style);
  for (const render::Table& table : {bands(result), confusion(result)}) {
    text += format("\n{}\n", table.name);
    render::append_table(text, table, style);
  }
  return text;
}

std::string json_of(const desk::Learned& learned) {
  const LearnedResult& result = learned.result;
  std::string text;
  json::Writer writer(text);
  writer.begin_object().key("schema").string("spoc.learning/1").key("resolved").integer(learned.resolved);
  writer.key("tickets")
      .integer(result.tickets)
      .key("left_out")
      .integer(result.left_out_tickets)
      .key("changed")
      .boolean(learned.changed);
  writer.key("accuracy");
  render::write_cell(writer, Ratio{result.right, result.tested});
  writer.key("tables").begin_array();
  for (const render::Table& table : {bands(result), confusion(result)}) render::write_table(writer, table);
  writer.end_array().end_object();
  return text + "\n";
}

}  // namespace

Code route_learn(Context& context) {
  desk::Desk desk = context.desk();
  std::optional<desk::Learned> learned;
  {
    Progress progress(context, "learning");
    learned = desk::learn(desk, [&](std::int64_t done, std::int64_t all) { progress.update(done, all); });
  }
  if (context.json()) {
    context.out().write(json_of(*learned));
    return Code::ok;
  }
  if (context.quiet()) return Code::ok;
  context.out().write(text_of(context, learned->result));
  say(context, *learned);
  return Code::ok;
}

}  // namespace spoc::cmd
