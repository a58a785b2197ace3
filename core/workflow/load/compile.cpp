#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "workflow/load/loading.h"

namespace spoc::workflow {

namespace {

/// The step of "steps.ID…"; empty for other paths.
std::string_view step_of(std::string_view path) {
  constexpr std::string_view kPrefix = "steps.";
  if (!path.starts_with(kPrefix)) return {};
  path.remove_prefix(kPrefix.size());
  return path.substr(0, path.find('.'));
}

bool reads_outputs(std::string_view path) {
  const std::string_view step = step_of(path);
  return !step.empty() && path.substr(6 + step.size()).starts_with(".outputs");
}

/// The steps whose answers a text may read, as paths: every "steps.ID" in it, also where it only stands in quotation
/// marks.
std::vector<std::string> mentioned(std::string_view text) {
  constexpr std::string_view kSteps = "steps";
  std::vector<std::string> paths;
  for (std::size_t at = text.find(kSteps); at != text.npos; at = text.find(kSteps, at)) {
    at += kSteps.size();
    std::size_t begin = text.find_first_not_of(" \t\r\n", at);
    if (begin == text.npos || text[begin] != '.') continue;
    begin = text.find_first_not_of(" \t\r\n", begin + 1);
    if (begin == text.npos) break;
    const std::size_t end =
        text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", begin);
    paths.push_back(format("steps.{}", text.substr(begin, end == text.npos ? end : end - begin)));
  }
  return paths;
}

}  // namespace

expr::Type wanted_type(expr::Kind kind) {
  expr::Type type;
  type.kind = kind;
  return type;
}

const expr::Place& Loading::place(const Words& words, std::optional<expr::Type> wanted,
                                  const policy::FieldType* value) {
  const bool is_kept = reader && !value;
  if (!is_kept) other_place = vocabulary.place(words, wanted, value);
  auto kept = places.find(words);
  if (is_kept && kept == places.end()) kept = places.emplace(words, vocabulary.place(words, std::nullopt)).first;
  expr::Place& place = is_kept ? kept->second : other_place;
  if (is_kept)
    for (const Word word : {Word::item, Word::event, Word::done, Word::total, Word::skipped, Word::value})
      place.names[static_cast<std::size_t>(word)] = {};
  for (const auto& [word, named] : own_names)
    if (std::find(words.begin(), words.end(), word) != words.end()) place.names[static_cast<std::size_t>(word)] = named;
  place.accepts_date = wanted && wanted->kind == expr::Kind::timestamp;
  place.result = std::move(wanted);
  place.hints = hints_left > 0;
  return place;
}

void Loading::add(const toml::Node& string, Diagnostics diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics)
    if (diagnostic.code == "unknown-member") --hints_left;
  findings.add_from_string(string, std::move(diagnostics));
}

bool Loading::guards_needed(const std::vector<std::string>& reads) const {
  return reader && std::any_of(reads.begin(), reads.end(), reads_outputs);
}

void Loading::guard(const std::vector<std::string>& reads, bool guarded) {
  if (!reader) return;
  for (const std::string& path : reads) {
    const auto step = definition.find(step_of(path));
    if (step)
      vocabulary.set_guarded(*step,
                             guarded && graph->is_ancestor(*step, *reader) && !graph->surely_done(*step, *reader));
  }
}

/// What roles and decisions read may be absent to the step that names them, though it is there for others.
void Loading::check_behind(const toml::Node& string, const std::vector<std::string>& reads) {
  for (const std::string& path : reads)
    for (const Formula* formula : definition.behind(path))
      for (const Diagnostic& wrong : expr::compile(formula->text, place(active_words(), std::nullopt)).diagnostics)
        if (wrong.severity == Severity::error)
          findings.error(string.span, wrong.code,
                         format("{} follows from \"{}\": {}", path, formula->text, wrong.message), wrong.hint);
}

void Loading::check_reads(const toml::Node& string, const std::vector<std::string>& direct,
                          const std::vector<expr::PlaceCall>& calls) {
  const std::vector<std::string> reads = definition.through(direct);
  const auto has_behind = [&](const std::string& path) { return !definition.behind(path).empty(); };
  if (std::any_of(direct.begin(), direct.end(), has_behind) && guards_needed(reads)) {
    guard(reads, true);
    check_behind(string, reads);
    guard(reads, false);
  }
  std::vector<std::string> before;
  for (const std::string& path : reads)
    if (reads_outputs(path)) before.emplace_back(step_of(path));
  for (const expr::PlaceCall& call : calls) {
    if (!definition.find(call.literal))
      findings.error(string.span, "unknown-step", format("there is no step \"{}\"", call.literal));
    else if (call.function == "done_at")
      before.push_back(call.literal);
  }
  if (!reader) return;
  for (const std::string& id : before) {
    const auto step = definition.find(id);
    if (!step || graph->is_ancestor(*step, *reader)) continue;
    const std::string& own = definition.steps[*reader].id;
    findings.error(string.span, "not-an-ancestor",
                   format("step {} does not come before step {}, so this may never have a value", id, own),
                   format("add \"{}\" to the needs of {}, or of a step before it", id, own));
  }
}

std::optional<Formula> Loading::formula(const toml::Node& string, const Words& words, std::optional<expr::Type> wanted,
                                        const policy::FieldType* value) {
  const std::vector<std::string> named = mentioned(string.text);
  guard(named, true);
  expr::Compiled compiled = expr::compile(string.text, place(words, std::move(wanted), value));
  guard(named, false);
  add(string, std::move(compiled.diagnostics));
  if (!compiled.program) return std::nullopt;
  check_reads(string, compiled.program->reads(), compiled.program->calls());
  return Formula{string.text, findings.where(string.span), std::move(*compiled.program)};
}

std::optional<Formula> Loading::formula(const Table& table, std::string_view key, const Words& words,
                                        std::optional<expr::Type> wanted, const policy::FieldType* value) {
  const toml::Node* string = table.get(key, toml::Kind::string);
  return string ? formula(*string, words, std::move(wanted), value) : std::nullopt;
}

Wording Loading::wording(const toml::Node& string, const Words& words) {
  const std::vector<std::string> named = mentioned(string.text);
  guard(named, true);
  expr::CompiledTemplate compiled = expr::compile_template(string.text, place(words, std::nullopt));
  guard(named, false);
  add(string, std::move(compiled.diagnostics));
  std::vector<expr::PlaceCall> calls;
  for (const auto& piece : compiled.text.pieces())
    if (piece.program)
      for (auto& call : piece.program->calls()) calls.push_back(std::move(call));
  check_reads(string, compiled.text.reads(), calls);
  return {string.text, findings.where(string.span), std::move(compiled.text)};
}

bool Loading::known(const toml::Node& string, std::string_view kind, std::string_view word) {
  if (names.has(kind, string.text) || !names.judges(kind)) return true;
  if (word.empty()) word = kind;
  findings.error(string.span, format("unknown-{}", word), format("there is no {} \"{}\"", word, string.text),
                 did_you_mean(string.text, names.of(kind)));
  return false;
}

}  // namespace spoc::workflow
