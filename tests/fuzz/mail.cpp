// Any bytes as a mail: nothing may crash or hang, and whatever is read is valid UTF-8 without U+0000.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "intake/mail.h"
#include "intake/mail_lines.h"
#include "intake/mail_verdict.h"
#include "intake/mailbox.h"

namespace {

using namespace spoc;
using namespace spoc::intake;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_text(const std::string& text) {
  require(is_utf8(text) && text.find('\0') == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::size_t all = 0;
  for (const std::string_view one : mails_in(bytes)) all += one.size();
  require(all == bytes.size() || trim(bytes).empty());
  const Mail mail = read_mail(bytes);
  for (const std::string* text :
       {&mail.from.name, &mail.from.address, &mail.subject, &mail.text, &mail.quotation, &mail.whole})
    require_text(*text);
  for (const MailPart& part : mail.parts) require_text(part.type), require_text(part.name);
  require(identity_of(mail, bytes) == identity_of(read_mail(bytes), bytes));
  require(verdict_of(mail, {}) == verdict_of(mail, {}));
  for (const MailOrder& order : orders_in(mail.text))
    require_text(order.line), require(order.score >= 0 && order.score <= 5);
  return 0;
}
