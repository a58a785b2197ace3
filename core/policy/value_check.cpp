#include "policy/value_check.h"

#include <algorithm>
#include <array>

#include "base/format.h"
#include "base/text.h"
#include "domain/attribute.h"
#include "domain/event.h"
#include "policy/field_type.h"
#include "policy/places.h"
#include "policy/reasons.h"
#include "policy/shape.h"
#include "time/calendar.h"
#include "time/zone.h"

namespace spoc::policy {

namespace {

constexpr std::array<std::string_view, 7> kRoles = {"assignee", "owner",   "lead",     "manager",
                                                    "team",     "on_call", "requester"};
constexpr std::array<std::string_view, 2> kDestinations = {"lead", "backup"};
constexpr std::array<std::string_view, 9> kReferences = {"team",    "calendar", "department", "ladder", "service",
                                                         "channel", "workflow", "level",      "report"};

std::string with_article(std::string_view noun) {
  if (noun == "text" || noun == "true or false") return std::string(noun);
  return (std::string_view("aeiou").find(noun.front()) == std::string_view::npos ? "a " : "an ") + std::string(noun);
}

std::vector<std::string> strings(std::span<const std::string_view> words) {
  return {words.begin(), words.end()};
}

}  // namespace

std::span<const std::string_view> recipient_roles() {
  return kRoles;
}

std::optional<double> parse_percentage(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  const auto number = to_real(text.substr(0, text.size() - 1));
  return number && *number >= 0 && *number <= 1000 ? number : std::nullopt;
}

std::optional<time::Duration> parse_offset(std::string_view text) {
  if (text.starts_with('+'))
    return text.substr(1).starts_with('-') ? std::nullopt : time::parse_duration(text.substr(1));
  return text.starts_with('-') ? time::parse_duration(text) : std::nullopt;
}

std::optional<int> parse_time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = to_integer(text.substr(0, 2)), minute = to_integer(text.substr(3));
  if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return std::nullopt;
  return static_cast<int>(*hour * 60 + *minute);
}

void ValueCheck::wrong_type(const toml::Node& node, const toml::Entry& entry, std::string_view wanted) {
  findings_.error(
      node.span, "wrong-type",
      format("\"{}\" must be {}, not {}", entry.key, with_article(wanted), with_article(toml::kind_name(node.kind))));
}

void ValueCheck::known_word(const toml::Span& span, std::string_view text, const std::vector<std::string>& known,
                            std::string_view kind) {
  if (std::find(known.begin(), known.end(), text) != known.end()) return;
  std::string hint = did_you_mean(text, known);
  if (hint.empty() && known.size() <= 12 && !known.empty()) hint = "there is " + join(known, ", ");
  findings_.error(span, format("unknown-{}", kind), format("there is no {} \"{}\"", kind, text), std::move(hint));
}

void ValueCheck::check(const toml::Node& node, const KeyRow& row, const toml::Entry& entry) {
  if (check_plain(node, row, entry)) return;
  if (node.kind != toml::Kind::string) return wrong_type(node, entry, row.words.empty() ? row.key->type : "text");
  if (!row.words.empty()) {
    if (std::find(row.words.begin(), row.words.end(), node.text) == row.words.end())
      findings_.error(node.span, "unknown-word", format("\"{}\" cannot be \"{}\"", entry.key, node.text), [&] {
        const std::string near = did_you_mean(node.text, row.words);
        return near.empty() ? "one of " + join(row.words, ", ") : near;
      }());
    return;
  }
  check_text(node, row);
}

