// Any bytes as rows of JSON Lines: nothing may crash or hang, whatever is read is valid UTF-8, and it does not matter
// in which pieces the bytes arrive.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "intake/jsonl.h"

namespace {

using namespace spoc;
using namespace spoc::intake;

void require(bool holds) {
  if (!holds) std::abort();
}

std::vector<std::string> rows(std::string_view text, std::size_t piece) {
  JsonlRows reader([text, piece]() mutable {
    const std::string_view bytes = text.substr(0, piece);
    text.remove_prefix(bytes.size());
    return bytes;
  });
  std::vector<std::string> found;
  while (const auto row = reader.next()) {
    const Draft& draft = row->draft;
    for (const std::string* member : {&draft.subject, &draft.description, &draft.requester, &draft.key})
      require(is_utf8(*member) && member->find('\0') == std::string::npos);
    found.push_back(std::to_string(row->number) +
                    (row->problem ? "!" + row->problem->column + row->problem->reason : draft.subject));
  }
  return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  require(rows(text, 3) == rows(text, size ? size : 1));
  return 0;
}
