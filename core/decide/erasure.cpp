#include "decide/erasure.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "domain/event.h"

namespace spoc::decide {
namespace {

char folded(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool in_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}

bool is_address(std::string_view text) {
  return text.find('@') != std::string_view::npos;
}

using Members = std::string_view;

/// Members with words of policy, of the program or of its arithmetic: never a person's.
constexpr std::array kVocabulary = std::to_array<Members>(
    {"type",      "status",     "priority",   "impact",      "urgency", "channel", "service",     "category",
     "cause",     "team",       "department", "tier",        "rule",    "by_rule", "clock",       "target",
     "calendar",  "sla",        "rung",       "action",      "state",   "kind",    "on",          "language",
     "bundle",    "definition", "workflow",   "hash",        "form",    "before",  "seal",        "teams",
     "lead_of",   "roles",      "step",       "item",        "at",      "since",   "until",       "wake_at",
     "due_at",    "start_at",   "anchor",     "target_at",   "done_at", "episode", "was",         "is",
     "retention", "score",      "article",    "parent_step", "event",   "mutex",   "parent_item", "keep_until",
     "identity",  "raw"});

/// Members in which somebody says something.
constexpr std::array kSaid =
    std::to_array<Members>({"subject", "description", "text", "ask", "comment", "evidence", "given", "handover",
                            "reason", "reference", "detail", "why", "title", "value", "awaits", "rungs"});

template <class List>
bool has(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

class Walk {
 public:
  Walk(const Erasing& erasing, bool everything) : erasing_(erasing), everything_(everything) {}

  bool object(json::Object& members, std::string_view inside) {
    bool changed = everything_ && drop(members, inside);
    for (auto& [name, value] : members) changed = member(name, value, inside) || changed;
    return changed;
  }

 private:
  /// Files and fields of a ticket whose texts die, and what is known of who asked beyond who it is.
  static bool drop(json::Object& members, std::string_view inside) {
    return std::erase_if(members, [&](const json::Member& member) {
             if (inside == "requester") return member.first == "name" || member.first == "department";
             return member.first == "attachments" || member.first == "fields";
           }) > 0;
  }

  bool member(std::string_view name, json::Value& value, std::string_view inside) {
    if (has(kVocabulary, name)) return false;
    if (name == "by" && inside != "checklist") return false;
    return any(name, value);
  }

  bool any(std::string_view name, json::Value& value) {
    if (json::Object* members = value.object()) return object(*members, name);
    bool changed = false;
    if (json::Array* items = value.array()) {
      for (json::Value& item : *items) changed = any(name, item) || changed;
      return changed;
    }
    const std::string* text = value.string();
    if (text == nullptr || text->empty()) return false;
    if (everything_ && has(kSaid, name)) {
      if (*text == kErasedText) return false;
      value = json::Value(kErasedText);
      return true;
    }
    std::string replaced = *text;
    if (!erasing_.names.replace(replaced)) return false;
    value = json::Value(std::move(replaced));
    return true;
  }

  const Erasing& erasing_;
  bool everything_;
};

/// The directory's entries about the person keep that there was somebody.
std::optional<json::Object> of_directory(const Erasing& erasing, std::string_view kind, const json::Object& members,
                                         time::Instant at) {
  if (erasing.person.empty()) return std::nullopt;
  const json::Value whole(members);
  const auto says = [&](const json::Value* value, std::string_view name) {
    const json::Value* id = value != nullptr ? value->find(name) : nullptr;
    return id && id->string() && *id->string() == erasing.person;
  };
  if (kind == domain::PersonChanged::kKind && says(whole.find("person"), "id"))
    return json::Object{{"person", json::Object{{"id", erasing.names.instead()}}}};
  if (kind == domain::AbsenceBegan::kKind && says(&whole, "person"))
    return json::Object{{"person", erasing.names.instead()}, {"since", time::to_text(at)}};
  // An absence that ends where it begins is none.
  if (kind == domain::PersonAway::kKind && says(whole.find("absence"), "person")) {
    const std::string none = time::to_text(at);
    return json::Object{
        {"absence", json::Object{{"person", erasing.names.instead()}, {"since", none}, {"until", none}}}};
  }
  return std::nullopt;
}

/// A mail of theirs dies with its bytes, also where it lies among others' words; that one came stays known.
bool drop_mail(const Erasing& erasing, std::string_view kind, json::Object& members, bool everything) {
  if (kind != domain::MailReceived::kKind) return false;
  const json::Value whole(members);
  const json::Value* from = whole.find("from");
  const bool theirs = from && from->string() && erasing.names.is_one(*from->string());
  if (!everything && !theirs) return false;
  return std::erase_if(members, [](const json::Member& member) {
           return member.first == "raw" || member.first == "subject" || member.first == "lines" ||
                  member.first == "reply_to";
         }) > 0;
}

}  // namespace

Names::Names(std::string instead) : instead_(std::move(instead)) {}

void Names::add(std::string_view name) {
  const std::string text(trim(name));
  if (text.empty() || has(all_, fold_key(text))) return;
  all_.push_back(fold_key(text));
  const std::string instead = is_address(text) ? instead_ + "@erased.invalid" : instead_;
  names_.push_back({text, instead});
  if (fold_key(text) != text) names_.push_back({fold_key(text), instead});
  std::stable_sort(names_.begin(), names_.end(),
                   [](const Name& a, const Name& b) { return a.text.size() > b.text.size(); });
}

bool Names::is_one(std::string_view text) const {
  return has(all_, fold_key(text));
}

/// Its length when it stands there by itself; else 0. What belongs to another address is none.
std::size_t Names::length_at(std::string_view text, std::size_t at, const Name& name) const {
  const std::string_view word = name.text;
  if (text.size() - at < word.size()) return 0;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (folded(text[at + i]) != folded(word[i])) return 0;
  const std::size_t end = at + word.size();
  if (at > 0 && (in_word(text[at - 1]) || text[at - 1] == '@')) return 0;
  if (end < text.size() && (in_word(text[end]) || text[end] == '@')) return 0;
  if (is_address(word) && end + 1 < text.size() && text[end] == '.' && in_word(text[end + 1])) return 0;
  return word.size();
}

bool Names::replace(std::string& text) const {
  std::string out;
  bool changed = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    const bool begins = at == 0 || !in_word(text[at - 1]);
    for (auto name = names_.begin(); begins && length == 0 && name != names_.end(); ++name) {
      length = length_at(text, at, *name);
      if (length > 0) out += name->instead;
    }
    changed = changed || length > 0;
    if (length == 0) out += text[at++];
    at += length;
  }
  if (changed) text = std::move(out);
  return changed;
}

std::optional<std::string> erased_data(const Erasing& erasing, std::string_view kind, std::string_view data,
                                       time::Instant at, bool everything) {
  json::Value value = json::parse(data, "journal");
  json::Object* members = value.object();
  if (members == nullptr) return std::nullopt;
  if (auto written = of_directory(erasing, kind, *members, at))
    value = json::Value(std::move(*written));
  else if (const bool dropped = drop_mail(erasing, kind, *members, everything);
           !Walk(erasing, everything).object(*members, kind) && !dropped)
    return std::nullopt;
  std::string text = json::to_text(value);
  if (text == data) return std::nullopt;
  return text;
}

std::optional<std::string> without_files(std::string_view data) {
  if (data.find("\"attachments\"") == std::string_view::npos) return std::nullopt;
  json::Value value = json::parse(data, "journal");
  json::Object* members = value.object();
  if (!members || std::erase_if(*members, [](const json::Member& member) { return member.first == "attachments"; }) == 0)
    return std::nullopt;
  return json::to_text(value);
}

bool erase_object(const Erasing& erasing, json::Object& object, bool everything) {
  if (!everything) return Walk(erasing, false).object(object, {});
  const bool changed = !object.empty();
  object.clear();
  return changed;
}

}  // namespace spoc::decide
