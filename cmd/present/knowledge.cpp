#include "cmd/present/knowledge.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"

namespace spoc::cmd {
namespace {

/// What a line of Markdown is, and its text without what says so.
struct Line {
  enum class Kind { text, heading, bullet, numbered, code, empty } kind = Kind::text;
  std::size_t indent = 0;
  std::string_view text;
  std::string_view number;  ///< of a numbered item, as written
};

std::size_t digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  return count;
}

Line line_of(std::string_view text) {
  Line line;
  line.text = trim(text);
  while (line.indent < text.size() && text[line.indent] == ' ') ++line.indent;
  if (line.text.empty()) {
    line.kind = Line::Kind::empty;
  } else if (line.text.starts_with('#')) {
    line.kind = Line::Kind::heading;
    line.text = trim(line.text.substr(std::min(line.text.find_first_not_of('#'), line.text.size())));
  } else if (line.text.starts_with("- ") || line.text.starts_with("* ")) {
    line.kind = Line::Kind::bullet;
    line.text = trim(line.text.substr(2));
  } else if (const std::size_t count = digits(line.text); count > 0 && line.text.substr(count).starts_with(". ")) {
    line.kind = Line::Kind::numbered;
    line.number = line.text.substr(0, count);
    line.text = trim(line.text.substr(count + 2));
  }
  return line;
}

/// Without the marks of emphasis and code; links as their words, with the target behind them or not.
std::string inline_text(std::string_view text, bool targets) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '[') {
      const std::size_t end = text.find("](", at), close = end == std::string_view::npos ? end : text.find(')', end);
      if (close != std::string_view::npos) {
        out += text.substr(at + 1, end - at - 1);
        if (targets) out += format(" ({})", text.substr(end + 2, close - end - 2));
        at = close + 1;
        continue;
      }
    }
    const bool emphasis = text.substr(at).starts_with("**") || text.substr(at).starts_with("__");
    if (emphasis || text[at] == '`') {
      at += emphasis ? 2 : 1;
      continue;
    }
    out += text[at++];
  }
  return out;
}

/// Puts lines of one paragraph or item together, and hands each on as a whole.
class Blocks {
 public:
  template <class Each>
  static void each(std::string_view markdown, const Each& each) {
    Line open{Line::Kind::empty, 0, {}, {}};
    std::string text;
    bool code = false;
    const auto close = [&] {
      if (open.kind != Line::Kind::empty) each(open, text);
      open.kind = Line::Kind::empty;
      text.clear();
    };
    for (const std::string_view raw : split(markdown, '\n')) {
      if (trim(raw).starts_with("```")) {
        close();
        code = !code;
        continue;
      }
      if (code) {
        each(Line{Line::Kind::code, 0, raw, {}}, std::string(raw));
        continue;
      }
      const Line line = line_of(raw);
      const bool goes_on =
          line.kind == Line::Kind::text && open.kind != Line::Kind::empty && open.kind != Line::Kind::heading;
      if (goes_on) {
        text.append(" ").append(line.text);
        continue;
      }
      close();
      open = line;
      text = line.text;
    }
    close();
  }
};

void append_item(std::string& out, std::string_view mark, std::string_view text, std::size_t indent,
                 const render::TextStyle& style) {
  std::string block;
  render::append_block(block, text, indent + mark.size(), style);
  // The mark stands where the first line is indented; an item of marks only has no line.
  if (block.size() <= indent + mark.size()) block.assign(indent + mark.size(), ' ').push_back('\n');
  block.replace(indent, mark.size(), mark);
  out += block;
}

}  // namespace

std::string article_text(std::string_view markdown, const render::TextStyle& style) {
  std::string out;
  Line::Kind before = Line::Kind::empty;
  Blocks::each(markdown, [&](const Line& line, const std::string& text) {
    const bool item = line.kind == Line::Kind::bullet || line.kind == Line::Kind::numbered;
    const bool after_item = before == Line::Kind::bullet || before == Line::Kind::numbered;
    const bool goes_on = (item && after_item && (before == line.kind || line.indent > 0)) ||
                         (line.kind == Line::Kind::code && before == line.kind);
    if (!out.empty() && !goes_on && before != Line::Kind::heading) out += '\n';
    before = line.kind;
    switch (line.kind) {
      case Line::Kind::heading:
        out += render::embolden(terminal_safe(inline_text(text, false), Shape::one_line), style.colour) + "\n";
        break;
      case Line::Kind::bullet:
        append_item(out, "- ", inline_text(text, true), 2 + line.indent, style);
        break;
      case Line::Kind::numbered:
        append_item(out, format("{}. ", line.number), inline_text(text, true), 2 + line.indent, style);
        break;
      case Line::Kind::code:
        out += "      " + terminal_safe(text, Shape::one_line) + "\n";
        break;
      default:
        render::append_block(out, inline_text(text, true), 2, style);
    }
  });
  return out;
}

std::string article_aloud(std::string_view markdown, const render::TextStyle& style) {
  std::string out;
  Blocks::each(markdown, [&](const Line& line, const std::string& text) {
    std::string said = inline_text(text, false);
    if (line.kind == Line::Kind::numbered) said = format("Step {}: {}", line.number, said);
    if (line.kind == Line::Kind::heading && !said.ends_with('.') && !said.ends_with('?') && !said.ends_with(':'))
      said += ".";
    if (line.kind == Line::Kind::code) said = "Type: " + said;
    render::append_block(out, said, 0, style);
  });
  return out;
}

std::string suggestion_line(const desk::SuggestedArticle& suggested) {
  return terminal_safe(
      format("{} (score {}): {}", suggested.article.id(), suggested.suggestion.score, suggested.article.title),
      Shape::one_line);
}

void write_suggestions(json::Writer& w, std::span<const desk::SuggestedArticle> suggested) {
  w.key("knowledge").begin_array();
  for (const desk::SuggestedArticle& one : suggested) {
    w.begin_object().key("id").string(one.article.id()).key("title").string(one.article.title);
    w.key("score").integer(one.suggestion.score).key("why").string(decide::why(one.suggestion)).end_object();
  }
  w.end_array();
}

}  // namespace spoc::cmd
