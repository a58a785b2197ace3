#include "store/search.h"

#include <algorithm>
#include <limits>
#include <set>

#include "base/text.h"

namespace spoc::store {

namespace {

/// A document's number: the ticket, the version whose entry said it (0 for subject and description), and whether it is
/// internal.
constexpr int kVersionBits = 20;
constexpr std::int64_t kLastVersion = (std::int64_t{1} << kVersionBits) - 1;
std::int64_t document(TicketId ticket, std::int64_t version, bool internal) {
  return (ticket.number << kVersionBits | std::min(version, kLastVersion)) << 1 | (internal ? 1 : 0);
}
TicketId ticket_of(std::int64_t document) {
  return {document >> (kVersionBits + 1)};
}
bool internal(std::int64_t document) {
  return (document & 1) != 0;
}

/// Documents that are weighed at most: what bounds the time a question with common words takes.
constexpr std::size_t kCandidates = 256;

/// Texts that are handed on at once.
constexpr std::size_t kPortion = 256;

/// Tickets whose texts are read themselves rather than looked for in the index.
constexpr std::size_t kReadDirectly = 1000;

/// Tickets whose texts a server hands over at once.
constexpr std::int64_t kAtOnce = 1000;

struct Message {
  std::string_view text;
  bool internal = false;
};
/// What the event says to be found; empty text when nothing.
Message message_of(const domain::Event& event) {
  if (const auto* noted = std::get_if<domain::TicketNoted>(&event)) return {noted->text, !noted->is_public};
  if (const auto* resolved = std::get_if<domain::TicketResolved>(&event)) return {resolved->text, false};
  return {};
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// Texts that are read at most before all documents of a wide beginning are: it is hardly ever rare, and then the
/// newest texts have it.
constexpr std::size_t kReadAtMost = 2048;
/// Tickets whose texts are read in one question: so many in a row, or with gaps no wider than that.
constexpr std::int64_t kInARow = 64, kWidestGap = 8;

bool has_all(const std::vector<std::string>& text, std::span<const sql::TextIndex::Wanted> words) {
  return !words.empty() && std::all_of(words.begin(), words.end(), [&](const sql::TextIndex::Wanted& wanted) {
    return std::any_of(text.begin(), text.end(), [&](const std::string& word) {
      return wanted.beginning ? word.starts_with(wanted.text) : word == wanted.text;
    });
  });
}

TextHit hit_of(std::int64_t document) {
  return {ticket_of(document), (document >> 1) & kLastVersion, internal(document)};
}

}  // namespace

std::string search_text(std::string_view subject, std::string_view description) {
  std::string text(subject);
  if (!description.empty()) text.append("\n").append(description);
  return text;
}

Search::Search(sql::Connection& connection, Tickets& tickets, Journal& journal)
    : connection_(connection),
      tickets_(tickets),
      journal_(journal),
      left_(connection, "select first, last from unindexed order by first"),
      leave_(connection, "insert into unindexed (first, last) values ($1, $2)"),
      shorten_(connection, "update unindexed set first = $2 where first = $1"),
      erase_left_(connection, "delete from unindexed where first = $1"),
      is_left_(connection, "select first from unindexed where first <= $1 and last >= $1") {}

void Search::written(const domain::TicketChange& change, bool later) {
  const domain::Ticket& before = change.before;
  const domain::Ticket& after = change.after;
  const bool is_new = before.version == 0;
  const bool speaks = std::any_of(change.events.begin(), change.events.end(),
                                  [](const auto& recorded) { return !message_of(recorded.event).text.empty(); });
  spoke_ = spoke_ || speaks;
  if (is_new && later) {
    if (!leaving_) leaving_ = {after.id, after.id};
    leaving_->last = after.id;
    return;
  }
  const bool text_changed = is_new || before.subject != after.subject || before.description != after.description;
  if ((!text_changed && !speaks) || (!is_new && is_left(after.id))) return;
  if (text_changed) {
    const std::int64_t number = document(after.id, 0, false);
    if (!is_new) index().erase(number, search_text(before.subject, before.description));
    index().insert(number, search_text(after.subject, after.description));
  }
  std::int64_t version = before.version;
  for (const auto& recorded : change.events) {
    const Message message = message_of(recorded.event);
    ++version;
    if (!message.text.empty()) index().insert(document(after.id, version, message.internal), message.text);
  }
}

void Search::take_out(TicketId id) {
  if (is_left(id)) return;
  each_document({id, id}, [&](std::int64_t number, std::string_view text) { index().erase(number, text); });
}

void Search::put_back(TicketId id) {
  if (is_left(id)) return;
  each_document({id, id}, [&](std::int64_t number, std::string_view text) { index().insert(number, text); });
}

void Search::finish() {
  if (!leaving_) return;
  auto statement = leave_.use();
  statement->bind(1, leaving_->first.number);
  statement->bind(2, leaving_->last.number);
  sql::run(*statement);
  leaving_.reset();
}

void Search::finish(const Operation& operation, std::int64_t seq_before, std::int64_t seq) {
  if (leaving_ && !spoke_ && silent_ && leaving_->first.number == silent_->tickets.last.number + 1 &&
      still_silent(seq_before))
    silent_ = {{silent_->tickets.first, leaving_->last}, operation, seq};
  else if (leaving_ && !spoke_)
    silent_ = {*leaving_, operation, seq};
  else
    silent_.reset();
  finish();
}

/// As long as the last entry is one of that operation, and it went through, nobody has said anything since.
bool Search::still_silent(std::int64_t seq) {
  return silent_ && silent_->seq == seq && journal_.has(silent_->operation);
}

std::vector<Search::Range> Search::left() {
  std::vector<Range> ranges;
  auto statement = left_.use();
  while (statement->step()) ranges.push_back({{statement->integer(0)}, {statement->integer(1)}});
  return ranges;
}

bool Search::is_left(TicketId id) {
  if (leaving_ && id >= leaving_->first) return true;
  auto statement = is_left_.use();
  statement->bind(1, id.number);
  return statement->step();
}

bool Search::index_left(std::size_t limit, std::int64_t seq) {
  const std::vector<Range> ranges = left();
  if (ranges.empty()) return false;
  const Range range = ranges.front();
  const TicketId last{std::min(range.last.number, range.first.number + static_cast<std::int64_t>(limit) - 1)};
  const Each insert = [&](std::int64_t number, std::string_view text) { index().insert(number, text); };
  if (still_silent(seq) && silent_->tickets.first <= range.first && last <= silent_->tickets.last)
    each_text({range.first, last}, insert);
  else
    each_document({range.first, last}, insert);
  const bool done = last == range.last;
  auto statement = (done ? erase_left_ : shorten_).use();
  statement->bind(1, range.first.number);
  if (!done) statement->bind(2, last.number + 1);
  sql::run(*statement);
  return !done || ranges.size() > 1;
}

void Search::each_text(Range range, const Each& each) {
  tickets_.texts(range.first, range.last,
                 [&](TicketId id, std::string_view text) { each(document(id, 0, false), text); });
}

void Search::each_document(Range range, const Each& each) {
  each_text(range, each);
  journal_.messages(range.first, range.last, [&](const Entry& entry) {
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    const Message message = message_of(event);
    if (!message.text.empty()) each(document({entry.subject.number}, entry.version, message.internal), message.text);
  });
}

void Search::find_left(std::span<const sql::TextIndex::Wanted> words, const std::function<void(std::int64_t)>& each) {
  for (const Range& range : left())
    each_document(range, [&](std::int64_t number, std::string_view text) {
      if (has_all_of(text, words)) each(number);
    });
}

void Search::find_indexed(std::span<const Wanted> words, const Document& each) {
  if (index().find(words, each, sql::TextIndex::Wide::refused)) return;
  std::vector<Wanted> firm;
  std::copy_if(words.begin(), words.end(), std::back_inserter(firm),
               [](const Wanted& word) { return !word.beginning; });
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  if (firm.empty() ? !read_newest(words, before, each) : !read_those_with(firm, words, before, each)) return;
  index().find(words, [&](std::int64_t document) { return document >= before || each(document); });
}

/// Reads the newest texts themselves. True when there are older ones, those before `before`, and more are wanted.
bool Search::read_newest(std::span<const Wanted> words, std::int64_t& before, const Document& each) {
  std::size_t read = 0;
  std::vector<Range> ranges = indexed(tickets_.last());
  for (; !ranges.empty(); ranges.pop_back())
    for (TicketId last = ranges.back().last; last >= ranges.back().first; last.number -= kInARow) {
      if (read >= kReadAtMost) return true;
      std::vector<std::int64_t> found;
      const TicketId first{std::max(ranges.back().first.number, last.number - kInARow + 1)};
      each_document({first, last}, [&](std::int64_t number, std::string_view text) {
        ++read;
        if (has_all_of(text, words)) found.push_back(number);
      });
      std::sort(found.begin(), found.end(), std::greater<>());
      if (!std::all_of(found.begin(), found.end(), each)) return false;
      before = document(first, 0, false);
    }
  return false;
}

/// Reads the newest of the texts that have those words. As above.
bool Search::read_those_with(std::span<const Wanted> firm, std::span<const Wanted> words, std::int64_t& before,
                             const Document& each) {
  std::size_t read = 0;
  bool more = true;
  std::vector<std::int64_t> portion;
  const auto look = [&] {
    const std::vector<std::int64_t> found = having(portion, words);
    more = std::all_of(found.begin(), found.end(), each);
    read += portion.size();
    if (!portion.empty()) before = portion.back();
    portion.clear();
  };
  bool to_the_end = true;
  index().find(firm, [&](std::int64_t number) {
    portion.push_back(number);
    if (portion.size() == static_cast<std::size_t>(kInARow)) look();
    return to_the_end = more && read < kReadAtMost;
  });
  if (more) look();
  return more && !to_the_end;
}

/// Those of the documents, which are named from the largest down, whose texts have all the words.
std::vector<std::int64_t> Search::having(std::span<const std::int64_t> documents, std::span<const Wanted> words) {
  std::vector<std::int64_t> found;
  while (!documents.empty()) {
    std::size_t count = 1;
    while (count < documents.size() &&
           ticket_of(documents[count - 1]).number - ticket_of(documents[count]).number <= kWidestGap)
      ++count;
    const auto together = documents.first(count);
    each_document(
        {ticket_of(together.back()), ticket_of(together.front())}, [&](std::int64_t number, std::string_view text) {
          if (std::binary_search(together.begin(), together.end(), number, std::greater<>()) && has_all_of(text, words))
            found.push_back(number);
        });
    documents = documents.subspan(count);
  }
  std::sort(found.begin(), found.end(), std::greater<>());
  return found;
}

bool Search::has_all_of(std::string_view text, std::span<const Wanted> words) {
  // What does not even stand in it needs no cutting into words.
  const auto is_in = [&](const Wanted& wanted) {
    const auto same = [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b); };
    return std::search(text.begin(), text.end(), wanted.text.begin(), wanted.text.end(), same) != text.end();
  };
  if (is_ascii(text) && !std::all_of(words.begin(), words.end(), is_in)) return false;
  return has_all(index().words_of(text), words);
}

void Search::texts_with(std::span<const WantedWord> words, const std::function<bool(std::span<const TextHit>)>& each) {
  std::vector<sql::TextIndex::Wanted> wanted;
  for (const WantedWord& word : words) wanted.push_back({word.text, word.beginning});
  std::vector<std::int64_t> left;
  find_left(wanted, [&](std::int64_t document) { left.push_back(document); });
  std::sort(left.begin(), left.end(), std::greater<>());
  std::vector<TextHit> portion;
  const auto hand_over = [&] {
    const bool more = portion.empty() || each(portion);
    portion.clear();
    return more;
  };
  const auto add = [&](std::int64_t document) {
    portion.push_back(hit_of(document));
    return portion.size() < kPortion || hand_over();
  };
  if (!std::all_of(left.begin(), left.end(), add)) return;
  bool more = true;
  find_indexed(wanted, [&](std::int64_t document) { return more = add(document); });
  if (more) hand_over();
}

void Search::texts_of(std::span<const TicketId> among, std::span<const WantedWord> words,
                      const std::function<bool(std::span<const TextHit>)>& each) {
  std::vector<TextHit> portion;
  if (among.size() > kReadDirectly) {
    texts_with(words, [&](std::span<const TextHit> hits) {
      portion.clear();
      std::copy_if(hits.begin(), hits.end(), std::back_inserter(portion),
                   [&](const TextHit& hit) { return std::binary_search(among.begin(), among.end(), hit.ticket, std::greater<>()); });
      return portion.empty() || each(portion);
    });
    return;
  }
  std::vector<sql::TextIndex::Wanted> wanted;
  for (const WantedWord& word : words) wanted.push_back({word.text, word.beginning});
  for (const TicketId id : among) {
    each_document({id, id}, [&](std::int64_t number, std::string_view text) {
      if (has_all_of(text, wanted)) portion.push_back(hit_of(number));
    });
    if (portion.size() < kPortion) continue;
    if (!each(portion)) return;
    portion.clear();
  }
  if (!portion.empty()) each(portion);
}

std::string Search::text_of(const TextHit& hit) {
  std::string found;
  if (hit.version == 0) {
    tickets_.texts(hit.ticket, hit.ticket, [&](TicketId, std::string_view text) { found = text; });
    return found;
  }
  journal_.messages(hit.ticket, hit.ticket, [&](const Entry& entry) {
    if (entry.version != hit.version) return;
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    const Message message = message_of(event);
    if (message.internal == hit.internal) found = message.text;
  });
  return found;
}

std::int64_t Search::score(TicketId id, const std::vector<std::string>& words) {
  std::int64_t score = 0;
  tickets_.texts(id, id, [&](TicketId, std::string_view text) {
    const std::size_t end_of_subject = text.find('\n');
    const auto subject = index().words_of(text.substr(0, end_of_subject));
    for (const auto& word : words)
      score += std::any_of(subject.begin(), subject.end(),
                           [&](const std::string& other) { return other.starts_with(word); });
  });
  return score;
}

std::vector<TicketId> Search::find(std::string_view text, SearchIn where, std::size_t limit, const Admits& admits) {
  const Admits shown = [&](TicketId id, bool is_internal) {
    return (!is_internal || where == SearchIn::everything) && admits(id, is_internal);
  };
  const std::vector<std::string> words = index().words_of(text);
  std::vector<sql::TextIndex::Wanted> wanted(words.begin(), words.end());
  std::set<TicketId> candidates;
  const std::size_t enough = std::max(kCandidates, 2 * limit);
  const auto take = [&](std::int64_t number) {
    if (shown(ticket_of(number), internal(number))) candidates.insert(ticket_of(number));
  };
  for (const bool beginning : {false, true}) {
    if (candidates.size() >= enough || wanted.empty()) break;
    wanted.back().beginning = beginning;
    find_indexed(wanted, [&](std::int64_t number) {
      take(number);
      return candidates.size() < enough;
    });
  }
  find_left(wanted, take);

  std::vector<std::pair<std::int64_t, TicketId>> scored;
  for (const TicketId id : candidates) scored.emplace_back(score(id, words), id);
  std::sort(scored.begin(), scored.end(), std::greater<>());
  std::vector<TicketId> best;
  for (const auto& [points, id] : scored)
    if (best.size() < limit) best.push_back(id);
  return best;
}

std::vector<Search::Range> Search::indexed(TicketId last) {
  // What lies between the ranges that were left.
  std::vector<Range> indexed;
  std::int64_t next = 1;
  for (const Range& range : left()) {
    if (next < range.first.number) indexed.push_back({{next}, {range.first.number - 1}});
    next = std::max(next, range.last.number + 1);
  }
  if (next <= last.number) indexed.push_back({{next}, last});
  return indexed;
}

void Search::each_indexed(TicketId last, const std::function<void(std::int64_t, std::string_view)>& each) {
  for (const Range& range : indexed(last))
    for (std::int64_t first = range.first.number; first <= range.last.number; first += kAtOnce)
      each_document({{first}, {std::min(first + kAtOnce - 1, range.last.number)}}, each);
}

void Search::check(const std::function<void(std::int64_t, std::string_view)>& found) {
  index().check(
      [&](const sql::TextIndex::Insert& insert) {
        for (const Range& range : indexed({std::numeric_limits<std::int64_t>::max()})) each_document(range, insert);
      },
      [&](std::int64_t number, std::string_view what) { found(ticket_of(number).number, what); });
}

}  // namespace spoc::store
