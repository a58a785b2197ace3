// Text with `{{ expression }}` inside.
#include <algorithm>

#include "base/format.h"
#include "expr/conversions.h"
#include "expr/findings.h"
#include "expr/program.h"

namespace spoc::expr {

namespace {

// Behind the literal that begins at `at`, or the end of the text.
std::size_t skip_quoted(std::string_view text, std::size_t at) {
  char quote = text[at];
  bool raw = at > 0 && (text[at - 1] == 'r' || text[at - 1] == 'R');
  for (++at; at < text.size(); ++at) {
    if (text[at] == quote) return at + 1;
    if (text[at] == '\\' && !raw) ++at;
  }
  return text.size();
}

// Where the `}}` that closes the expression stands: not one inside a text or that closes a map.
std::size_t find_end(std::string_view text, std::size_t at) {
  int open = 0;
  while (at < text.size()) {
    char c = text[at];
    if (c == '\'' || c == '"') {
      at = skip_quoted(text, at);
      continue;
    }
    if (c == '}' && open == 0) return text.substr(at, 2) == "}}" ? at : std::string_view::npos;
    if (c == '{') ++open;
    if (c == '}') --open;
    ++at;
  }
  return std::string_view::npos;
}

bool has_text(const Type& type) {
  if (type.kind == Kind::list) return !type.element || has_text(*type.element);
  return type.kind != Kind::map && type.kind != Kind::bytes && type.kind != Kind::null;
}

// What a value reads like in a text for people; nothing when it has no text.
std::optional<std::string> text_for_people(const Value& value, const Scope& scope) {
  if (std::holds_alternative<Bytes>(value.data)) return std::nullopt;
  if (auto t = std::get_if<time::Instant>(&value.data)) return time::to_text(scope.calendar().zone().local(*t));
  if (auto record = std::get_if<const Record*>(&value.data)) return std::string((*record)->identity());
  auto list = std::get_if<std::shared_ptr<const List>>(&value.data);
  if (!list) return string_of(value);
  std::string joined;
  for (const Value& element : **list) {
    std::optional<std::string> text = text_for_people(element, scope);
    if (!text) return std::nullopt;
    if (!joined.empty()) joined += ", ";
    joined += *text;
  }
  return joined;
}

// Moves a diagnostic's place to where the expression stands in the template.
Source source_at(std::string_view text, std::size_t byte, const Source& source) {
  Position position = position_of(text, byte, source);
  return {source.file, position.line, position.column};
}

void add_expression(CompiledTemplate& compiled, std::string_view inner, const Place& place, const Source& source) {
  Compiled one = compile(inner, place, source);
  compiled.diagnostics.insert(compiled.diagnostics.end(), one.diagnostics.begin(), one.diagnostics.end());
  if (!one.program) return;
  if (!has_text(one.program->type())) {
    Findings findings(inner, source);
    findings.error({0, static_cast<std::uint32_t>(inner.size())}, "wrong-type",
                   format("{} has no text", to_text(one.program->type())));
    for (Diagnostic& diagnostic : findings.take()) compiled.diagnostics.push_back(std::move(diagnostic));
  }
  compiled.text.pieces_.push_back({std::string(inner), std::move(one.program)});
}

}  // namespace

CompiledTemplate compile_template(std::string_view text, const Place& place, const Source& source) {
  CompiledTemplate compiled;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t open = std::min(text.find("{{", at), text.size());
    if (open > at) compiled.text.pieces_.push_back({std::string(text.substr(at, open - at)), std::nullopt});
    if (open == text.size()) break;
    std::size_t begin = open + 2;
    std::size_t end = find_end(text, begin);
    if (end == std::string_view::npos) {
      Findings findings(text, source);
      auto from = static_cast<std::uint32_t>(open);
      findings.error({from, from + 2}, "syntax", "this {{ has no }}", "a brace that is meant is written {{ '{{' }}");
      for (Diagnostic& diagnostic : findings.take()) compiled.diagnostics.push_back(std::move(diagnostic));
      break;
    }
    while (begin < end && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
    std::size_t last = end;
    while (last > begin && (text[last - 1] == ' ' || text[last - 1] == '\t')) --last;
    add_expression(compiled, text.substr(begin, last - begin), place, source_at(text, begin, source));
    at = end + 2;
  }
  return compiled;
}

std::variant<std::string, Failure> Template::fill(const Scope& scope,
                                                  const std::function<std::string(std::string_view)>& escape) const {
  std::string filled;
  for (const Piece& piece : pieces_) {
    if (!piece.program) {
      filled += piece.text;
      continue;
    }
    Result result = piece.program->evaluate(scope);
    if (auto failure = std::get_if<Failure>(&result)) return *failure;
    const Value& value = std::get<Value>(result);
    std::optional<std::string> text = text_for_people(value, scope);
    auto width = static_cast<int>(code_points(piece.text));
    if (!text && std::holds_alternative<Null>(value.data))
      return Failure{format("{} has no value", piece.text), 1, 1 + width};
    if (!text && std::holds_alternative<Unknown>(value.data)) return Failure{to_text(value), 1, 1 + width};
    if (!text) return Failure{format("{} has no text", type_name(value)), 1, 1 + width};
    filled += escape ? escape(*text) : *text;
  }
  return filled;
}

std::vector<std::string> Template::reads() const {
  std::vector<std::string> reads;
  for (const Piece& piece : pieces_) {
    if (!piece.program) continue;
    for (std::string& path : piece.program->reads()) {
      if (std::find(reads.begin(), reads.end(), path) == reads.end()) reads.push_back(std::move(path));
    }
  }
  return reads;
}

}  // namespace spoc::expr
