// Knowledge: the articles of a desk's kb/, and in which of them a word stands. Part of the bundle and checked with it,
// but kept beside the policy, so that a command that needs no article reads none.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "policy/names.h"
#include "policy/policy.h"
#include "time/date.h"

namespace spoc::policy {

/// For whom an article is: who works at the desk, or everybody.
enum class Audience { internal, everybody };
/// "internal", "public"
std::string_view word(Audience audience);

/// What the head of `kb/12-vpn-drops.md` says. The text itself is read from the file.
struct Article {
  std::int64_t number = 0;
  std::string title;
  Audience audience = Audience::internal;
  std::vector<std::string> services, keywords;
  std::optional<time::Date> review;  ///< the day from which it must be looked through
  std::string path;                  ///< "kb/12-vpn-drops.md"
  std::string digest;                ///< of the whole file
  std::string id() const;            ///< "kb12"
};

/// "kb12" of "12", "kb12" or "KB12"; nothing for anything else.
std::optional<std::string> article_id(std::string_view text);

/// Where in an article a word stands, as a set.
enum Place : std::uint8_t { kTitle = 1, kKeyword = 2, kHeading = 4, kBody = 8 };

class Articles {
 public:
  /// By number.
  const std::vector<Article>& all() const { return all_; }
  const Article* find(std::string_view id) const;
  /// Their files, when they were loaded from them; not when they were restored.
  const std::vector<File>& files() const { return files_; }

  /// One word in one article.
  struct Use {
    std::string_view word;
    std::size_t article = 0;  ///< position in `all`
    std::uint8_t places = 0;
  };
  /// Where a folded word stands (base/words.h), or, with `beginning`, every word that begins so.
  void uses(std::string_view word, bool beginning, const std::function<void(const Use&)>& each) const;

 private:
  friend Articles load_articles(std::vector<File> files, const Names& names, Diagnostics& found);
  friend std::string pack(const Articles& articles);
  friend std::shared_ptr<const Articles> restore_articles(std::string_view bytes);

  std::vector<Article> all_;
  std::vector<File> files_;
  std::string index_;  ///< a table of words (articles_index.h)
};

/// 12 of "kb/12-vpn-drops.md"; nothing when no article's file is called so.
std::optional<std::int64_t> article_number(std::string_view path);

/// True for what belongs to kb/ of a bundle.
bool is_of_knowledge(std::string_view path);

/// Checks the files of kb/; findings have the file's line and column. What has errors is left out.
Articles load_articles(std::vector<File> files, const Names& names, Diagnostics& found);

/// The Markdown of an article's file, behind its head.
std::string_view body_of(std::string_view file);

/// Articles whose review is past on that day, or that have none: warnings.
Diagnostics advise(const Articles& articles, time::Date today);

/// As bytes for the store, and back; `restore_articles` throws io on damaged bytes, and is nothing when another version
/// packed them.
std::string pack(const Articles& articles);
std::shared_ptr<const Articles> restore_articles(std::string_view bytes);

/// One key of an article's head, for `check` and the manual.
struct ArticleKey {
  std::string_view name, type, fallback, what;
};
std::span<const ArticleKey> article_keys();

}  // namespace spoc::policy
