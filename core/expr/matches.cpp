#include "expr/matches.h"

#include <re2/re2.h>

namespace spoc::expr {

struct Pattern::Compiled {
  explicit Compiled(const std::string& source) : re(source, options()) {}

  static RE2::Options options() {
    RE2::Options options;
    options.set_log_errors(false);
    return options;
  }

  RE2 re;
};

Pattern::Pattern(std::string source) : source_(std::move(source)), plain_(PlainPattern::parse(source_)) {
  if (!plain_) beginning_ = PlainPattern::parse_beginning(source_);
}
Pattern::~Pattern() = default;

const Pattern::Compiled& Pattern::compiled() const {
  std::call_once(once_, [this] { compiled_ = std::make_unique<Compiled>(source_); });
  return *compiled_;
}

std::string Pattern::problem() const {
  if (plain_) return {};
  return compiled().re.ok() ? std::string() : compiled().re.error();
}

bool Pattern::found_in(std::string_view text) const {
  if (plain_) {
    if (std::optional<bool> found = plain_->found_in(text)) return *found;
  }
  if (beginning_ && beginning_->found_in(text) == false) return false;
  const RE2& re = compiled().re;
  return re.ok() && RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), re);
}

}  // namespace spoc::expr
