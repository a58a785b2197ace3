#include "cmd/present/diagnostics.h"

#include <algorithm>
#include <map>

#include "base/faulty.h"
#include "base/format.h"
#include "base/json.h"
#include "base/source_lines.h"
#include "cmd/shell/dispatch.h"

namespace spoc::cmd {
namespace {

void print_json(Context& context, const std::vector<policy::File>& files, const Diagnostics& diagnostics) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.check/1").key("files").begin_array();
  for (const policy::File& file : files) w.string(file.path);
  w.end_array().key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : diagnostics) write_json(w, diagnostic);
  w.end_array().end_object();
  context.out().write(text + "\n");
}

/// A path as a relative reference (RFC 3986, 2.1): what is not unreserved is written as bytes.
std::string uri_of(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("/-._~").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

void write_result(json::Writer& w, const Diagnostic& diagnostic) {
  w.begin_object().key("ruleId").string(diagnostic.code);
  w.key("level").string(diagnostic.severity == Severity::error ? "error" : "warning");
  w.key("message").begin_object().key("text").string(diagnostic.hint.empty() ? diagnostic.message : format("{} (hint: {})", diagnostic.message, diagnostic.hint)).end_object();
  w.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
  w.key("artifactLocation").begin_object().key("uri").string(uri_of(diagnostic.file)).end_object();
  if (diagnostic.line > 0) {
    w.key("region").begin_object().key("startLine").integer(diagnostic.line).key("startColumn").integer(std::max(1, diagnostic.column));
    if (diagnostic.end_line > 0) w.key("endLine").integer(diagnostic.end_line).key("endColumn").integer(std::max(1, diagnostic.end_column));
    w.end_object();
  }
  w.end_object().end_object().end_array().end_object();
}

/// SARIF 2.1.0 (OASIS): what code review tools read.
void print_sarif(Context& context, const Diagnostics& diagnostics) {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : diagnostics) codes.push_back(diagnostic.code);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("$schema").string("https://json.schemastore.org/sarif-2.1.0.json").key("version").string("2.1.0");
  w.key("runs").begin_array().begin_object().key("tool").begin_object().key("driver").begin_object();
  w.key("name").string("spoc").key("version").string(version_text().substr(version_text().find(' ') + 1, version_text().size() - version_text().find(' ') - 2)).key("rules").begin_array();
  for (const std::string& code : codes) w.begin_object().key("id").string(code).end_object();
  w.end_array().end_object().end_object().key("columnKind").string("unicodeCodePoints").key("results").begin_array();
  for (const Diagnostic& diagnostic : diagnostics) write_result(w, diagnostic);
  w.end_array().end_object().end_array().end_object();
  context.out().write(text + "\n");
}

std::string counted(std::size_t n, std::string_view what) { return format("{} {}{}", n, what, n == 1 ? "" : "s"); }

}  // namespace

std::vector<std::string> texts_of(const std::vector<policy::File>& files, const Diagnostics& diagnostics) {
  std::map<std::string_view, SourceLines> sources;
  for (const policy::File& file : files) sources.emplace(file.path, SourceLines(file.content));
  const SourceLines nothing{std::string_view()};
  std::vector<std::string> texts;
  for (const Diagnostic& diagnostic : diagnostics) {
    const auto source = sources.find(diagnostic.file);
    texts.push_back(to_text(diagnostic, source == sources.end() ? nothing : source->second));
  }
  return texts;
}

void print_diagnostics(Context& context, const std::vector<policy::File>& files, const Diagnostics& diagnostics) {
  if (context.json()) {
    print_json(context, files, diagnostics);
    return;
  }
  if (context.answer_format() == Format::sarif) return print_sarif(context, diagnostics);
  for (const std::string& text : texts_of(files, diagnostics)) context.out().write(text);
  const auto errors = static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) { return d.severity == Severity::error; }));
  context.out().write(format("{}: {}, {}\n", counted(files.size(), "file"), counted(errors, "error"), counted(diagnostics.size() - errors, "warning")));
}

}  // namespace spoc::cmd
