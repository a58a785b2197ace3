// Events from outside as rows: what arrived, what it is about, and whether a run took it. The fold of the desk's
// entries that say an event came, and of the runs' that say one reached them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/event.h"
#include "sql/prepared.h"
#include "store/store.h"

namespace spoc::store {

/// One way in which an event is found.
struct EventAbout {
  std::string about, event, id;
  auto operator<=>(const EventAbout&) const = default;
};

/// Events by name and id, made of entries in any order.
class EventsFold {
 public:
  /// Entries of the desk say what came, those of runs who took it.
  void apply(domain::SubjectKind subject, const domain::Recorded& recorded);
  /// In order of name and id.
  std::vector<KeptEvent> all() const;
  /// What they are about, sorted.
  std::vector<EventAbout> abouts() const;

 private:
  std::map<std::pair<std::string, std::string>, KeptEvent> events_;
  std::set<std::pair<std::string, std::string>> taken_;
};

class Events {
 public:
  explicit Events(sql::Connection& connection);

  /// What an entry of the desk or of a run changes.
  void apply(domain::SubjectKind subject, const domain::Recorded& recorded);
  std::optional<KeptEvent> find(std::string_view event, std::string_view id);
  /// Those about that and kept at that instant, in the order they came.
  std::vector<KeptEvent> about(std::string_view about, Instant now);
  /// In order of name and id.
  std::vector<KeptEvent> all();
  void replace_all(const std::vector<KeptEvent>& events);
  /// Every row of the index, sorted.
  std::vector<EventAbout> abouts();

 private:
  void put(const KeptEvent& kept);

  sql::Connection& connection_;
  sql::Prepared insert_, insert_about_, take_, find_, about_, all_, abouts_;
};

}  // namespace spoc::store
