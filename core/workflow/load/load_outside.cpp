// What a step has to do with the world outside its run: events it waits for, workflows it calls, how often it is done.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/names.h"
#include "workflow/load/loading.h"

namespace spoc::workflow {

using toml::Kind;

namespace {

/// The parts of an expression between `separator`s that stand outside quotes and brackets.
std::vector<std::string_view> parts_of(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  int depth = 0;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote) {
      if (c == '\\')
        ++i;
      else if (c == quote)
        quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (c == ')' || c == ']' || c == '}') {
      --depth;
    } else if (depth == 0 && text.substr(i).starts_with(separator)) {
      parts.push_back(trim(text.substr(begin, i - begin)));
      begin = i + separator.size();
      i = begin - 1;
    }
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

std::string_view event_field(std::string_view side) {
  constexpr std::string_view kEvent = "event.";
  if (!side.starts_with(kEvent) || policy::not_a_name(side.substr(kEvent.size()))) return {};
  return side.substr(kEvent.size());
}

/// The equality that an index answers: `event.x == <expression of the run>`.
void find_equality(const toml::Node& match, EventWait& wait, Loading& loading) {
  for (const std::string_view part : parts_of(match.text, "&&")) {
    const auto sides = parts_of(part, "==");
    if (sides.size() != 2) continue;
    for (const std::size_t own : {0u, 1u}) {
      const std::string_view field = event_field(sides[own]);
      if (field.empty() || sides[1 - own].find("event.") != std::string_view::npos) continue;
      toml::Node value = match;
      value.text = std::string(sides[1 - own]);
      wait.field = std::string(field);
      wait.value = loading.formula(value, active_words(), std::nullopt);
      return;
    }
  }
  loading.findings.error(match.span, "no-equality", format("\"{}\" does not say which event is meant", match.text),
                         "one of its conditions must be event.FIELD == something of the run");
}

void compile_wait(const Table& table, EventWait& wait, Loading& loading) {
  const policy::Fields* fields = loading.names.event_fields(wait.event);
  wait.type = &loading.vocabulary.shape_of(fields ? *fields : policy::Fields());
  const toml::Node* match = table.get("match", Kind::string);
  if (!match) return;
  expr::Type type;
  type.kind = expr::Kind::record;
  type.record = wait.type;
  loading.own_names.emplace_back(Word::event, expr::Named{"event", type});
  Words words = active_words();
  words.push_back(Word::event);
  wait.match = loading.formula(*match, words, wanted_type(expr::Kind::boolean));
  loading.own_names.pop_back();
  if (wait.match) find_equality(*match, wait, loading);
}

}  // namespace

void read_event(const Table& table, StepDefinition& step, Loading& loading) {
  const toml::Node* event = table.get("event", Kind::string);
  if (!event) {
    if (const toml::Node* match = table.node().find("match"))
      loading.findings.error(match->span, "missing-key", format("{} matches no event", table.what()), "event = \"…\"");
    return;
  }
  step.event.emplace().event = event->text;
  if (!loading.known(*event, "event")) return;
  // What it answers is what the event says; whoever completes it by hand fills that in.
  if (const policy::Fields* fields = loading.names.event_fields(event->text)) step.form = *fields;
}

void compile_event(const Table& table, StepDefinition& step, Loading& loading) {
  if (step.event) compile_wait(table, *step.event, loading);
}

namespace {

/// The tables `[SECTION.event."NAME"]`, each with the event it is about.
template <class Each>
void each_event_table(const toml::Node& node, std::string_view section, Loading& loading, Each&& each) {
  static constexpr Key kKeys[] = {{"event"}};
  const Table all(node, std::string(section), loading.findings);
  all.check_keys(kKeys);
  const toml::Node* events = all.get("event", Kind::table);
  if (!events) return;
  for (const toml::Entry& entry : events->entries) {
    const Table table(entry.value, format("[{}.event.\"{}\"]", section, entry.key), loading.findings);
    if (entry.value.kind != Kind::table) {
      loading.findings.error(entry.value.span, "wrong-type", format("{} must be a table", table.what()));
      continue;
    }
    if (!loading.names.has("event", entry.key) && loading.names.judges("event"))
      loading.findings.error(entry.span, "unknown-event", format("there is no event \"{}\"", entry.key),
                             did_you_mean(entry.key, loading.names.of("event")));
    each(entry, table);
  }
}

/// Inputs that nobody says, and that have no default.
void check_inputs_said(const Table& table, const EventStart& start, Loading& loading) {
  const auto name_of = [](std::string_view path) { return path.substr(0, path.find('.')); };
  for (const auto& [path, formula] : start.with)
    if (!loading.definition.input(name_of(path))) {
      std::vector<std::string> names;
      for (const Input& input : loading.definition.inputs) names.push_back(input.name);
      loading.findings.error(table.node().find("with")->span, "unknown-input",
                             format("{}: there is no input {}", table.what(), name_of(path)), did_you_mean(name_of(path), names));
    }
  for (const Input& input : loading.definition.inputs) {
    const toml::Node* with = table.node().find("with");  // also what was said wrong
    const bool said = with && std::any_of(with->entries.begin(), with->entries.end(),
                                          [&](const toml::Entry& one) { return name_of(one.key) == input.name; });
    if (!said && !input.fallback && !input.type.optional)
      loading.findings.error(table.node().span, "missing-input", format("{} does not say the input {}", table.what(), input.name),
                             format("with = {{ {} = \"event.…\" }}", input.name));
  }
}

}  // namespace

void read_starts(const toml::Node& node, Loading& loading) {
  static constexpr Key kKeys[] = {{"when"}, {"with"}};
  each_event_table(node, "start", loading, [&](const toml::Entry& entry, const Table& table) {
    table.check_keys(kKeys);
    EventStart start;
    start.wait.event = entry.key;
    const policy::Fields* fields = loading.names.event_fields(entry.key);
    start.wait.type = &loading.vocabulary.shape_of(fields ? *fields : policy::Fields());
    expr::Type type;
    type.kind = expr::Kind::record;
    type.record = start.wait.type;
    loading.own_names.emplace_back(Word::event, expr::Named{"event", type});
    const Words words = {Word::event};
    start.wait.match = loading.formula(table, "when", words, wanted_type(expr::Kind::boolean));
    if (const toml::Node* with = table.get("with", Kind::table))
      for (const toml::Entry& input : with->entries) {
        if (input.value.kind != Kind::string)
          loading.findings.error(input.value.span, "wrong-type", format("{} must be an expression in a string", input.key));
        else if (auto formula = loading.formula(input.value, words, std::nullopt))
          start.with.emplace_back(input.key, std::move(*formula));
      }
    loading.own_names.pop_back();
    check_inputs_said(table, start, loading);
    loading.definition.starts.push_back(std::move(start));
  });
}

void read_answers(const toml::Node& on, Loading& loading) {
  static constexpr Key kKeys[] = {{"match"}, {"do"}};
  static constexpr std::string_view kDoes[] = {"cancel", "hold"};
  each_event_table(on, "on", loading, [&](const toml::Entry& entry, const Table& table) {
    table.check_keys(kKeys);
    EventAnswer answer;
    answer.wait.event = entry.key;
    const auto does = table.word("do", kDoes);
    if (!table.has("do"))
      loading.findings.error(entry.value.span, "missing-key", format("{} does not say what it does", table.what()),
                             "do = \"cancel\" or \"hold\"");
    answer.does = does == 1u ? EventAnswer::Does::hold : EventAnswer::Does::cancel;
    compile_wait(table, answer.wait, loading);
    loading.definition.answers.push_back(std::move(answer));
  });
}

void compile_call(const Table& table, StepDefinition& step, Loading& loading) {
  static constexpr std::string_view kCancels[] = {"propagate", "detach"};
  if (step.kind != domain::StepKind::call) return;
  CallDefinition call;
  const toml::Node* named = table.get("call", Kind::string);
  if (!named && !table.has("call"))
    loading.findings.error(table.node().span, "missing-key", format("{} does not say what it calls", table.what()),
                           "call = \"equipment_request\"");
  if (named && !policy::not_a_name(named->text)) {
    loading.known(*named, "workflow");
    call.workflow = named->text;
    call.where = loading.findings.inside(*named);
  } else if (named) {
    call.which = loading.formula(*named, active_words(), wanted_type(expr::Kind::text));
  }
  if (const toml::Node* with = table.get("with", Kind::table))
    for (const toml::Entry& entry : with->entries) {
      if (entry.value.kind != Kind::string)
        loading.findings.error(entry.value.span, "wrong-type",
                               format("{} must be an expression in a string", entry.key));
      else if (auto formula = loading.formula(entry.value, active_words(), std::nullopt))
        call.with.emplace_back(entry.key, std::move(*formula));
    }
  call.waits = table.boolean("wait", true);
  call.detached = table.word("cancel", kCancels) == 1u;
  step.call = std::move(call);
}

void compile_repeat(const Table& table, StepDefinition& step, Loading& loading) {
  static constexpr Key kKeys[] = {{"until"}, {"max"}, {"every"}};
  const toml::Node* node = table.get("repeat", Kind::table);
  if (!node) return;
  const Table own(*node, "repeat of " + table.what(), loading.findings);
  own.check_keys(kKeys);
  Repeat repeat;
  if (!own.has("max"))
    loading.findings.error(node->span, "missing-key", format("{} has no bound", own.what()), "max = 5");
  repeat.most = static_cast<int>(own.integer("max", 1, 1, 1000));
  expr::Type outputs;
  outputs.kind = expr::Kind::record;
  outputs.record = loading.vocabulary.steps().members[*loading.reader].type.record->members[0].type.record;
  loading.own_names.emplace_back(Word::value, expr::Named{"outputs", outputs});
  Words words = active_words();
  words.push_back(Word::value);
  repeat.until = loading.formula(own, "until", words, wanted_type(expr::Kind::boolean));
  loading.own_names.pop_back();
  if (const toml::Node* every = own.get("every", Kind::string)) {
    repeat.every = time::parse_duration(every->text);
    if (!repeat.every)
      loading.findings.error(every->span, "wrong-type", format("\"{}\" is no duration", every->text),
                             "every = \"1bd\"");
  }
  if (step.for_each)
    loading.findings.error(node->span, "not-together",
                           format("{} cannot be repeated and done for each item", table.what()),
                           "a called workflow can repeat");
  step.repeat = std::move(repeat);
}

}  // namespace spoc::workflow
