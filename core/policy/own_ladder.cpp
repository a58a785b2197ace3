// Ladders that steps of workflows give their tickets: text of the journal, made into rungs when one is asked for.
#include "base/error.h"
#include "base/format.h"
#include "base/json.h"
#include "policy/compiled.h"
#include "policy/policy.h"
#include "policy/shape.h"

namespace spoc::policy {

namespace {

std::string text_of(const json::Object& rung, std::string_view name) {
  const json::Value* value = json::member(rung, name);
  return value && value->string() ? *value->string() : std::string();
}

bool flag_of(const json::Object& rung, std::string_view name) {
  const json::Value* value = json::member(rung, name);
  return value && value->boolean() && *value->boolean();
}

Rung rung_of(const json::Object& from) {
  Rung rung;
  const std::string at = text_of(from, "at");
  rung.name = "due@" + at;
  rung.clock = domain::ClockName::due;
  rung.percent = parse_percentage(at);
  rung.offset = parse_offset(at);
  if (const json::Value* tell = json::member(from, "tell"); tell && tell->array())
    for (const json::Value& who : *tell->array())
      if (who.string()) rung.tell.push_back(*who.string());
  rung.raise = flag_of(from, "raise");
  rung.route = text_of(from, "route");
  rung.every = time::parse_duration(text_of(from, "every"));
  if (const json::Value* max = json::member(from, "max"); max && max->integer()) rung.max = *max->integer();
  rung.via = text_of(from, "via");
  rung.urgent = flag_of(from, "urgent");
  return rung;
}

Ladder ladder_of(std::string_view text) {
  Ladder ladder;
  const json::Value list = json::parse(text, "rungs of a step", {1u << 20, 8});
  if (!list.array()) throw Error(Code::io, "the rungs of a step are no list", "run spoc verify");
  for (const json::Value& rung : *list.array())
    if (rung.object()) ladder.rungs.push_back(rung_of(*rung.object()));
  return ladder;
}

}  // namespace

const Ladder& Policy::own_ladder(std::string_view text) const {
  ensure(compiled != nullptr, "a policy is compiled when it is loaded");
  auto& made = compiled->own_ladders;
  if (const auto known = made.find(text); known != made.end()) return known->second;
  return made.emplace(std::string(text), ladder_of(text)).first->second;
}

}  // namespace spoc::policy
