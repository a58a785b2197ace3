#include "deliver/templates.h"

#include <algorithm>
#include <functional>
#include <variant>

#include "base/error.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "deliver/phrases.h"
#include "deliver/vendor_text.h"
#include "policy/reasons.h"
#include "render/markup.h"

namespace spoc::deliver {

namespace {

constexpr std::string_view kSubject = "Subject:";
constexpr std::size_t kInset = 4;

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
}

/// The one language of all of them, or empty.
std::string language_of(const Readers& readers) {
  std::string language;
  for (const Recipient& recipient : readers.to) {
    const std::string own = person_of(recipient, readers.people).language;
    if (own.empty() || (!language.empty() && own != language)) return {};
    language = own;
  }
  return language;
}

/// Suffixes of file names, the best first: ".de-AT", ".de", "".
std::vector<std::string> suffixes(const Notice& notice, const Readers& readers, const policy::Policy& policy) {
  std::vector<std::string> all;
  for (const std::string& language : {language_of(readers), notice.ticket->language, policy.desk.language}) {
    if (language.empty()) continue;
    all.push_back("." + language);
    if (const auto dash = language.find('-'); dash != std::string::npos) all.push_back("." + language.substr(0, dash));
  }
  all.emplace_back();
  return all;
}

/// Everything a template sees of one notice.
class Filling {
 public:
  Filling(const Notice& notice, const Readers& readers, const policy::Policy& policy, time::Instant now,
          std::string_view subject, std::string_view text)
      : recipient_(person_of(readers.to.front(), readers.people)),
        phrases_(phrases_of(notice, policy, now)),
        facts_{recipient_,       text,          notice.effect.reason, subject,
               phrases_.why,     phrases_.said, phrases_.due,         phrases_.answer_due,
               phrases_.opening, phrases_.away, phrases_.how},
        view_{*notice.ticket, notice.schedule ? *notice.schedule : never_, now},
        ticket_(view_, policy, readers.people, {}),
        functions_(policy, readers.people, now),
        scope_(ticket_, functions_, policy, facts_) {}

  Filling(const Filling&) = delete;  // the facts borrow from it
  Filling& operator=(const Filling&) = delete;

  const policy::MessageScope& scope() const { return scope_; }
  std::string_view text() const { return facts_.text; }

 private:
  domain::Person recipient_;
  Phrases phrases_;
  policy::MessageFacts facts_;
  domain::Schedule never_;
  domain::TicketView view_;
  policy::TicketScope ticket_;
  policy::PeopleScope functions_;
  policy::MessageScope scope_;
};

expr::Template compiled(std::string_view source, const std::string& path) {
  expr::CompiledTemplate result = expr::compile_template(source, policy::message_place(), {path});
  ensure(result.diagnostics.empty(), "templates of policy were checked when it was loaded");
  return std::move(result.text);
}

/// Piece by piece, since where a value lands depends on what stands before it. Nothing when one has no value.
std::optional<std::string> text_of(std::string_view source, const std::string& path, const Filling& filling) {
  std::string out;
  const expr::Template whole = compiled(source, path);
  for (const expr::Template::Piece& piece : whole.pieces()) {
    if (!piece.program) {
      out += piece.text;
      continue;
    }
    expr::Template one;
    one.pieces_.push_back(piece);
    const auto value = one.fill(filling.scope(), [&](std::string_view text) {
      return text == filling.text() ? std::string(text) : in_text(text, out);  // the built-in words are set in already
    });
    if (!std::holds_alternative<std::string>(value)) return std::nullopt;
    out += std::get<std::string>(value);
  }
  if (!out.empty() && !out.ends_with('\n')) out += '\n';
  return out;
}

using Escape = std::string (*)(std::string_view);

std::optional<std::string> filled(std::string_view source, const std::string& path, const Filling& filling,
                                  Escape escape) {
  auto value = compiled(source, path).fill(filling.scope(), escape);
  if (!std::holds_alternative<std::string>(value)) return std::nullopt;
  return std::move(std::get<std::string>(value));
}

std::string in_header(std::string_view value) {
  std::string line = to_utf8(value);
  std::replace_if(line.begin(), line.end(), is_control, ' ');
  return line;
}

/// "Subject: …" in the first line, and an empty one behind it.
struct Parts {
  std::string_view subject, body;
};
Parts parts_of(std::string_view content) {
  if (!content.starts_with(kSubject)) return {{}, content};
  const std::size_t end = std::min(content.size(), content.find('\n'));
  std::string_view body = content.substr(std::min(content.size(), end + 1));
  if (body.starts_with("\r\n")) body.remove_prefix(2);
  if (body.starts_with('\n')) body.remove_prefix(1);
  return {trim(content.substr(kSubject.size(), end - kSubject.size())), body};
}

}  // namespace

