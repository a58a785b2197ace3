#include "base/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

#include "base/error.h"

namespace spoc::unicode {
namespace {

unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

bool is_regional_indicator(char32_t value) {
  return value >= 0x1F1E6 && value <= 0x1F1FF;
}

/// Characters that U+FE0F turns into an emoji: pictographs, and the digits of keycaps.
bool takes_emoji_presentation(char32_t value) {
  if (value < 0x80) return (value >= '0' && value <= '9') || value == '#' || value == '*';
  const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(value));
  return property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

std::size_t cells_of(char32_t value) {
  if (value < 0x80) return value >= 0x20 && value < 0x7F ? 1 : 0;
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(value))));
}

/// What the second byte after `lead` may be, and how many bytes follow it (Unicode 15, table 3-7); `tail` 0 for no
/// lead.
struct Lead {
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  std::size_t tail = 0;
};

Lead lead_of(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return {0x80, 0xBF, 1};
  if (lead == 0xE0) return {0xA0, 0xBF, 2};
  if (lead == 0xED) return {0x80, 0x9F, 2};
  if (lead >= 0xE1 && lead <= 0xEF) return {0x80, 0xBF, 2};
  if (lead == 0xF0) return {0x90, 0xBF, 3};
  if (lead == 0xF4) return {0x80, 0x8F, 3};
  if (lead >= 0xF1 && lead <= 0xF3) return {0x80, 0xBF, 3};
  return {};
}

}  // namespace

CodePoint first(std::string_view text) {
  const unsigned char lead = byte_at(text, 0);
  if (lead < 0x80) return {lead, 1, true};
  const Lead rule = lead_of(lead);
  if (rule.tail == 0) return {kReplacement, 1, false};
  char32_t value = lead & (0x3Fu >> rule.tail);
  for (std::size_t i = 1; i <= rule.tail; ++i) {
    const unsigned char low = i == 1 ? rule.low : 0x80;
    const unsigned char high = i == 1 ? rule.high : 0xBF;
    if (i >= text.size() || byte_at(text, i) < low || byte_at(text, i) > high) return {kReplacement, i, false};
    value = value << 6 | (byte_at(text, i) & 0x3Fu);
  }
  return {value, rule.tail + 1, true};
}

std::size_t ascii_prefix(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, sizeof word);
    if ((word & 0x8080808080808080u) != 0) break;
  }
  while (i < text.size() && byte_at(text, i) < 0x80) ++i;
  return i;
}

void append(std::string& out, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = kReplacement;
  if (value < 0x80) {
    out += static_cast<char>(value);
    return;
  }
  if (value < 0x800) {
    out += static_cast<char>(0xC0 | value >> 6);
  } else if (value < 0x10000) {
    out += static_cast<char>(0xE0 | value >> 12);
    out += static_cast<char>(0x80 | (value >> 6 & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | value >> 18);
    out += static_cast<char>(0x80 | (value >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (value >> 6 & 0x3F));
  }
  out += static_cast<char>(0x80 | (value & 0x3F));
}

Cluster first_cluster(std::string_view text) {
  CodePoint last = first(text);
  Cluster cluster{last.bytes, cells_of(last.value)};
  const char32_t base = last.value;
  utf8proc_int32_t state = 0;
  while (cluster.bytes < text.size()) {
    const CodePoint next = first(text.substr(cluster.bytes));
    // Between printable ASCII there is always a boundary; asking costs more than everything else here.
    if (last.value >= 0x20 && last.value < 0x7F && next.value >= 0x20 && next.value < 0x7F) break;
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(last.value),
                                         static_cast<utf8proc_int32_t>(next.value), &state)) {
      break;
    }
    cluster.bytes += next.bytes;
    cluster.cells = std::max(cluster.cells, cells_of(next.value));
    if (is_regional_indicator(next.value)) cluster.cells = 2;
    if (next.value == 0xFE0F && takes_emoji_presentation(base)) cluster.cells = 2;
    last = next;
  }
  return cluster;
}

namespace {

std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* folded = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &folded,
                                 static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(folded, &std::free);
  if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  ensure(size >= 0, "text to fold is valid UTF-8");
  return std::string(reinterpret_cast<const char*>(folded), static_cast<std::size_t>(size));
}

}  // namespace

std::string fold(std::string_view text) {
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string fold_without_marks(std::string_view text) {
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
}

bool is_of_word(char32_t value) {
  if (value < 0x80) return (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(value))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_CO:
      return true;
    default:
      return false;
  }
}

bool is_space(char32_t value) {
  if (value < 0x80) return value == ' ' || (value >= 9 && value <= 13);
  switch (value) {
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return true;
    default:
      return value >= 0x2000 && value <= 0x200A;
  }
}

}  // namespace spoc::unicode
