#include "expr/program.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "expr/check.h"
#include "expr/code.h"
#include "expr/evaluation.h"
#include "expr/findings.h"
#include "expr/syntax.h"

namespace spoc::expr {

namespace {

Compiled compile_with(std::string_view text, const Place& place, const Source& source, Patterns patterns) {
  Findings findings(text, source);
  Compiled compiled;
  SyntaxError problem;
  if (text.size() > kLongestText) {
    findings.error({0, 1}, "too-long",
                   format("an expression has at most {} bytes, and this has {}", kLongestText, text.size()));
  } else if (!is_utf8(text)) {
    findings.error({0, 1}, "syntax", "this is not UTF-8");
  } else if (std::optional<Tree> tree = parse(text, problem); !tree) {
    findings.error(problem.extent, problem.code, problem.message, problem.hint);
  } else {
    std::shared_ptr<const Program::Code> code = check(*tree, place, patterns, findings);
    if (!findings.has_errors()) compiled.program.emplace(std::move(code));
  }
  compiled.diagnostics = findings.take();
  return compiled;
}

}  // namespace

Compiled compile(std::string_view text, const Place& place, const Source& source) {
  return compile_with(text, place, source, Patterns::tried);
}

Compiled compile_trusted(std::string_view text, const Place& place, const Source& source) {
  return compile_with(text, place, source, Patterns::trusted);
}

const std::string& Program::text() const {
  return code_->text;
}
const Type& Program::type() const {
  return code_->type;
}
std::vector<PlaceCall> Program::calls() const {
  return code_->calls;
}

Result Program::evaluate(const Scope& scope) const {
  Evaluation evaluation(*code_, scope, Evaluation::Detail::with_messages);
  Value slot;
  const Value* value = evaluation.value(code_->root, slot);
  if (!value) return evaluation.failure();
  return *value;
}

bool Program::holds(const Scope& scope) const {
  return Evaluation(*code_, scope, Evaluation::Detail::outcome_only).truth(code_->root) == Truth::yes;
}

std::vector<std::string> Program::reads() const {
  std::vector<std::string> reads;
  for (const Path& path : code_->paths) {
    if (!path.prefix && std::find(reads.begin(), reads.end(), path.text) == reads.end()) reads.push_back(path.text);
  }
  return reads;
}

}  // namespace spoc::expr
