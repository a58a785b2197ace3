#include "cmd/present/diagnostics.h"

#include <algorithm>

#include "base/format.h"
#include "base/json.h"

namespace spoc::cmd {
namespace {

std::string_view content_of(const std::vector<policy::File>& files, const std::string& path) {
  for (const policy::File& file : files)
    if (file.path == path) return file.content;
  return {};
}

void write_diagnostic(json::Writer& w, const Diagnostic& d) {
  w.begin_object().key("file").string(d.file).key("line").integer(d.line).key("column").integer(d.column);
  w.key("end_line").integer(d.end_line).key("end_column").integer(d.end_column).key("code").string(d.code);
  w.key("severity").string(d.severity == Severity::error ? "error" : "warning").key("message").string(d.message).key("hint");
  d.hint.empty() ? w.null() : w.string(d.hint);
  w.end_object();
}

void print_json(Context& context, const std::vector<policy::File>& files, const Diagnostics& diagnostics) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.check/1").key("files").begin_array();
  for (const policy::File& file : files) w.string(file.path);
  w.end_array().key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : diagnostics) write_diagnostic(w, diagnostic);
  w.end_array().end_object();
  context.out().write(text + "\n");
}

std::string counted(std::size_t n, std::string_view what) { return format("{} {}{}", n, what, n == 1 ? "" : "s"); }

}  // namespace

void print_diagnostics(Context& context, const std::vector<policy::File>& files, const Diagnostics& diagnostics) {
  if (context.json()) {
    print_json(context, files, diagnostics);
    return;
  }
  for (const Diagnostic& diagnostic : diagnostics) context.out().write(to_text(diagnostic, content_of(files, diagnostic.file)));
  const auto errors = static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) { return d.severity == Severity::error; }));
  context.out().write(format("{}: {}, {}\n", counted(files.size(), "file"), counted(errors, "error"), counted(diagnostics.size() - errors, "warning")));
}

}  // namespace spoc::cmd
