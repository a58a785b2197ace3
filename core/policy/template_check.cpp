#include "policy/template_check.h"

#include <algorithm>

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "policy/places.h"
#include "policy/reasons.h"

namespace spoc::policy {

namespace {

constexpr std::string_view kTemplates = "templates/";

Diagnostic about_file(const File& file, Severity severity, std::string_view code, std::string message,
                      std::string hint = {}) {
  return {file.path, 1, 1, 1, 1, severity, std::string(code), std::move(message), std::move(hint)};
}

bool is_posted(const Policy* known, std::string_view path) {
  if (!known) return false;
  const Policy& policy = *known;
  const auto posts = [&](const Channel& channel) { return channel.remote.body == path; };
  return policy.messages.remote.body == path || std::any_of(policy.channels.begin(), policy.channels.end(), posts);
}

/// "templates/acknowledgment.de.txt" names no reason; which one was meant.
std::string meant(std::string_view path) {
  const std::string_view name = path.substr(kTemplates.size());
  const std::string hint = did_you_mean(name.substr(0, name.find('.')), reason_names());
  return hint.empty() ? "REASON.txt or REASON.LANGUAGE.txt, with .html beside it: see `spoc help notices`" : hint;
}

/// What would be posted with a number in every place: between quotes that is a text, elsewhere a number.
std::optional<Diagnostic> no_json(const File& file, const expr::Template& compiled) {
  std::string sample;
  for (const expr::Template::Piece& piece : compiled.pieces()) sample += piece.program ? "0" : piece.text;
  try {
    json::parse(sample, file.path);
  } catch (const Error& error) {
    return about_file(file, Severity::error, "no-json", format("what it makes is no JSON: {}", error.message),
                      "texts stand between quotes: \"text\": \"{{ text }}\"");
  }
  return std::nullopt;
}

Diagnostics findings(const File& file, const Policy* policy) {
  if (!is_utf8(file.content)) return {about_file(file, Severity::error, "not-utf8", "the file is no UTF-8 text")};
  expr::CompiledTemplate compiled = expr::compile_template(file.content, message_place(), {file.path});
  Diagnostics found = std::move(compiled.diagnostics);
  const bool posted = is_posted(policy, file.path);
  if (posted && !has_errors(found))
    if (auto wrong = no_json(file, compiled.text)) found.push_back(std::move(*wrong));
  if (policy && !posted && !has_errors(found) && !template_name(file.path))
    found.push_back(
        about_file(file, Severity::warning, "unused-template", "no notice has this template", meant(file.path)));
  return found;
}

/// An HTML part stands beside a text, never alone.
Diagnostics alone(const File& file, const std::vector<File>& files) {
  const auto name = template_name(file.path);
  if (!name || !name->html) return {};
  const std::string text = file.path.substr(0, file.path.size() - 5) + ".txt";
  if (std::any_of(files.begin(), files.end(), [&](const File& other) { return other.path == text; })) return {};
  return {about_file(file, Severity::warning, "unused-template", "it is never used: there is no text beside it",
                     format("add {}", text))};
}

}  // namespace

Diagnostics check_templates(const std::vector<File>& files, const Policy* policy) {
  Diagnostics all;
  for (const File& file : files) {
    if (!file.path.starts_with(kTemplates)) continue;
    for (Diagnostic& found : findings(file, policy)) all.push_back(std::move(found));
    for (Diagnostic& found : alone(file, files)) all.push_back(std::move(found));
  }
  return all;
}

}  // namespace spoc::policy
