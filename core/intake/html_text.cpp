#include "intake/html_text.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace spoc::intake {

namespace {

constexpr std::string_view kBlocks[] = {"p",   "div",     "tr",      "table",   "ul",     "ol",    "h1", "h2",
                                        "h3",  "h4",      "h5",      "h6",      "hr",     "dl",    "dt", "dd",
                                        "pre", "address", "section", "article", "header", "footer"};
/// What stands between these is not read by anybody.
constexpr std::string_view kUnreadElements[] = {"script", "style", "head", "title", "template", "noscript"};
constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
    {"amp", "&"},   {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},   {"nbsp", " "},
    {"auml", "ä"},  {"ouml", "ö"},   {"uuml", "ü"},   {"Auml", "Ä"},   {"Ouml", "Ö"},   {"Uuml", "Ü"},
    {"szlig", "ß"}, {"eacute", "é"}, {"egrave", "è"}, {"ecirc", "ê"},  {"agrave", "à"}, {"aacute", "á"},
    {"acirc", "â"}, {"ccedil", "ç"}, {"iacute", "í"}, {"icirc", "î"},  {"ntilde", "ñ"}, {"oacute", "ó"},
    {"ocirc", "ô"}, {"uacute", "ú"}, {"ugrave", "ù"}, {"ucirc", "û"},  {"euro", "€"},   {"pound", "£"},
    {"copy", "©"},  {"reg", "®"},    {"trade", "™"},  {"hellip", "…"}, {"ndash", "–"},  {"mdash", "—"},
    {"lsquo", "‘"}, {"rsquo", "’"},  {"ldquo", "“"},  {"rdquo", "”"},  {"bdquo", "„"},  {"laquo", "«"},
    {"raquo", "»"}, {"bull", "•"},   {"middot", "·"}, {"deg", "°"},    {"sect", "§"},   {"times", "×"},
    {"shy", ""},    {"zwnj", ""},    {"zwj", ""},     {"ensp", " "},   {"emsp", " "},   {"thinsp", " "}};

constexpr std::size_t kNone = std::string_view::npos;
constexpr int kDeepestQuote = 9;

void append_code_point(std::string& out, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xC0 | c >> 6), put(0x80 | (c & 63));
  if (c < 0x10000) return put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
  put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 63)), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
}

/// `name` without "&" and ";". What is none stands for itself.
std::string entity(std::string_view name) {
  for (const auto& [known, text] : kEntities)
    if (name == known) return std::string(text);
  const std::string itself = "&" + std::string(name) + ";";
  if (!name.starts_with('#')) return itself;
  const bool hexadecimal = name.starts_with("#x") || name.starts_with("#X");
  std::uint32_t code = 0;
  for (const char c : name.substr(hexadecimal ? 2 : 1)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : 99;
    if (digit >= (hexadecimal ? 16 : 10) || code > 0x10FFFF) return itself;
    code = code * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(digit);
  }
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return "\xEF\xBF\xBD";
  std::string out;
  append_code_point(out, code);
  return out;
}

/// Text that becomes lines.
class Writer {
 public:
  void blank() { blank_ = !fresh_; }
  void write(std::string_view text) {
    if (fresh_) {
      for (int i = 0; i < quotes_; ++i) out_ += "> ";
      fresh_ = false;
    } else if (blank_) {
      out_ += ' ';
    }
    blank_ = false;
    out_ += text;
  }
  void end_line() {
    if (!fresh_) break_line();
  }
  void break_line() {
    if (fresh_)
      for (int i = 0; i < quotes_; ++i) out_ += '>';
    out_ += '\n';
    fresh_ = true;
    blank_ = false;
  }
  void quote(int by) {
    end_line();
    quotes_ = std::clamp(quotes_ + by, 0, kDeepestQuote);
  }
  std::string take() { return std::move(out_); }
  const std::string& so_far() const { return out_; }

 private:
  std::string out_;
  bool fresh_ = true, blank_ = false;
  int quotes_ = 0;
};

class Page {
 public:
  explicit Page(std::string_view html) : rest_(html) {}

  std::string text() {
    while (!rest_.empty()) {
      if (rest_.front() == '<' && tag()) continue;
      words();
    }
    writer_.end_line();
    return writer_.take();
  }

