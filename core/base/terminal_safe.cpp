// The one place where text from outside is made harmless for a terminal.
#include "base/format.h"
#include "base/text.h"
#include "base/unicode.h"

namespace spoc {
namespace {

constexpr std::size_t kTabStop = 8;

/// Characters beyond C0 and DEL that steer a terminal or reorder what is read (Trojan Source, CVE-2021-42574).
bool is_steering(char32_t value) {
  return (value >= 0x80 && value <= 0x9F) || value == 0x61C || value == 0x200E || value == 0x200F ||
         (value >= 0x2028 && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
}

/// Code points that no text has, and no XML document may (XML 1.0 §2.2).
bool is_no_character(char32_t value) {
  return (value & 0xFFFE) == 0xFFFE || (value >= 0xFDD0 && value <= 0xFDEF);
}

class Neutraliser {
 public:
  explicit Neutraliser(Shape shape) : shape_(shape) {}

  std::string run(std::string_view text) {
    out_.reserve(text.size() + 16);
    while (!text.empty()) {
      std::size_t plain = 0;
      while (plain < text.size() && text[plain] >= 0x20 && text[plain] < 0x7F) ++plain;
      out_.append(text.substr(0, plain));
      text.remove_prefix(plain);
      if (!text.empty()) text.remove_prefix(take(text));
    }
    return std::move(out_);
  }

 private:
  /// Handles what is not printable ASCII at the start of `text`; returns how many bytes that were.
  std::size_t take(std::string_view text) {
    if (text.starts_with("\r\n")) {
      newline();
      return 2;
    }
    const auto next = unicode::first(text);
    if (next.value == '\n') {
      newline();
    } else if (next.value == '\t') {
      tab();
    } else if (next.value < 0x20) {
      unicode::append(out_, 0x2400 + next.value);  // the control's picture
    } else if (next.value == 0x7F) {
      unicode::append(out_, 0x2421);
    } else if (is_steering(next.value) || is_no_character(next.value)) {
      out_ += format("\\u{{{:x}}}", static_cast<unsigned>(next.value));
    } else {
      unicode::append(out_, next.value);
    }
    return next.bytes;
  }

  void newline() {
    out_ += shape_ == Shape::block ? '\n' : ' ';
    measured_ = out_.size();
    column_ = 0;
  }

  void tab() {
    if (shape_ == Shape::one_line) {
      out_ += ' ';
      return;
    }
    column_ += display_width(std::string_view(out_).substr(measured_));
    const auto gap = kTabStop - column_ % kTabStop;
    out_.append(gap, ' ');
    column_ += gap;
    measured_ = out_.size();
  }

  Shape shape_;
  std::string out_;
  std::size_t measured_ = 0;  // bytes of out_ whose width is in column_ already
  std::size_t column_ = 0;
};

}  // namespace

std::string terminal_safe(std::string_view text, Shape shape) {
  return Neutraliser(shape).run(text);
}

}  // namespace spoc
