#include "deliver/webhook.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"

namespace spoc::deliver {

namespace {

constexpr std::array<long, 5> kNever = {400, 410, 413, 415, 422};
constexpr std::size_t kAnswerShown = 200;

/// Letters and digits only: it stands in a header.
std::string header_word(std::string_view token) {
  std::string word;
  for (const char c : token)
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_') word += c;
  return word;
}

[[noreturn]] void refuse(const HttpAnswer& answer) {
  const bool never = std::find(kNever.begin(), kNever.end(), answer.status) != kNever.end();
  const std::string text(trim(shorten(terminal_safe(to_utf8(answer.text), Shape::one_line), kAnswerShown)));
  const bool moved = answer.status >= 300 && answer.status < 400;
  throw Error(never ? Code::data : Code::try_again,
              format("the receiver answers {}{}{}", answer.status, text.empty() ? "" : ": ", text),
              moved ? "redirects are not followed: write the address it has moved to into policy" : "");
}

}  // namespace

std::string signature(std::string_view secret, std::int64_t timestamp, std::string_view body) {
  return "v1=" + hex(hmac_sha256(secret, format("{}.{}", timestamp, body)));
}

const std::string& Poster::secret() {
  if (!secret_) secret_ = read_secret(remote_.secret, around_.folder, around_.credentials);
  return *secret_;
}

void Poster::post(const Posting& posting) {
  const std::int64_t timestamp = posting.at.us / 1'000'000;
  std::vector<std::string> headers = {"Content-Type: application/json; charset=utf-8", "User-Agent: spoc",
                                      format("Idempotency-Key: {}", header_word(posting.token)),
                                      format("Spoc-Timestamp: {}", timestamp)};
  if (!remote_.secret.empty())
    headers.push_back(format("Spoc-Signature: {}", signature(secret(), timestamp, posting.body)));
  if (!connection_) connection_.emplace();
  const std::string certificates =
      remote_.certificates.empty() ? std::string() : join_path(around_.folder, remote_.certificates);
  const HttpAnswer answer = [&] {
    try {
      return connection_->post({remote_.url, remote_.timeout, certificates}, headers, posting.body);
    } catch (const Error& error) {
      throw Error(error.code,
                  format("the receiver cannot be told: {}", terminal_safe(to_utf8(error.message), Shape::one_line)),
                  error.hint);
    }
  }();
  if (answer.status < 200 || answer.status > 299) refuse(answer);
}

std::string message_json(const Message& message) {
  std::string text;
  json::Writer w(text);
  w.begin_object().key("schema").string("spoc.message/1").key("token").string(message.token);
  w.key("at").string(time::to_text(message.at)).key("desk").string(message.desk_name);
  w.key("to").begin_array();
  for (const Recipient& recipient : message.to) {
    w.begin_object().key("person");
    recipient.person.empty() ? w.null() : w.string(recipient.person);
    w.key("name").string(recipient.name).key("address").string(recipient.address).end_object();
  }
  w.end_array().key("subject").string(message.subject).key("text").string(message.text).key("html");
  message.html.empty() ? w.null() : w.string(message.html);
  w.key("tickets").begin_array();
  for (const std::int64_t ticket : message.tickets) w.integer(ticket);
  w.end_array().key("urgent").boolean(message.urgent).key("repeated").boolean(message.repeated).end_object();
  return text;
}

void Webhook::deliver(const Message& message) {
  const std::string body = message.body.empty() ? message_json(message) : message.body;
  poster_.post({body, message.token, message.tried_at});
}

}  // namespace spoc::deliver
