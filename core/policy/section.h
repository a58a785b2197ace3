// Reading one table of spoc.toml by the table of keys. The shape was checked before: what is missing or wrong is the
// default here, and reading goes on.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/toml.h"
#include "policy/findings.h"
#include "policy/keys.h"
#include "policy/names.h"
#include "policy/places.h"

namespace spoc::policy {

/// What all readers share. `asked` collects the paths of the keys that were asked for.
struct Reading {
  const Names& names;
  Findings& findings;
  const std::vector<File>& files;
  Policy& policy;
  std::set<std::string, std::less<>> asked;
};

class Section {
 public:
  /// The whole file.
  Section(Reading& reading, const toml::Node& root) : Section(reading, &root, "", {1, 1, 1, 1}) {}
  Section(Reading& reading, const toml::Node* table, std::string path, toml::Span at)
      : reading_(&reading), table_(table), path_(std::move(path)), at_(at) {}

  bool present() const { return table_ != nullptr; }
  /// Where it begins: its key, or the item of a list.
  const toml::Span& at() const { return at_; }
  Where where() const { return reading_->findings.where(at_); }

  /// The value of a key of the table of keys, of any type; nothing when it is absent. A key that is not in the table is
  /// a defect.
  const toml::Node* node(std::string_view key) const;
  std::string text(std::string_view key, std::string_view fallback = {}) const;
  std::int64_t integer(std::string_view key, std::int64_t fallback) const;
  bool boolean(std::string_view key, bool fallback = false) const;
  std::vector<std::string> texts(std::string_view key) const;
  /// Nothing when absent or no duration.
  std::optional<time::Duration> duration(std::string_view key) const;
  std::vector<time::Duration> durations(std::string_view key) const;
  std::optional<Expression> expression(std::string_view key, PlaceOf place) const;
  std::optional<Expression> named_expression(const toml::Entry& entry, std::string_view placeholder,
                                             PlaceOf place) const;
  /// The position of the text among `words`; `fallback` for anything else.
  template <class E>
  E word(std::string_view key, std::initializer_list<std::string_view> words, E fallback) const {
    const std::string found = text(key);
    std::size_t at = 0;
    for (const std::string_view candidate : words) {
      if (candidate == found) return static_cast<E>(at);
      ++at;
    }
    return fallback;
  }

  /// The table under a key; not present when there is none.
  Section child(std::string_view key) const;
  /// The tables of a list under a key.
  std::vector<Section> items(std::string_view key) const;
  /// The entries under the placeholder of this table ("NAME", "DATE" …), each with the path of what it holds.
  const std::vector<toml::Entry>& entries(std::string_view placeholder) const;
  Section named(const toml::Entry& entry, std::string_view placeholder) const;

 private:
  std::string path_of(std::string_view key) const;

  Reading* reading_;
  const toml::Node* table_;
  std::string path_;
  toml::Span at_;
};

void read_desk(const Section& file, Reading& reading);
void read_organisation(const Section& file, Reading& reading);
void read_permissions(const Section& file, Reading& reading);
void read_calendars(const Section& file, Reading& reading);
void read_priority(const Section& file, Reading& reading);
void read_services(const Section& file, Reading& reading);
void read_slas(const Section& file, Reading& reading);
void read_ladders(const Section& file, Reading& reading);
void read_lifecycle(const Section& file, Reading& reading);
void read_routes(const Section& file, Reading& reading);
void read_views(const Section& file, Reading& reading);
void read_messages(const Section& file, Reading& reading);
void read_hooks(const Section& file, Reading& reading);
void read_events(const Section& file, Reading& reading);
void read_reports(const Section& file, Reading& reading);

/// All of the above.
void read_policy(const Section& file, Reading& reading);

/// The fields of a table of field types, in file order; what is no type is left out.
Fields fields_of(const Section& table);

}  // namespace spoc::policy
