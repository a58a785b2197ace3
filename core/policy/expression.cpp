#include "policy/expression.h"

#include <optional>

namespace spoc::policy {

struct Expression::Body {
  std::string text;
  Where where;
  PlaceOf place_of = nullptr;
  const expr::Place* place = nullptr;
  std::optional<expr::Program> program;

  const expr::Place& names() const { return place ? *place : place_of(); }
};

Expression::Expression(std::string text, Where where, PlaceOf place)
    : body_(std::make_shared<Body>(Body{std::move(text), std::move(where), place, nullptr, std::nullopt})) {}
Expression::Expression(std::string text, Where where, const expr::Place& place)
    : body_(std::make_shared<Body>(Body{std::move(text), std::move(where), nullptr, &place, std::nullopt})) {}

const std::string& Expression::text() const {
  return body_->text;
}
const Where& Expression::where() const {
  return body_->where;
}
PlaceOf Expression::place_of() const {
  return body_->place_of;
}

const expr::Program& Expression::program() const {
  if (!body_->program) {
    expr::Compiled compiled =
        expr::compile_trusted(body_->text, body_->names(), {body_->where.file, body_->where.line, body_->where.column});
    if (!compiled.program) {
      const Diagnostic& first = compiled.diagnostics.front();
      throw Error(Code::configuration, first.message, first.hint, {first.file, first.line, first.column});
    }
    body_->program = std::move(compiled.program);
  }
  return *body_->program;
}

Diagnostics Expression::check(const expr::Source& source) const {
  expr::Compiled compiled = expr::compile(body_->text, body_->names(), source);
  body_->program = std::move(compiled.program);
  return std::move(compiled.diagnostics);
}

}  // namespace spoc::policy
