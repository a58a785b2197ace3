// The only includer of toml++, header-only here and without two ways in which 3.3 meets bad or merely foreign text: its
// assertions are reached by a table named "[é]", where the parser goes on to report a syntax error, so they must not
// end the process; and its tests for white space declare most characters from U+00A1 to U+0499 impossible, which the
// compiler would believe, so there they answer false.
#undef NDEBUG
#include "base/toml.h"

#define TOML_ASSERT(expr) static_cast<void>(0)
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_UNRELEASED_FEATURES 0
#include <toml++/impl/preprocessor.h>
// After it and before the macro changes: what the next header needs.
#include <toml++/impl/forward_declarations.h>
#pragma push_macro("TOML_UNREACHABLE")
#undef TOML_UNREACHABLE
#define TOML_UNREACHABLE return false
#include <toml++/impl/unicode.h>
#pragma pop_macro("TOML_UNREACHABLE")
#include <toml++/toml.h>

#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "base/toml_nesting.h"
#include "base/unicode.h"

namespace spoc::toml {
namespace {

namespace parser = ::toml;

constexpr std::size_t kMaxBytes = 4u << 20;
constexpr int kMaxDepth = 64;

Span span_of(const parser::source_region& region) {
  Span span{static_cast<int>(region.begin.line), static_cast<int>(region.begin.column),
            static_cast<int>(region.end.line), static_cast<int>(region.end.column)};
  if (span.end_line == 0) {
    span.end_line = span.line;
    span.end_column = span.column;
  }
  return span;
}

std::string text_of(const parser::date& date) {
  return format("{:04}-{:02}-{:02}", unsigned{date.year}, unsigned{date.month}, unsigned{date.day});
}

std::string text_of(const parser::time& time) {
  std::string text = format("{:02}:{:02}:{:02}", unsigned{time.hour}, unsigned{time.minute}, unsigned{time.second});
  if (time.nanosecond == 0) return text;
  text += format(".{:09}", time.nanosecond);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

std::string text_of(const parser::date_time& moment) {
  std::string text = format("{}T{}", text_of(moment.date), text_of(moment.time));
  if (!moment.offset) return text;
  const int minutes = moment.offset->minutes;
  if (minutes == 0) return text + 'Z';
  const int size = minutes < 0 ? -minutes : minutes;
  return text + format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

/// Turns the parser's tree into ours.
class Conversion {
 public:
  /// Takes the texts out of the parser's tree.
  Node convert(parser::node& from, int depth) {
    Node node;
    node.span = span_of(from.source());
    switch (from.type()) {
      case parser::node_type::table:
        convert_table(*from.as_table(), depth, node);
        break;
      case parser::node_type::array:
        convert_array(*from.as_array(), depth, node);
        break;
      case parser::node_type::string:
        set_text(node, Kind::string, std::move(from.as_string()->get()));
        break;
      case parser::node_type::date:
        set_text(node, Kind::date, text_of(from.as_date()->get()));
        break;
      case parser::node_type::time:
        set_text(node, Kind::time, text_of(from.as_time()->get()));
        break;
      case parser::node_type::date_time:
        set_text(node, Kind::date_time, text_of(from.as_date_time()->get()));
        break;
      case parser::node_type::integer:
        node.kind = Kind::integer;
        node.integer = from.as_integer()->get();
        break;
      case parser::node_type::floating_point:
        node.kind = Kind::real;
        node.real = from.as_floating_point()->get();
        break;
      case parser::node_type::boolean:
        node.kind = Kind::boolean;
        node.integer = from.as_boolean()->get() ? 1 : 0;
        break;
      case parser::node_type::none:
        ensure(false, "a parsed TOML value has a type");
    }
    return node;
  }

  /// Where the tree went deeper than it may; what lies below is left out.
  const Span* too_deep() const { return deep_.line > 0 ? &deep_ : nullptr; }

 private:
  static void set_text(Node& node, Kind kind, std::string text) {
    node.kind = kind;
    node.text = std::move(text);
  }

  bool refuses(int depth, const Span& span) {
    if (depth <= kMaxDepth) return false;
    if (deep_.line == 0) deep_ = span;
    return true;
  }

  void convert_table(parser::table& from, int depth, Node& node) {
    node.kind = Kind::table;
    if (refuses(depth, node.span)) return;
    // File order first: entries are large to move.
    std::vector<std::pair<const parser::key*, parser::node*>> members;
    members.reserve(from.size());
    for (auto&& [key, value] : from) members.emplace_back(&key, &value);
    const auto place = [](const auto& member) {
      const parser::source_position& begin = member.first->source().begin;
      return std::pair(begin.line, begin.column);
    };
    std::stable_sort(members.begin(), members.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    node.entries.reserve(members.size());
    for (const auto& [key, value] : members)
      node.entries.push_back({std::string(key->str()), span_of(key->source()), convert(*value, depth + 1)});
  }

  void convert_array(parser::array& from, int depth, Node& node) {
    node.kind = Kind::array;
    if (refuses(depth, node.span)) return;
    node.items.reserve(from.size());
    for (auto& item : from) node.items.push_back(convert(item, depth + 1));
  }

  Span deep_;
};

Diagnostic syntax_error(std::string_view file, Span span, std::string message) {
  if (span.end_line < span.line || (span.end_line == span.line && span.end_column <= span.column)) {
    span.end_line = span.line;
    span.end_column = span.column + 1;
  }
  return {std::string(file), span.line,          span.column, span.end_line, span.end_column, Severity::error,
          "syntax",          std::move(message), {}};
}

/// The place of a byte, as the parser would count it.
Span place_of(std::string_view text, std::size_t offset) {
  std::string_view before = text.substr(0, offset);
  const int line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  before.remove_prefix(before.rfind('\n') + 1);  // npos + 1 is 0
  int column = 1;
  for (; !before.empty(); ++column) before.remove_prefix(unicode::first(before).bytes);
  return {line, column, line, column + 1};
}

std::size_t valid_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto next = unicode::first(text.substr(at));
    if (!next.valid) break;
    at += next.bytes;
  }
  return at;
}

/// "Error while parsing key: expected …, saw …" without the part every message has.
std::string reason_of(std::string_view description) {
  constexpr std::string_view kPrefix = "Error while parsing ";
  if (description.starts_with(kPrefix)) description.remove_prefix(kPrefix.size());
  while (description.ends_with('.')) description.remove_suffix(1);
  return format("not valid TOML: {}", to_utf8(description));
}

std::string too_deep_message() {
  return format("nested deeper than {} levels", kMaxDepth);
}

/// What can be refused before the parser sees the text.
std::optional<Diagnostic> refused(std::string_view text, std::string_view file) {
  if (text.size() > kMaxBytes) {
    return syntax_error(file, {1, 1, 1, 2}, format("the file is larger than {} bytes", kMaxBytes));
  }
  if (!is_utf8(text)) return syntax_error(file, place_of(text, valid_prefix(text)), "the text is not valid UTF-8");
  if (const auto offset = too_deep(text, kMaxDepth)) {
    return syntax_error(file, place_of(text, *offset), too_deep_message());
  }
  return std::nullopt;
}

}  // namespace

Parsed parse(std::string_view text, std::string_view file) {
  Parsed parsed;
  if (auto refusal = refused(text, file)) {
    parsed.diagnostics.push_back(std::move(*refusal));
    return parsed;
  }
  try {
    Conversion conversion;
    parser::table tree = parser::parse(text);
    parsed.root = conversion.convert(tree, 0);
    if (const Span* deep = conversion.too_deep()) {
      parsed.diagnostics.push_back(syntax_error(file, *deep, too_deep_message()));
    }
  } catch (const parser::parse_error& problem) {
    parsed.diagnostics.push_back(syntax_error(file, span_of(problem.source()), reason_of(problem.description())));
  }
  return parsed;
}

}  // namespace spoc::toml
