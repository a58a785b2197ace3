// What was erased, by the entries that say so: which words, operations and contents may differ from what they were when
// they were written, and what they have to be instead.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/journal.h"

namespace spoc::store {

class Erasures {
 public:
  /// From the desk's entries.
  void read(Journal& journal);
  void add(const domain::Event& event);

  struct Words {
    std::string was, is;  ///< digests, 32 bytes
  };
  /// Nothing when it is as it was written.
  const Words* entry(std::int64_t seq) const;
  /// The digest an operation or content has now; nothing when it is as it was written.
  const std::string* operation(OperationId id) const;
  const std::string* content(std::string_view hash) const;

 private:
  template <class Event>
  void take(const Event& event);

  std::unordered_map<std::int64_t, Words> entries_;
  std::unordered_map<std::int64_t, std::string> operations_;
  std::map<std::string, std::string, std::less<>> contents_;
};

/// The bytes of lower-case hexadecimal; empty for anything else.
std::string from_hex(std::string_view text);

}  // namespace spoc::store
