// The walk over a tree that `check` is; its methods for operators are in check.cpp, for functions and macros in
// check_calls.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expr/check.h"
#include "expr/types.h"

namespace spoc::expr {

/// Elements assumed of a list whose length is not known before evaluation; the real number is counted then.
inline constexpr std::uint64_t kAssumedElements = 500;

/// What is known of a checked node.
struct Checked {
  Type type;
  std::uint32_t at = 0;      ///< its instruction
  std::uint32_t path = 0;    ///< 1 + position in Code::paths, or 0
  std::uint64_t visits = 0;  ///< bound of element visits
  std::uint64_t elements = kAssumedElements;
};

struct Signature;

class Checker {
 public:
  Checker(const Tree& tree, const Place& place, Patterns patterns, Findings& findings, Program::Code& code)
      : tree_(tree), place_(place), patterns_(patterns), findings_(findings), code_(code) {}

  void run();

 private:
  struct Variable {
    std::string_view name;
    Type type;
  };

  Checked check(NodeId id);
  /// Checks with what `facts` prove.
  Checked check_given(NodeId id, const std::vector<std::string>& facts);

  Checked operation(const Node& node);
  Checked literal(const Node& node);
  Checked name(NodeId id);
  Checked member(NodeId id);
  Checked record_member(NodeId id, const Checked& base);
  Checked index(const Node& node);
  Checked logical_not(const Node& node);
  Checked logical_chain(const Node& node);
  Checked negate(const Node& node);
  Checked relation(const Node& node);
  Checked membership(const Node& node);
  Checked arithmetic(const Node& node);
  Checked conditional(const Node& node);
  Checked time_of_day(const Node& node);
  Checked list(const Node& node);
  Checked map(const Node& node);

  Checked call(NodeId id);
  Checked method(NodeId id);
  Checked has(const Node& node);
  Checked macro(const Node& node, Op op);
  Checked builtin(const Node& node, const Signature& signature);
  Checked matches(const Node& node, std::vector<Checked>& arguments);
  Checked converted_literal(const Node& node, const Signature& signature, const Checked& argument, Checked result);
  Type builtin_type(const Node& node, const Signature& signature, const std::vector<Checked>& arguments);
  Checked ask(NodeId id, std::size_t position);
  bool literal_allowed(const Node& call, const Function& function);
  Checked unknown_function(const Node& node);

  Checked emit(Op op, const Node& node, std::span<const Checked> operands, Type type, std::uint32_t detail = 0);
  Checked constant(Extent extent, Value value, Type type);
  /// After an error that was reported: goes with everything, so that one mistake is one finding.
  Checked unusable(const Node& node) { return constant(node.extent, Value(), Type{}); }
  const Value* constant_of(const Checked& checked) const;
  std::uint32_t add_path(std::uint32_t base, std::string_view word);

  void expect_bool(const Checked& checked, NodeId id, std::string_view by);
  void wrong_type(Extent extent, std::string message, std::string hint = {});
  void unknown(std::string_view what, Extent extent, std::string code, const std::vector<std::string>& known);
  void check_guard(NodeId id, const Type& type);
  void warn_about_null(const Node& node, const Checked& side, const Checked& other);
  /// A minus that was meant as part of a name: reported, as a warning when it can also be a subtraction (then false).
  bool is_hyphen(const Node& minus);
  void check_bad_escape(const Node& node);
  std::string_view spelling(Extent extent) const { return tree_.spelling(extent); }
  const Node& child(const Node& node, std::size_t n) const { return tree_.nodes[tree_.children[node.first + n]]; }
  NodeId child_id(const Node& node, std::size_t n) const { return tree_.children[node.first + n]; }
  std::vector<std::string> names_in_scope() const;
  const Variable* variable(std::string_view word) const;
  /// The names beside the one a chain ends in: what a hyphenated word may have meant.
  std::vector<std::string> siblings(NodeId id) const;
  /// The record a chain of names is, nullptr for anything else.
  const RecordType* record_of(NodeId id) const;
  /// Whether a chain of names ends in one that exists.
  bool exists(NodeId id) const;

  const Tree& tree_;
  const Place& place_;
  Patterns patterns_;
  Findings& findings_;
  Program::Code& code_;
  std::vector<Variable> variables_;
  std::vector<std::string> guarded_;
  int unguarded_allowed_ = 0;        // inside has(…)
  std::uint32_t advised_until_ = 0;  // a hyphenated word is reported once
};

}  // namespace spoc::expr
