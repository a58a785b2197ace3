// What a compiled program tells about itself, and what evaluating it costs.
#include "expr/program.h"

#include <atomic>
#include <cstdlib>
#include <new>
#include <thread>

#include "world.h"

namespace {
thread_local long long allocations = 0;
}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace spoc::expr {

TEST_CASE("comparing members with literals allocates nothing") {
  World world;
  auto text =
      GENERATE("ticket.team == 'network'", "ticket.priority in ['P1', 'P2', 'P3']", "ticket.open && ticket.id > 100",
               "ticket.team != 'a longer name than fits a small string' || ticket.age < 2d",
               "ticket.text.contains('every ten minutes')", "ticket.text.matches('(?i)\\bvpn\\b')",
               "ticket.due_at < now() || flag", "ticket.participants.exists(p, p.id == 'ben')");
  CAPTURE(text);
  Program program = world.compile(text).program.value();
  bool first = program.holds(world);
  long long before = allocations;
  bool second = program.holds(world);
  CHECK(allocations == before);
  CHECK(first == second);
}

TEST_CASE("a program tells what it reads, each once and as a whole") {
  World world;
  auto reads = [&](const char* text) { return world.compile(text).program.value().reads(); };
  using Names = std::vector<std::string>;
  CHECK(reads("ticket.team == 'a' && ticket.priority in ['P1'] && ticket.team != 'b'") ==
        Names{"ticket.team", "ticket.priority"});
  CHECK(reads("has(steps.request.outputs.laptop) && steps.request.outputs.laptop == 'a'") ==
        Names{"steps.request.outputs.laptop"});
  CHECK(reads("ticket.fields.model == 'a'") == Names{"ticket.fields.model"});
  CHECK(reads("manager_of(me).name == ticket.assignee.name") == Names{"me", "ticket.assignee.name"});
  CHECK(reads("ticket.participants.exists(p, p.id == me.id)") == Names{"ticket.participants", "me.id"});
  CHECK(reads("1 + 1").empty());
}

TEST_CASE("a program tells which literals it calls functions of the place with") {
  World world;
  Program program = world.compile("done('ready') && done('request') || done('ready')").program.value();
  CHECK(program.calls() == std::vector<PlaceCall>{{"done", "ready"}, {"done", "request"}});
}

TEST_CASE("a program keeps its text and its type, and its copies share it") {
  World world;
  Program program = world.compile("ticket.age + 1h").program.value();
  Program copy = program;
  CHECK(copy.text() == "ticket.age + 1h");
  CHECK(copy.type().kind == Kind::duration);
}

TEST_CASE("a value outlives the program it came from") {
  World world;
  Result result = world.run("'a text that is too long to be kept inside the value itself'");
  CHECK(to_text(std::get<Value>(result)) == "\"a text that is too long to be kept inside the value itself\"");
}

TEST_CASE("one program serves several threads at once") {
  World setup;
  Program program =
      setup.compile("ticket.text.matches('d[rw]ops +since|since the') && ticket.tags.exists(t, t == 'vpn')")
          .program.value();
  std::atomic<int> held = 0;
  std::vector<std::thread> threads;
  for (int n = 0; n < 4; ++n) {
    threads.emplace_back([&] {
      World world;
      for (int i = 0; i < 500; ++i) held += program.holds(world) ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(held == 2000);
}

}  // namespace spoc::expr
