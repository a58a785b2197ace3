#include "deliver/mail_message.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/format.h"
#include "base/hash.h"
#include "base/text.h"
#include "time/zone.h"

namespace spoc::deliver {

namespace {

// "=?UTF-8?B?" and "?=" leave 63 of the 75 characters that RFC 2047 §2 allows; base64 makes 4 of 3.
constexpr std::size_t kBytesOfWord = 45;
constexpr std::size_t kLineLength = 76;

bool printable(char c) {
  return c >= ' ' && c <= '~';
}

/// One line without controls: what stands in a header must not end it.
std::string one_line(std::string_view text) {
  std::string line = to_utf8(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, ' ');
  return std::string(trim(line));
}

/// The longest beginning of at most `limit` bytes that ends between two characters.
std::string_view whole_characters(std::string_view text, std::size_t limit) {
  std::size_t end = std::min(limit, text.size());
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

/// A domain of letters, digits, dots and hyphens, for a message id.
std::string domain_of(std::string_view address) {
  std::string domain;
  for (const char c : address.substr(address.rfind('@') + 1)) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    if (plain) domain += c;
  }
  return address.find('@') == std::string_view::npos || domain.empty() ? "localhost" : domain;
}

std::string checked_address(std::string_view address) {
  const bool plain = std::all_of(address.begin(), address.end(),
                                 [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '\x7f'; });
  const auto at = address.rfind('@');
  const bool shaped = at != std::string_view::npos && at > 0 && at + 1 < address.size();
  if (!plain || !shaped || address.find_first_of("<>,;:()\"") != std::string_view::npos || !is_utf8(address))
    throw Error(Code::data, format("\"{}\" is no mail address", terminal_safe(address, Shape::one_line)));
  return std::string(address);
}

/// "Ana" <ana@example.org>; RFC 5322 §3.4. A name that is not plain is an encoded word, which may not be quoted.
std::string mailbox(std::string_view name, std::string_view address) {
  const std::string line = one_line(name);
  const std::string angle = format("<{}>", checked_address(address));
  if (line.empty()) return angle;
  std::string shown = header_text(line);
  if (shown == line) {
    shown = "\"";
    for (const char c : line) {
      if (c == '"' || c == '\\') shown += '\\';
      shown += c;
    }
    shown += '"';
  }
  return format("{} {}", shown, angle);
}

std::string recipients(const Message& message) {
  std::string text;
  for (const Recipient& recipient : message.to) {
    if (!text.empty()) text += ",\n ";
    text += mailbox(recipient.name, recipient.address);
  }
  return text;
}

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  for (const std::string_view word : split(text, ' ')) longest = std::max(longest, word.size());
  return longest;
}

/// Words of a long plain header on lines of their own.
std::string folded(std::string_view text) {
  std::string out;
  std::size_t line = 0;
  for (const std::string_view word : split(text, ' ')) {
    if (!out.empty()) {
      const bool full = line + word.size() > kLineLength - 10;
      out += full ? "\n " : " ";
      line = full ? 0 : line + 1;
    }
    out += word;
    line += word.size();
  }
  return out;
}

/// Angle brackets around printable characters, one "@" between them: nothing else may stand in a header as an id.
bool is_message_id(std::string_view id) {
  return id.size() > 4 && id.size() < 300 && id.front() == '<' && id.back() == '>' &&
         id.find('@') != std::string_view::npos &&
         std::all_of(id.begin() + 1, id.end() - 1, [](char c) { return c > ' ' && c <= '~' && c != '<' && c != '>'; });
}

/// RFC 5322 §3.6.4: what it answers, and the thread it is in. All messages about a ticket name one id of their own, so
/// that they stay together also where nothing is answered.
void thread_headers(std::string& out, const Message& message, std::string_view domain) {
  std::vector<std::string> references;
  if (!message.thread.empty()) references.push_back(format("<{}@{}>", message.thread, domain));
  for (const std::string& id : message.answers)
    if (is_message_id(id)) references.push_back(id);
  if (references.empty()) return;
  out += format("In-Reply-To: {}\nReferences: {}\n", references.back(), join(references, "\n "));
}

/// A text with its own headers, behind those of the message or a boundary.
void text_part(std::string& out, std::string_view kind, std::string_view text) {
  out += format("Content-Type: text/{}; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n", kind);
  out += quoted_printable(to_utf8(text));
  if (!out.ends_with('\n')) out += '\n';
}

}  // namespace

