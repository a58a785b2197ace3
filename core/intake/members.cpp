#include "intake/members.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"

namespace spoc::intake {

namespace {


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
      {MemberKind::text, {"subject"}, &Draft::subject},
      {MemberKind::text, {"description", "message"}, &Draft::description},
      {MemberKind::text, {"requester", "from"}, &Draft::requester},
      {MemberKind::text, {"channel"}, &Draft::channel},
      {MemberKind::text, {"recipient"}, &Draft::recipient},
      {MemberKind::text, {"language"}, &Draft::language},
      {MemberKind::text, {"type"}, &Draft::type},
      {MemberKind::text, {"service"}, &Draft::service},
      {MemberKind::text, {"category"}, &Draft::category},
      {MemberKind::text, {"cause"}, &Draft::cause},
      {MemberKind::text, {"impact"}, &Draft::impact},
      {MemberKind::text, {"urgency"}, &Draft::urgency},
      {MemberKind::text, {"priority"}, &Draft::priority},
      {MemberKind::text, {"reason"}, &Draft::reason},
      {MemberKind::text, {"team"}, &Draft::team},
      {MemberKind::text, {"assign", "assignee"}, &Draft::assignee},
      {MemberKind::tags, {"tags", "tag"}},
      {MemberKind::number, {"parent"}, &Draft::parent},
      {MemberKind::number, {"key"}, &Draft::key},
      {MemberKind::text, {"resolve"}, &Draft::resolve},
      {MemberKind::number, {"kb"}, &Draft::article},
      {MemberKind::flag, {"confidential"}, nullptr, &Draft::confidential},
      {MemberKind::inverted_flag, {"no_route"}, nullptr, &Draft::route},
      {MemberKind::on_known, {"on_known"}},
      {MemberKind::fields, {"fields", "set"}},
      {MemberKind::attachments, {"attachments"}},
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
    if (member.kind != MemberKind::fields && member.kind != MemberKind::attachments)
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
    case MemberKind::text:
    case MemberKind::number:
      draft.*member.text = text;
      return;
    case MemberKind::tags:
      add_tags(draft, text);
      return;
    case MemberKind::flag:
      draft.*member.flag = flag_of(text);
      return;
    case MemberKind::inverted_flag:
      draft.*member.flag = !flag_of(text);
      return;
    case MemberKind::on_known:
      draft.on_known = on_known_of(text);
      return;
    case MemberKind::fields:
    case MemberKind::attachments:
      break;
  }
  throw Misfit{"cannot be one text", {}};
}

}  // namespace spoc::intake
