#include "expr/guards.h"

#include <algorithm>

namespace spoc::expr {

namespace {

std::string call_path(const Tree& tree, const Node& node) {
  if (node.count != 1) return {};
  const Node& argument = tree.nodes[tree.children[node.first]];
  if (argument.form != Form::literal) return {};
  return std::string(tree.spelling(node.word)) + "(" + to_text(tree.literals[argument.literal]) + ")";
}

void add_with_prefixes(std::vector<std::string>& paths, const Tree& tree, NodeId id) {
  std::string path = path_of(tree, id);
  if (path.empty()) return;
  paths.push_back(std::move(path));
  const Node& node = tree.nodes[id];
  if (node.form == Form::member) add_with_prefixes(paths, tree, tree.children[node.first]);
}

std::vector<std::string> in_both(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> both;
  for (const std::string& path : a) {
    if (std::find(b.begin(), b.end(), path) != b.end()) both.push_back(path);
  }
  return both;
}

}  // namespace

std::string path_of(const Tree& tree, NodeId id) {
  const Node& node = tree.nodes[id];
  if (node.form == Form::name) return std::string(tree.spelling(node.word));
  if (node.form == Form::call) return call_path(tree, node);
  if (node.form != Form::member) return {};
  std::string base = path_of(tree, tree.children[node.first]);
  if (!base.empty()) base.append(".").append(tree.spelling(node.word));
  return base;
}

std::vector<std::string> proven(const Tree& tree, NodeId id, bool outcome) {
  const Node& node = tree.nodes[id];
  std::vector<std::string> paths;
  if (!tree.asks_presence) return paths;
  if (node.form == Form::call && outcome && node.count == 1 && tree.spelling(node.word) == "has") {
    add_with_prefixes(paths, tree, tree.children[node.first]);
  } else if (node.form == Form::logical_not) {
    return proven(tree, tree.children[node.first], !outcome);
  } else if (node.form == Form::all_of || node.form == Form::any_of) {
    bool every_operand = (node.form == Form::all_of) == outcome;
    bool first = true;
    for (NodeId child : tree.children_of(node)) {
      std::vector<std::string> more = proven(tree, child, outcome);
      if (first || every_operand) {
        paths.insert(paths.end(), more.begin(), more.end());
      } else {
        paths = in_both(paths, more);
      }
      first = false;
    }
  }
  return paths;
}

}  // namespace spoc::expr
