// Articles as bytes: the heads member by member, the index as it is.
#include "policy/archive.h"
#include "policy/articles.h"
#include "policy/articles_index.h"

namespace spoc::policy {

namespace {

constexpr std::string_view kArticlesMagic = "spoc articles 1\n";

template <class A>
void io(A& archive, Article& article) {
  auto& [number, title, audience, services, keywords, review, path, digest] = article;
  std::optional<std::int32_t> day = review ? std::optional(review->days) : std::nullopt;
  io_all(archive, number, title, audience, services, keywords, day, path, digest);
  if constexpr (A::kReads) review = day ? std::optional(time::Date{*day}) : std::nullopt;
}

template <class A>
void io_heads(A& archive, std::vector<Article>& all) {
  const std::size_t size = io_count(archive, all.size());
  if constexpr (A::kReads) all.resize(size);
  for (Article& article : all) io(archive, article);
}

}  // namespace

std::string pack(const Articles& articles) {
  PackWriter archive;
  std::vector<Article> heads = articles.all_;
  std::string index = articles.index_;
  io_heads(archive, heads);
  archive.bytes(index);
  const std::string bytes = archive.take();
  return std::string(kArticlesMagic) + eight_bytes(checksum(bytes)) + bytes;
}

std::shared_ptr<const Articles> restore_articles(std::string_view bytes) {
  if (!bytes.starts_with(kArticlesMagic)) return nullptr;
  bytes.remove_prefix(kArticlesMagic.size());
  if (bytes.size() < 8) PackReader::damaged();
  if (bytes.substr(0, 8) != eight_bytes(checksum(bytes.substr(8)))) PackReader::damaged();
  PackReader archive(bytes.substr(8));
  auto articles = std::make_shared<Articles>();
  io_heads(archive, articles->all_);
  archive.bytes(articles->index_);
  if (!archive.finished() || !is_index(articles->index_)) PackReader::damaged();
  return articles;
}

}  // namespace spoc::policy
