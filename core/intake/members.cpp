#include "intake/members.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"

namespace spoc::intake {

namespace {

using Kind = MemberKind;

std::string key_of(std::string_view name) {
  std::string key = lower(trim(name));
  std::replace_if(
      key.begin(), key.end(), [](char c) { return c == '-' || c == ' '; }, '_');
  return key;
}

bool flag_of(std::string_view text) {
  const std::string word = lower(text);
  if (word == "true" || word == "yes" || word == "1") return true;
  if (word == "false" || word == "no" || word == "0") return false;
  throw Misfit{format("cannot be \"{}\"", text), "it is true or false"};
}

void add_tags(Draft& draft, std::string_view text) {
  for (const std::string_view tag : split(text, ','))
    if (!trim(tag).empty()) draft.tags.emplace_back(trim(tag));
}

}  // namespace

std::span<const Member> draft_members() {
  static const std::vector<Member> members = {
      {Kind::text, {"subject"}, &Draft::subject},
      {Kind::text, {"description", "message"}, &Draft::description},
      {Kind::text, {"requester", "from"}, &Draft::requester},
      {Kind::text, {"channel"}, &Draft::channel},
      {Kind::text, {"recipient"}, &Draft::recipient},
      {Kind::text, {"language"}, &Draft::language},
      {Kind::text, {"type"}, &Draft::type},
      {Kind::text, {"service"}, &Draft::service},
      {Kind::text, {"category"}, &Draft::category},
      {Kind::text, {"cause"}, &Draft::cause},
      {Kind::text, {"impact"}, &Draft::impact},
      {Kind::text, {"urgency"}, &Draft::urgency},
      {Kind::text, {"priority"}, &Draft::priority},
      {Kind::text, {"reason"}, &Draft::reason},
      {Kind::text, {"team"}, &Draft::team},
      {Kind::text, {"assign", "assignee"}, &Draft::assignee},
      {Kind::tags, {"tags", "tag"}},
      {Kind::number, {"parent"}, &Draft::parent},
      {Kind::number, {"key"}, &Draft::key},
      {Kind::text, {"resolve"}, &Draft::resolve},
      {Kind::number, {"kb"}, &Draft::article},
      {Kind::flag, {"confidential"}, nullptr, &Draft::confidential},
      {Kind::inverted_flag, {"no_route"}, nullptr, &Draft::route},
      {Kind::on_known, {"on_known"}},
      {Kind::fields, {"fields", "set"}},
      {Kind::attachments, {"attachments"}},
  };
  return members;
}

const Member* draft_member(std::string_view name) {
  const std::string key = key_of(name);
  for (const Member& member : draft_members())
    if (std::find(member.names.begin(), member.names.end(), key) != member.names.end()) return &member;
  return nullptr;
}

std::vector<std::string> draft_member_names() {
  std::vector<std::string> names;
  for (const Member& member : draft_members()) names.insert(names.end(), member.names.begin(), member.names.end());
  return names;
}

std::vector<std::string> column_names() {
  std::vector<std::string> names;
  for (const Member& member : draft_members())
    if (member.kind != Kind::fields && member.kind != Kind::attachments)
      names.insert(names.end(), member.names.begin(), member.names.end());
  return names;
}

OnKnown on_known_of(std::string_view text) {
  if (text == "ignore") return OnKnown::ignore;
  if (text == "note") return OnKnown::note;
  if (text == "reopen") return OnKnown::reopen;
  if (text == "new") return OnKnown::fresh;
  throw Misfit{format("cannot be \"{}\"", text), "it is one of ignore, note, reopen, new"};
}

void set_from_text(Draft& draft, const Member& member, std::string_view text) {
  switch (member.kind) {
    case Kind::text:
    case Kind::number:
      draft.*member.text = text;
      return;
    case Kind::tags:
      add_tags(draft, text);
      return;
    case Kind::flag:
      draft.*member.flag = flag_of(text);
      return;
    case Kind::inverted_flag:
      draft.*member.flag = !flag_of(text);
      return;
    case Kind::on_known:
      draft.on_known = on_known_of(text);
      return;
    case Kind::fields:
    case Kind::attachments:
      break;
  }
  throw Misfit{"cannot be one text", {}};
}

}  // namespace spoc::intake
