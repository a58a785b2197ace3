#include "domain/ids.h"

#include "support/test.h"

namespace spoc::domain {
namespace {

TEST_CASE("a ticket is its number, with or without a hash sign") {
  CHECK(to_text(TicketId{42}) == "42");
  CHECK(parse_ticket_id("42") == TicketId{42});
  CHECK(parse_ticket_id("#42") == TicketId{42});
}

TEST_CASE("a run begins with r, an operation with o") {
  CHECK(to_text(RunId{7}) == "r7");
  CHECK(to_text(OperationId{123}) == "o123");
  CHECK(parse_run_id("r7") == RunId{7});
}

TEST_CASE("what only looks like a number is none") {
  for (const char* text : {"", "#", "0", "042", "-1", "+1", "4 2", " 42", "42x", "r7", "99999999999999999999", "##4"})
    CHECK_FALSE(parse_ticket_id(text));
  for (const char* text : {"", "r", "7", "r0", "r07", "R7", "r-7", "r7 "}) CHECK_FALSE(parse_run_id(text));
}

}  // namespace
}  // namespace spoc::domain
