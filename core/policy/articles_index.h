// The table in which words of articles are looked up: bytes that are searched as they were packed, so that restoring
// them costs nothing. All numbers have four bytes, the lowest first.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace spoc::policy {

/// Word → article (position) → places.
using ArticleWords = std::map<std::string, std::map<std::uint32_t, std::uint8_t>>;

/// Layout: number of words; for each the end of its text and the end of its uses, counted from the first; the uses
/// (article << 8 | places); the texts, in order.
std::string index_bytes(const ArticleWords& words);

/// Whether these are as long as a table of that many words and uses is.
bool is_index(std::string_view bytes);

/// Calls each(word, article, places) for the word, or for every word that begins so. Bytes that `is_index` lets pass, or none: whatever
/// they say, nothing leads outside; what article there is the caller knows.
void find_uses(std::string_view bytes, std::string_view word, bool beginning,
               const std::function<void(std::string_view, std::size_t, std::uint8_t)>& each);

}  // namespace spoc::policy
