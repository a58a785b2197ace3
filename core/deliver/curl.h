// libcurl, loaded on first use: one exchange with another machine, by HTTP or SMTP. A program that sends through a
// folder or another program needs no such package. Nothing of the surroundings is heeded: no proxy of a variable, no
// file of logins.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "time/instant.h"

namespace spoc::deliver {

/// Where to, for how long, and whom to trust on the way.
struct Exchange {
  std::string url;           ///< http, https, smtp or smtps
  time::Span limit;          ///< for all of it, connecting included
  std::string certificates;  ///< file of authorities (PEM); empty: the system's
};

/// What an HTTP server answered.
struct HttpAnswer {
  long status = 0;
  std::string text;  ///< the beginning of its body, at most 512 bytes, as it came
};

struct MailLogin {
  std::string name, password;  ///< empty: none
  bool in_the_clear = false;   ///< else STARTTLS or TLS from the beginning, or nothing is sent
};

/// A mail for some people.
struct Envelope {
  std::string from;
  std::vector<std::string> to;
  std::string_view mail;       ///< RFC 5322, lines ended by CRLF
  bool some_may_fail = false;  ///< goes to those who are accepted
};

/// How far it came.
struct MailAnswer {
  bool delivered = false;       ///< the server took the mail
  bool about_mail = false;      ///< it was spoken of the mail: before that, an answer is about this machine
  int code = 0;                 ///< its last reply (RFC 5321 §4.2)
  std::string reply;            ///< text of the last that refuses, as it came
  std::vector<int> recipients;  ///< its replies to each of `to`, as far as they were named
  std::string problem;          ///< why not, in words
};

/// Keeps its connection for the next exchange with the same server. For one thread.
class Connection {
 public:
  /// Throws unavailable when the system has no libcurl.
  Connection();
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Redirects are not followed: their status is the answer. Throws unavailable when no complete answer came in time.
  HttpAnswer post(const Exchange& exchange, const std::vector<std::string>& headers, std::string_view body);
  MailAnswer send(const Exchange& exchange, const MailLogin& login, const Envelope& envelope);

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace spoc::deliver
