// Full-text search as a named operation, because the databases' ways share nothing but the idea. A document is a text
// under a number of the caller's; to take it out again one must know what it said.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spoc::sql {

class TextIndex {
 public:
  virtual ~TextIndex() = default;
  /// Makes what the index needs in a new database, in the schema's transaction.
  virtual void create() = 0;
  virtual void insert(std::int64_t number, std::string_view text) = 0;
  /// `text` is exactly what was inserted under that number.
  virtual void erase(std::int64_t number, std::string_view text) = 0;
  /// Takes every document out, in the caller's transaction.
  virtual void clear() = 0;
  /// Leaves nothing of erased documents in the index.
  virtual void compact() = 0;
  /// The words of a text as the index keeps them: letters and digits, without case and accents.
  virtual std::vector<std::string> words_of(std::string_view text) = 0;
  /// A word of `words_of`, or the beginning of one.
  struct Wanted {
    Wanted(std::string_view word, bool is_beginning = false) : text(word), beginning(is_beginning) {}
    Wanted(const std::string& word) : text(word) {}
    std::string_view text;
    bool beginning = false;
  };
  /// More different words than that have a beginning that is wide: no engine reads the documents of so many in order.
  static constexpr int kMostWords = 128;
  enum class Wide { refused, read_all };
  /// Numbers of documents that contain every word, the largest first. `each` returns false to stop. Where a beginning
  /// is wide either false and nothing is given, or all its documents are read before the first is given.
  virtual bool find(std::span<const Wanted> words, const std::function<bool(std::int64_t)>& each,
                    Wide wide = Wide::read_all) = 0;

  using Insert = std::function<void(std::int64_t number, std::string_view text)>;
  /// Compares the index with one made anew of the documents that `all` gives to its argument: what is in it, and what
  /// it answers to each word. A finding names the document, or 0 for the index itself. Writes nothing but temporary tables.
  virtual void check(const std::function<void(const Insert&)>& all,
                     const std::function<void(std::int64_t number, std::string_view what)>& found) = 0;
};

}  // namespace spoc::sql