std::string header_text(std::string_view text) {
  const std::string line = one_line(text);
  const bool plain = std::all_of(line.begin(), line.end(), printable) && line.find("=?") == std::string::npos;
  if (plain && line.size() < kLineLength) return line;
  // Folding at blanks gives back the same text only where they stand alone.
  if (plain && line.find("  ") == std::string::npos && longest_word(line) < kLineLength) return folded(line);
  std::string out;
  for (std::string_view rest = line; !rest.empty();) {
    const std::string_view part = whole_characters(rest, kBytesOfWord);
    if (!out.empty()) out += "\n ";
    out += format("=?UTF-8?B?{}?=", base64(part));
    rest.remove_prefix(part.size());
  }
  return out;
}

std::string quoted_printable(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  std::size_t line = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += c;
      line = 0;
      continue;
    }
    const bool at_end = i + 1 == text.size() || text[i + 1] == '\n';
    // "From " at the beginning of a line is changed by mailbox formats, a lone dot ends a message in SMTP.
    const bool risky = line == 0 && (c == 'F' || c == '.');
    const bool as_it_is = (printable(c) && c != '=' && !risky && !(c == ' ' && at_end)) || (c == '\t' && !at_end);
    const std::size_t size = as_it_is ? 1 : 3;
    if (line + size > kLineLength - 1) {
      out += "=\n";
      line = 0;
      --i;  // again, at the beginning of a line
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (as_it_is)
      out += c;
    else
      out += {'=', kHex[byte >> 4], kHex[byte & 15]};
    line += size;
  }
  return out;
}

std::string mail_date(time::Instant t) {
  static constexpr std::array<std::string_view, 7> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const time::Local local = time::Zone().local(t);
  const time::Civil civil = time::civil(local.date);
  const int second = local.second_of_day;
  return format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000",
                kDays[static_cast<std::size_t>(time::weekday(local.date))], civil.day,
                kMonths[static_cast<std::size_t>(civil.month - 1)], civil.year, second / 3600, second / 60 % 60,
                second % 60);
}

std::string message_id(const Message& message) {
  return format("<{}@{}>", message.token, domain_of(message.desk_address));
}

std::string mail_message(const Message& message) {
  ensure(!message.to.empty(), "a message has a recipient");
  const std::string from = message.desk_address.empty() ? "desk@localhost" : message.desk_address;
  std::string out;
  const auto header = [&](std::string_view name, std::string_view value) { out += format("{}: {}\n", name, value); };
  header("Date", mail_date(message.at));
  header("From", mailbox(message.desk_name, from));
  header("To", recipients(message));
  header("Subject", header_text(message.subject));
  header("Message-ID", message_id(message));
  thread_headers(out, message, domain_of(from));
  // RFC 3834 §5: answers to this by machines would go round in circles.
  header("Auto-Submitted", "auto-generated");
  if (message.urgent) header("Importance", "high");
  header("MIME-Version", "1.0");
  if (message.html.empty()) {
    text_part(out, "plain", message.text);
    return out;
  }
  // RFC 2046 §5.1.4: the plainest first. The token is random, so nothing that somebody wrote ends a part.
  const std::string boundary = format("spoc-{}", message.token);
  header("Content-Type", format("multipart/alternative; boundary=\"{}\"", boundary));
  out += format("\n--{}\n", boundary);
  text_part(out, "plain", message.text);
  out += format("\n--{}\n", boundary);
  text_part(out, "html", message.html);
  out += format("\n--{}--\n", boundary);
  return out;
}

}  // namespace spoc::deliver
