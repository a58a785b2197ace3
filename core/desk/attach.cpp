#include "desk/attach.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc::desk {
namespace {

constexpr std::size_t kWidest = 120;

}  // namespace

std::string attachment_name(std::string_view name) {
  if (const auto cut = name.find_last_of("/\\"); cut != std::string_view::npos) name.remove_prefix(cut + 1);
  std::string safe = shorten(terminal_safe(to_utf8(name), Shape::one_line), kWidest);
  const auto first = safe.find_first_not_of(". ");
  safe.erase(0, first == std::string::npos ? safe.size() : first);
  return safe.empty() ? "file" : safe;
}

std::vector<domain::Attachment> attach(Deciding& deciding, const std::vector<intake::DraftFile>& files) {
  std::vector<domain::Attachment> kept;
  for (const intake::DraftFile& file : files)
    if (file.bytes.size() > kLargestFile)
      throw Error(Code::data,
                  format("{} is too large to be kept: {} MiB", attachment_name(file.name), file.bytes.size() >> 20),
                  format("at most {} MiB; keep it elsewhere and say where", kLargestFile >> 20));
  for (const intake::DraftFile& file : files)
    kept.push_back({attachment_name(file.name), shorten(terminal_safe(to_utf8(file.type), Shape::one_line), kWidest),
                    static_cast<std::int64_t>(file.bytes.size()), deciding.put_blob(file.bytes)});
  return kept;
}

}  // namespace spoc::desk
