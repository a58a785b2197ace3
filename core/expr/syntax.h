// The shape of an expression: text to a tree, before names and types are looked at. The grammar is in README.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "expr/lexer.h"
#include "expr/value.h"

namespace spoc::expr {

using NodeId = std::uint32_t;

enum class Form : std::uint8_t {
  literal,  ///< `literal` is its position in `Tree::literals`
  name,     ///< `word` is the name
  member,   ///< one child, `word` is the member
  index,    ///< two children
  call,     ///< the children are the arguments; `word` is the function
  method,   ///< like `call`, the first child is what stands before the dot
  logical_not,
  negate,
  all_of,  ///< `&&` of two or more children
  any_of,  ///< `||` of two or more children
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  add,
  subtract,
  multiply,
  divide,
  remainder,
  conditional,  ///< three children
  time_of_day,  ///< one child; `literal` is the second of the day itself
  list,
  map  ///< key, value, key, value, …
};

struct Node {
  Form form = Form::literal;
  std::uint16_t height = 1;  ///< of the tree below, this node included
  std::uint32_t first = 0;   ///< of its children in `Tree::children`
  std::uint32_t count = 0;
  std::uint32_t literal = 0;
  Extent extent;
  Extent word;        ///< the operator, name, member or function
  Extent bad_escape;  ///< of a text literal: an escape that means something in a pattern only
};

struct Tree {
  std::string_view text;
  std::vector<Node> nodes;
  std::vector<NodeId> children;
  std::vector<Value> literals;
  NodeId root = 0;
  bool asks_presence = false;  ///< `has` occurs in it

  std::span<const NodeId> children_of(const Node& node) const { return {children.data() + node.first, node.count}; }
  std::string_view spelling(Extent extent) const { return text.substr(extent.begin, extent.end - extent.begin); }
};

inline constexpr std::size_t kLongestText = 16 * 1024;
inline constexpr int kDeepestNesting = 64;

/// The tree, or nothing and `problem`. `text` must outlive the tree and be valid UTF-8.
std::optional<Tree> parse(std::string_view text, SyntaxError& problem);

}  // namespace spoc::expr
