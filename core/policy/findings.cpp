#include "policy/findings.h"

#include "policy/string_source.h"

namespace spoc::policy {

namespace {

Diagnostic finding(const std::string& file, const toml::Span& span, std::string_view code, std::string message,
                   std::string hint) {
  Diagnostic found;
  found.file = file;
  found.line = span.line;
  found.column = span.column;
  found.end_line = span.end_line;
  found.end_column = span.end_column;
  found.code = code;
  found.message = std::move(message);
  found.hint = std::move(hint);
  return found;
}

}  // namespace

void Findings::error(const toml::Span& span, std::string_view code, std::string message, std::string hint) {
  found_.push_back(finding(file_, span, code, std::move(message), std::move(hint)));
}

void Findings::warning(const toml::Span& span, std::string_view code, std::string message, std::string hint) {
  error(span, code, std::move(message), std::move(hint));
  found_.back().severity = Severity::warning;
}

void Findings::error_in(const toml::Node& string, Part part, std::string_view code, std::string message,
                        std::string hint) {
  const StringSource source(lines_, string);
  const Position begin = source.at(part.begin);
  const Position end = source.at(part.end);
  error({begin.line, begin.column, end.line, end.column}, code, std::move(message), std::move(hint));
}

void Findings::add(Diagnostics diagnostics) {
  found_.insert(found_.end(), std::make_move_iterator(diagnostics.begin()), std::make_move_iterator(diagnostics.end()));
}

void Findings::add_from_string(const toml::Node& string, Diagnostics diagnostics) {
  if (diagnostics.empty()) return;
  const StringSource source(lines_, string);
  for (Diagnostic& found : diagnostics) {
    const Position begin = source.at(found.line, found.column);
    const Position end = source.at(found.end_line, found.end_column);
    found.file = file_;
    found.line = begin.line;
    found.column = begin.column;
    found.end_line = end.line;
    found.end_column = end.column;
    found_.push_back(std::move(found));
  }
}

Where Findings::inside(const toml::Node& string) const {
  const Position first = StringSource(lines_, string).at(0);
  return {file_, first.line, first.column};
}

}  // namespace spoc::policy
