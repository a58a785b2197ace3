#include "intake/mail_bounds.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <vector>

#include "base/format.h"
#include "base/text.h"
#include "intake/mail.h"

namespace spoc::intake {

namespace {

constexpr std::size_t kLevels = 100, kParts = 2000, kAddressBytes = 128u << 10, kHeaderBytes = 64u << 10,
                      kHeaderLine = 4u << 10, kMostHeaderLines = 2000;
constexpr std::string_view kAddressHeaders[] = {"to:", "cc:", "bcc:", "from:", "sender:", "reply-to:", "resent-"};

bool same(char a, char b) {
  return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
}

/// `word` is lower case.
bool begins(std::string_view line, std::string_view word) {
  return line.size() >= word.size() &&
         std::equal(word.begin(), word.end(), line.begin(), [](char w, char c) { return same(c, w); });
}

std::size_t find_word(std::string_view text, std::string_view word) {
  const auto found =
      std::search(text.begin(), text.end(), word.begin(), word.end(), [](char c, char w) { return same(c, w); });
  return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

/// The boundaries that the lines of a mail name, one line after the other.
class Boundaries {
 public:
  std::size_t named() const { return named_; }

  /// In doubt it is one: what stands there in pieces or escaped cannot be compared.
  bool is_boundary(std::string_view rest) const {
    if (any_boundary_) return true;
    if (rest.empty() || !first_.test(static_cast<unsigned char>(rest.front()))) return false;
    return std::any_of(boundaries_.begin(), boundaries_.end(),
                       [&](const std::string& one) { return rest.starts_with(one); });
  }

  void look_at(std::string_view line) {
    const std::size_t at = find_word(line, "boundary");
    if (at == std::string_view::npos) return;
    std::string_view rest = line.substr(at + 8);
    const std::string_view before = trim(rest.substr(0, rest.find('=')));
    if (rest.find('=') == std::string_view::npos || (!before.empty() && before.front() != '*')) return;
    ++named_;
    if (!before.empty()) any_boundary_ = true;
    rest = trim(rest.substr(rest.find('=') + 1));
    if (rest.starts_with('"')) rest.remove_prefix(1);
    const std::string value(trim(rest.substr(0, rest.find_first_of("\";\r\n"))));
    if (value.empty() || value.find('\\') != std::string::npos)
      any_boundary_ = true;
    else if (boundaries_.size() <= kLevels)
      boundaries_.push_back(value);
    if (!value.empty()) first_.set(static_cast<unsigned char>(value.front()));
  }

  /// Whether a line is one of them and nothing else, but for blanks: "--X". In doubt it is none.
  bool is_exactly(std::string_view line) const {
    line = trim(line);
    return line.starts_with("--") &&
           std::find(boundaries_.begin(), boundaries_.end(), line.substr(2)) != boundaries_.end();
  }

 private:
  std::vector<std::string> boundaries_;
  std::bitset<256> first_;
  bool any_boundary_ = false;
  std::size_t named_ = 0;
};

/// The lines of a mail, one after the other, as what they add to its cost.
class Cost {
 public:
  /// Why it is too much by now, or nothing.
  std::string_view add(std::string_view line) {
    if (line.starts_with("--") && boundaries_.is_boundary(line.substr(2)) && ++parts_ > kParts)
      return "it has too many parts";
    if (begins(line, "content-type:") && find_word(line, "message/") != std::string_view::npos) ++messages_;
    boundaries_.look_at(line);
    if (messages_ + boundaries_.named() > kLevels) return "it is nested too deeply";
    return add_header(line);
  }

 private:
  std::string_view add_header(std::string_view line) {
    const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
    if (!goes_on) {
      address_bytes_ = 0;
      in_addresses_ = std::any_of(std::begin(kAddressHeaders), std::end(kAddressHeaders),
                                  [&](std::string_view name) { return begins(line, name); });
    }
    if (in_addresses_ && (address_bytes_ += line.size()) > kAddressBytes)
      return "one of its headers has too many addresses";
    const std::size_t colon = line.substr(0, 80).find(':');
    const bool is_header = goes_on || (colon != std::string_view::npos && line.find(' ') > colon);
    headers_ = is_header ? headers_ + 1 : 0;
    return headers_ > kMostHeaderLines ? "it has too many headers" : "";
  }

  Boundaries boundaries_;
  bool in_addresses_ = false;
  std::size_t messages_ = 0, parts_ = 0, address_bytes_ = 0, headers_ = 0;
};

/// Calls each(line without its end) until it answers false.
template <class Each>
void each_line(std::string_view bytes, Each&& each) {
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!each(line)) return;
  }
}

}  // namespace

std::string too_much(std::string_view bytes) {
  if (bytes.size() > kLargestTakenApart) return format("it is larger than {} MiB", kLargestTakenApart >> 20);
  Cost cost;
  std::string_view why;
  each_line(bytes, [&](std::string_view line) {
    why = cost.add(line);
    return why.empty();
  });
  return std::string(why);
}

namespace {

/// Where a line that may be a boundary follows the same one at once.
std::vector<std::size_t> adjacent_lines(std::string_view bytes) {
  std::vector<std::size_t> found;
  std::string_view before;
  each_line(bytes, [&](std::string_view line) {
    const bool again = line == before || (line.ends_with("--") && line.substr(0, line.size() - 2) == before);
    if (again && before.starts_with("--") && before.size() > 2)
      found.push_back(static_cast<std::size_t>(line.data() - bytes.data()));
    before = trim(line);
    return true;
  });
  return found;
}

}  // namespace

std::optional<std::string> with_empty_parts(std::string_view bytes) {
  std::vector<std::size_t> gaps = adjacent_lines(bytes);
  if (gaps.empty()) return std::nullopt;
  Boundaries boundaries;
  each_line(bytes, [&](std::string_view line) {
    boundaries.look_at(line);
    return true;
  });
  std::erase_if(gaps, [&](std::size_t gap) {
    const std::string_view line = trim(bytes.substr(gap, bytes.find('\n', gap) - gap));
    return !boundaries.is_exactly(line) &&
           !(line.ends_with("--") && boundaries.is_exactly(line.substr(0, line.size() - 2)));
  });
  if (gaps.empty()) return std::nullopt;
  std::string out;
  std::size_t at = 0;
  for (const std::size_t gap : gaps) {
    out.append(bytes, at, gap - at).append("\n");
    at = gap;
  }
  return out.append(bytes, at);
}

std::string headers_alone(std::string_view bytes) {
  std::string out;
  each_line(bytes, [&](std::string_view line) {
    if (line.empty() || out.size() + line.size() > kHeaderBytes) return false;
    if (line.size() <= kHeaderLine) out.append(line).append("\n");
    return true;
  });
  return out + "\n";
}

std::string_view body_of(std::string_view bytes) {
  if (bytes.starts_with("\n")) return bytes.substr(1);
  if (bytes.starts_with("\r\n")) return bytes.substr(2);
  const std::size_t lf = bytes.find("\n\n"), crlf = bytes.find("\n\r\n");
  if (lf == std::string_view::npos && crlf == std::string_view::npos) return {};
  return lf < crlf ? bytes.substr(lf + 2) : bytes.substr(crlf + 3);
}

std::string_view without_envelope(std::string_view bytes) {
  if (!bytes.starts_with("From ") && !bytes.starts_with(">From ")) return bytes;
  const std::size_t end = bytes.find('\n');
  return end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1);
}

}  // namespace spoc::intake
