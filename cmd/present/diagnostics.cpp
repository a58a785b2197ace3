#include "cmd/present/diagnostics.h"

#include <algorithm>
#include <map>

#include "base/faulty.h"
#include "base/format.h"
#include "base/json.h"
#include "base/source_lines.h"

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
  for (const std::string& text : texts_of(files, diagnostics)) context.out().write(text);
  const auto errors = static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) { return d.severity == Severity::error; }));
  context.out().write(format("{}: {}, {}\n", counted(files.size(), "file"), counted(errors, "error"), counted(diagnostics.size() - errors, "warning")));
}

}  // namespace spoc::cmd
