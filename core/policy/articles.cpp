#include "policy/articles.h"

#include <algorithm>

#include "base/format.h"
#include "base/hash.h"
#include "base/text.h"
#include "base/toml.h"
#include "base/words.h"
#include "policy/articles_index.h"
#include "policy/findings.h"

namespace spoc::policy {

namespace {

constexpr std::string_view kArticleFolder = "kb/", kEnd = ".md", kFence = "+++";

// clang-format off
constexpr ArticleKey kArticleKeys[] = {
    {"title",    "text",         "",           "what it answers, in a line; needed"},
    {"audience", "text",         "\"internal\"", "\"internal\": who works at the desk; \"public\": requesters too"},
    {"services", "list of text", "[]",         "services of spoc.toml that it is about"},
    {"keywords", "list of text", "[]",         "other words that people use for it"},
    {"review",   "date",         "",           "the day from which it must be looked through; without one it counts as due"},
};
// clang-format on

std::optional<std::int64_t> number_of(std::string_view path) {
  if (!is_of_knowledge(path)) return std::nullopt;
  path.remove_prefix(kArticleFolder.size());
  if (!path.ends_with(kEnd)) return std::nullopt;
  path.remove_suffix(kEnd.size());
  const std::size_t dash = path.find('-');
  if (dash == std::string_view::npos || dash + 1 == path.size() || path.front() == '0') return std::nullopt;
  const std::string_view digits = path.substr(0, dash);
  if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  const auto number = to_integer(digits);
  return number && *number < 1'000'000'000 ? std::optional<std::int64_t>(*number) : std::nullopt;
}

/// Where the text begins, in bytes: behind the second fence. 0 when there is no head.
std::size_t body_begin(std::string_view file) {
  std::size_t at = 0;
  for (int line = 0; at < file.size(); ++line) {
    const std::size_t end = std::min(file.find('\n', at), file.size());
    std::string_view text = file.substr(at, end - at);
    if (text.ends_with('\r')) text.remove_suffix(1);
    at = std::min(end + 1, file.size());
    if (line == 0 && text != kFence) return 0;
    if (line > 0 && text == kFence) return at;
  }
  return 0;
}

/// Reads one file. What is wrong is a finding; what is missing then is its default.
class ArticleFile {
 public:
  ArticleFile(const File& file, const Names& names)
      : file_(file), names_(names), head_(head_of(file.content)), findings_(file.path, head_) {}

  Article read() {
    Article article;
    article.path = file_.path;
    article.digest = hex(blake2b(file_.content));
    const auto number = number_of(file_.path);
    if (number)
      article.number = *number;
    else
      error({1, 1, 1, 1}, "article-name", format("{} is no name of an article", file_.path),
            "like kb/12-vpn-drops.md: a number, a hyphen, words");
    if (!is_utf8(file_.content)) {
      error({1, 1, 1, 1}, "not-utf8", "the file is no UTF-8 text");
      return article;
    }
    if (head_.empty()) {
      error({1, 1, 1, 1}, "article-head", "an article begins with its head between two lines +++",
            "+++ / title = \"…\" / +++, then the text");
      return article;
    }
    toml::Parsed parsed = toml::parse(head_, file_.path);
    findings_.add(std::move(parsed.diagnostics));
    for (const toml::Entry& entry : parsed.root.entries) read(entry, article);
    if (trim(article.title).empty()) error({1, 1, 1, 4}, "missing-key", "an article needs a title", "title = \"…\"");
    if (trim(body_of(file_.content)).empty()) error({1, 1, 1, 4}, "empty-article", "the article says nothing");
    return article;
  }

  Diagnostics take() { return findings_.take(); }

 private:
  /// The head with an empty line for the first fence, so that lines are those of the file.
  static std::string head_of(std::string_view content) {
    const std::size_t body = is_utf8(content) ? body_begin(content) : 0;
    if (body == 0) return {};
    const std::size_t begin = content.find('\n'), end = content.rfind(kFence, body - 1);
    return std::string(content.substr(begin, end - begin));
  }

  void error(const toml::Span& span, std::string_view code, std::string message, std::string hint = {}) {
    findings_.error(span, code, std::move(message), std::move(hint));
  }

