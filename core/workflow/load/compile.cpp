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

}  // namespace

expr::Type wanted_type(expr::Kind kind) {
  expr::Type type;
  type.kind = kind;
  return type;
}

expr::Place Loading::place(const Words& words, std::optional<expr::Type> wanted, const policy::FieldType* value) {
  expr::Place made = vocabulary.place(words, std::move(wanted), value);
  for (const auto& [word, named] : own_names)
    if (std::find(words.begin(), words.end(), word) != words.end()) made.names[static_cast<std::size_t>(word)] = named;
  made.hints = hints_left > 0;
  return made;
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
  for (const std::string& path : reads) {
    const auto step = definition.find(step_of(path));
    if (step)
      vocabulary.set_guarded(*step, guarded && graph->is_ancestor(*step, *reader) && !graph->surely_done(*step, *reader));
  }
}

/// What roles and decisions read may be absent to the step that names them, though it is there for others.
void Loading::check_behind(const toml::Node& string, const std::vector<std::string>& reads) {
  for (const std::string& path : reads)
    for (const Formula* formula : definition.behind(path))
      for (const Diagnostic& wrong : expr::compile(formula->text, place(active_words(), std::nullopt)).diagnostics)
        if (wrong.severity == Severity::error)
          findings.error(string.span, wrong.code, format("{} follows from \"{}\": {}", path, formula->text, wrong.message), wrong.hint);
}

void Loading::check_reads(const toml::Node& string, const std::vector<std::string>& reads,
                          const std::vector<expr::PlaceCall>& calls) {
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
  expr::Compiled compiled = expr::compile(string.text, place(words, wanted, value));
  // What it reads decides which outputs must be asked for first; that is known only now.
  if (const auto reads = compiled.program ? definition.through(compiled.program->reads()) : std::vector<std::string>();
      guards_needed(reads)) {
    guard(reads, true);
    compiled = expr::compile(string.text, place(words, wanted, value));
    check_behind(string, reads);
    guard(reads, false);
  }
  add(string, std::move(compiled.diagnostics));
  if (!compiled.program) return std::nullopt;
  check_reads(string, definition.through(compiled.program->reads()), compiled.program->calls());
  return Formula{string.text, findings.where(string.span), std::move(*compiled.program)};
}

std::optional<Formula> Loading::formula(const Table& table, std::string_view key, const Words& words,
                                        std::optional<expr::Type> wanted, const policy::FieldType* value) {
  const toml::Node* string = table.get(key, toml::Kind::string);
  return string ? formula(*string, words, std::move(wanted), value) : std::nullopt;
}

Wording Loading::wording(const toml::Node& string, const Words& words) {
  expr::CompiledTemplate compiled = expr::compile_template(string.text, place(words, std::nullopt));
  const std::vector<std::string> reads = definition.through(compiled.text.reads());
  if (guards_needed(reads)) {
    guard(reads, true);
    compiled = expr::compile_template(string.text, place(words, std::nullopt));
    check_behind(string, reads);
    guard(reads, false);
  }
  add(string, std::move(compiled.diagnostics));
  std::vector<expr::PlaceCall> calls;
  for (const auto& piece : compiled.text.pieces())
    if (piece.program)
      for (auto& call : piece.program->calls()) calls.push_back(std::move(call));
  check_reads(string, reads, calls);
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
