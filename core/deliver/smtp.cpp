#include "deliver/smtp.h"

#include <algorithm>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/hash.h"
#include "base/text.h"
#include "deliver/mail_message.h"

namespace spoc::deliver {

namespace {

constexpr std::size_t kReply = 300;

bool refuses_for_good(int code) {
  return code >= 500;
}

/// What a server said, for people: one line, no controls.
std::string words(std::string_view said) {
  return shorten(terminal_safe(to_utf8(said), Shape::one_line), kReply);
}

std::string with_crlf(std::string_view mail) {
  std::string out;
  out.reserve(mail.size() + mail.size() / 32);
  for (const char c : mail) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

/// "ben@example.org: 550 no such user": of those whom the server named a reply for.
std::string refusals(const std::vector<std::string>& to, const std::vector<int>& replies) {
  std::vector<std::string> refused;
  for (std::size_t i = 0; i < std::min(to.size(), replies.size()); ++i)
    if (refuses_for_good(replies[i])) refused.push_back(format("{} ({})", words(to[i]), replies[i]));
  return join(refused, ", ");
}

}  // namespace

bool is_this_machine(std::string_view url) {
  std::string_view host = url.substr(std::min(url.size(), url.find("://") + 3));
  host = host.substr(0, host.find('/'));
  if (host.starts_with('[')) return host.starts_with("[::1]");
  host = host.substr(0, host.find(':'));
  return host == "localhost" || host == "127.0.0.1";
}

const MailLogin& Smtp::login() {
  if (login_) return *login_;
  MailLogin login;
  login.name = remote_.login;
  if (!remote_.password.empty()) login.password = read_secret(remote_.password, around_.folder, around_.credentials);
  mask_ = Mask({login.password, base64(login.password)});
  const bool plain = remote_.tls == "never" || (remote_.tls.empty() && is_this_machine(remote_.url));
  login.in_the_clear = plain && remote_.url.starts_with("smtp://");
  return login_.emplace(std::move(login));
}

MailAnswer Smtp::send(const Message& message, std::string_view mail, const std::vector<std::string>& to,
                      bool some_may_fail) {
  if (!connection_) connection_.emplace();
  const Exchange exchange{
      remote_.url, remote_.timeout,
      remote_.certificates.empty() ? std::string() : join_path(around_.folder, remote_.certificates)};
  return connection_->send(
      exchange, login(),
      {message.desk_address.empty() ? "desk@localhost" : message.desk_address, to, mail, some_may_fail});
}

void Smtp::deliver(const Message& message) {
  const std::string mail = with_crlf(mail_message(message));
  std::vector<std::string> to;
  for (const Recipient& recipient : message.to) to.push_back(recipient.address);
  MailAnswer answer = send(message, mail, to, false);
  if (answer.delivered) return;
  // Nobody has it: a server that refuses one of several people is asked again to take it for the others.
  const bool refused_one = !answer.recipients.empty() && refuses_for_good(answer.recipients.back());
  if (to.size() > 1 && refused_one) answer = send(message, mail, to, true);
  const std::string refused = refusals(to, answer.recipients);
  if (answer.delivered && refused.empty()) return;
  if (answer.delivered) throw Error(Code::data, format("the mail server refuses {}; the others have it", refused));
  const std::string said = mask_(answer.reply.empty() ? answer.problem : answer.reply);
  const bool final = answer.about_mail && refuses_for_good(answer.code);
  throw Error(final ? Code::data : answer.about_mail && answer.code >= 400 ? Code::try_again : Code::unavailable,
              format("the mail server {}: {}", final ? "refuses it" : "did not take it", words(said)));
}

}  // namespace spoc::deliver