  void read(const toml::Entry& entry, Article& article) {
    if (entry.key == "title") {
      article.title = text(entry);
    } else if (entry.key == "audience") {
      const std::string said = text(entry);
      if (said == word(Audience::everybody))
        article.audience = Audience::everybody;
      else if (said != word(Audience::internal) && entry.value.kind == toml::Kind::string)
        error(entry.value.span, "unknown-audience", format("there is no audience \"{}\"", said),
              "\"internal\" or \"public\"");
    } else if (entry.key == "services") {
      article.services = texts(entry, "service");
    } else if (entry.key == "keywords") {
      article.keywords = texts(entry, {});
    } else if (entry.key == "review") {
      if (entry.value.kind == toml::Kind::date)
        article.review = time::parse_date(entry.value.text);
      else
        wrong(entry, entry.value, "a date");
    } else {
      std::vector<std::string> known;
      for (const ArticleKey& key : kArticleKeys) known.emplace_back(key.name);
      error(entry.span, "unknown-key", format("there is no key \"{}\" in an article's head", entry.key),
            did_you_mean(entry.key, known));
    }
  }

  void wrong(const toml::Entry& entry, const toml::Node& node, std::string_view wanted) {
    error(node.span, "wrong-type", format("\"{}\" must be {}, not {}", entry.key, wanted, toml::kind_name(node.kind)));
  }

  std::string text(const toml::Entry& entry) {
    if (entry.value.kind == toml::Kind::string) return entry.value.text;
    wrong(entry, entry.value, "text");
    return {};
  }

  std::vector<std::string> texts(const toml::Entry& entry, std::string_view kind) {
    std::vector<std::string> list;
    if (entry.value.kind != toml::Kind::array) {
      wrong(entry, entry.value, "a list of text");
      return list;
    }
    for (const toml::Node& item : entry.value.items) {
      if (item.kind != toml::Kind::string) {
        wrong(entry, item, "a list of text");
      } else if (!kind.empty() && names_.judges(kind) && !names_.has(kind, item.text)) {
        error(item.span, format("unknown-{}", kind), format("there is no {} \"{}\"", kind, item.text),
              did_you_mean(item.text, names_.of(kind)));
      } else {
        list.push_back(item.text);
      }
    }
    return list;
  }