 private:
  /// False when what stands there is no tag.
  bool tag() {
    if (rest_.starts_with("<!--")) {
      const std::size_t end = rest_.find("-->", 4);
      rest_.remove_prefix(end == kNone ? rest_.size() : end + 3);
      return true;
    }
    const char next = rest_.size() > 1 ? rest_[1] : ' ';
    const bool named =
        (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' || next == '!' || next == '?';
    // Asked of what may be a tag only: of a million of "<" each would look for an end that is far away.
    if (!named || no_end_) return false;
    const std::size_t end = rest_.find('>');
    no_end_ = end == kNone;
    if (no_end_) return false;
    const std::string_view inside = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    const bool closes = inside.starts_with('/');
    const std::string name =
        lower(inside.substr(closes ? 1 : 0, inside.find_first_of(" \t\r\n/", 1) - (closes ? 1 : 0)));
    closes ? close(name) : open(name, inside);
    return true;
  }

  void open(const std::string& name, std::string_view inside) {
    if (name == "head" && open_head_) return;
    if (std::find(std::begin(kUnreadElements), std::end(kUnreadElements), name) != std::end(kUnreadElements)) return skip(name);
    if (name == "br") return writer_.break_line();
    if (name == "blockquote") return writer_.quote(1);
    if (name == "li") {
      writer_.end_line();
      return writer_.write("- ");
    }
    if (name == "td" || name == "th") return writer_.blank();
    if (name == "pre") ++preformatted_;
    if (name == "a") href_ = attribute(inside, "href");
    if (name == "p") paragraph();
    if (is_block(name)) writer_.end_line();
  }

  void close(const std::string& name) {
    if (name == "blockquote") return writer_.quote(-1);
    if (name == "pre" && preformatted_ > 0) --preformatted_;
    if (name == "a") return link();
    if (is_block(name)) writer_.end_line();
    if (name == "p") paragraph();
  }

  static bool is_block(const std::string& name) {
    return std::find(std::begin(kBlocks), std::end(kBlocks), name) != std::end(kBlocks);
  }

  void paragraph() {
    writer_.end_line();
    if (!writer_.so_far().empty() && !writer_.so_far().ends_with("\n\n")) writer_.break_line();
  }

  /// Up to the end of that element; what is never closed has no end.
  void skip(const std::string& name) {
    for (std::size_t at = rest_.find("</"); at != kNone; at = rest_.find("</", at + 2)) {
      if (lower(rest_.substr(at + 2, name.size())) != name) continue;
      const std::size_t end = rest_.find('>', at);
      return rest_.remove_prefix(end == kNone ? rest_.size() : end + 1);
    }
    if (name != "head") rest_ = {};
    open_head_ = true;
  }

  static std::string attribute(std::string_view inside, std::string_view name) {
    const std::string low = lower(inside);
    std::size_t at = low.find(std::string(name) + "=");
    if (at == kNone || at == 0) return {};
    std::string_view value = inside.substr(at + name.size() + 1);
    const char mark = value.empty() ? ' ' : value.front();
    if (mark == '"' || mark == '\'') return std::string(value.substr(1, value.find(mark, 1) - 1));
    return std::string(value.substr(0, value.find_first_of(" \t\r\n")));
  }

  /// Where it leads, unless the words say it.
  void link() {
    const std::string to = std::exchange(href_, {});
    if (!to.starts_with("http://") && !to.starts_with("https://")) return;
    const std::size_t back = std::min(writer_.so_far().size(), to.size() + 2);
    if (writer_.so_far().find(to, writer_.so_far().size() - back) != kNone) return;
    writer_.blank();
    writer_.write("<" + to + ">");
  }

  /// Up to the next tag.
  void words() {
    std::size_t end = std::min(rest_.find('<', 1), rest_.size());
    const std::string_view text = rest_.substr(0, end);
    rest_.remove_prefix(end);
    std::string word;
    const auto finish = [&] {
      if (!word.empty()) writer_.write(std::exchange(word, {}));
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '&') {
        const std::size_t stop = text.substr(i, 12).find(';');
        const std::string stands_for = stop == kNone ? "&" : entity(text.substr(i + 1, stop - 1));
        if (stop != kNone) i += stop;
        if (stands_for == " ")
          finish(), writer_.blank();
        else
          word += stands_for;
      } else if (c == '\n' && preformatted_ > 0) {
        finish();
        writer_.break_line();
      } else if (c == ' ' && preformatted_ > 0) {
        word += c;
      } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        finish();
        writer_.blank();
      } else {
        word += c;
      }
    }
    finish();
  }

  std::string_view rest_;
  Writer writer_;
  std::string href_;
  int preformatted_ = 0;
  bool no_end_ = false;     // there is no ">" any more
  bool open_head_ = false;  // of which the end was looked for in vain
};

}  // namespace

std::string html_to_text(std::string_view html) {
  return Page(html).text();
}

}  // namespace spoc::intake
