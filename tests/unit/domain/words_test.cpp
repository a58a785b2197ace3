#include "domain/words.h"

#include "support/test.h"

namespace spoc::domain {
namespace {

template <class E>
void check_every_word(E last) {
  CHECK(words<E>().size() == static_cast<std::size_t>(last) + 1);
  for (const auto text : words<E>()) {
    const auto value = from_word<E>(text);
    REQUIRE(value);
    CHECK(word(*value) == text);
  }
  CHECK_FALSE(from_word<E>(""));
  CHECK_FALSE(from_word<E>("nonsense"));
}

TEST_CASE("every value of a vocabulary has its own word") {
  check_every_word(TicketType::failure);
  check_every_word(Status::merged);
  check_every_word(WaitingOn::date);
  check_every_word(Turn::nobody);
  check_every_word(Level::low);
  check_every_word(ClockName::due);
  check_every_word(ClockState::cancelled);
  check_every_word(LinkKind::relates);
  check_every_word(RunState::cancelled);
  check_every_word(StepKind::end);
  check_every_word(StepState::withdrawn);
}

TEST_CASE("a ticket that nobody has taken is new") {
  CHECK(word(Status::fresh) == "new");
}

TEST_CASE("the desk owes an answer until a ticket is resolved, and a list shows it until it is closed") {
  CHECK(is_open(Status::waiting));
  CHECK_FALSE(is_open(Status::resolved));
  CHECK(is_live(Status::resolved));
  CHECK_FALSE(is_live(Status::closed));
  CHECK_FALSE(is_live(Status::merged));
}

TEST_CASE("a step is final when nothing can happen to it any more in its round") {
  CHECK_FALSE(is_final(StepState::pending));
  CHECK_FALSE(is_final(StepState::scheduled));
  CHECK_FALSE(is_final(StepState::active));
  CHECK(is_final(StepState::done));
  CHECK(is_final(StepState::skipped));
  CHECK(is_final(StepState::failed));
  CHECK(is_final(StepState::cancelled));
  CHECK(is_final(StepState::withdrawn));
}

}  // namespace
}  // namespace spoc::domain
