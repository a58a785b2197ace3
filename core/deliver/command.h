// Messages handed to a program, one start for each message or recipient: no shell in between.
#pragma once

#include <string>
#include <vector>

#include "deliver/transport.h"

namespace spoc::deliver {

/// The message stands on the program's standard input as mail (RFC 5322). SPOC_TOKEN says which message it is, the same
/// for every try, and SPOC_REPEATED=1 that it may have had it before: a program knows by them what it has, as this one
/// cannot.
class Command : public Transport {
 public:
  /// For one person, or one message without arguments of its own.
  static constexpr time::Span kLimit = time::seconds(10);

  /// `arguments` are for messages that bring none of their own; it runs in `folder`.
  Command(std::vector<std::string> arguments, std::string folder)
      : arguments_(std::move(arguments)), folder_(std::move(folder)) {}

  /// Delivered is what the program ended with 0 for. Throws data on 65 and 67 (EX_DATAERR, EX_NOUSER of sysexits.h:
  /// another try changes nothing), try_again on other codes, unavailable when it cannot be started or takes longer than
  /// ten seconds.
  void deliver(const Message& message) override;

 private:
  void run_one(const std::vector<std::string>& arguments, const Message& message, const std::string& mail) const;

  std::vector<std::string> arguments_;
  std::string folder_;
};

}  // namespace spoc::deliver
