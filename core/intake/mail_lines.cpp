#include "intake/mail_lines.h"

#include <algorithm>
#include <array>

#include "base/format.h"
#include "base/text.h"

namespace spoc::intake {

namespace {

constexpr std::size_t kMostOrders = 20, kLongestLine = 4000;
constexpr std::string_view kWords[] = {"approve",        "reject", "done", "set",   "tick",
                                       "not-applicable", "close",  "rate", "status"};

/// Blanks of HTML and of far writing systems around a line are none of its words.
std::string_view bare_order(std::string_view line) {
  constexpr std::string_view kNoBreak = "\xC2\xA0", kMark = "\xEF\xBB\xBF";
  for (bool more = true; more;) {
    line = trim(line);
    more = false;
    for (const std::string_view blank : {kNoBreak, kMark}) {
      if (line.starts_with(blank)) line.remove_prefix(blank.size()), more = true;
      if (line.ends_with(blank)) line.remove_suffix(blank.size()), more = true;
    }
  }
  return line;
}

/// Takes the next word off the line.
std::string_view take_word(std::string_view& rest) {
  rest = trim(rest);
  const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest = trim(rest.substr(end));
  return word;
}

std::optional<MailVerb> verb_of(std::string_view word) {
  const auto* found = std::find(std::begin(kWords), std::end(kWords), lower(word));
  if (found == std::end(kWords)) return std::nullopt;
  return static_cast<MailVerb>(found - std::begin(kWords));
}

void read_set(MailOrder& order, std::string_view rest) {
  const std::size_t equals = rest.find('=');
  if (equals == std::string_view::npos || trim(rest.substr(0, equals)).empty()) {
    order.problem = "it is written like this: #set field = value";
    return;
  }
  order.field = trim(rest.substr(0, equals));
  order.text = trim(rest.substr(equals + 1));
  if (order.text.empty() || order.text == "VALUE") order.problem = format("no value for {} was filled in", order.field);
}

/// "key badge", or "key = B-311" with what shows it.
void read_items(MailOrder& order, std::string_view rest) {
  const std::size_t equals = rest.find('=');
  if (equals != std::string_view::npos) order.text = trim(rest.substr(equals + 1));
  rest = rest.substr(0, equals);
  while (!trim(rest).empty()) {
    std::string_view item = take_word(rest);
    if (item.ends_with(',')) item.remove_suffix(1);
    if (!item.empty()) order.items.emplace_back(item);
  }
  const bool dismisses = order.verb == MailVerb::dismiss;
  if (order.items.empty())
    order.problem = dismisses ? "it is written like this: #not-applicable ITEM = WHY" : "it says which: #tick ITEM";
  else if (order.text == "EVIDENCE" || order.text == "WHY" || (order.text.empty() && equals != std::string_view::npos))
    order.problem = format("nothing was filled in for {}", join(order.items, ", "));
  else if (dismisses && order.text.empty())
    order.problem = "what does not apply says why: #not-applicable ITEM = WHY";
}

void read_rest(MailOrder& order, std::string_view rest) {
  order.text = rest;
  switch (order.verb) {
    case MailVerb::approve:
    case MailVerb::status:
    case MailVerb::close:
      if (!rest.empty())
        order.problem = format("#{} stands alone on its line", kWords[static_cast<std::size_t>(order.verb)]);
      return;
    case MailVerb::reject:
      if (rest.empty() || rest == "WHY") order.problem = "a rejection says why: #reject WHY";
      return;
    case MailVerb::set:
      return read_set(order, rest);
    case MailVerb::tick:
    case MailVerb::dismiss:
      order.text.clear();
      return read_items(order, rest);
    case MailVerb::rate: {
      const auto score = to_integer(take_word(rest));
      order.score = score && *score >= 1 && *score <= 5 ? static_cast<int>(*score) : 0;
      order.text = rest;
      if (order.score == 0) order.problem = "a score is a number from 1, the worst, to 5";
      return;
    }
    case MailVerb::done:
      return;
  }
}

/// Nothing for a line that is text.
std::optional<MailOrder> order_in(std::string_view line) {
  if (!line.starts_with('#') || line.size() > kLongestLine) return std::nullopt;
  MailOrder order;
  order.line = line;
  std::string_view rest = line.substr(1);
  std::string_view word = take_word(rest);
  if (const auto ticket = domain::parse_ticket_id(word); ticket && !rest.empty()) {
    order.ticket = *ticket;
    word = take_word(rest);
  }
  if (word.ends_with(':') || word.ends_with('.')) word.remove_suffix(1);
  const auto verb = verb_of(word);
  if (!verb) return std::nullopt;
  order.verb = *verb;
  read_rest(order, rest);
  return order;
}

void refuse_contradictions(std::vector<MailOrder>& orders) {
  const auto decides = [](const MailOrder& order, MailVerb verb) { return order.verb == verb; };
  for (MailOrder& one : orders)
    for (MailOrder& other : orders)
      if (decides(one, MailVerb::approve) && decides(other, MailVerb::reject) && one.ticket == other.ticket)
        one.problem = other.problem = "#approve and #reject contradict each other";
}

}  // namespace

std::vector<MailOrder> orders_in(std::string_view text) {
  std::vector<MailOrder> orders;
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view words = bare_order(line);
    if (words.starts_with('>') || line == "-- " || line == "--" || orders.size() >= kMostOrders) break;
    if (auto order = order_in(words)) orders.push_back(std::move(*order));
  }
  refuse_contradictions(orders);
  return orders;
}

}  // namespace spoc::intake
