#include "base/random.h"

#include <sys/random.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/error.h"
#include "base/format.h"
#include "base/hash.h"

namespace spoc {
namespace {

/// getrandom(2) may be interrupted and may return less than asked for.
void fill_from_system(std::string& bytes) {
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count = ::getrandom(bytes.data() + filled, bytes.size() - filled, 0);
    if (count > 0) {
      filled += static_cast<std::size_t>(count);
    } else if (count == 0 || errno != EINTR) {
      const int reason = count == 0 ? EIO : errno;
      throw Error(Code::unavailable,
                  format("the system gives no random bytes: {}", std::generic_category().message(reason)));
    }
  }
}

}  // namespace

std::string Random::bytes(std::size_t count) {
  if (!seed_) {
    std::string out(count, '\0');
    fill_from_system(out);
    return out;
  }
  std::string out;
  out.reserve(count);
  while (out.size() < count) {
    const Digest block = FieldHasher().add(*seed_).add(static_cast<std::int64_t>(counter_++)).finish();
    out += bytes_of(block).substr(0, count - out.size());
  }
  return out;
}

}  // namespace spoc
