// Names, members, and what to say about the wrong ones.
#include <algorithm>

#include "base/format.h"
#include "expr/checker.h"
#include "expr/guards.h"
#include "expr/names.h"

namespace spoc::expr {

namespace {

/// So few that looking for the one that was meant costs nothing to speak of.
constexpr std::size_t kFewNames = 100;

std::vector<std::string> names_of(const std::vector<Named>& named) {
  std::vector<std::string> names;
  for (const Named& one : named) names.push_back(one.name);
  return names;
}

}  // namespace

const Checker::Variable* Checker::variable(std::string_view word) const {
  auto at = std::find_if(variables_.rbegin(), variables_.rend(), [&](const Variable& v) { return v.name == word; });
  return at == variables_.rend() ? nullptr : &*at;
}

std::vector<std::string> Checker::names_in_scope() const {
  std::vector<std::string> names = names_of(place_.names);
  for (const Variable& variable : variables_) names.emplace_back(variable.name);
  return names;
}

std::uint32_t Checker::add_path(std::uint32_t base, std::string_view word) {
  std::string text;
  if (base != 0) {
    code_.paths[base - 1].prefix = true;
    text.reserve(code_.paths[base - 1].text.size() + 1 + word.size());
    text.append(code_.paths[base - 1].text).append(".");
  }
  text.append(word);
  code_.paths.push_back({std::move(text), false});
  return static_cast<std::uint32_t>(code_.paths.size());
}

Checked Checker::name(NodeId id) {
  const Node& node = tree_.nodes[id];
  std::string_view word = spelling(node.word);
  if (const Variable* bound = variable(word)) {
    return emit(Op::variable, node, {}, bound->type, static_cast<std::uint32_t>(bound - variables_.data()));
  }
  for (std::size_t i = 0; i < place_.names.size(); ++i) {
    if (place_.names[i].name != word) continue;
    check_guard(id, place_.names[i].type);
    Checked result = emit(Op::name, node, {}, place_.names[i].type, static_cast<std::uint32_t>(i));
    result.path = code_.instructions[result.at].path = add_path(0, word);
    return result;
  }
  unknown(format("unknown name \"{}\"", word), node.word, "unknown-name", names_in_scope());
  return unusable(node);
}

Checked Checker::member(NodeId id) {
  const Node& node = tree_.nodes[id];
  Checked base = check(child_id(node, 0));
  if (base.type.kind == Kind::record && base.type.record) return record_member(id, base);
  if (!may_be(base.type, Kind::map | Kind::record)) {
    wrong_type(node.word, format("{} has no members", to_text(base.type)));
    return unusable(node);
  }
  Type type = base.type.element ? *base.type.element : Type{};
  std::string_view word = spelling(node.word);
  Checked result = emit(Op::key, node, {&base, 1}, std::move(type), static_cast<std::uint32_t>(code_.words.size()));
  code_.words.emplace_back(word);
  if (base.path != 0) result.path = code_.instructions[result.at].path = add_path(base.path, word);
  return result;
}

Checked Checker::record_member(NodeId id, const Checked& base) {
  const Node& node = tree_.nodes[id];
  std::string_view word = spelling(node.word);
  const RecordType& record = *base.type.record;
  std::size_t position = record.find(word);
  if (position == RecordType::npos) {
    const bool search = place_.hints || record.members.size() <= kFewNames;
    unknown(format("{} has no member \"{}\"", record.name, word), node.word, "unknown-member",
            search ? names_of(record.members) : std::vector<std::string>());
    return unusable(node);
  }
  const Type& type = record.members[position].type;
  check_guard(id, type);
  Checked result = emit(Op::member, node, {&base, 1}, type, static_cast<std::uint32_t>(position));
  if (base.path != 0) result.path = code_.instructions[result.at].path = add_path(base.path, word);
  return result;
}

Checked Checker::index(const Node& node) {
  Checked sides[] = {check(child_id(node, 0)), check(child_id(node, 1))};
  const Type& base = sides[0].type;
  const Type& key = sides[1].type;
  if (!may_be(base, Kind::list | Kind::map)) {
    wrong_type(child(node, 0).extent, format("[] needs a list or a map, and this is {}", to_text(base)));
  } else if (base.kind == Kind::list && !may_be(key, only(Kind::integer))) {
    wrong_type(child(node, 1).extent, format("positions in a list are int, and this is {}", to_text(key)));
  } else if (base.kind == Kind::map && !may_be(key, only(Kind::text))) {
    wrong_type(child(node, 1).extent, format("keys of a map are string, and this is {}", to_text(key)));
  }
  Type type = base.element ? *base.element : Type{};
  return emit(Op::index, node, sides, std::move(type));
}

void Checker::expect_bool(const Checked& checked, NodeId id, std::string_view by) {
  if (may_be(checked.type, only(Kind::boolean))) return;
  wrong_type(tree_.nodes[id].extent, format("{} needs bool, and this is {}", by, to_text(checked.type)),
             "say what is compared, as in x != null or x > 0");
}

void Checker::wrong_type(Extent extent, std::string message, std::string hint) {
  findings_.error(extent, "wrong-type", std::move(message), std::move(hint));
}

void Checker::unknown(std::string_view what, Extent extent, std::string code, const std::vector<std::string>& known) {
  if (extent.begin < advised_until_) return;
  NameAdvice advice = advise(tree_.text, extent, known);
  advised_until_ = advice.extent.end;
  findings_.error(extent, std::move(code), std::string(what), advice.hint);
}

void Checker::check_guard(NodeId id, const Type& type) {
  if (!type.absent || unguarded_allowed_ > 0) return;
  std::string path = path_of(tree_, id);
  if (std::find(guarded_.begin(), guarded_.end(), path) != guarded_.end()) return;
  findings_.error(tree_.nodes[id].extent, "unguarded-output", format("{} may have no value here", path),
                  format("ask first, as in has({}) && …", path));
}

void Checker::warn_about_null(const Node& node, const Checked& side, const Checked& other) {
  if (other.type.kind != Kind::null || side.type.nullable || side.type.kind == Kind::any ||
      side.type.kind == Kind::null)
    return;
  findings_.warning(node.extent, "never-null", format("{} is never null here", to_text(side.type)),
                    "has() asks whether there is a value");
}

const RecordType* Checker::record_of(NodeId id) const {
  const Node& node = tree_.nodes[id];
  std::string_view word = spelling(node.word);
  if (node.form == Form::name) {
    if (const Variable* bound = variable(word)) return bound->type.record;
    for (const Named& name : place_.names) {
      if (name.name == word) return name.type.record;
    }
    return nullptr;
  }
  const RecordType* base = node.form == Form::member ? record_of(child_id(node, 0)) : nullptr;
  std::size_t position = base ? base->find(word) : RecordType::npos;
  return position == RecordType::npos ? nullptr : base->members[position].type.record;
}

std::vector<std::string> Checker::siblings(NodeId id) const {
  const Node& node = tree_.nodes[id];
  if (node.form == Form::name) return names_in_scope();
  const RecordType* base = node.form == Form::member ? record_of(child_id(node, 0)) : nullptr;
  return base ? names_of(base->members) : std::vector<std::string>();
}

bool Checker::exists(NodeId id) const {
  std::vector<std::string> known = siblings(id);
  return std::find(known.begin(), known.end(), spelling(tree_.nodes[id].word)) != known.end();
}

bool Checker::is_hyphen(const Node& minus) {
  const Node& left = child(minus, 0);
  const Node& right = child(minus, 1);
  bool tight = left.word.end == minus.word.begin && right.word.begin == minus.word.end;
  if (!tight || right.form != Form::name || (left.form != Form::name && left.form != Form::member)) return false;
  std::string joined = format("{}_{}", spelling(left.word), spelling(right.word));
  std::vector<std::string> known = siblings(child_id(minus, 0));
  if (std::find(known.begin(), known.end(), joined) == known.end()) return false;
  Extent extent{left.word.begin, right.word.end};
  if (exists(child_id(minus, 0)) && exists(child_id(minus, 1))) {
    findings_.warning(extent, "hyphen", "this is a subtraction",
                      format("did you mean \"{}\"? put spaces around the minus if not", joined));
    return false;
  }
  findings_.error(extent, "unknown-name", format("unknown name \"{}\"", spelling(extent)),
                  format("a hyphen is always a minus; did you mean \"{}\"?", joined));
  return true;
}

void Checker::check_bad_escape(const Node& node) {
  if (node.bad_escape.empty()) return;
  findings_.error(node.bad_escape, "syntax", format("{} means nothing in a text", spelling(node.bad_escape)),
                  "a backslash itself is written \\\\");
}

}  // namespace spoc::expr
