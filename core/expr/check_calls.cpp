// Functions, macros, and functions of the place.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "expr/checker.h"
#include "expr/conversions.h"
#include "expr/guards.h"
#include "expr/signatures.h"

namespace spoc::expr {

namespace {

std::string kinds_text(Kinds kinds) {
  std::string text;
  for (int kind = 0; kind <= static_cast<int>(Kind::record); ++kind) {
    if ((kinds >> kind & 1) == 0) continue;
    if (!text.empty()) text += " or ";
    text += to_text(Type{.kind = static_cast<Kind>(kind)});
  }
  return text;
}

std::string arguments_text(std::size_t n) {
  return n == 1 ? "1 argument" : format("{} arguments", n);
}

}  // namespace

Checked Checker::call(NodeId id) {
  const Node& node = tree_.nodes[id];
  std::string_view word = spelling(node.word);
  if (word == "has") return has(node);
  for (std::size_t i = 0; i < place_.functions.size(); ++i) {
    if (place_.functions[i].name == word) return ask(id, i);
  }
  const Signature* signature = find_signature(word);
  if (signature && signature->style != CallStyle::method) return builtin(node, *signature);
  if (signature || macro_named(word)) {
    findings_.error(node.word, "wrong-call", format("{} is called on a value", word),
                    format("write it as x.{}(…)", word));
    return unusable(node);
  }
  return unknown_function(node);
}

Checked Checker::method(NodeId id) {
  const Node& node = tree_.nodes[id];
  std::string_view word = spelling(node.word);
  if (std::optional<Op> op = macro_named(word)) return macro(node, *op);
  const Signature* signature = find_signature(word);
  if (signature && signature->style != CallStyle::plain) return builtin(node, *signature);
  bool of_place =
      std::any_of(place_.functions.begin(), place_.functions.end(), [&](const Function& f) { return f.name == word; });
  if (signature || of_place || word == "has") {
    findings_.error(node.word, "wrong-call", format("{} is not called on a value", word),
                    format("write it as {}(…)", word));
    return unusable(node);
  }
  return unknown_function(node);
}

Checked Checker::unknown_function(const Node& node) {
  bool method = node.form == Form::method;
  std::vector<std::string> known;
  for (const Signature& signature : signatures()) {
    if (signature.style != (method ? CallStyle::plain : CallStyle::method)) known.emplace_back(signature.name);
  }
  if (method) {
    known.insert(known.end(), {"all", "exists", "exists_one", "filter", "map"});
  } else {
    known.emplace_back("has");
    for (const Function& function : place_.functions) known.push_back(function.name);
  }
  unknown(format("unknown function \"{}\"", spelling(node.word)), node.word, "unknown-function", known);
  return unusable(node);
}

Checked Checker::has(const Node& node) {
  if (node.count != 1) {
    findings_.error(node.word, "wrong-arguments", "has takes 1 argument", {});
    return unusable(node);
  }
  const Node& asked = child(node, 0);
  bool of_place = asked.form == Form::call && !path_of(tree_, child_id(node, 0)).empty();
  if (asked.form != Form::name && asked.form != Form::member && asked.form != Form::index && !of_place) {
    findings_.error(asked.extent, "wrong-arguments", "has asks for a name, a member or an element",
                    "as in has(steps.request.outputs.laptop)");
    return unusable(node);
  }
  ++unguarded_allowed_;
  Checked operand = check(child_id(node, 0));
  --unguarded_allowed_;
  return emit(Op::has, node, {&operand, 1}, type_of(Kind::boolean));
}

Checked Checker::macro(const Node& node, Op op) {
  if (node.count != 3 || child(node, 1).form != Form::name) {
    findings_.error(node.word, "wrong-arguments", format("{} takes a name and an expression", spelling(node.word)),
                    format("as in list.{}(x, x.id == 'a')", spelling(node.word)));
    return unusable(node);
  }
  Checked list = check(child_id(node, 0));
  if (!may_be(list.type, Kind::list | Kind::map)) {
    wrong_type(child(node, 0).extent,
               format("{} needs a list or a map, and this is {}", spelling(node.word), to_text(list.type)));
  }
  std::string_view word = spelling(child(node, 1).word);
  std::vector<std::string> taken = names_in_scope();
  if (std::find(taken.begin(), taken.end(), word) != taken.end()) {
    findings_.error(child(node, 1).word, "name-in-use", format("\"{}\" already has a meaning here", word),
                    "choose another name");
  }
  Type element = list.type.kind == Kind::map ? type_of(Kind::text) : list.type.element ? *list.type.element : Type{};
  variables_.push_back({word, element});
  Checked body = check(child_id(node, 2));
  variables_.pop_back();
  if (op != Op::transform) expect_bool(body, child_id(node, 2), spelling(node.word));
  Type type = type_of(Kind::boolean);
  if (op == Op::transform) type = list_of(body.type);
  if (op == Op::filter) type = list_of(element);
  Checked parts[] = {list, body};
  Checked result = emit(op, node, parts, std::move(type), static_cast<std::uint32_t>(variables_.size()));
  result.visits = std::min(list.visits + list.elements * (1 + body.visits), std::uint64_t{1} << 40);
  result.elements = list.elements;
  return result;
}

Checked Checker::builtin(const Node& node, const Signature& signature) {
  if (node.count != signature.arity) {
    std::size_t before = node.form == Form::method ? 1 : 0;
    findings_.error(node.word, "wrong-arguments",
                    format("{} takes {}, not {}", signature.name,
                           arguments_text(signature.arity - std::min(before, signature.arity)), node.count - before),
                    {});
    return unusable(node);
  }
  std::vector<Checked> arguments;
  for (std::size_t i = 0; i < node.count; ++i) {
    if (signature.builtin == Builtin::matches && i == 1 && child(node, 1).form == Form::literal) break;
    arguments.push_back(check(child_id(node, i)));
    Kinds wanted = i == 0 ? signature.first : signature.second;
    const Type& type = arguments.back().type;
    if (may_be(type, wanted)) continue;
    wrong_type(
        child(node, i).extent, format("{} needs {}, and this is {}", signature.name, kinds_text(wanted), to_text(type)),
        type.kind == Kind::date && signature.result == Kind::timestamp ? "@ 00:00 makes a timestamp of a date" : "");
    return unusable(node);
  }
  if (signature.builtin == Builtin::matches && arguments.size() == 1) return matches(node, arguments);
  Type type = builtin_type(node, signature, arguments);
  Checked result = emit(Op::call, node, arguments, std::move(type), static_cast<std::uint32_t>(signature.builtin));
  return arguments.size() == 1 ? converted_literal(node, signature, arguments[0], std::move(result)) : result;
}

Type Checker::builtin_type(const Node& node, const Signature& signature, const std::vector<Checked>& arguments) {
  if (signature.builtin == Builtin::to_duration) {
    Type type = type_of(Kind::duration);
    type.business = arguments[0].type.business;
    return type;
  }
  if (signature.result != Kind::any) return type_of(signature.result);
  std::optional<Type> common = common_type(arguments[0].type, arguments[1].type);
  if (common) return *common;
  wrong_type(child(node, 1).extent,
             format("{} compares two timestamps or two dates, not {} and {}", signature.name,
                    to_text(arguments[0].type), to_text(arguments[1].type)),
             "date() makes a date of a timestamp, @ 00:00 a timestamp of a date");
  return Type{};
}

// `timestamp('2026-11-21T17:00:00Z')` is a literal in all but name: wrong ones are found now, right ones serve an
// index.
Checked Checker::converted_literal(const Node& node, const Signature& signature, const Checked& argument,
                                   Checked result) {
  const Value* value = constant_of(argument);
  const Text* text = value ? std::get_if<Text>(&value->data) : nullptr;
  bool moment = signature.builtin == Builtin::to_timestamp || signature.builtin == Builtin::to_date;
  if (!text || (!moment && signature.builtin != Builtin::to_duration)) return result;
  std::optional<Value> converted = parse_as(signature.result, text->view());
  if (!converted) {
    findings_.error(child(node, 0).extent, "bad-literal",
                    format("{} is no {}", to_text(*value), to_text(type_of(signature.result))),
                    std::string(form_of(signature.result)));
    return result;
  }
  Type type = type_of(*converted);
  return constant(node.extent, std::move(*converted), std::move(type));
}

Checked Checker::matches(const Node& node, std::vector<Checked>& arguments) {
  const Node& literal = child(node, 1);
  const Value& value = tree_.literals[literal.literal];
  if (!std::holds_alternative<Text>(value.data)) {
    wrong_type(literal.extent, format("matches needs string, and this is {}", to_text(type_of(value))));
    return unusable(node);
  }
  auto pattern = std::make_unique<Pattern>(decode_text(spelling(literal.extent), Backslash::belongs_to_pattern).bytes);
  if (patterns_ == Patterns::tried) {
    std::string problem = pattern->problem();
    if (!problem.empty())
      findings_.error(literal.extent, "bad-pattern", format("this is no pattern: {}", problem), "patterns are RE2's");
  }
  auto position = static_cast<std::uint32_t>(code_.patterns.size());
  code_.patterns.push_back(std::move(pattern));
  return emit(Op::matches, node, arguments, type_of(Kind::boolean), position);
}

Checked Checker::ask(NodeId id, std::size_t position) {
  const Node& node = tree_.nodes[id];
  const Function& function = place_.functions[position];
  if (node.count != function.arguments.size()) {
    findings_.error(node.word, "wrong-arguments",
                    format("{} takes {}, not {}", function.name, arguments_text(function.arguments.size()), node.count),
                    {});
    return unusable(node);
  }
  if (function.literal_argument && !literal_allowed(node, function)) return unusable(node);
  std::vector<Checked> arguments;
  for (std::size_t i = 0; i < node.count; ++i) {
    arguments.push_back(check(child_id(node, i)));
    if (fits(arguments.back().type, function.arguments[i])) continue;
    wrong_type(child(node, i).extent, format("{} needs {}, and this is {}", function.name,
                                             to_text(function.arguments[i]), to_text(arguments.back().type)));
  }
  check_guard(id, function.result);
  return emit(Op::ask, node, arguments, function.result, static_cast<std::uint32_t>(position));
}

bool Checker::literal_allowed(const Node& call, const Function& function) {
  if (call.count == 0) return true;
  const Node& argument = child(call, 0);
  const Text* text =
      argument.form == Form::literal ? std::get_if<Text>(&tree_.literals[argument.literal].data) : nullptr;
  if (!text) {
    findings_.error(argument.extent, "wrong-arguments", format("{} needs a text written out", function.name),
                    format("as in {}('name')", function.name));
    return false;
  }
  std::string word(text->view());
  const std::vector<std::string>& allowed = function.allowed_literals;
  if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), word) == allowed.end()) {
    findings_.error(argument.extent, "unknown-name", format("{} knows no \"{}\"", function.name, word),
                    did_you_mean(word, allowed));
    return false;
  }
  PlaceCall made{function.name, std::move(word)};
  if (std::find(code_.calls.begin(), code_.calls.end(), made) == code_.calls.end())
    code_.calls.push_back(std::move(made));
  return true;
}

}  // namespace spoc::expr
