// Searching the texts of tickets: subject and description, and each message of the conversation, are documents of their
// own. A bulk command leaves its new tickets to be indexed later; until then they are read directly.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/change.h"
#include "sql/prepared.h"
#include "sql/text_index.h"
#include "store/journal.h"
#include "store/store.h"
#include "store/tickets.h"

namespace spoc::store {

class Search {
 public:
  Search(sql::Connection& connection, Tickets& tickets, Journal& journal);

  /// Follows a change that is written; new tickets only unless `later`.
  void written(const domain::TicketChange& change, bool later);
  /// Takes a ticket's documents out before its texts are written anew, and puts them back afterwards.
  void take_out(TicketId id);
  void put_back(TicketId id);
  /// At the end of a transaction: notes the new tickets that were left for later.
  void finish();
  /// The same of an operation, which wrote the entries from behind `seq_before` up to `seq`.
  void finish(const Operation& operation, std::int64_t seq_before, std::int64_t seq);
  /// A transaction begins, or was rolled back.
  void begin() {
    leaving_.reset();
    spoke_ = false;
  }
  /// Indexes up to `limit` tickets that were left; true when some are left still. `seq` is the last entry's.
  bool index_left(std::size_t limit, std::int64_t seq);

  /// Best first: words in the subject count most, then what is newer. Of very common words only the newest are weighed.
  /// Only documents that `admits` lets pass count.
  using Admits = std::function<bool(TicketId, bool internal)>;
  std::vector<TicketId> find(std::string_view words, SearchIn where, std::size_t limit, const Admits& admits);
  /// Every text with all the words, of the largest number first; what bulk commands left comes before what is indexed.
  void texts_with(std::span<const WantedWord> words, const std::function<bool(std::span<const TextHit>)>& each);
  /// The same of these tickets, named from the largest number down.
  void texts_of(std::span<const TicketId> among, std::span<const WantedWord> words,
                const std::function<bool(std::span<const TextHit>)>& each);
  /// Nothing when there is no such text.
  std::string text_of(const TextHit& hit);

  /// Calls each(document, text) for everything that is in the index, a few tickets at a time; `last` is the largest
  /// number of one.
  void each_indexed(TicketId last, const std::function<void(std::int64_t document, std::string_view text)>& each);

  /// Calls found(ticket number or 0, what) for everything in which the index is not what the texts give.
  void check(const std::function<void(std::int64_t, std::string_view)>& found);

 private:
  struct Range {
    TicketId first, last;
  };
  using Each = std::function<void(std::int64_t number, std::string_view text)>;
  std::vector<Range> left();
  std::vector<Range> indexed(TicketId last);
  bool is_left(TicketId id);
  void each_document(Range range, const Each& each);
  void each_text(Range range, const Each& each);
  bool still_silent(std::int64_t seq);
  using Wanted = sql::TextIndex::Wanted;
  using Document = std::function<bool(std::int64_t document)>;
  void find_left(std::span<const Wanted> words, const std::function<void(std::int64_t document)>& each);
  void find_indexed(std::span<const Wanted> words, const Document& each);
  bool read_newest(std::span<const Wanted> words, std::int64_t& before, const Document& each);
  bool read_those_with(std::span<const Wanted> firm, std::span<const Wanted> words, std::int64_t& before,
                       const Document& each);
  bool has_all_of(std::string_view text, std::span<const Wanted> words);
  std::vector<std::int64_t> having(std::span<const std::int64_t> documents, std::span<const Wanted> words);
  std::int64_t score(TicketId id, const std::vector<std::string>& words);
  sql::TextIndex& index() { return connection_.text_index(); }

  sql::Connection& connection_;
  Tickets& tickets_;
  Journal& journal_;
  std::optional<Range> leaving_;  // new tickets of this transaction
  bool spoke_ = false;            // some entry of it says something
  /// Tickets that were left by this and no entry of which said anything by then: nobody need look for what they say.
  struct Silent {
    Range tickets;
    Operation operation;  // that wrote the last of them
    std::int64_t seq = 0;
  };
  std::optional<Silent> silent_;
  sql::Prepared left_, leave_, shorten_, erase_left_, is_left_;
};

}  // namespace spoc::store
