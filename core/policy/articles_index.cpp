#include "policy/articles_index.h"

#include <algorithm>

namespace spoc::policy {

namespace {

void put(std::string& bytes, std::size_t number) {
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(number >> shift & 0xFF);
}

std::uint32_t get(std::string_view bytes, std::size_t position) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i)
    number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[position * 4 + i])) << (8 * i);
  return number;
}

/// The table read where it lies.
class Table {
 public:
  explicit Table(std::string_view bytes) : bytes_(bytes), count_(bytes.size() < 4 ? 0 : get(bytes, 0)) {
    if (count_ > 0 && count_ <= (bytes.size() - 4) / 8) uses_ = get(bytes_, 2 * count_);
  }

  std::size_t count() const { return count_; }
  /// Empty where the bytes say what cannot be, as below.
  std::string_view word(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : text_end(i - 1), end = text_end(i);
    const std::string_view all = texts();
    return begin <= end && end <= all.size() ? all.substr(begin, end - begin) : std::string_view();
  }
  std::size_t first_use(std::size_t i) const { return i == 0 ? 0 : use_end(i - 1); }
  std::size_t use_end(std::size_t i) const { return std::min<std::size_t>(get(bytes_, 2 + 2 * i), uses_); }
  std::uint32_t use(std::size_t i) const { return get(bytes_, 1 + 2 * count_ + i); }

  bool sound() const {
    return bytes_.size() >= 4 && count_ <= (bytes_.size() - 4) / 8 &&
           bytes_.size() == 4 * (1 + 2 * count_ + uses_) + (count_ == 0 ? 0 : text_end(count_ - 1));
  }

 private:
  std::size_t text_end(std::size_t i) const { return get(bytes_, 1 + 2 * i); }
  std::string_view texts() const { return bytes_.substr(4 * (1 + 2 * count_ + uses_)); }

  std::string_view bytes_;
  std::size_t count_;
  std::size_t uses_ = 0;
};

}  // namespace

std::string index_bytes(const ArticleWords& words) {
  std::string bytes, uses, texts;
  put(bytes, words.size());
  for (const auto& [word, articles] : words) {
    texts += word;
    for (const auto& [article, places] : articles) put(uses, std::size_t{article} << 8 | places);
    put(bytes, texts.size());
    put(bytes, uses.size() / 4);
  }
  return bytes + uses + texts;
}

bool is_index(std::string_view bytes) {
  return Table(bytes).sound();
}

void find_uses(std::string_view bytes, std::string_view word, bool beginning,
               const std::function<void(std::string_view, std::size_t, std::uint8_t)>& each) {
  const Table table(bytes);
  std::size_t low = 0, high = table.count();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (table.word(middle) < word)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < table.count(); ++low) {
    const std::string_view found = table.word(low);
    if (beginning ? !found.starts_with(word) : found != word) return;
    for (std::size_t i = table.first_use(low); i < table.use_end(low); ++i)
      each(found, table.use(i) >> 8, static_cast<std::uint8_t>(table.use(i) & 0xFF));
  }
}

}  // namespace spoc::policy
