#include "cmd/log_mail.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

#include "base/file.h"
#include "base/format.h"
#include "base/json.h"
#include "cmd/shell/exit_code.h"
#include "cmd/shell/output.h"
#include "desk/mail.h"
#include "intake/mailbox.h"

namespace spoc::cmd {
namespace {

using desk::Mailed;

constexpr std::size_t kLargest = 256u << 20;

std::string_view word(Mailed::Fate fate) {
  constexpr std::string_view kWords[] = {"known", "logged", "added", "recorded"};
  return kWords[static_cast<std::size_t>(fate)];
}

/// Broken mail is logged with what could be read. What the desk cannot use of this one is left out; its bytes are kept
/// as they are.
intake::Mail plainest(const intake::Mail& mail, const std::string& why) {
  intake::Mail plain;
  plain.from = mail.from;
  plain.subject = mail.subject;
  plain.message_id = mail.message_id;
  plain.headers = mail.headers;
  plain.text = plain.whole = mail.text;
  plain.problems = {why};
  return plain;
}

bool passes(Code code) {
  return code == Code::try_again || code == Code::io || code == Code::unavailable || code == Code::refused ||
         code == Code::not_found || code == Code::configuration || code == Code::cannot_create || code == Code::usage;
}

class Taker {
 public:
  explicit Taker(Context& context) : context_(context) {}

  /// True when it is on disk.
  bool take(std::string_view bytes) noexcept {
    try {
      desk::Desk desk = context_.desk();
      const intake::Mail mail = intake::read_mail(bytes);
      say(take(desk, mail, bytes));
      return true;
    } catch (...) {
      failed();
      return false;
    }
  }

  /// The failure that is being handled, in words; the mail stays where it was.
  void failed() noexcept {
    try {
      const Failure failure = tell(std::current_exception(), {context_.json(), false});
      cmd::say(context_.environment().errors, failure.text);
    } catch (...) {
      cmd::say(context_.environment().errors, "spoc: the mail was not taken\n");
    }
    all_taken_ = false;
  }
  bool all_taken() const { return all_taken_; }

 private:
  Mailed take(desk::Desk& desk, const intake::Mail& mail, std::string_view bytes) {
    try {
      return desk::take_mail(desk, mail, bytes);
    } catch (const Error& error) {
      if (passes(error.code)) throw;
      return desk::take_mail(desk, plainest(mail, error.message), bytes);
    }
  }

  void say(const Mailed& mailed) noexcept {
    try {
      std::string text;
      if (context_.json()) {
        json::Writer w(text);
        w.begin_object().key("schema").string("spoc.mail/1").key("fate").string(word(mailed.fate)).key("ticket");
        mailed.ticket ? w.integer(mailed.ticket.number) : w.null();
        w.end_object();
      } else if (context_.quiet()) {
        text = mailed.ticket ? to_text(mailed.ticket) : std::string();
      } else {
        text = mailed.ticket ? format("#{} {}", to_text(mailed.ticket), word(mailed.fate))
                             : std::string(word(mailed.fate));
      }
      if (!text.empty()) cmd::say(context_.environment().output, text + "\n");
    } catch (...) {
      // It is on disk: that it cannot be told changes nothing.
    }
  }

  Context& context_;
  bool all_taken_ = true;
};

/// Each mail of `new` moves to `cur` when it is on disk; one that is not stays for the next time.
void take_maildir(Taker& taker, const std::string& folder, bool dry_run) {
  const std::string fresh = join_path(folder, "new"), seen = join_path(folder, "cur");
  for (const std::string& name : list_folder(fresh)) try {
      const std::string path = join_path(fresh, name);
      if (!taker.take(read_file(path, kLargest)) || dry_run) continue;
      const std::string moved = join_path(seen, name.find(":2,") == std::string::npos ? name + ":2," : name);
      if (std::rename(path.c_str(), moved.c_str()) != 0)
        throw Error(Code::io, format("cannot move {} to {}", path, seen), "it is taken; the next time it is known");
    } catch (...) {
      taker.failed();
    }
}

void take_all(Context& context, const Arguments& arguments, Taker& taker) {
  const std::string path(arguments.positional(0).value_or("-"));
  if (path == "-") {
    ByteStream stream{path};
    taker.take(read_all(stream, kLargest));
    return;
  }
  if (context.environment().privileged)
    throw Error(Code::refused,
                format("spoc works for you as another user here and opens nothing that you name: {}", path),
                "hand it in on standard input");
  if (folder_exists(path)) return take_maildir(taker, path, arguments.has("--dry-run"));
  const std::string bytes = read_file(path, kLargest);
  for (const std::string_view mail : intake::mails_in(bytes)) taker.take(mail);
}

}  // namespace

bool asks_to_take_mail(std::span<const std::string> words) {
  const auto has = [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); };
  return has("log") && has("--mail");
}

Code log_mail(Context& context, const Arguments& arguments) noexcept {
  Taker taker(context);
  try {
    for (const auto& given : arguments.given_) {
      constexpr std::string_view kWith[] = {"--mail",    "--desk", "--as",     "--now",   "--wait",
                                            "--dry-run", "--json", "--format", "--quiet", "--no-color"};
      if (std::find(std::begin(kWith), std::end(kWith), given.option) == std::end(kWith))
        throw Error(Code::usage, format("{} does not go with --mail", given.option), "the mail says it itself");
    }
    take_all(context, arguments, taker);
  } catch (...) {
    taker.failed();
  }
  return taker.all_taken() ? Code::ok : Code::try_again;
}

}  // namespace spoc::cmd
