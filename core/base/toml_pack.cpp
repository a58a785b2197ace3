// A TOML tree as bytes: "spoctoml", version, checksum of what follows, then the nodes in file order. Numbers are
// varints, lines are differences to the line before, so most spans are four bytes.
#include <bit>
#include <cstring>

#include "base/error.h"
#include "base/toml.h"

namespace spoc::toml {
namespace {

constexpr std::string_view kMagic = "spoctoml\x01";
constexpr std::size_t kHeader = kMagic.size() + sizeof(std::uint64_t);
/// More than `parse` lets through; keeps damaged or foreign bytes from exhausting the stack.
constexpr int kDeepest = 256;
constexpr auto kLastKind = static_cast<unsigned char>(Kind::date_time);

std::uint64_t little_endian_at(const char* at, std::size_t count) {
  std::uint64_t value = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&value, at, count);
  } else {
    for (std::size_t i = 0; i < count; ++i) value |= std::uint64_t{static_cast<unsigned char>(at[i])} << 8 * i;
  }
  return value;
}

/// Finds accidents, not attacks: a multiplicative mix over words of eight bytes.
std::uint64_t checksum(std::string_view bytes) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;
  std::uint64_t sum = bytes.size() * kOdd;
  while (!bytes.empty()) {
    const std::size_t count = bytes.size() < 8 ? bytes.size() : 8;
    sum = (sum ^ little_endian_at(bytes.data(), count)) * kOdd;
    sum ^= sum >> 29;
    bytes.remove_prefix(count);
  }
  return sum;
}

/// Small numbers of either sign as small unsigned ones.
std::uint64_t fold_sign(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unfold_sign(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

class Packer {
 public:
  explicit Packer(std::string& out) : out_(out) {}

  void node(const Node& node) {
    out_ += static_cast<char>(node.kind);
    span(node.span);
    switch (node.kind) {
      case Kind::table:
        return table(node);
      case Kind::array:
        return array(node);
      case Kind::integer:
      case Kind::boolean:
        return number(fold_sign(node.integer));
      case Kind::real:
        return fixed(std::bit_cast<std::uint64_t>(node.real));
      case Kind::string:
      case Kind::date:
      case Kind::time:
      case Kind::date_time:
        return text(node.text);
    }
  }

  void fixed(std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) out_ += static_cast<char>(value >> shift & 0xFF);
  }

 private:
  void table(const Node& node) {
    number(node.entries.size());
    for (const Entry& entry : node.entries) {
      text(entry.key);
      span(entry.span);
      this->node(entry.value);
    }
  }

  void array(const Node& node) {
    number(node.items.size());
    for (const Node& item : node.items) this->node(item);
  }

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_ += static_cast<char>(value | 0x80);
    out_ += static_cast<char>(value);
  }

  void text(std::string_view value) {
    number(value.size());
    out_ += value;
  }

  void span(const Span& span) {
    number(fold_sign(std::int64_t{span.line} - line_));
    number(fold_sign(span.column));
    number(fold_sign(std::int64_t{span.end_line} - span.line));
    number(fold_sign(span.end_column));
    line_ = span.line;
  }

  std::string& out_;
  int line_ = 0;
};

[[noreturn]] void damaged() {
  throw Error(Code::io, "the stored form of a TOML file is damaged", "load the file again");
}

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  void node(Node& node, int depth) {
    if (at_ == end_ || static_cast<unsigned char>(*at_) > kLastKind || depth > kDeepest) damaged();
    node.kind = static_cast<Kind>(*at_++);
    span(node.span);
    switch (node.kind) {
      case Kind::table:
        return table(node, depth);
      case Kind::array:
        return array(node, depth);
      case Kind::integer:
      case Kind::boolean:
        node.integer = unfold_sign(number());
        return;
      case Kind::real:
        real(node);
        return;
      case Kind::string:
      case Kind::date:
      case Kind::time:
      case Kind::date_time:
        node.text = text();
        return;
    }
  }

  bool at_end() const { return at_ == end_; }

 private:
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

  void table(Node& node, int depth) {
    node.entries.resize(count());
    for (Entry& entry : node.entries) {
      entry.key = text();
      span(entry.span);
      this->node(entry.value, depth + 1);
    }
  }

  void array(Node& node, int depth) {
    node.items.resize(count());
    for (Node& item : node.items) this->node(item, depth + 1);
  }

  void real(Node& node) {
    if (left() < sizeof(std::uint64_t)) damaged();
    node.real = std::bit_cast<double>(little_endian_at(at_, sizeof(std::uint64_t)));
    at_ += sizeof(std::uint64_t);
  }

  std::uint64_t number() {
    if (at_ != end_ && static_cast<unsigned char>(*at_) < 0x80) return static_cast<unsigned char>(*at_++);
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at_ == end_) damaged();
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value;
    }
    damaged();
  }

  /// A number of parts; each takes at least five bytes, so what would not fit is damage and no reason to allocate.
  std::size_t count() {
    const std::uint64_t parts = number();
    if (parts > left() / 5) damaged();
    return static_cast<std::size_t>(parts);
  }

  std::string_view text() {
    const std::uint64_t size = number();
    if (size > left()) damaged();
    const std::string_view value(at_, static_cast<std::size_t>(size));
    at_ += size;
    return value;
  }

  int small() { return static_cast<int>(unfold_sign(number())); }

  void span(Span& span) {
    // In wrapping arithmetic: damaged differences must not overflow.
    span.line = static_cast<int>(static_cast<unsigned>(line_) + static_cast<unsigned>(small()));
    span.column = small();
    span.end_line = static_cast<int>(static_cast<unsigned>(span.line) + static_cast<unsigned>(small()));
    span.end_column = small();
    line_ = span.line;
  }

  const char* at_;
  const char* end_;
  int line_ = 0;
};

}  // namespace

std::string pack(const Node& node) {
  std::string body;
  Packer(body).node(node);
  std::string out(kMagic);
  out.reserve(kHeader + body.size());
  Packer(out).fixed(checksum(body));
  return out += body;
}

Node unpack(std::string_view bytes) {
  if (bytes.size() < kHeader || !bytes.starts_with(kMagic)) damaged();
  const std::string_view body = bytes.substr(kHeader);
  if (little_endian_at(bytes.data() + kMagic.size(), sizeof(std::uint64_t)) != checksum(body)) damaged();
  Unpacker unpacker(body);
  Node root;
  unpacker.node(root, 0);
  if (!unpacker.at_end()) damaged();
  return root;
}

}  // namespace spoc::toml
