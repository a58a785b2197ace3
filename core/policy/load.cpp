#include "policy/load.h"

#include <algorithm>

#include "base/file.h"
#include "base/format.h"
#include "base/hash.h"
#include "base/text.h"
#include "base/toml.h"
#include "policy/articles.h"
#include "policy/compiled.h"
#include "policy/places.h"
#include "policy/section.h"
#include "policy/shape.h"
#include "policy/template_check.h"

namespace spoc::policy {

namespace {

constexpr std::string_view kMain = "spoc.toml";
/// What people who look into the folder read; no article.
constexpr std::string_view kAboutKnowledge = "kb/README.md";

bool inside_folder(std::string_view path) {
  return !path.empty() && path.front() != '/' && path != ".." && !path.starts_with("../") &&
         path.find("/../") == std::string_view::npos && !path.ends_with("/..");
}

/// The files that spoc.toml names, as far as it can be read.
std::vector<std::string> named_files(const toml::Node& root) {
  std::vector<std::string> paths;
  if (const toml::Node* calendars = root.find("calendar"))
    for (const toml::Entry& entry : calendars->entries)
      if (const toml::Node* imports = entry.value.find("import"))
        for (const toml::Node& path : imports->items) paths.push_back(path.text);
  if (const toml::Node* teams = root.find("team"))
    for (const toml::Entry& entry : teams->entries)
      if (const toml::Node* rota = entry.value.find("on_call")) paths.push_back(rota->text);
  std::erase_if(paths, [](const std::string& path) { return !inside_folder(path); });
  return paths;
}

/// Takes the articles out of the files.
std::vector<File> split_knowledge(std::vector<File>& files) {
  const auto first = std::stable_partition(files.begin(), files.end(), [](const File& file) { return !is_of_knowledge(file.path); });
  std::vector<File> knowledge(std::make_move_iterator(first), std::make_move_iterator(files.end()));
  files.erase(first, files.end());
  return knowledge;
}

Diagnostic missing_main() {
  return {std::string(kMain),   1, 1, 1, 1, Severity::error, "missing-file", "there is no spoc.toml",
          "spoc init makes one"};
}

}  // namespace

Loaded load_asking(std::vector<File> files, std::set<std::string, std::less<>>* asked) {
  Loaded loaded;
  auto policy = std::make_shared<Policy>();
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
  const auto main = std::find_if(files.begin(), files.end(), [](const File& file) { return file.path == kMain; });
  if (main == files.end()) {
    loaded.diagnostics.push_back(missing_main());
    return loaded;
  }
  toml::Parsed parsed = toml::parse(main->content, kMain);
  loaded.diagnostics = std::move(parsed.diagnostics);
  if (!has_errors(loaded.diagnostics)) {
    Findings findings{std::string(kMain), main->content};
    loaded.names = Names(parsed.root, files);
    check_shape(parsed.root, loaded.names, findings);
    policy->compiled = std::make_shared<Policy::Compiled>();
    Reading reading{loaded.names, findings, files, *policy, {}};
    read_policy(Section(reading, parsed.root), reading);
    if (asked) *asked = std::move(reading.asked);
    Diagnostics found = findings.take();
    loaded.diagnostics.insert(loaded.diagnostics.end(), found.begin(), found.end());
  }
  for (Diagnostic& found : check_templates(files, has_errors(loaded.diagnostics) ? nullptr : policy.get())) loaded.diagnostics.push_back(std::move(found));
  if (has_errors(loaded.diagnostics)) loaded.names.set_unsound();
  std::string hash = hash_of(files);
  std::vector<File> knowledge = split_knowledge(files);
  if (!knowledge.empty()) policy->articles = std::make_shared<const Articles>(load_articles(std::move(knowledge), loaded.names, loaded.diagnostics));
  sort(loaded.diagnostics);
  if (has_errors(loaded.diagnostics)) {
    loaded.names.set_unsound();
    return loaded;
  }
  policy->hash = std::move(hash);
  policy->files = std::move(files);
  loaded.policy = std::move(policy);
  return loaded;
}

Loaded load(std::vector<File> files) {
  return load_asking(std::move(files), nullptr);
}

std::vector<File> read_files(const std::string& folder) {
  std::vector<File> files;
  const std::string main = join_path(folder, kMain);
  if (!file_exists(main))
    throw Error(Code::not_found, format("there is no {} in {}", kMain, folder), "spoc init makes a desk");
  files.push_back({std::string(kMain), read_file(main)});
  for (const std::string& path : named_files(toml::parse(files[0].content, kMain).root)) {
    const bool known = std::any_of(files.begin(), files.end(), [&](const File& file) { return file.path == path; });
    if (!known && file_exists(join_path(folder, path))) files.push_back({path, read_file(join_path(folder, path))});
  }
  for (const auto& [sub, suffix] : {std::pair("workflows", ".toml"), std::pair("templates", ""), std::pair("kb", ".md")})
    for (const std::string& name : list_folder(join_path(folder, sub), suffix)) {
      const std::string path = join_path(sub, name);
      if (path == kAboutKnowledge) continue;
      if (!folder_exists(join_path(folder, path))) files.push_back({path, read_file(join_path(folder, path))});
    }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return files;
}

std::string hash_of(const std::vector<File>& files) {
  std::vector<const File*> sorted;
  for (const File& file : files) sorted.push_back(&file);
  std::sort(sorted.begin(), sorted.end(), [](const File* a, const File* b) { return a->path < b->path; });
  std::string bytes;  // lengths before each part, so that none can pass for another
  for (const File* file : sorted)
    bytes += format("{}:{}{}:", file->path.size(), file->path, file->content.size()) + file->content;
  return hex(sha256(bytes));
}

}  // namespace spoc::policy
