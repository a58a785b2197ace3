// Text search in a table of words: a question for words reads each word's documents from the newest on, as far as they are wanted.
// The server's own text search folds and cuts words by its own rules, so that the two engines would find different tickets; here
// the words are those of SQLite's tokenizer on both.
#include <algorithm>
#include <set>
#include <tuple>

#include "base/format.h"
#include "sql/postgres.h"
#include "sql/prepared.h"

namespace spoc::sql {

namespace {

/// A key of the index holds 2,700 bytes; nobody searches for such a word by its end.
constexpr std::size_t kLongestWord = 500;
constexpr int kCandidates = 256;
/// Behind every word that has the beginning: the largest character there is.
constexpr std::string_view kLast = "\xF4\x8F\xBF\xBF";

std::string kept(std::string_view word) {
  if (word.size() <= kLongestWord) return std::string(word);
  std::size_t end = kLongestWord;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return std::string(word.substr(0, end));
}

class PostgresTextIndex : public TextIndex {
 public:
  explicit PostgresTextIndex(Connection& connection)
      : connection_(connection),
        insert_(connection, "insert into search_word (word, document) select unnest(cast($1 as text[])), $2"),
        words_(connection,
               "with recursive step (word) as ("
               "(select word from search_word where word >= $1 and word < $2 order by word limit 1) union all "
               "select (select next.word from search_word next where next.word > step.word and next.word < $2 order by "
               "next.word limit 1) "
               "from step where step.word is not null) "
               "select word from step where word is not null limit $3"),
        erase_(connection, "delete from search_word where document = $1 and word = any(cast($2 as text[]))") {}

  void create() override {
    connection_.script("create table search_word (word text collate \"C\" not null, document bigint not null, primary key (word, document))");
  }

  void insert(std::int64_t number, std::string_view text) override {
    const std::string words = array(distinct(text));
    auto statement = insert_.use();
    statement->bind(1, std::string_view(words));
    statement->bind(2, number);
    run(*statement);
  }
  void erase(std::int64_t number, std::string_view text) override {
    const std::string words = array(distinct(text));
    auto statement = erase_.use();
    statement->bind(1, number);
    statement->bind(2, std::string_view(words));
    run(*statement);
  }
  void clear() override { connection_.script("delete from search_word"); }
  void compact() override {}

  std::vector<std::string> words_of(std::string_view text) override {
    if (!folding_) folding_ = open_sqlite(":memory:", {.create = true});
    return folding_->text_index().words_of(text);
  }

  bool find(std::span<const Wanted> words, const std::function<bool(std::int64_t)>& each, Wide wide) override {
    if (words.empty()) return true;
    std::vector<Asked> asked;
    for (const Wanted& word : words) {
      Asked& one = asked.emplace_back(Asked{kept(word.text), {}, false});
      if (!word.beginning) continue;
      const std::set<std::string> beginning = words_beginning(one.text);
      if (beginning.empty()) return true;
      one.wide = beginning.size() > kMostWords;
      if (one.wide && wide == Wide::refused) return false;
      if (!one.wide) one.any = array(beginning);
    }
    // The first decides where the index is read: better a whole word, and a long one.
    std::stable_sort(asked.begin(), asked.end(), [](const Asked& a, const Asked& b) {
      return std::tuple(a.wide, !a.any.empty(), b.text.size()) < std::tuple(b.wide, !b.any.empty(), a.text.size());
    });
    Statement& statement = connection_.prepare(question(asked));
    std::int64_t before = INT64_MAX;
    for (int found = kCandidates; found == kCandidates;) {
      sql::Use use(statement);
      bind(statement, asked, before);
      for (found = 0; statement.step(); ++found) {
        before = statement.integer(0);
        if (!each(before)) return true;
      }
    }
    return true;
  }

  void check(const std::function<void(const Insert&)>& all, const std::function<void(std::int64_t, std::string_view)>& found) override;

