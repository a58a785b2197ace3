// From bytes in some encoding to valid UTF-8.
#include <array>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "base/unicode.h"

namespace spoc {
namespace {

constexpr std::string_view kReplacementText = "\xEF\xBF\xBD";

/// Windows-1252 between 0x80 and 0x9F, with the five unassigned bytes as controls (WHATWG Encoding).
constexpr std::array<char32_t, 32> kWindows1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                   0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) {
      out += kReplacementText;
    } else if (byte < 0x80) {
      out += c;
    } else {
      unicode::append(out, byte < 0xA0 ? kWindows1252[byte - 0x80u] : byte);
    }
  }
  return out;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t i) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return big_endian ? first * 256u + second : second * 256u + first;
  };
  std::string out;
  out.reserve(bytes.size());
  std::size_t i = bytes.size() >= 2 && unit(0) == 0xFEFF ? 2 : 0;
  while (i + 1 < bytes.size()) {
    char32_t value = unit(i);
    i += 2;
    const bool high = value >= 0xD800 && value <= 0xDBFF;
    if (high && i + 1 < bytes.size() && unit(i) >= 0xDC00 && unit(i) <= 0xDFFF) {
      value = 0x10000 + ((value - 0xD800) << 10) + (unit(i) - 0xDC00);
      i += 2;
    }
    unicode::append(out, value == 0 ? unicode::kReplacement : value);
  }
  if (i < bytes.size()) out += kReplacementText;
  return out;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  while (true) {
    bytes.remove_prefix(unicode::ascii_prefix(bytes));
    if (bytes.empty()) return true;
    const auto next = unicode::first(bytes);
    if (!next.valid) return false;
    bytes.remove_prefix(next.bytes);
  }
}

std::string to_utf8(std::string_view bytes) {
  if (bytes.find('\0') == std::string_view::npos && is_utf8(bytes)) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size() + 16);
  while (!bytes.empty()) {
    const auto next = unicode::first(bytes);
    if (next.valid && next.value != 0) {
      out += bytes.substr(0, next.bytes);
    } else {
      out += kReplacementText;
    }
    bytes.remove_prefix(next.bytes);
  }
  return out;
}

std::string decode(std::string_view bytes, std::string_view encoding) {
  const std::string name = lower(encoding);
  if (name == "utf-8") return to_utf8(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
  if (name == "windows-1252" || name == "iso-8859-1") return from_windows_1252(bytes);
  if (name == "utf-16le") return from_utf16(bytes, false);
  if (name == "utf-16be") return from_utf16(bytes, true);
  throw Error(Code::data, format("unknown encoding \"{}\"", terminal_safe(encoding, Shape::one_line)),
              "use utf-8, windows-1252, iso-8859-1, utf-16le or utf-16be");
}

}  // namespace spoc
