// FTS5 over the words of a text, which are folded before (base/words.h): what is left to SQLite is cutting them apart. Lean on purpose,
// because text is most of what bulk logging costs: no copy of the text (contentless), no positions (detail none), no sizes (columnsize 0);
// README has the measurements.
#include <cstring>
#include <memory>

#include "base/format.h"
#include "base/words.h"
#include "sql/prepared.h"
#include "sql/sqlite.h"

namespace spoc::sql {

namespace {

constexpr std::string_view kOptions =
    "content = '', detail = none, columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'";

/// The tokenizer of the index, for questions and for texts that are not indexed yet.
class Tokenizer {
 public:
  explicit Tokenizer(sqlite3* database) {
    fts5_api* api = api_of(database);
    void* context = nullptr;
    const char* arguments[] = {"remove_diacritics", "2"};
    if (api == nullptr || api->xFindTokenizer(api, "unicode61", &context, &functions_) != SQLITE_OK ||
        functions_.xCreate(context, arguments, 2, &tokenizer_) != SQLITE_OK)
      throw Error(Code::unavailable, "this SQLite has no full-text search (FTS5)");
  }
  ~Tokenizer() { functions_.xDelete(tokenizer_); }
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;

  std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    auto take = [](void* out, int, const char* token, int size, int, int) {
      static_cast<std::vector<std::string>*>(out)->emplace_back(token, static_cast<std::size_t>(size));
      return SQLITE_OK;
    };
    functions_.xTokenize(tokenizer_, &words, FTS5_TOKENIZE_QUERY, text.data(), static_cast<int>(text.size()), take);
    return words;
  }

 private:
  /// https://www.sqlite.org/fts5.html#extending_fts5: the interface is handed out through a pointer-valued parameter.
  static fts5_api* api_of(sqlite3* database) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, "select fts5($1)", -1, &statement, nullptr) != SQLITE_OK) return nullptr;
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    return api;
  }

  fts5_tokenizer functions_{};
  Fts5Tokenizer* tokenizer_ = nullptr;
};

class SqliteTextIndex : public TextIndex {
 public:
  explicit SqliteTextIndex(SqliteConnection& connection)
      : connection_(connection),
        insert_(connection, "insert into search(rowid, text) values ($1, $2)"),
        erase_(connection, "insert into search(search, rowid, text) values ('delete', $1, $2)"),
        find_(connection, "select rowid from search where search match $1 order by rowid desc") {}

  void create() override { connection_.script(format("create virtual table search using fts5(text, {})", kOptions)); }

  void insert(std::int64_t number, std::string_view text) override { put(insert_, number, fold_words(text)); }
  void erase(std::int64_t number, std::string_view text) override { put(erase_, number, fold_words(text)); }

  void clear() override { connection_.script("insert into search(search) values ('delete-all')"); }

  /// Merging everything into one segment drops what was only marked as erased.
  void compact() override { connection_.script("insert into search(search) values ('optimize')"); }

  std::vector<std::string> words_of(std::string_view text) override {
    if (!tokenizer_) tokenizer_ = std::make_unique<Tokenizer>(connection_.database());
    return tokenizer_->words_of(fold_words(text));
  }

  bool find(std::span<const Wanted> words, const std::function<bool(std::int64_t)>& each, Wide wide) override {
    if (words.empty()) return true;
    std::string question;
    for (const Wanted& word : words) {
      std::optional<std::string> one = word.beginning ? words_beginning(word.text) : format("\"{}\"", word.text);
      if (!one && wide == Wide::refused) return false;
      if (!one) one = format("\"{}\"*", word.text);
      if (one->empty()) return true;
      question += format("{}{}", question.empty() ? "" : " AND ", *one);
    }
    auto rows = find_.use();
    rows->bind(1, question);
    while (rows->step() && each(rows->integer(0))) {
    }
    return true;
  }

  void check(const std::function<void(const Insert&)>& all,
             const std::function<void(std::int64_t, std::string_view)>& found) override;

 private:
  /// The words with that beginning as a question for any of them, which is answered from the newest document on; FTS5
  /// reads all documents of a beginning first. Empty when there is no such word, nothing when there are too many.
  std::optional<std::string> words_beginning(std::string_view beginning) {
    constexpr char kFirst = '\x01';  // before every character of a word
    // A row for each document of a word, in order of words. Looking for the next word anew reads pages of every
    // segment, so the rows of a rare word are passed over instead.
    constexpr int kPassedOver = 32;
    connection_.script("create virtual table if not exists temp.search_words using fts5vocab('main', 'search', 'instance')");
    SqliteStatement rows(connection_.database(), "select term from temp.search_words where term >= $1", false);
    std::string word, question;
    rows.bind(1, beginning);
    for (int count = 0, passed = 0; rows.step() && rows.text(0).starts_with(beginning);) {
      if (rows.text(0) == word) {
        if (++passed < kPassedOver) continue;
        rows.reset();
        rows.bind(1, std::string_view(word + kFirst));
      } else {
        if (++count > kMostWords) return std::nullopt;
        word = rows.text(0);
        question += format("{}\"{}\"", question.empty() ? "" : " OR ", word);
      }
      passed = 0;
    }
    return question.empty() ? question : format("({})", question);
  }

