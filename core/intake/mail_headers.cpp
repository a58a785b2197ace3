// What the headers of a mail say beyond what the library reads of them, and by what a mail is known.
#include <algorithm>

#include "base/hash.h"
#include "base/text.h"
#include "intake/mail.h"
#include "intake/mail_bounds.h"

namespace spoc::intake {

namespace {

constexpr std::size_t kMostIds = 100, kLongestId = 998;  // RFC 5322 §2.1.1

/// An id has no blanks and no controls: what a mail program has broken into lines is put together.
std::string plain_id(std::string_view text) {
  std::string id;
  for (const char c : text)
    if (static_cast<unsigned char>(c) > ' ' && c != '\x7f' && c != '<' && c != '>') id += c;
  return id.size() <= kLongestId ? to_utf8(id) : std::string();
}

void add_id(std::vector<std::string>& ids, std::string id) {
  if (!id.empty() && ids.size() < kMostIds && std::find(ids.begin(), ids.end(), id) == ids.end())
    ids.push_back(std::move(id));
}

std::string_view header_or_nothing(const Mail& mail, std::string_view name) {
  const std::string* value = mail.header(name);
  return value ? std::string_view(*value) : std::string_view();
}

/// What stands below the headers, whatever ends its lines: programs on the way change that, and what stands at its end.
std::string plain_body(std::string_view bytes) {
  std::string body(body_of(bytes));
  std::erase(body, '\r');
  body.resize(body.find_last_not_of(" \t\n") + 1);
  return body;
}

}  // namespace

const std::string* Mail::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& one) { return one.first == name; });
  return found == headers.end() ? nullptr : &found->second;
}

std::vector<std::string> message_ids(std::string_view header) {
  std::vector<std::string> ids;
  const bool bracketed = header.find('<') != std::string_view::npos;
  if (!bracketed) {
    const std::string_view alone = trim(header);
    if (alone.find('@') != std::string_view::npos && alone.find(' ') == std::string_view::npos)
      add_id(ids, plain_id(alone));
    return ids;
  }
  for (std::size_t at = header.find('<'); at != std::string_view::npos && ids.size() < kMostIds;
       at = header.find('<', at + 1)) {
    const std::size_t end = header.find('>', at);
    if (end == std::string_view::npos) break;
    add_id(ids, plain_id(header.substr(at + 1, end - at - 1)));
  }
  return ids;
}

std::string identity_of(const Mail& mail, std::string_view bytes) {
  FieldHasher hasher;
  hasher.add(mail.message_id).add(lower(mail.from.address)).add(header_or_nothing(mail, "date"));
  hasher.add(header_or_nothing(mail, "subject")).add(header_or_nothing(mail, "content-type")).add(plain_body(bytes));
  // A mail of nothing but bytes that nobody can read is known by these.
  if (mail.message_id.empty() && mail.headers.empty()) hasher.add(bytes);
  return hex(hasher.finish());
}

}  // namespace spoc::intake