/// Types that are no text; true when the type was one of them.
bool ValueCheck::check_plain(const toml::Node& node, const KeyRow& row, const toml::Entry& entry) {
  if (row.type == "value") return true;  // its reader knows what each member takes
  if (row.type == "true or false") {
    if (node.kind != toml::Kind::boolean) wrong_type(node, entry, row.key->type);
  } else if (row.type == "number") {
    if (node.kind != toml::Kind::real && node.kind != toml::Kind::integer) wrong_type(node, entry, row.key->type);
  } else if (row.type == "list") {
    if (node.kind != toml::Kind::array) wrong_type(node, entry, row.key->type);
  } else if (row.type == "whole number") {
    if (node.kind != toml::Kind::integer)
      wrong_type(node, entry, row.key->type);
    else if (node.integer < 0 || node.integer > 1'000'000'000)
      findings_.error(node.span, "out-of-range", format("\"{}\" is a whole number from 0 to 1000000000", entry.key));
  } else {
    return false;
  }
  return true;
}

void ValueCheck::check_text(const toml::Node& node, const KeyRow& row) {
  const std::string_view type = row.type;
  const std::string& text = node.text;
  if (std::find(kReferences.begin(), kReferences.end(), type) != kReferences.end()) return check_reference(node, type);
  if (type == "condition") return check_expression(node, ticket_place);
  if (type == "condition with clock") return check_expression(node, ladder_place);
  if (type == "expression") return check_expression(node, value_place);
  if (type == "template")
    return findings_.add_from_string(node,
                                     expr::compile_template(text, message_place(), {findings_.file()}).diagnostics);
  if (type == "recipient" || type == "destination") return check_recipient(node, type == "destination");
  if (type == "column" || type == "sort column") return check_column(node, type == "sort column");
  if (type == "file" || type == "folder") return check_path(node, type == "file");
  if (type == "time zone") return check_zone(node);
  if (type == "duration") {
    if (const auto duration = time::parse_duration(text); !duration || text.starts_with('-'))
      findings_.error(node.span, "bad-duration", format("\"{}\" is no duration", text),
                      "write 30m, 4h, 2d or, in working time, 4bh, 2bd");
  } else if (type == "hours") {
    if (!time::parse_day_range(text))
      findings_.error(node.span, "bad-hours", format("\"{}\" is no range of hours", text),
                      "write 09:00-17:00; the end is after the begin, or on the next day");
  } else if (type == "point of a clock") {
    if (!parse_percentage(text) && !parse_offset(text))
      findings_.error(node.span, text.ends_with('%') ? "bad-percentage" : "bad-offset",
                      format("\"{}\" is no point of a clock", text),
                      "write a percentage of the target like 75%, or an offset from the due instant like +4bh");
  } else if (type == "field type") {
    const auto parsed = parse_field_type(text);
    if (const auto* wrong = std::get_if<FieldTypeError>(&parsed))
      findings_.error_in(node, {wrong->begin, wrong->end}, "bad-field-type", wrong->message, wrong->hint);
  } else if (type == "address") {
    if (text.find('@') == std::string::npos || text.find_first_of(" \t\r\n") != std::string::npos)
      findings_.error(node.span, "bad-address", format("\"{}\" is no address", text), "write help@example.org");
  } else if (type == "language") {
    if (!is_language(text))
      findings_.error(node.span, "bad-language", format("\"{}\" is no language", text), "write de, or pt-BR");
  } else if (type == "time of day") {
    if (!parse_time_of_day(text))
      findings_.error(node.span, "bad-time", format("\"{}\" is no time of day", text), "write 08:30");
  } else if (type == "reason") {
    known_word(node.span, text, reason_names(), "reason");
  } else if (type == "kind of event") {
    check_kind(node);
  } else if (type == "secret") {
    if (!text.starts_with("secret:") || text.size() == 7)
      findings_.error(node.span, "secret-in-file", "a password does not belong into this file",
                      "write secret:NAME and put it into the desk's secrets");
  }
}

void ValueCheck::check_reference(const toml::Node& node, std::string_view kind) {
  // A desk must have these: that it has none was said once, and every reference would say it again.
  if ((kind == "team" || kind == "calendar") && names_.of(kind).empty()) return;
  known_word(node.span, node.text, kind == "report" ? strings(report_names()) : names_.of(kind), kind);
}

/// Roles, teams, people. People are facts that policy does not know: a word that looks like a misspelt role or team is
/// reported, any other may be a person.
void ValueCheck::check_recipient(const toml::Node& node, bool destination) {
  std::string_view text = node.text;
  if (text.starts_with("person:") && text.size() > 7) return;
  if (text.starts_with("team:")) return known_word(node.span, text.substr(5), names_.of("team"), "team");
  std::vector<std::string> known = destination ? strings(kDestinations) : strings(kRoles);
  const auto& teams = names_.of("team");
  known.insert(known.end(), teams.begin(), teams.end());
  if (std::find(known.begin(), known.end(), text) != known.end()) return;
  if (text.empty()) return findings_.error(node.span, "unknown-recipient", "nobody is named");
  if (const auto near = nearest(text, known))
    findings_.warning(node.span, "unknown-recipient",
                      format("\"{}\" is no role and no team; it is taken for a person", text),
                      format("did you mean \"{}\"? Write \"person:{}\" for a person", *near, text));
}

void ValueCheck::check_column(const toml::Node& node, bool sort) {
  std::string_view text = node.text;
  if (sort && text.starts_with('-')) text.remove_prefix(1);
  if (text.starts_with("fields.") && !not_a_name(text.substr(7))) return;
  std::vector<std::string> known;
  for (const domain::Attribute& attribute : domain::ticket_attributes()) known.emplace_back(attribute.name);
  if (!sort)
    for (const std::string_view more : {"tags", "age", "stalled"}) known.emplace_back(more);
  if (std::find(known.begin(), known.end(), text) != known.end()) return;
  findings_.error(node.span, "unknown-column", format("there is no column \"{}\"", text), did_you_mean(text, known));
}

/// "ticket.resolved", or "ticket.*".
void ValueCheck::check_kind(const toml::Node& node) {
  std::vector<std::string> known = domain::kinds();
  if (node.text.ends_with(".*"))
    for (std::string& kind : known) kind = kind.substr(0, kind.find('.')) + ".*";
  known_word(node.span, node.text, known, "event");
}

void ValueCheck::check_path(const toml::Node& node, bool must_exist) {
  const std::string_view path = node.text;
  const bool leaves = path.empty() || path.front() == '/' || path == ".." || path.starts_with("../") ||
                      path.find("/../") != std::string_view::npos || path.ends_with("/..");
  if (leaves) return findings_.error(node.span, "bad-path", format("\"{}\" does not lie in the desk's folder", path));
  if (must_exist && !names_.has("file", path))
    findings_.error(node.span, "unknown-file", format("there is no file \"{}\"", path),
                    did_you_mean(path, names_.of("file")));
}

void ValueCheck::check_expression(const toml::Node& node, PlaceOf place) {
  findings_.add_from_string(node, expr::compile(node.text, place(), {findings_.file()}).diagnostics);
}

void ValueCheck::check_zone(const toml::Node& node) {
  try {
    time::load_zone(node.text);
  } catch (const Error& wrong) {
    findings_.error(node.span, "unknown-zone", wrong.message, wrong.hint);
  }
}

}  // namespace spoc::policy
