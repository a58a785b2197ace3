// What dies of an entry of the journal when a person is erased, or when a ticket is older than policy keeps it: names
// everywhere, and on the person's own tickets everything that was said, too. Pure: words in, words out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "time/instant.h"

namespace spoc::decide {

/// What stands where something was said.
inline constexpr std::string_view kErasedText = "[erased]";

/// The names of one person, and what takes their place.
class Names {
 public:
  Names() = default;
  /// `instead` stands for the person; addresses become `<instead>@erased.invalid` (RFC 2606 §2: nobody's).
  explicit Names(std::string instead);
  /// A name, id, login, phone or address. Empty ones are passed over.
  void add(std::string_view name);

  const std::string& instead() const { return instead_; }
  const std::vector<std::string>& all() const { return all_; }
  /// Whether it is one of them, without regard to case.
  bool is_one(std::string_view text) const;
  /// Replaces every one of them that stands for itself in the text; whether there was one. Without regard to the case
  /// of ASCII letters; the longest first, so that an address goes before the login in it.
  bool replace(std::string& text) const;

 private:
  struct Name {
    std::string text, instead;
  };
  std::size_t length_at(std::string_view text, std::size_t at, const Name& name) const;

  std::string instead_;
  std::vector<Name> names_;       // longest first
  std::vector<std::string> all_;  // as keys
};

/// What an erasure does to entries.
struct Erasing {
  Names names;
  std::string person;  ///< id in the directory, or empty
};

/// The data of an entry afterwards, or nothing when it stays as it is. `everything`: it is of a ticket whose texts die.
std::optional<std::string> erased_data(const Erasing& erasing, std::string_view kind, std::string_view data,
                                       time::Instant at, bool everything);

/// The same without the files that came with it; nothing when it has none.
std::optional<std::string> without_files(std::string_view data);

/// The same for what an effect says beyond its ticket.
bool erase_object(const Erasing& erasing, json::Object& object, bool everything);

}  // namespace spoc::decide