  static void put(Prepared& prepared, std::int64_t number, std::string_view text) {
    auto statement = prepared.use();
    statement->bind(1, number);
    statement->bind_borrowed(2, text);
    run(*statement);
  }

  SqliteConnection& connection_;
  Prepared insert_, erase_, find_;
  std::unique_ptr<Tokenizer> tokenizer_;
};

/// A second index of the same kind in a temporary database, and both as sorted lists of (word, document).
class Twin {
 public:
  explicit Twin(sqlite3* database) : database_(database) {
    drop();
    run_text(format("create virtual table temp.filled using fts5(text, {})", kOptions));
    run_text("create virtual table temp.kept_words using fts5vocab('main', 'search', 'instance')");
  }
  ~Twin() { drop(); }
  Twin(const Twin&) = delete;
  Twin& operator=(const Twin&) = delete;

  void fill(const std::function<void(const TextIndex::Insert&)>& all) {
    SqliteStatement insert(database_, "insert into temp.filled(rowid, text) values ($1, $2)", true);
    run_text("savepoint fill");
    all([&](std::int64_t number, std::string_view text) {
      insert.bind(1, number);
      const std::string folded = fold_words(text);
      insert.bind_borrowed(2, folded);
      run(insert);
    });
    run_text("release fill");
    // A table keeps the room for what was inserted, all of which FTS5 looks through for each beginning that is asked for: half of the time
    // that `verify` took. Under another name it is opened anew.
    run_text("alter table temp.filled rename to twin");
    run_text("create virtual table temp.twin_words using fts5vocab('temp', 'twin', 'instance')");
  }

  void compare(const std::function<void(std::int64_t, std::string_view)>& found) {
    SqliteStatement kept(database_, "select term, doc from temp.kept_words order by term, doc", false);
    SqliteStatement made(database_, "select term, doc from temp.twin_words order by term, doc", false);
    bool more_kept = kept.step(), more_made = made.step();
    while (more_kept || more_made) {
      const int order = !more_kept ? 1 : !more_made ? -1 : compare_rows(kept, made);
      if (order < 0) found(kept.integer(1), format("the index has \"{}\", the text does not", kept.text(0)));
      if (order > 0) found(made.integer(1), format("the index lacks \"{}\"", made.text(0)));
      if (order <= 0) more_kept = kept.step();
      if (order >= 0) more_made = made.step();
    }
  }

  /// Reading all of an index does not use the ways to a word and within its documents, searching does: each word, each
  /// as a beginning, and from documents in between on.
  void ask_all(const std::function<void(std::int64_t, std::string_view)>& found) {
    SqliteStatement words(database_, "select distinct term from temp.twin_words order by term", false);
    SqliteStatement kept(database_, "select rowid from search where search match $1 order by rowid desc", false);
    SqliteStatement made(database_, "select rowid from temp.twin where twin match $1 order by rowid desc", false);
    SqliteStatement from(database_, "select rowid from search where search match $1 and rowid <= $2 order by rowid desc", false);
    while (words.step()) {
      const std::string word = format("\"{}\"", words.text(0));
      for (const std::string& question : {word, word + "*"})
        if (!same_answer(kept, made, question)) found(0, format("searching {} finds other documents", question));
      made.bind(1, word);
      for (std::int64_t i = 1; made.step(); ++i) {
        if (i % kStride != 0) continue;
        from.bind(1, word);
        from.bind(2, made.integer(0));
        if (!from.step() || from.integer(0) != made.integer(0))
          found(made.integer(0), format("searching {} beside other words misses it", word));
        from.reset();
      }
      made.reset();
    }
  }

 private:
  /// Fewer documents than fit on a page of the index: no way past a page is left out.
  static constexpr std::int64_t kStride = 256;

  static bool same_answer(SqliteStatement& kept, SqliteStatement& made, const std::string& question) {
    kept.bind(1, question);
    made.bind(1, question);
    bool same = true;
    for (bool more = true; same && more;) {
      more = made.step();
      same = kept.step() == more && (!more || kept.integer(0) == made.integer(0));
    }
    kept.reset();
    made.reset();
    return same;
  }
  static int compare_rows(const Statement& a, const Statement& b) {
    if (const int order = a.text(0).compare(b.text(0)); order != 0) return order;
    return a.integer(1) < b.integer(1) ? -1 : a.integer(1) > b.integer(1) ? 1 : 0;
  }
  void drop() noexcept {
    for (const char* table : {"kept_words", "twin_words", "twin", "filled"})
      sqlite3_exec(database_, format("drop table if exists temp.{}", table).c_str(), nullptr, nullptr, nullptr);
  }
  void run_text(const std::string& sql) {
    const int result = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) raise(database_, result, sql);
  }

  sqlite3* database_;
};

void SqliteTextIndex::check(const std::function<void(const Insert&)>& all,
                            const std::function<void(std::int64_t, std::string_view)>& found) {
  try {
    Twin twin(connection_.database());
    twin.fill(all);
    bool same = true;
    twin.compare([&](std::int64_t number, std::string_view what) {
      same = false;
      found(number, what);
    });
    if (same) twin.ask_all(found);  // else it would be said twice
  } catch (const Error& error) {
    found(0, error.message);
  }
}

}  // namespace

std::unique_ptr<TextIndex> make_sqlite_text_index(SqliteConnection& connection) {
  return std::make_unique<SqliteTextIndex>(connection);
}

}  // namespace spoc::sql
