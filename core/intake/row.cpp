#include "intake/row.h"

#include <algorithm>

#include "base/format.h"
#include "base/hash.h"

namespace spoc::intake {

namespace {
constexpr std::size_t kPiece = 1u << 20;
}

std::string key_of_row(std::string_view file, long long number) {
  return format("file:{}:{}", file.substr(0, 32), number);
}

std::string digest_of(const Source& source) {
  FieldHasher hasher;
  std::string piece;
  for (std::string_view bytes = source(); !bytes.empty(); bytes = source()) {
    while (!bytes.empty()) {
      const std::size_t taken = std::min(bytes.size(), kPiece - piece.size());
      piece.append(bytes.substr(0, taken));
      bytes.remove_prefix(taken);
      if (piece.size() < kPiece) continue;
      hasher.add(piece);
      piece.clear();
    }
  }
  hasher.add(piece);
  return hex(hasher.finish());
}

}  // namespace spoc::intake
