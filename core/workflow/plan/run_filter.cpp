#include "workflow/plan/run_filter.h"

#include "workflow/vocabulary.h"

namespace spoc::workflow {

namespace {

expr::Type truth() {
  expr::Type type;
  type.kind = expr::Kind::boolean;
  return type;
}

}  // namespace

expr::Place run_place() {
  return Vocabulary().place({Word::run}, truth());
}

expr::Place run_place(const Definition& definition) {
  return definition.vocabulary->place(
      {Word::run, Word::inputs, Word::vars, Word::steps, Word::opened, Word::anchor, Word::target}, truth());
}

RunFilter::RunFilter(std::string text, const Definition* definition)
    : text_(std::move(text)), over_workflow_(definition != nullptr) {
  expr::Compiled compiled = expr::compile(text_, definition ? run_place(*definition) : run_place(), {"--where"});
  program_ = std::move(compiled.program);
  if (!program_) diagnostics_ = std::move(compiled.diagnostics);
  if (definition && program_) by_hash_.emplace(definition->hash, program_);
}

bool RunFilter::holds(const Definition& definition, const domain::Run& run, const World& world, Instant now) {
  const expr::Program* program = program_ ? &*program_ : nullptr;
  if (over_workflow_) {
    const auto [place, fresh] = by_hash_.try_emplace(definition.hash);
    if (fresh) place->second = expr::compile(text_, run_place(definition), {"--where"}).program;
    program = place->second ? &*place->second : nullptr;
    strange_ += program == nullptr;
  }
  return program && program->holds(RunScope(definition, run, world, now));
}

}  // namespace spoc::workflow
