#include "store/mails.h"

#include <tuple>

#include "base/text.h"
#include "store/columns.h"

namespace spoc::store {

namespace {

constexpr std::string_view kMailColumns = "identity, message_id, ticket, sender, at, acknowledged";

KeptMail read_mail(const sql::Statement& statement) {
  KeptMail mail;
  RowReader row(statement);
  row.get(mail.identity);
  row.get(mail.message_id);
  row.get(mail.ticket);
  row.get(mail.sender);
  row.get(mail.at);
  row.get(mail.acknowledged);
  return mail;
}

std::string select_mail(std::string_view rest) {
  return format("select {} from mail {}", kMailColumns, rest);
}

/// An erasure may leave nothing to know it by.
std::optional<KeptMail> kept_of(domain::Subject subject, const domain::Recorded& recorded) {
  const auto* mail = std::get_if<domain::MailReceived>(&recorded.event);
  if (!mail || mail->identity.empty() || subject.kind == domain::SubjectKind::run) return std::nullopt;
  const TicketId ticket{subject.kind == domain::SubjectKind::ticket ? subject.number : 0};
  return KeptMail{mail->identity, mail->message_id, ticket, lower(mail->from), recorded.at, mail->acknowledged};
}

/// Of two entries that say the same mail came, the first counts, in whatever order they are read.
bool comes_before(const KeptMail& one, const KeptMail& other) {
  const auto rank = [](const KeptMail& mail) {
    return std::tuple(mail.at, mail.ticket.number, std::string_view(mail.message_id), std::string_view(mail.sender), mail.acknowledged);
  };
  return rank(one) < rank(other);
}

}  // namespace

void MailsFold::apply(domain::Subject subject, const domain::Recorded& recorded) {
  auto kept = kept_of(subject, recorded);
  if (!kept) return;
  const auto [known, fresh] = mails_.try_emplace(kept->identity, *kept);
  if (!fresh && comes_before(*kept, known->second)) known->second = std::move(*kept);
}

std::vector<KeptMail> MailsFold::all() const {
  std::vector<KeptMail> all;
  for (const auto& [identity, mail] : mails_) all.push_back(mail);
  return all;
}

Mails::Mails(sql::Connection& connection)
    : connection_(connection),
      insert_(connection, [] { return format("insert into mail ({}) values ({})", kMailColumns, parameters(6)); }),
      erase_(connection, "delete from mail where identity = $1"),
      find_(connection, [] { return select_mail("where identity = $1"); }),
      by_message_id_(connection, [] { return select_mail("where message_id = $1 order by at, identity limit 1"); }),
      acknowledged_(connection, "select at from mail where sender = $1 and acknowledged = 1 order by at desc limit 1"),
      all_(connection, [] { return select_mail("order by identity"); }, sql::Rows::many) {}

void Mails::apply(domain::Subject subject, const domain::Recorded& recorded) {
  if (const auto kept = kept_of(subject, recorded)) put(*kept);
}

void Mails::put(const KeptMail& mail) {
  const auto known = find(mail.identity);
  if (known && !comes_before(mail, *known)) return;
  if (known) {
    auto erase = erase_.use();
    erase->bind(1, mail.identity);
    sql::run(*erase);
  }
  auto statement = insert_.use();
  RowWriter row(*statement);
  row.put_always(mail.identity);
  row.put(std::string_view(mail.message_id));
  row.put(mail.ticket);
  row.put(std::string_view(mail.sender));
  row.put(mail.at);
  row.put(mail.acknowledged);
  sql::run(*statement);
}

std::optional<KeptMail> Mails::find(std::string_view identity) {
  auto statement = find_.use();
  statement->bind(1, identity);
  return statement->step() ? std::optional(read_mail(*statement)) : std::nullopt;
}

std::optional<KeptMail> Mails::by_message_id(std::string_view message_id) {
  auto statement = by_message_id_.use();
  statement->bind(1, message_id);
  return statement->step() ? std::optional(read_mail(*statement)) : std::nullopt;
}

std::optional<Instant> Mails::acknowledged_at(std::string_view sender) {
  auto statement = acknowledged_.use();
  statement->bind(1, sender);
  return statement->step() ? std::optional(Instant{statement->integer(0)}) : std::nullopt;
}

std::vector<KeptMail> Mails::all() {
  auto statement = all_.use();
  std::vector<KeptMail> found;
  while (statement->step()) found.push_back(read_mail(*statement));
  return found;
}

void Mails::replace_all(const std::vector<KeptMail>& mails) {
  connection_.script("delete from mail");
  for (const KeptMail& mail : mails) put(mail);
}

}  // namespace spoc::store
