#include "base/gzip.h"

#include <zlib.h>

#include <string>

#include "base/error.h"

namespace spoc {
namespace {

constexpr std::size_t kUnpacked = 256 * 1024;
constexpr int kGzip = 16 + MAX_WBITS;  // zlib's way of asking for gzip's frame

[[noreturn]] void refuse(const char* what) {
  throw Error(Code::data, std::string("the compressed input ") + what, "copy it again, then try again");
}

}  // namespace

struct Unpacked::Body {
  Source source;
  std::string held;       // what was read to see whether it is compressed
  std::string_view left;  // compressed bytes that are not unpacked yet
  std::string out;
  z_stream stream{};
  bool begun = false, packed = false, open = false, ended = false;

  ~Body() {
    if (packed) inflateEnd(&stream);
  }

  void begin() {
    begun = true;
    while (held.size() < 2) {
      const std::string_view piece = source();
      if (piece.empty()) break;
      held.append(piece);
    }
    packed = held.size() >= 2 && held[0] == '\x1f' && held[1] == '\x8b';
    if (!packed) return;
    if (inflateInit2(&stream, kGzip) != Z_OK) {
      packed = false;
      throw Error(Code::defect, "no memory to unpack");
    }
    open = true;
    left = held;
    out.resize(kUnpacked);
  }

  std::string_view plain() {
    if (held.empty()) return source();
    out = std::move(held);
    held.clear();
    return out;
  }

  /// False at the end of the input.
  bool fill() {
    if (left.empty()) left = source();
    return !left.empty();
  }

  /// Behind one compressed member another one may follow.
  bool next_member() {
    if (!fill()) return false;
    if (inflateReset(&stream) != Z_OK) refuse("cannot be read");
    open = true;
    return true;
  }

  std::string_view unpack() {
    while (!ended) {
      if (!open && !next_member()) break;
      if (!fill()) refuse("ends in the middle");
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(left.data()));
      stream.avail_in = static_cast<uInt>(left.size());
      stream.next_out = reinterpret_cast<Bytef*>(out.data());
      stream.avail_out = static_cast<uInt>(out.size());
      const int answer = inflate(&stream, Z_NO_FLUSH);
      left.remove_prefix(left.size() - stream.avail_in);
      if (answer == Z_STREAM_END)
        open = false;
      else if (answer != Z_OK && answer != Z_BUF_ERROR)
        refuse("is damaged");
      if (const std::size_t size = out.size() - stream.avail_out) return std::string_view(out).substr(0, size);
    }
    ended = true;
    return {};
  }
};

Unpacked::Unpacked(Source source) : body_(std::make_unique<Body>()) {
  body_->source = std::move(source);
}

Unpacked::~Unpacked() = default;

std::string_view Unpacked::next() {
  if (!body_->begun) body_->begin();
  return body_->packed ? body_->unpack() : body_->plain();
}

}  // namespace spoc
