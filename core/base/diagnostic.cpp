#include "base/diagnostic.h"

#include <algorithm>
#include <tuple>

#include "base/error.h"
#include "base/faulty.h"
#include "base/format.h"
#include "base/json.h"
#include "base/source_lines.h"
#include "base/text.h"
#include "base/unicode.h"

namespace spoc {
namespace {

/// Code points shown before the span, and in all: a line may be a megabyte.
constexpr std::size_t kContextBefore = 60;
constexpr std::size_t kContext = 140;

/// Byte offset of the code point number `count` (from 0), or the size.
std::size_t offset_of(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += unicode::first(text.substr(at)).bytes;
  return at;
}

/// The first line of a text, without its line ending.
std::string_view first_line(std::string_view text) {
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

/// The line and the carets below it, each indented and ending in a newline.
std::string excerpt(const Diagnostic& diagnostic, std::string_view line) {
  const auto from = diagnostic.column > 0 ? static_cast<std::size_t>(diagnostic.column) - 1 : 0;
  const bool same_line = diagnostic.end_line == 0 || diagnostic.end_line == diagnostic.line;
  std::size_t length = 1;
  if (!same_line) length = kContext;
  if (same_line && diagnostic.end_column > diagnostic.column) {
    length = static_cast<std::size_t>(diagnostic.end_column - diagnostic.column);
  }
  const std::size_t skipped = from > kContextBefore ? from - kContextBefore : 0;
  std::string_view window = line.substr(offset_of(line, skipped));
  const bool cut = offset_of(window, kContext) < window.size();
  window = window.substr(0, offset_of(window, kContext));

  const std::size_t span_begin = offset_of(window, from - skipped);
  const std::size_t span_end = span_begin + offset_of(window.substr(span_begin), length);
  const auto before = terminal_safe(window.substr(0, span_begin), Shape::one_line);
  const auto marked = terminal_safe(window.substr(span_begin, span_end - span_begin), Shape::one_line);
  const auto after = terminal_safe(window.substr(span_end), Shape::one_line);
  const std::size_t indent = display_width(before) + (skipped > 0 ? 1 : 0);
  return format("  {}{}{}{}{}\n  {}{}\n", skipped > 0 ? "…" : "", before, marked, after, cut ? "…" : "",
                std::string(indent, ' '), std::string(std::max<std::size_t>(1, display_width(marked)), '^'));
}

}  // namespace

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void sort(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.line, a.column, a.code) < std::tie(b.file, b.line, b.column, b.code);
  });
}

SourceLines::SourceLines(std::string_view text) : text_(text), begins_{0} {
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1))
    begins_.push_back(end + 1);
}

std::string_view SourceLines::from(int number) const {
  const auto line = static_cast<std::size_t>(std::max(number, 1)) - 1;
  return line < begins_.size() ? text_.substr(begins_[line]) : std::string_view{};
}

std::string to_text(const Diagnostic& diagnostic, std::string_view source) {
  return to_text(diagnostic, SourceLines(source));
}

std::string to_text(const Diagnostic& diagnostic, const SourceLines& source) {
  const std::string place = Where{diagnostic.file, diagnostic.line, diagnostic.column}.text();
  std::string out = terminal_safe(place, Shape::one_line);
  if (!out.empty()) out += ": ";
  out += diagnostic.severity == Severity::error ? "error: " : "warning: ";
  out += terminal_safe(diagnostic.message, Shape::one_line);
  if (!diagnostic.code.empty()) out += format(" [{}]", diagnostic.code);
  out += '\n';
  if (diagnostic.line > 0 && !source.empty()) out += excerpt(diagnostic, first_line(source.from(diagnostic.line)));
  if (!diagnostic.hint.empty()) out += format("  hint: {}\n", terminal_safe(diagnostic.hint, Shape::one_line));
  return out;
}

void write_json(json::Writer& writer, const Diagnostic& d) {
  writer.begin_object().key("file").string(d.file).key("line").integer(d.line).key("column").integer(d.column);
  writer.key("end_line").integer(d.end_line).key("end_column").integer(d.end_column).key("code").string(d.code);
  writer.key("severity").string(d.severity == Severity::error ? "error" : "warning");
  writer.key("message").string(d.message).key("hint");
  d.hint.empty() ? writer.null() : writer.string(d.hint);
  writer.end_object();
}

}  // namespace spoc
