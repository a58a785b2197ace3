// What a row of JSON Lines or CSV may say, as one table: the members of a draft under the names they have outside.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/draft.h"

namespace spoc::intake {

enum class MemberKind { text, number, tags, flag, inverted_flag, on_known, fields, attachments };

/// One member. `names` are what it may be called, the first is the one messages use.
struct Member {
  MemberKind kind = MemberKind::text;
  std::vector<std::string_view> names;
  std::string Draft::*text = nullptr;  ///< of `text` and `number`
  bool Draft::*flag = nullptr;         ///< of the flags
};

std::span<const Member> draft_members();

/// The member of that name, or nothing. Upper and lower case, "no-route", "no_route" and "No route" are alike.
const Member* draft_member(std::string_view name);

/// Every name, for "did you mean".
std::vector<std::string> draft_member_names();

/// The names of members that a cell of a table can say: all but fields and attachments.
std::vector<std::string> column_names();

/// Why a member cannot have a value: thrown while a row is read, told as its problem.
struct Misfit {
  std::string reason;
  std::string hint;
};

/// The member's value from one text, as a cell of a table has it: tags stand between commas, flags are yes or no.
/// Throws Misfit. `fields` and `attachments` have no such text.
void set_from_text(Draft& draft, const Member& member, std::string_view text);

/// Throws Misfit.
OnKnown on_known_of(std::string_view text);

}  // namespace spoc::intake
