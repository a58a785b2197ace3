// Mail that came in as rows: what it is known by, the ticket it belongs to, and whether its sender was told. The fold of the
// entries that say a mail came, whether of a ticket or of the desk.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.h"
#include "sql/prepared.h"
#include "store/store.h"

namespace spoc::store {

/// Mails by identity, made of entries in any order.
class MailsFold {
 public:
  void apply(domain::Subject subject, const domain::Recorded& recorded);
  /// In order of identity.
  std::vector<KeptMail> all() const;

 private:
  std::map<std::string, KeptMail> mails_;
};

class Mails {
 public:
  explicit Mails(sql::Connection& connection);

  /// What an entry of a ticket or of the desk changes.
  void apply(domain::Subject subject, const domain::Recorded& recorded);
  std::optional<KeptMail> find(std::string_view identity);
  /// The first that came.
  std::optional<KeptMail> by_message_id(std::string_view message_id);
  std::optional<Instant> acknowledged_at(std::string_view sender);
  /// In order of identity.
  std::vector<KeptMail> all();
  void replace_all(const std::vector<KeptMail>& mails);

 private:
  void put(const KeptMail& mail);

  sql::Connection& connection_;
  sql::Prepared insert_, erase_, find_, by_message_id_, acknowledged_, all_;
};

}  // namespace spoc::store
