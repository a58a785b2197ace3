// Compressed input (gzip, RFC 1952) as plain bytes: what is compressed is unpacked as it comes, all else passes
// through.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

namespace spoc {

/// A source of bytes, empty at the end. Whether it is compressed is seen from its first two bytes. Memory is constant,
/// however far a small input expands.
class Unpacked {
 public:
  using Source = std::function<std::string_view()>;
  explicit Unpacked(Source source);
  ~Unpacked();
  Unpacked(const Unpacked&) = delete;
  Unpacked& operator=(const Unpacked&) = delete;

  /// The next bytes, valid until the next call; empty at the end. Throws data when the input is damaged or ends too
  /// soon.
  std::string_view next();

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace spoc
