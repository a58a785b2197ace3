// Messages posted to an address on the web as JSON, signed, so that the receiver knows who sent them and that it has
// them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "deliver/curl.h"
#include "deliver/secrets.h"
#include "deliver/transport.h"

namespace spoc::deliver {

/// What is posted of anything: JSON under a token that is the same for every try.
struct Posting {
  std::string_view body, token;
  time::Instant at;  ///< of this try, real time
};

/// An address that takes JSON. The headers of a request: `Idempotency-Key` (the token), `Spoc-Timestamp` (seconds since
/// 1970 of this try), and with a secret `Spoc-Signature`: "v1=" and HMAC-SHA256 over the timestamp, a dot and the body,
/// hexadecimal.
class Poster {
 public:
  Poster(const policy::Remote& remote, const Surroundings& around) : remote_(remote), around_(around) {}

  /// Taken is what a status of 2xx was the answer to. Throws data on one that says that this request will never be
  /// taken (400, 410, 413, 415, 422), try_again on any other, unavailable when nobody answers in time. Redirects are
  /// not followed: what is signed goes where policy says.
  void post(const Posting& posting);

 private:
  const std::string& secret();

  policy::Remote remote_;
  Surroundings around_;
  std::optional<std::string> secret_;
  std::optional<Connection> connection_;
};

/// `Spoc-Signature` of a body.
std::string signature(std::string_view secret, std::int64_t timestamp, std::string_view body);

/// A message as `spoc.message/1`.
std::string message_json(const Message& message);

class Webhook : public Transport {
 public:
  Webhook(const policy::Remote& remote, const Surroundings& around) : poster_(remote, around) {}
  void deliver(const Message& message) override;

 private:
  Poster poster_;
};

}  // namespace spoc::deliver
