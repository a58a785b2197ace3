#include "desk/mail_evidence.h"

#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "desk/attach.h"

namespace spoc::desk {
namespace {

/// What programs put beside what somebody attached (RFC 1847, RFC 8551).
constexpr std::string_view kSignatures[] = {"application/pgp-signature", "application/pkcs7-signature",
                                            "application/x-pkcs7-signature"};

bool is_attached(const intake::MailFile& file) {
  const bool signature = std::find(std::begin(kSignatures), std::end(kSignatures), file.type) != std::end(kSignatures);
  return !file.of_page && !signature && !file.bytes.empty();
}

bool is_named(const intake::MailFile& file, std::string_view said) {
  const std::string name = lower(said);
  return lower(trim(file.name)) == name || lower(attachment_name(file.name)) == name;
}

}  // namespace

ShownBy shown_by(std::string_view item, std::string_view said, const std::vector<intake::MailFile>& files) {
  std::vector<std::size_t> attached;
  for (std::size_t i = 0; i < files.size(); ++i)
    if (is_attached(files[i])) attached.push_back(i);
  if (attached.empty())
    throw Error(Code::data, format("item {} asks for a file, and none is attached to the mail", item));
  ShownBy shown;
  if (!said.empty() && said != kAnyFile) {
    const auto named =
        std::find_if(attached.begin(), attached.end(), [&](std::size_t i) { return is_named(files[i], said); });
    if (named != attached.end()) return {{*named}, {}};
    shown.text = said;
  }
  if (attached.size() > 1) {
    std::vector<std::string> names;
    for (const std::size_t i : attached) names.push_back(attachment_name(files[i].name));
    throw Error(Code::data, format("item {} asks for a file, and several are attached: #tick {} = one of {}", item,
                                   item, join(names, ", ")));
  }
  shown.files = attached;
  return shown;
}

}  // namespace spoc::desk
