#include "cmd/present/moves_view.h"

#include "base/format.h"
#include "cmd/present/ticket_json.h"
#include "render/table.h"

namespace spoc::cmd {
namespace {

using workflow::Move;

std::string state_text(const Move& move) {
  if (move.removed) return "gone";
  if (move.dropped) return "skipped then";
  if (move.added) return format("new, {}", domain::word(move.state));
  return std::string(domain::word(move.state));
}

render::Cell cell(const std::optional<time::Instant>& t) {
  return t ? render::Cell(*t) : render::Cell();
}

}  // namespace

void append_moves(std::string& out, const workflow::Moves& moves, const render::TextStyle& style) {
  using render::Kind;
  if (moves.empty()) return;
  render::Table table{{}, {{"step"}, {"state"}, {"was", Kind::when}, {"is", Kind::when}}, {}, {}};
  for (const Move& move : moves.steps) {
    // Most people ask until when; where only the beginning moved, it stands here.
    const bool due = move.due_was != move.due || (move.start_was == move.start && (move.due_was || move.due));
    table.rows.push_back({move.step, state_text(move), cell(due ? move.due_was : move.start_was),
                          move.removed ? render::Cell() : cell(due ? move.due : move.start)});
  }
  if (moves.target_was != moves.target)
    table.rows.push_back({"target", render::Cell(), cell(moves.target_was), cell(moves.target)});
  if (moves.end_was != moves.end)
    table.rows.push_back({"expected end", render::Cell(), cell(moves.end_was), cell(moves.end)});
  out += "\n";
  render::append_table(out, table, style);
}

void write_moves(json::Writer& w, const workflow::Moves& moves) {
  const auto instant = [&](std::string_view name, const std::optional<time::Instant>& t) {
    w.key(name);
    instant_or_null(w, t);
  };
  w.key("moved").begin_array();
  for (const Move& move : moves.steps) {
    w.begin_object().key("step").string(move.step);
    w.key("state_was").string(domain::word(move.state_was)).key("state").string(domain::word(move.state));
    instant("start_was", move.start_was);
    instant("start_at", move.start);
    instant("due_was", move.due_was);
    instant("due_at", move.due);
    w.key("dropped").boolean(move.dropped).key("added").boolean(move.added).key("removed").boolean(move.removed);
    w.end_object();
  }
  w.end_array();
  instant("target_was", moves.target_was);
  instant("target_at", moves.target);
  instant("end_was", moves.end_was);
  instant("end_at", moves.end);
}

std::string redo_command(domain::RunId run, std::string_view step) {
  return format("spoc run redo {}/{} -m WHY", to_text(run), step);
}

void write_redo(json::Writer& w, domain::RunId run, const std::vector<std::string>& steps) {
  w.key("redo").begin_array();
  for (const std::string& step : steps)
    w.begin_object().key("step").string(step).key("command").string(redo_command(run, step)).end_object();
  w.end_array();
}

}  // namespace spoc::cmd
