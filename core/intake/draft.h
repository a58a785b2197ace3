// What somebody asks for, in the outside's words, before the desk has looked at it: the same value for the command line, a row
// of JSON Lines, a row of CSV and a mail.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"

namespace spoc::intake {

/// A file handed in with a draft.
struct DraftFile {
  std::string name;
  std::string bytes;
  std::string type = {};  ///< "image/png", as who handed it in says; or empty
};

/// Files that come along with values that may name them.
struct FilesAlong {
  std::vector<DraftFile> files;
  bool all_named = true;  ///< one that no value names is a mistake
};

/// What a key that is known already does.
enum class OnKnown { ignore, note, reopen, fresh };

/// Empty means "not said". Words are checked against policy by the desk.
struct Draft {
  std::string subject, description;
  std::string requester;  ///< any id, login, address, "Name <address>", phone or part of a name
  std::string channel, recipient, language;
  std::string type, service, category, cause, impact, urgency;
  std::string priority, reason;
  std::string team, assignee;
  std::vector<std::pair<std::string, json::Value>> set;
  std::vector<std::string> tags;
  std::vector<DraftFile> files;
  std::string parent;
  std::string key;
  std::string resolve;    ///< answered at first contact, with this text
  std::string article;    ///< of the knowledge, with which it was answered
  bool confidential = false;
  bool route = true;
  std::optional<OnKnown> on_known;  ///< this draft's own, before the command's
};

}  // namespace spoc::intake
