#include "intake/mail_verdict.h"

#include <algorithm>
#include <optional>

#include "base/format.h"
#include "base/text.h"

namespace spoc::intake {

namespace {

using MaybeVerdict = std::optional<MailVerdict>;

constexpr std::string_view kAutomaticReply[] = {"x-autoreply",
                                                "x-autorespond",
                                                "x-auto-reply",
                                                "x-autoreply-from",
                                                "x-autoresponder",
                                                "x-mail-autoreply",
                                                "x-ms-exchange-inbox-rules-loop",
                                                "x-ms-exchange-generated-message-source"};
constexpr std::string_view kReplySubjects[] = {
    "automatic reply:",      "auto-reply:",          "autoreply:",          "out of office:",
    "automatische antwort:", "abwesenheitsnotiz:",   "réponse automatique", "respuesta automática:",
    "risposta automatica:",  "automatisch antwoord:"};
constexpr std::string_view kReporters[] = {"mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon"};
constexpr std::string_view kUnread[] = {"no-reply", "noreply", "do-not-reply", "donotreply",
                                        "no_reply", "nobody",  "bounce",       "bounces"};
constexpr std::string_view kLists[] = {"list-id",   "list-post",    "list-unsubscribe",
                                       "list-help", "mailing-list", "x-mailing-list"};

template <class List>
bool among(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::string value(const Mail& mail, std::string_view name) {
  const std::string* header = mail.header(name);
  return header ? lower(trim(*header)) : std::string();
}

/// The word before parameters and comments: "auto-replied (vacation)".
std::string keyword(const Mail& mail, std::string_view name) {
  const std::string text = value(mail, name);
  return text.substr(0, text.find_first_of(" \t;("));
}

std::string local_part(const Mail& mail) {
  return lower(mail.from.address.substr(0, mail.from.address.rfind('@')));
}

MailVerdict because(MailKind kind, const Mail& mail, std::string_view name) {
  const std::string* header = mail.header(name);
  return {kind, format("{}: {}", name, header ? shorten(*header, 60) : std::string())};
}

MaybeVerdict own_one(const Mail& mail, const OwnMail& own) {
  if (own.sent_it) return MailVerdict{MailKind::own, "the desk sent it itself"};
  if (among(own.addresses, lower(mail.from.address)))
    return MailVerdict{MailKind::own, format("it is from the desk's own address {}", mail.from.address)};
  return std::nullopt;
}

MaybeVerdict bounce(const Mail& mail) {
  if (!mail.parts.empty() && mail.parts.front().type == "multipart/report")
    return MailVerdict{MailKind::bounce, "it is a report (RFC 6522)"};
  if (value(mail, "return-path") == "<>") return because(MailKind::bounce, mail, "return-path");
  if (mail.header("x-failed-recipients")) return because(MailKind::bounce, mail, "x-failed-recipients");
  if (among(kReporters, local_part(mail)))
    return MailVerdict{MailKind::bounce, format("it is from {}", mail.from.address)};
  return std::nullopt;
}

MaybeVerdict reply(const Mail& mail) {
  if (keyword(mail, "auto-submitted") == "auto-replied") return because(MailKind::reply, mail, "auto-submitted");
  for (const std::string_view name : kAutomaticReply)
    if (mail.header(name)) return because(MailKind::reply, mail, name);
  const std::string precedence = keyword(mail, "precedence");
  if (precedence == "auto_reply" || precedence == "auto-reply") return because(MailKind::reply, mail, "precedence");
  const std::string subject = lower(mail.subject);
  const auto begins = [&](std::string_view begin) { return subject.starts_with(begin); };
  if (std::any_of(std::begin(kReplySubjects), std::end(kReplySubjects), begins))
    return MailVerdict{MailKind::reply, format("its subject says so: {}", shorten(mail.subject, 60))};
  return std::nullopt;
}

MaybeVerdict mass(const Mail& mail) {
  for (const std::string_view name : kLists)
    if (mail.header(name)) return because(MailKind::list, mail, name);
  const std::string precedence = keyword(mail, "precedence");
  if (precedence == "list") return because(MailKind::list, mail, "precedence");
  const std::string submitted = keyword(mail, "auto-submitted");
  if (!submitted.empty() && submitted != "no") return because(MailKind::generated, mail, "auto-submitted");
  if (precedence == "bulk" || precedence == "junk") return because(MailKind::generated, mail, "precedence");
  return std::nullopt;
}

MaybeVerdict quiet(const Mail& mail) {
  const std::string suppressed = value(mail, "x-auto-response-suppress");
  if (!suppressed.empty() && suppressed != "none") return because(MailKind::quiet, mail, "x-auto-response-suppress");
  if (among(kUnread, local_part(mail)))
    return MailVerdict{MailKind::quiet, format("nobody reads what is sent to {}", mail.from.address)};
  return std::nullopt;
}

}  // namespace

MailVerdict verdict_of(const Mail& mail, const OwnMail& own) {
  if (const MaybeVerdict found = own_one(mail, own)) return *found;
  for (const auto sign : {bounce, reply, mass, quiet})
    if (const MaybeVerdict found = sign(mail)) return *found;
  return {};
}

}  // namespace spoc::intake
