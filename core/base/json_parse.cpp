// JSON in: nlohmann's tokens, our tree. The only includer of nlohmann.
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "base/unicode.h"

namespace spoc::json {
namespace {

/// An iterator whose copies share one position, so that the place of a problem is known while the parser owns the
/// iterator.
struct Cursor {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char** at;

  reference operator*() const { return **at; }
  Cursor& operator++() {
    ++*at;
    return *this;
  }
  bool operator==(const Cursor& other) const { return *at == *other.at; }
};

struct Place {
  std::string_view text;
  std::string_view name;

  [[noreturn]] void fail(const char* at, std::string message, std::string hint = {}) const {
    std::string_view before = text.substr(0, static_cast<std::size_t>(at - text.data()));
    const int line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    before.remove_prefix(before.rfind('\n') + 1);  // npos + 1 is 0
    int column = 1;
    while (!before.empty()) {
      before.remove_prefix(unicode::first(before).bytes);
      ++column;
    }
    throw Error(Code::data, std::move(message), std::move(hint), {std::string(name), line, column});
  }
};

/// The library's reasons, in words for people who wrote the document.
std::string reason_of(std::string_view what) {
  struct Reason {
    std::string_view sign;
    std::string_view message;
  };
  static constexpr Reason kReasons[] = {
      {"unexpected end of input", "the JSON document ends too early"},
      {"expected end of input", "there is text after the end of the JSON document"},
      {"missing closing quote", "a JSON string has no closing quote"},
      {"ill-formed UTF-8", "a JSON string is not valid UTF-8"},
      {"surrogate", "a \\u escape is half of a surrogate pair"},
      {"control character", "control characters in JSON strings are written as escapes"},
      {"forbidden character after backslash", "a JSON string has an unknown escape after \\"},
      {"invalid number", "a JSON number is malformed"},
      {"number overflow", "a JSON number is out of range"},
      {"while parsing object key", "expected a name in double quotes"},
      {"object separator", "expected a colon after the name"},
      {"while parsing object", "expected a comma or the end of the JSON object"},
      {"while parsing array", "expected a comma or the end of the JSON array"},
  };
  for (const auto& reason : kReasons) {
    if (what.find(reason.sign) != std::string_view::npos) return std::string(reason.message);
  }
  return "expected a JSON value";
}

/// Index of a member whose name an earlier one has; their number when there is none.
std::size_t repeated_member(const Object& members) {
  constexpr std::size_t kFew = 12;  // comparing all pairs of so few is cheaper than sorting
  if (members.size() <= kFew) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (members[i].first == members[j].first) return i;
      }
    }
    return members.size();
  }
  std::vector<std::size_t> order(members.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto name = [&](std::size_t i) -> const std::string& { return members[i].first; };
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return name(a) < name(b); });
  const auto twin = std::adjacent_find(order.begin(), order.end(), [&](auto a, auto b) { return name(a) == name(b); });
  return twin == order.end() ? members.size() : *std::next(twin);
}

/// Receives the parser's events and builds the tree.
class Builder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  Builder(Place place, int depth, const char* const* at) : place_(place), depth_(depth), at_(at) {}

  bool null() { return add(Value()); }
  bool boolean(bool v) { return add(Value(v)); }
  bool number_integer(number_integer_t v) { return add(Value(std::int64_t{v})); }
  bool number_unsigned(number_unsigned_t v) {
    constexpr auto kMost = static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max());
    return v <= kMost ? add(Value(static_cast<std::int64_t>(v))) : add(Value(static_cast<double>(v)));
  }
  bool number_float(number_float_t v, const string_t&) { return add(Value(v)); }
  bool string(string_t& v) { return add(Value(std::string_view(v))); }
  bool binary(binary_t&) { return false; }

  bool start_object(std::size_t) { return open(Value(Object{})); }
  bool start_array(std::size_t) { return open(Value(Array{})); }
  bool key(string_t& name) {
    open_.back().key = name;
    name_ends_.push_back(*at_);
    return true;
  }
  bool end_object() {
    refuse_repeated_names(open_.back());
    name_ends_.resize(open_.back().first_name);
    return close();
  }
  bool end_array() { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& problem) {
    place_.fail(last_read(), reason_of(problem.what()));
  }

  Value take() { return std::move(root_); }

 private:
  struct Open {
    Value value;
    std::string key;
    std::size_t first_name = 0;  // of its names in name_ends_
  };

  /// The character the parser read last, or the end of the text.
  const char* last_read() const {
    const char* end = place_.text.data() + place_.text.size();
    return *at_ == end || *at_ == place_.text.data() ? *at_ : *at_ - 1;
  }

  bool add(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (Array* items = open_.back().value.array()) {
      items->push_back(std::move(value));
    } else {
      open_.back().value.object()->emplace_back(std::move(open_.back().key), std::move(value));
    }
    return true;
  }

  bool open(Value value) {
    if (open_.size() >= static_cast<std::size_t>(std::max(0, depth_))) {
      place_.fail(last_read(), format("the JSON document is nested deeper than {} levels", depth_));
    }
    open_.push_back({std::move(value), {}, name_ends_.size()});
    return true;
  }

  bool close() {
    Value value = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(value));
  }

  void refuse_repeated_names(const Open& closing) const {
    const Object& members = *closing.value.object();
    const std::size_t second = repeated_member(members);
    if (second == members.size()) return;
    place_.fail(quote_before(name_ends_[closing.first_name + second]),
                format("the name \"{}\" appears twice in one JSON object",
                       terminal_safe(members[second].first, Shape::one_line)));
  }

  /// The opening quote of the string that ends before `end`.
  const char* quote_before(const char* end) const {
    const char* at = end - 2;
    const auto escaped = [&](const char* quote) {
      std::size_t backslashes = 0;
      while (quote - backslashes > place_.text.data() && *(quote - backslashes - 1) == '\\') ++backslashes;
      return backslashes % 2 == 1;
    };
    while (*at != '"' || escaped(at)) --at;
    return at;
  }

  Place place_;
  int depth_;
  const char* const* at_;
  std::vector<Open> open_;
  std::vector<const char*> name_ends_;  // just behind the closing quote of each name of the open objects
  Value root_;
};

}  // namespace

Value parse(std::string_view text, std::string_view name, Limits limits) {
  if (text.size() > limits.bytes) {
    throw Error(Code::data, format("the JSON document is larger than {} bytes", limits.bytes), {},
                {std::string(name), 0, 0});
  }
  if (text.data() == nullptr) text = "";
  const char* at = text.data();
  const char* end = text.data() + text.size();
  const Place place{text, name};
  // The library takes U+0000 for the end of the text and would not look at what follows.
  if (const auto zero = text.find('\0'); zero != std::string_view::npos) {
    place.fail(text.data() + zero, "there is a U+0000 in the JSON document");
  }
  Builder builder(place, limits.depth, &at);
  const bool complete = nlohmann::json::sax_parse(Cursor{&at}, Cursor{&end}, &builder);
  ensure(complete, "a JSON document is parsed or refused");
  return builder.take();
}

}  // namespace spoc::json