  const File& file_;
  const Names& names_;
  std::string head_;
  Findings findings_;
};

void add_words(ArticleWords& words, std::uint32_t article, std::string_view text, Place place) {
  for (const Word& found : words_of(text)) words[found.folded][article] |= place;
}

void add_article(ArticleWords& words, std::uint32_t position, const Article& article, std::string_view body) {
  add_words(words, position, article.title, kTitle);
  for (const std::string& keyword : article.keywords) add_words(words, position, keyword, kKeyword);
  for (const std::string_view line : split(body, '\n'))
    add_words(words, position, line, line.starts_with('#') ? kHeading : kBody);
}

/// Targets of links in Markdown that name another article: "kb7", "7-other.md".
void check_links(const File& file, const Articles& articles, Diagnostics& found) {
  const std::string_view text = file.content;
  for (std::size_t at = text.find("]("); at != std::string_view::npos; at = text.find("](", at + 1)) {
    const std::size_t begin = at + 2, end = text.find_first_of(")\n", begin);
    if (end == std::string_view::npos || text[end] != ')') continue;
    const std::string_view target = text.substr(begin, end - begin);
    const bool by_id = target.starts_with("kb") && article_id(target);
    const bool by_file = target.ends_with(kEnd) && target.find('/') == std::string_view::npos;
    const auto is_target = [&](const Article& a) { return std::string_view(a.path).substr(kArticleFolder.size()) == target; };
    const auto& all = articles.all();
    if ((by_id && !articles.find(target)) || (by_file && std::none_of(all.begin(), all.end(), is_target))) {
      const std::string_view before = text.substr(0, begin);
      const int line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
      const std::size_t newline = before.rfind('\n');
      const auto points = [](std::string_view part) {
        return static_cast<int>(std::count_if(part.begin(), part.end(),
                                              [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
      };
      const int column = points(before.substr(newline == std::string_view::npos ? 0 : newline + 1)) + 1;
      found.push_back({file.path, line, column, line, column + points(target), Severity::error, "unknown-article",
                       format("there is no article {}", target), ""});
    }
  }
}

void check_numbers(const std::vector<Article>& all, Diagnostics& found) {
  for (std::size_t i = 1; i < all.size(); ++i)
    if (all[i].number == all[i - 1].number)
      found.push_back({all[i].path, 1, 1, 1, 1, Severity::error, "same-number",
                       format("{} has the number {} already", all[i - 1].path, all[i].number), "rename one of them"});
}

}  // namespace

std::string_view word(Audience audience) {
  return audience == Audience::internal ? "internal" : "public";
}

std::string Article::id() const {
  return format("kb{}", number);
}

std::optional<std::string> article_id(std::string_view text) {
  if (lower(text).starts_with("kb")) text.remove_prefix(2);
  if (text.empty() || text.front() < '1' || text.front() > '9') return std::nullopt;
  const auto number = to_integer(text);
  return number && *number < 1'000'000'000 ? std::optional(format("kb{}", *number)) : std::nullopt;
}

const Article* Articles::find(std::string_view id) const {
  const auto wanted = article_id(id);
  const auto found =
      std::find_if(all_.begin(), all_.end(), [&](const Article& article) { return wanted == article.id(); });
  return found == all_.end() ? nullptr : &*found;
}

void Articles::uses(std::string_view word, bool beginning, const std::function<void(const Use&)>& each) const {
  find_uses(index_, word, beginning, [&](std::string_view found, std::size_t article, std::uint8_t places) {
    if (article < all_.size()) each({found, article, places});
  });
}

bool is_of_knowledge(std::string_view path) {
  return path.starts_with(kArticleFolder);
}

std::optional<std::int64_t> article_number(std::string_view path) {
  return number_of(path);
}

Diagnostics advise(const Articles& articles, time::Date today) {
  Diagnostics found;
  for (const Article& article : articles.all()) {
    const auto file = std::find_if(articles.files().begin(), articles.files().end(),
                                   [&](const File& one) { return one.path == article.path; });
    if (file == articles.files().end() || (article.review && *article.review > today)) continue;
    Diagnostic due{article.path,         1, 1, 1, 4, Severity::warning, "no-review", "the article has no day of review",
                   "review = 2030-01-31"};
    if (article.review) {
      const std::string_view before = std::string_view(file->content).substr(0, file->content.find("\nreview") + 1);
      due.line = due.end_line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
      due.end_column = 7;
      due.code = "review-past";
      due.message = format("the article was to be looked through by {}", time::to_text(*article.review));
      due.hint = "look it through, and set the next day of review";
    }
    found.push_back(std::move(due));
  }
  return found;
}

std::string_view body_of(std::string_view file) {
  return file.substr(body_begin(file));
}

std::span<const ArticleKey> article_keys() {
  return kArticleKeys;
}

Articles load_articles(std::vector<File> files, const Names& names, Diagnostics& found) {
  Articles articles;
  std::map<std::string_view, const File*> by_path;
  for (const File& file : files) {
    ArticleFile reading(file, names);
    Article article = reading.read();
    Diagnostics findings = reading.take();
    if (!has_errors(findings)) {
      by_path[file.path] = &file;
      articles.all_.push_back(std::move(article));
    }
    found.insert(found.end(), findings.begin(), findings.end());
  }
  std::sort(articles.all_.begin(), articles.all_.end(), [](const Article& a, const Article& b) {
    return a.number != b.number ? a.number < b.number : a.path < b.path;
  });
  check_numbers(articles.all_, found);
  ArticleWords words;
  for (std::uint32_t i = 0; i < articles.all_.size(); ++i) {
    const File& file = *by_path.at(articles.all_[i].path);
    add_article(words, i, articles.all_[i], body_of(file.content));
    check_links(file, articles, found);
  }
  articles.index_ = index_bytes(words);
  articles.files_ = std::move(files);
  return articles;
}

}  // namespace spoc::policy
