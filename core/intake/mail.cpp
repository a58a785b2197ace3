#include "intake/mail.h"

#include <algorithm>
#include <memory>

#include "base/format.h"
#include "base/text.h"
#include "intake/character_set.h"
#include "intake/html_text.h"
#include "intake/mail_bounds.h"
#include "intake/mail_library.h"
#include "intake/quotation.h"

namespace spoc::intake {

namespace {

constexpr int kDeepest = 60;
constexpr std::size_t kMostParts = 500, kMostAddresses = 200, kMostHeaders = 500, kLongestHeader = 16u << 10;

struct Unref {
  void operator()(void* object) const { mail_library().g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : to_utf8(text);
}

/// One line: line ends and other controls are blanks, runs of blanks that folding made one.
std::string one_line(std::string_view text) {
  std::string line = to_utf8(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, ' ');
  return std::string(trim(line));
}

bool is_a(const void* object, GType type) {
  return mail_library().g_type_check_instance_is_a(static_cast<GTypeInstance*>(const_cast<void*>(object)), type) != 0;
}

std::string unix_lines(std::string text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r')
      out += text[i];
    else if (i + 1 >= text.size() || text[i + 1] != '\n')
      out += '\n';
  return out;
}

/// The decoded content of a part.
std::string content_of(GMimePart* part) {
  const MailLibrary& g = mail_library();
  GMimeDataWrapper* content = g.g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Held<GMimeStream> stream(g.g_mime_stream_mem_new());
  g.g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes = g.g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(stream.get()));
  return bytes == nullptr || bytes->len == 0 ? std::string()
                                             : std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

std::string bytes_of(GMimeObject* object) {
  const MailLibrary& g = mail_library();
  const Held<GMimeStream> stream(g.g_mime_stream_mem_new());
  g.g_mime_object_write_to_stream(object, nullptr, stream.get());
  const GByteArray* bytes = g.g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(stream.get()));
  return bytes == nullptr || bytes->len == 0 ? std::string()
                                             : std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

Held<GMimeMessage> parsed(std::string_view bytes) {
  const MailLibrary& g = mail_library();
  const Held<GMimeStream> stream(g.g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Held<GMimeParser> parser(g.g_mime_parser_new_with_stream(stream.get()));
  return Held<GMimeMessage>(g.g_mime_parser_construct_message(parser.get(), nullptr));
}

/// Text that was found on the way through the parts.
struct Found {
  std::string text;
  bool html = false;
  bool empty() const { return trim(text).empty(); }
};

/// Walks through the parts of a mail.
class Parts {
 public:
  explicit Parts(Mail& mail) : mail_(mail) {}

  Found walk(GMimeObject* object, int depth) {
    if (object == nullptr) return {};
    if (depth > kDeepest || mail_.parts.size() >= kMostParts) {
      problem("not all of its parts were taken apart");
      return {};
    }
    const std::size_t at = mail_.parts.size();
    mail_.parts.push_back(part_of(object, depth));
    const MailLibrary& g = mail_library();
    if (is_a(object, g.g_mime_multipart_get_type())) return several(reinterpret_cast<GMimeMultipart*>(object), at);
    if (is_a(object, g.g_mime_message_part_get_type()))
      return forwarded(g.g_mime_message_part_get_message(reinterpret_cast<GMimeMessagePart*>(object)), at);
    if (is_a(object, g.g_mime_part_get_type())) return leaf(reinterpret_cast<GMimePart*>(object), at);
    return {};
  }

 private:
  static MailPart part_of(GMimeObject* object, int depth) {
    const MailLibrary& g = mail_library();
    MailPart part;
    part.depth = depth;
    GMimeContentType* type = g.g_mime_object_get_content_type(object);
    // A type that is none is text (RFC 2045 §5.2).
    const char* said = g.g_mime_object_get_header(object, "Content-Type");
    const bool is_type = said == nullptr || std::string_view(said).find('/') != std::string_view::npos;
    part.type = !is_type ? "text/plain"
                         : lower(one_line(format("{}/{}", text_of(g.g_mime_content_type_get_media_type(type)),
                                                 text_of(g.g_mime_content_type_get_media_subtype(type)))));
    part.charset = one_line(text_of(g.g_mime_content_type_get_parameter(type, "charset")));
    part.disposition = lower(one_line(text_of(g.g_mime_object_get_disposition(object))));
    if (is_a(object, g.g_mime_part_get_type()))
      part.name = one_line(text_of(g.g_mime_part_get_filename(reinterpret_cast<GMimePart*>(object))));
    return part;
  }

  void problem(std::string text) {
    if (std::find(mail_.problems.begin(), mail_.problems.end(), text) == mail_.problems.end())
      mail_.problems.push_back(std::move(text));
  }

  /// Of alternatives the plain one, unless it is empty; of others one after the other.
  Found several(GMimeMultipart* multipart, std::size_t at) {
    const MailLibrary& g = mail_library();
    const bool choose = mail_.parts[at].type == "multipart/alternative";
    const int depth = mail_.parts[at].depth + 1;
    Found all, html;
    const int count = g.g_mime_multipart_get_count(multipart);
    for (int i = 0; i < count; ++i) {
      Found one = walk(g.g_mime_multipart_get_part(multipart, i), depth);
      if (one.empty()) continue;
      if (choose && one.html) {
        html = std::move(one);
        continue;
      }
      if (choose && !all.empty()) continue;
      if (!all.text.empty() && !all.text.ends_with('\n')) all.text += '\n';
      all.text += one.text;
      all.html = all.html || one.html;
    }
    return all.empty() ? html : all;
  }

  /// A mail within a mail is a file; what it says counts where nothing else is said.
  Found forwarded(GMimeMessage* message, std::size_t at) {
    const MailLibrary& g = mail_library();
    if (message == nullptr) return {};
    std::string bytes = bytes_of(reinterpret_cast<GMimeObject*>(message));
    mail_.parts[at].size = static_cast<std::int64_t>(bytes.size());
    std::string name = mail_.parts[at].name;
    if (name.empty()) name = one_line(text_of(g.g_mime_message_get_subject(message)));
    if (!lower(name).ends_with(".eml")) name = (name.empty() ? "message" : name) + ".eml";
    mail_.files.push_back({name, "message/rfc822", std::move(bytes), false});
    const std::size_t files = mail_.files.size();
    Found inner = walk(g.g_mime_message_get_mime_part(message), mail_.parts[at].depth + 1);
    mail_.files.resize(files);  // what is attached to it lies within it
    if (!inner.empty() && within_.empty()) within_ = std::move(inner.text);
    return {};
  }

  /// Whether the part is one of those that a page is made of, and not attached to it.
  bool is_of_page(std::size_t at) const {
    const int depth = mail_.parts[at].depth;
    if (mail_.parts[at].disposition == "attachment") return false;
    for (std::size_t i = at; i-- > 0;)
      if (mail_.parts[i].depth < depth) return mail_.parts[i].type == "multipart/related";
    return false;
  }

  Found leaf(GMimePart* part, std::size_t at) {
    std::string bytes = content_of(part);
    MailPart& known = mail_.parts[at];
    known.size = static_cast<std::int64_t>(bytes.size());
    // RFC 2046 §5.2.1 does not let a mail within a mail be encoded; programs do it all the same.
    if (known.type == "message/rfc822" && too_much(bytes).empty()) {
      const Held<GMimeMessage> message = parsed(bytes);
      return forwarded(message.get(), at);
    }
    const bool readable = known.type == "text/plain" || known.type == "text/html" || known.type == "text/enriched" ||
                          known.type == "text/richtext" || known.type == "text/text" ||
                          known.type == "message/delivery-status";
    const bool file = known.disposition == "attachment" || (!known.name.empty() && known.depth > 0);
    if (!readable || file) {
      if (!bytes.empty() || !known.name.empty())
        mail_.files.push_back({known.name, known.type, std::move(bytes), is_of_page(at)});
      return {};
    }
    const bool html = known.type == "text/html";
    std::string text = unix_lines(from_character_set(bytes, known.charset));
    return {html ? html_to_text(text) : std::move(text), html};
  }

 public:
  const std::string& within() const { return within_; }

 private:
  Mail& mail_;
  std::string within_;  // what the first mail within it says
};

void add_addresses(InternetAddressList* list, std::vector<MailAddress>& to, int depth = 0) {
  const MailLibrary& g = mail_library();
  if (list == nullptr || depth > 3) return;
  const int count = g.internet_address_list_length(list);
  for (int i = 0; i < count && to.size() < kMostAddresses; ++i) {
    InternetAddress* address = g.internet_address_list_get_address(list, i);
    if (is_a(address, g.internet_address_group_get_type())) {
      add_addresses(g.internet_address_group_get_members(reinterpret_cast<InternetAddressGroup*>(address)), to,
                    depth + 1);
    } else if (is_a(address, g.internet_address_mailbox_get_type())) {
      const char* text = g.internet_address_mailbox_get_addr(reinterpret_cast<InternetAddressMailbox*>(address));
      to.push_back({one_line(text_of(g.internet_address_get_name(address))), one_line(text_of(text))});
    }
  }
}

std::vector<MailAddress> addresses(GMimeMessage* message, GMimeAddressType type) {
  std::vector<MailAddress> found;
  add_addresses(mail_library().g_mime_message_get_addresses(message, type), found);
  return found;
}

/// Something that looks like an address in a header that no rule of RFC 5322 fits.
MailAddress any_address(std::string_view header) {
  const std::size_t at = header.find('@');
  if (at == std::string_view::npos) return {{}, {}};
  constexpr std::string_view kEnds = " \t<>(),;:\"";
  const std::size_t before = header.find_last_of(kEnds, at), after = header.find_first_of(kEnds, at);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return {{}, std::string(header.substr(begin, std::min(after, header.size()) - begin))};
}

void read_headers(GMimeMessage* message, Mail& mail) {
  const MailLibrary& g = mail_library();
  GMimeHeaderList* list = g.g_mime_object_get_header_list(reinterpret_cast<GMimeObject*>(message));
  const int count = list == nullptr ? 0 : g.g_mime_header_list_get_count(list);
  for (int i = 0; i < count && mail.headers.size() < kMostHeaders; ++i) {
    GMimeHeader* header = g.g_mime_header_list_get_header_at(list, i);
    const std::string raw = text_of(g.g_mime_header_get_raw_value(header));
    mail.headers.emplace_back(lower(one_line(text_of(g.g_mime_header_get_name(header)))),
                              one_line(std::string_view(raw).substr(0, kLongestHeader)));
  }
}

void read_who(GMimeMessage* message, Mail& mail) {
  mail.to = addresses(message, GMIME_ADDRESS_TYPE_TO);
  mail.cc = addresses(message, GMIME_ADDRESS_TYPE_CC);
  mail.reply_to = addresses(message, GMIME_ADDRESS_TYPE_REPLY_TO);
  for (const GMimeAddressType type : {GMIME_ADDRESS_TYPE_FROM, GMIME_ADDRESS_TYPE_SENDER})
    for (MailAddress& address : addresses(message, type))
      if (mail.from.address.find('@') == std::string::npos && !address.address.empty()) mail.from = std::move(address);
  for (const char* name : {"from", "sender", "return-path"})
    if (const std::string* header = mail.header(name); header && mail.from.address.find('@') == std::string::npos)
      if (MailAddress found = any_address(*header); !found.address.empty()) mail.from = std::move(found);
}

void read_envelope(GMimeMessage* message, Mail& mail) {
  const MailLibrary& g = mail_library();
  read_headers(message, mail);
  read_who(message, mail);
  mail.subject = one_line(text_of(g.g_mime_message_get_subject(message)));
  constexpr gint64 kLatest = 4'102'444'800;  // the year 2100
  if (GDateTime* date = g.g_mime_message_get_date(message)) {
    const gint64 seconds = g.g_date_time_to_unix(date);
    if (seconds > 0 && seconds < kLatest) mail.date = time::Instant{seconds * 1'000'000};
  }
  const auto ids = [&](std::string_view name) {
    return mail.header(name) ? message_ids(*mail.header(name)) : std::vector<std::string>();
  };
  if (auto own = ids("message-id"); !own.empty()) mail.message_id = std::move(own.front());
  mail.in_reply_to = ids("in-reply-to");
  mail.references = ids("references");
}

/// At most as long as is kept, with a word where it was cut.
std::string bounded(std::string text) {
  if (text.size() <= kLongestText) return text;
  std::size_t end = kLongestText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  const std::size_t left = text.size() - end;
  text.resize(end);
  return text + format("\n[{} more bytes are in the mail itself]\n", left);
}

void set_text(Mail& mail, std::string text) {
  mail.whole = bounded(std::move(text));
  Quoted split = split_quotation(mail.whole);
  mail.text = std::move(split.text);
  mail.quotation = std::move(split.quotation);
}

}  // namespace

Mail read_mail(std::string_view raw) {
  const std::string_view bytes = without_envelope(raw);
  Mail mail;
  const std::string refused = too_much(bytes);
  if (!refused.empty()) mail.problems.push_back(refused + ": only its beginning was read");
  const std::string headers = refused.empty() ? std::string() : headers_alone(bytes);
  const auto roomy = refused.empty() ? with_empty_parts(bytes) : std::nullopt;
  const Held<GMimeMessage> message = parsed(!refused.empty() ? headers : roomy ? *roomy : bytes);
  if (!message) {
    mail.problems.emplace_back("its headers cannot be read");
    set_text(mail, unix_lines(from_character_set(bytes.substr(0, kLongestText), {})));
    return mail;
  }
  read_envelope(message.get(), mail);
  if (!refused.empty()) {
    set_text(mail, unix_lines(from_character_set(body_of(bytes).substr(0, kLongestText), {})));
    return mail;
  }
  Parts parts(mail);
  const Found found = parts.walk(mail_library().g_mime_message_get_mime_part(message.get()), 0);
  set_text(mail, found.empty() ? parts.within() : found.text);
  return mail;
}

}  // namespace spoc::intake
