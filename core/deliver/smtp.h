// Messages handed to a mail server (RFC 5321) over TLS, with or without a login.
#pragma once

#include <optional>
#include <string>

#include "deliver/curl.h"
#include "deliver/secrets.h"
#include "deliver/transport.h"

namespace spoc::deliver {

/// A server that took a mail, and could not say so, gets it again with the same Message-ID. Nothing is sent in the
/// clear unless policy says so, or the server is this machine.
class Smtp : public Transport {
 public:
  Smtp(const policy::Remote& remote, const Surroundings& around) : remote_(remote), around_(around) {}

  /// Throws data when the server refuses the mail for good (5yz), also when it does for some of the people: the others
  /// have it then. Try_again when it does not want this mail now (4yz); unavailable when it is away, slow, does not let
  /// this desk in, or cannot be trusted.
  void deliver(const Message& message) override;

 private:
  MailAnswer send(const Message& message, std::string_view mail, const std::vector<std::string>& to,
                  bool some_may_fail);
  const MailLogin& login();

  policy::Remote remote_;
  Surroundings around_;
  std::optional<MailLogin> login_;
  std::optional<Connection> connection_;
  Mask mask_;
};

/// Whether `smtp://` goes to this machine.
bool is_this_machine(std::string_view url);

}  // namespace spoc::deliver
