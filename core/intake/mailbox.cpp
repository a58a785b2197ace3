#include "intake/mailbox.h"

#include <algorithm>

#include "base/text.h"

namespace spoc::intake {

namespace {

/// "From ana@example.org Sat Jun  6 10:00:00 2026": a sender without blanks, and a time of day.
bool separates(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  const std::size_t blank = line.find(' ', 5);
  if (blank == std::string_view::npos || blank == 5) return false;
  const std::string_view date = line.substr(blank, 100);
  const std::size_t colon = date.find(':');
  const auto digit = [&](std::size_t at) { return at < date.size() && date[at] >= '0' && date[at] <= '9'; };
  return colon != std::string_view::npos && colon >= 2 && digit(colon - 1) && digit(colon + 1) && digit(colon + 2);
}

}  // namespace

std::vector<std::string_view> mails_in(std::string_view bytes) {
  if (trim(bytes).empty()) return {};
  if (!separates(bytes.substr(0, bytes.find('\n')))) return {bytes};
  std::vector<std::string_view> mails;
  std::size_t begin = 0;
  for (std::size_t at = bytes.find("\nFrom "); at != std::string_view::npos; at = bytes.find("\nFrom ", at + 1)) {
    const bool behind_blank = bytes.substr(0, at).ends_with("\n") || bytes.substr(0, at).ends_with("\n\r");
    if (!behind_blank || !separates(bytes.substr(at + 1, bytes.find('\n', at + 1) - at - 1))) continue;
    mails.push_back(bytes.substr(begin, at + 1 - begin));
    begin = at + 1;
  }
  mails.push_back(bytes.substr(begin));
  return mails;
}

}  // namespace spoc::intake
