#include "intake/character_set.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "base/text.h"

namespace spoc::intake {

namespace {

/// What programs call a set, and what they mean.
constexpr std::pair<std::string_view, std::string_view> kMeant[] = {
    {"iso-8859-1", "CP1252"},
    {"latin1", "CP1252"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"x-gbk", "GB18030"},
    {"ks_c_5601-1987", "CP949"},
    {"euc-kr", "CP949"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"iso-8859-9", "CP1254"},
    {"tis-620", "CP874"},
    {"iso-8859-11", "CP874"},
    {"big5", "BIG5-HKSCS"},
    {"unicode-1-1-utf-7", "UTF-7"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"x-mac-roman", "MACINTOSH"},
    {"macroman", "MACINTOSH"},
};
/// Families of sets that mail is written in: any other name is not asked of the system.
constexpr std::string_view kFamilies[] = {"utf-",      "iso-8859-", "iso8859-", "iso-2022-", "windows-", "cp",
                                          "koi8-",     "gb",        "big5",     "euc-",      "shift",    "tis-",
                                          "macintosh", "ibm",       "hz-gb",    "viscii"};

struct Converter {
  explicit Converter(const std::string& from) : handle(iconv_open("UTF-8", from.c_str())) {}
  ~Converter() {
    if (known()) iconv_close(handle);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  bool known() const { return handle != reinterpret_cast<iconv_t>(-1); }
  iconv_t handle;
};

std::string meant_by(const std::string& name) {
  for (const auto& [called, meant] : kMeant)
    if (name == called) return std::string(meant);
  const bool plain = name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
                     });
  const auto* family = std::find_if(std::begin(kFamilies), std::end(kFamilies),
                                    [&](std::string_view begin) { return name.starts_with(begin); });
  return plain && family != std::end(kFamilies) ? name : std::string();
}

std::string guessed(std::string_view bytes) {
  return is_utf8(bytes) ? to_utf8(bytes) : decode(bytes, "windows-1252");
}

std::string converted(std::string_view bytes, iconv_t handle) {
  std::string out;
  std::array<char, 4096> buffer;
  char* from = const_cast<char*>(bytes.data());  // iconv reads it only
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t result = iconv(handle, &from, &left, &to, &room);
    const int problem = result == static_cast<std::size_t>(-1) ? errno : 0;
    out.append(buffer.data(), buffer.size() - room);
    if (problem == 0 || problem == E2BIG) continue;
    out += "\xEF\xBF\xBD";
    if (problem == EINVAL) break;  // it ends within a character
    ++from;
    --left;
  }
  return to_utf8(out);
}

}  // namespace

std::string from_character_set(std::string_view bytes, std::string_view name) {
  const std::string wanted = lower(trim(name));
  if (wanted.empty() || wanted == "us-ascii" || wanted == "ascii" || wanted == "utf-8" || wanted == "utf8")
    return guessed(bytes);
  const std::string meant = meant_by(wanted);
  if (meant.empty()) return guessed(bytes);
  const Converter converter(meant);
  return converter.known() ? converted(bytes, converter.handle) : guessed(bytes);
}

}  // namespace spoc::intake
