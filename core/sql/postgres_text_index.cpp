// Text search in a table of words: a question for words reads each word's documents from the newest on, as far as they are wanted.
// The server's own text search folds and cuts words by its own rules, so that the two engines would find different tickets; here
// the words are those of SQLite's tokenizer on both.
#include <algorithm>
#include <set>

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

  void find(std::span<const Wanted> words, const std::function<bool(std::int64_t)>& each) override {
    if (words.empty()) return;
    // The first decides where the index is read: better a whole word, and a long one.
    std::vector<Wanted> ordered(words.begin(), words.end());
    std::stable_sort(ordered.begin(), ordered.end(), [](const Wanted& a, const Wanted& b) {
      return a.beginning != b.beginning ? b.beginning : a.text.size() > b.text.size();
    });
    Statement& statement = connection_.prepare(question(ordered));
    std::int64_t before = INT64_MAX;
    for (int found = kCandidates; found == kCandidates;) {
      sql::Use use(statement);
      bind(statement, ordered, before);
      for (found = 0; statement.step(); ++found) {
        before = statement.integer(0);
        if (!each(before)) return;
      }
    }
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

  /// $1 is where to go on; then each word, and of a beginning where it ends.
  static std::string question(std::span<const Wanted> words) {
    std::string sql;
    int parameter = 1;
    for (const Wanted& word : words) {
      const bool first = sql.empty();
      const std::string_view table = first ? "w1" : "w";
      const std::string stands = word.beginning ? format("{0}.word >= ${1} and {0}.word < ${2}", table, parameter + 1, parameter + 2)
                                                : format("{}.word = ${}", table, parameter + 1);
      parameter += word.beginning ? 2 : 1;
      sql += first ? format("select {}w1.document from search_word w1 where {} and w1.document < $1", word.beginning ? "distinct " : "", stands)
                   : format(" and exists (select 1 from search_word w where {} and w.document = w1.document)", stands);
    }
    return sql + format(" order by w1.document desc limit {}", kCandidates);
  }
  static void bind(Statement& statement, std::span<const Wanted> words, std::int64_t before) {
    int parameter = 0;
    statement.bind(++parameter, before);
    for (const Wanted& word : words) {
      statement.bind(++parameter, std::string_view(kept(word.text)));
      if (word.beginning) statement.bind(++parameter, std::string_view(kept(word.text) + std::string(kLast)));
    }
  }

  Connection& connection_;
  Prepared insert_, erase_;
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
