#include "deliver/webhook.h"

#include "base/json.h"
#include "deliver/smtp.h"
#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::deliver;

TEST_CASE("a signature is over the time of the try and the body") {
  // As `printf '1790000000.{}' | openssl dgst -sha256 -hmac s3cret` says it.
  CHECK(signature("s3cret", 1'790'000'000, "{}") ==
        "v1=0d84afbca530158326e0549a7a1c3579755f9b8ba4cceba2c143dbe14147b60f");
  CHECK(signature("s3cret", 1'790'000'001, "{}") != signature("s3cret", 1'790'000'000, "{}"));
  CHECK(signature("other", 1'790'000'000, "{}") != signature("s3cret", 1'790'000'000, "{}"));
}

TEST_CASE("a message as JSON has everything that a receiver needs") {
  Message message;
  message.token = "t0";
  message.at = time::from_unix(1'790'000'000);
  message.desk_name = "D";
  message.to = {{"ana", "Ana \"A\"", "ana@example.org"}, {{}, {}, "x@example.org"}};
  message.subject = "s";
  message.text = "a\nb";
  message.tickets = {4, 7};
  message.repeated = true;
  const std::string text = message_json(message);
  CHECK(text.find("\"schema\":\"spoc.message/1\",\"token\":\"t0\"") != std::string::npos);
  CHECK(text.find("{\"person\":\"ana\",\"name\":\"Ana \\\"A\\\"\",\"address\":\"ana@example.org\"}") !=
        std::string::npos);
  CHECK(text.find("\"person\":null") != std::string::npos);
  CHECK(text.find("\"tickets\":[4,7],\"urgent\":false,\"repeated\":true") != std::string::npos);
  CHECK(json::parse(text, "message").object());
}

TEST_CASE("only what stays on this machine may go in the clear by itself") {
  CHECK(is_this_machine("smtp://localhost"));
  CHECK(is_this_machine("smtp://localhost:25/x"));
  CHECK(is_this_machine("smtp://127.0.0.1:2525"));
  CHECK(is_this_machine("smtp://[::1]:25"));
  CHECK_FALSE(is_this_machine("smtp://localhost.example.org"));
  CHECK_FALSE(is_this_machine("smtp://127.0.0.1.example.org"));
  CHECK_FALSE(is_this_machine("smtp://mail.example.org/localhost"));
}

}  // namespace