 private:
  std::set<std::string> distinct(std::string_view text) {
    std::set<std::string> words;
    for (const std::string& word : words_of(text)) words.insert(kept(word));
    return words;
  }
  /// As PostgreSQL reads an array; words are letters and digits, quoted all the same.
  static std::string array(const std::set<std::string>& words) {
    std::string text = "{";
    for (const std::string& word : words) {
      text += text.size() > 1 ? ",\"" : "\"";
      for (char c : word) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
      }
      text += '"';
    }
    return text + "}";
  }

  /// A word; of a beginning the words that have it as an array, or when they are too many the range that they are in.
  struct Asked {
    std::string text, any;
    bool wide = false;
  };

  /// The words that begin so, read one after the other without their documents; one more than kMostWords when they are
  /// more.
  std::set<std::string> words_beginning(const std::string& beginning) {
    const std::string end = beginning + std::string(kLast);
    std::set<std::string> words;
    auto statement = words_.use();
    statement->bind(1, std::string_view(beginning));
    statement->bind(2, std::string_view(end));
    statement->bind(3, std::int64_t{kMostWords} + 1);
    while (statement->step()) words.emplace(statement->text(0));
    return words;
  }

  /// $1 is where to go on; then each word, or the words of a beginning, or where a wide one begins and ends. Where the
  /// first are several words, the newest documents of each are read in order: those of all are the newest of these.
  static std::string question(std::span<const Asked> words) {
    const bool several = !words.front().wide && !words.front().any.empty();
    const std::string_view lead = several ? "one" : "w1";
    std::string conditions;
    int parameter = 1;
    for (const Asked& word : words) {
      const bool first = conditions.empty();
      const std::string_view table = first ? lead : "w";
      const int from = ++parameter;
      if (word.wide) ++parameter;
      const std::string stands = word.wide ? format("{0}.word >= ${1} and {0}.word < ${2}", table, from, parameter)
                                 : word.any.empty() ? format("{}.word = ${}", table, from)
                                 : first && several ? std::string("one.word = wanted.word")
                                                    : format("{}.word = any(cast(${} as text[]))", table, from);
      conditions += first ? format("{} and {}.document < $1", stands, lead)
                          : format(" and exists (select 1 from search_word w where {} and w.document = {}.document)",
                                   stands, lead);
    }
    const std::string newest = format("order by document desc limit {}", kCandidates);
    if (!several)
      return format("select {}w1.document from search_word w1 where {} {}", words.front().wide ? "distinct " : "",
                    conditions, newest);
    return format(
        "select distinct w1.document from unnest(cast($2 as text[])) wanted (word) cross join lateral "
        "(select one.document from search_word one where {} {}) w1 {}",
        conditions, newest, newest);
  }
  static void bind(Statement& statement, std::span<const Asked> words, std::int64_t before) {
    int parameter = 0;
    statement.bind(++parameter, before);
    for (const Asked& word : words) {
      statement.bind(++parameter, std::string_view(word.any.empty() ? word.text : word.any));
      if (word.wide) statement.bind(++parameter, std::string_view(word.text + std::string(kLast)));
    }
  }

  Connection& connection_;
  Prepared insert_, words_, erase_;
  std::unique_ptr<Connection> folding_;
};

void PostgresTextIndex::check(const std::function<void(const Insert&)>& all,
                              const std::function<void(std::int64_t, std::string_view)>& found) {
  // Both lists sorted by document: what the texts say is made for one document at a time.
  std::map<std::int64_t, std::set<std::string>> made;
  all([&](std::int64_t number, std::string_view text) { made[number].merge(distinct(text)); });
  Statement& rows = connection_.prepare("select document, word from search_word order by document, word", Rows::many);
  sql::Use use(rows);
  while (rows.step()) {
    const std::int64_t number = rows.integer(0);
    const auto document = made.find(number);
    if (document == made.end() || document->second.erase(std::string(rows.text(1))) == 0)
      found(number, format("the index has \"{}\", the text does not", rows.text(1)));
  }
  for (const auto& [number, words] : made)
    for (const std::string& word : words) found(number, format("the index lacks \"{}\"", word));
}

}  // namespace

std::unique_ptr<TextIndex> make_postgres_text_index(Connection& connection) {
  return std::make_unique<PostgresTextIndex>(connection);
}

}  // namespace spoc::sql
