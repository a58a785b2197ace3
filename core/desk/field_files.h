// Files that fields hold: the value names a file that comes along (`--attach`, a mail's attachment), or brings its
// content, and becomes what is kept. Nothing is opened because a value names it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/deciding.h"
#include "intake/draft.h"
#include "policy/policy.h"

namespace spoc::desk {

class FieldFiles {
 public:
  /// `along` must outlive it.
  FieldFiles(Deciding& deciding, const intake::FilesAlong& along)
      : deciding_(deciding), along_(along), used_(along.files.size(), false) {}

  /// Where the type has a file, also within records and lists, the value's text is the name of one that came along, or
  /// it is an object {"name", "base64"}, or one of those that are `known` because it stood there before. Throws data,
  /// beginning with `path`, for one that did not come along and for any other object: who knows a hash has not got the
  /// file.
  void keep(const policy::FieldType& type, const std::string& path, json::Value& value,
            const std::vector<domain::Attachment>& known = {});
  /// The same for the values of fields by name; others are passed over.
  void keep(const policy::Fields& fields, json::Object& values, const std::vector<domain::Attachment>& known = {});
  /// Throws usage when a file came along that a value should name, and none does.
  void require_used() const;
  /// What it made of values so far.
  const std::vector<domain::Attachment>& kept() const { return kept_; }

 private:
  json::Value value_of(const std::string& path, const json::Value& value, const std::vector<domain::Attachment>& known);
  json::Value named(const std::string& path, const std::string& name);
  json::Value brought(const std::string& path, const json::Object& members);
  json::Value put(const intake::DraftFile& file);

  Deciding& deciding_;
  const intake::FilesAlong& along_;
  std::vector<domain::Attachment> kept_;
  std::vector<bool> used_;
};

/// The same for one member of a ticket, where that is a field of its service or of the form of its step.
void keep_file_of_field(Deciding& deciding, FieldFiles& files, const domain::Ticket& ticket, std::string_view member,
                        json::Value& value);

}  // namespace spoc::desk
