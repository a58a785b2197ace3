#include <map>
#include <set>
#include <sstream>

#include "meta/rules.h"

namespace spoc::meta {
namespace {

using Layers = std::map<std::string, std::set<std::string>>;

Layers read_layers(const File& file, Findings& findings) {
  Layers layers;
  int number = 0;
  for (const std::string& line : lines_of(file.text)) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    std::size_t colon = line.find(':');
    std::string floor = line.substr(0, colon);
    if (colon == std::string::npos || layers.count(floor)) {
      findings.push_back(
          finding(file.path, number, "neither `floor: floors` nor a comment, or a floor that is listed twice"));
      continue;
    }
    std::istringstream words(line.substr(colon + 1));
    std::set<std::string>& below = layers[floor];
    for (std::string word; words >> word;) {
      // A floor may only stand on floors that are listed before it, which is why there can be no cycle.
      if (word == floor || !layers.count(word))
        findings.push_back(finding(file.path, number, floor + " stands on " + word + ", which is not listed above it"));
      below.insert(word);
    }
  }
  return layers;
}

std::string floor_of(const std::string& path) {
  if (begins(path, "cmd/")) return "cmd";
  if (!begins(path, "core/")) return {};
  std::size_t end = path.find('/', 5);
  return end == std::string::npos ? std::string() : path.substr(5, end - 5);
}

}  // namespace

Findings broken_layers(const Tree& tree) {
  Findings findings;
  Layers layers;
  for (const File& file : tree)
    if (file.path == "core/LAYERS") layers = read_layers(file, findings);
  if (layers.empty()) return {"core/LAYERS: missing or empty"};

  for (const File& file : tree) {
    std::string floor = floor_of(file.path);
    if (floor.empty()) continue;
    if (!layers.count(floor)) {
      findings.push_back(finding(file.path, 0, "floor " + floor + " is not listed in core/LAYERS"));
      continue;
    }
    if (!is_cpp(file.path)) continue;
    for (const Source::Include& include : take_apart(file.text).includes) {
      if (include.angle) continue;
      std::string target = include.path.substr(0, include.path.find('/'));
      if (target == floor) continue;
      if (!layers.count(target))
        findings.push_back(finding(file.path, include.line, "\"" + include.path + "\" does not begin with a floor"));
      else if (!layers[floor].count(target))
        findings.push_back(finding(file.path, include.line, floor + " may not include " + target));
    }
  }
  return findings;
}

}  // namespace spoc::meta
