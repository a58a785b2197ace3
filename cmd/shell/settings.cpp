#include "cmd/shell/settings.h"

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "base/toml.h"

namespace spoc::cmd {
namespace {

[[noreturn]] void wrong(const std::string& file, const toml::Span& span, std::string message, std::string hint = {}) {
  throw Error(Code::configuration, std::move(message), std::move(hint), {file, span.line, span.column});
}

std::string text_of(const std::string& file, const toml::Entry& entry) {
  if (entry.value.kind != toml::Kind::string) wrong(file, entry.value.span, format("{} must be a text", entry.key));
  return entry.value.text;
}

std::vector<std::string> words_of(const std::string& file, const toml::Entry& entry) {
  std::vector<std::string> words;
  if (entry.value.kind == toml::Kind::array) {
    for (const toml::Node& item : entry.value.items) {
      if (item.kind != toml::Kind::string) wrong(file, item.span, format("{} must be a list of texts", entry.key));
      words.push_back(item.text);
    }
    return words;
  }
  const std::string text = text_of(file, entry);
  for (const std::string_view word : split(text, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

}  // namespace

Settings read_settings(const Environment& environment) {
  Settings settings;
  const std::vector<std::string> known = {"alias", "channel", "columns", "view"};
  for (const std::string& folder : configuration_folders(environment)) {
    const std::string file = join_path(folder, "config.toml");
    if (!file_exists(file)) continue;
    const toml::Parsed parsed = toml::parse(read_file(file, 1u << 20), file);
    if (!parsed.diagnostics.empty()) {
      const Diagnostic& first = parsed.diagnostics.front();
      throw Error(Code::configuration, first.message, first.hint, {file, first.line, first.column});
    }
    for (const toml::Entry& entry : parsed.root.entries) {
      if (entry.key == "channel") settings.channel = text_of(file, entry);
      else if (entry.key == "view") settings.view = text_of(file, entry);
      else if (entry.key == "columns") settings.columns = words_of(file, entry);
      else if (entry.key == "alias" && entry.value.kind == toml::Kind::table)
        for (const toml::Entry& alias : entry.value.entries) settings.aliases[alias.key] = words_of(file, alias);
      else
        wrong(file, entry.span, format("unknown setting \"{}\"", entry.key), did_you_mean(entry.key, known));
    }
    break;
  }
  return settings;
}

}  // namespace spoc::cmd