std::string in_text(std::string_view value, std::string_view before) {
  const std::string_view line =
      before.substr(before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1);
  const std::size_t blanks = std::min(line.size(), line.find_first_not_of(' '));
  std::string clean;
  for (const char c : to_utf8(value))
    if (c != '\r') clean += is_control(c) && c != '\n' && c != '\t' ? ' ' : c;
  clean = std::string(trim(clean));
  const std::vector<std::string_view> lines = split(clean, '\n');
  if (lines.size() == 1) return clean;
  const std::string inset(std::max(kInset, blanks), ' ');
  // At the beginning of a line the first one is set in, too.
  std::string out(blanks == line.size() ? inset.size() - std::min(inset.size(), blanks) : 0, ' ');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out += '\n';
    if (i > 0 && !trim(lines[i]).empty()) out += inset;
    out += lines[i];
  }
  return out;
}

std::string in_html(std::string_view value) {
  std::vector<std::string> lines;
  for (std::string_view line : split(value, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(render::markup_safe(line));
  }
  return join(lines, "<br>\n");
}

std::string in_json(std::string_view value) {
  const std::string quoted = json::to_text(json::Value(std::string(value)));
  return quoted.substr(1, quoted.size() - 2);
}

std::optional<Words> template_words(const Notice& notice, const Readers& readers, const policy::Policy& policy,
                                    time::Instant now, std::string_view subject, std::string_view text) {
  if (!notice.ticket) return std::nullopt;
  // What the desk says among itself is in no words for a vendor.
  const bool vendor = is_for_vendor(notice.effect, *notice.ticket);
  const std::string_view reason = vendor ? "vendor" : policy::reason_name(notice.effect.reason);
  if (reason.empty()) return std::nullopt;
  for (const std::string& suffix : suffixes(notice, readers, policy)) {
    const std::string path = format("templates/{}{}.txt", reason, suffix);
    const policy::File* file = policy.file(path);
    if (!file) continue;
    const Filling filling(notice, readers, policy, now, subject, text);
    const Parts parts = parts_of(file->content);
    auto head = filled(parts.subject, path, filling, in_header);
    auto body = text_of(parts.body, path, filling);
    if (!head || !body) return std::nullopt;
    Words words{std::move(*head), std::move(*body), {}};
    const std::string beside = format("templates/{}{}.html", reason, suffix);
    if (const policy::File* html = policy.file(beside))
      words.html = filled(html->content, beside, filling, in_html).value_or(std::string());
    return words;
  }
  return std::nullopt;
}

std::string template_json(const std::string& path, const Notice& notice, const Readers& readers,
                          const policy::Policy& policy, time::Instant now, std::string_view subject,
                          std::string_view text) {
  const policy::File* file = policy.file(path);
  if (!file) throw Error(Code::data, format("there is no file {} any more", path));
  domain::Ticket nothing;  // what a notice about a run alone says of a ticket
  nothing.run = notice.effect.run;
  const Notice about{notice.effect, notice.ticket ? notice.ticket : &nothing, notice.schedule};
  const Filling filling(about, readers, policy, now, subject, text);
  const auto body = filled(file->content, path, filling, in_json);
  if (!body) throw Error(Code::data, format("{} has no value for this ticket", path));
  try {
    json::parse(*body, path);
  } catch (const Error& error) {
    throw Error(Code::data, format("what {} makes is no JSON: {}", path, error.message));
  }
  return *body;
}

}  // namespace spoc::deliver
