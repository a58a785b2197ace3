#include "store/contents.h"

#include "base/hash.h"
#include "policy/load.h"
#include "scratch.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

constexpr std::string_view kPolicy = R"(spoc = 1
[desk]
name = "Example Works"
address = "help@example.org"
time_zone = "UTC"
calendar = "always"
front_line = "service_desk"
[calendar.always]
hours = { mon-sun = ["00:00-24:00"] }
[team.service_desk]
[priority]
levels = ["P1", "P2"]
weight = [8, 4]
matrix = [["P1", "P1", "P2"], ["P1", "P2", "P2"], ["P2", "P2", "P2"]]
)";

policy::Loaded loaded() {
  return policy::load({{"spoc.toml", std::string(kPolicy)}});
}

void put_in_force(Store& store, const policy::Policy& bundle, std::string_view packed) {
  store.write(caller(), [&](Unit& unit) {
    unit.put_bundle(bundle, packed);
    domain::Change change;
    change.desk.push_back({at(0), ana(), domain::PolicyApplied{bundle.hash, ""}});
    unit.commit(change);
  });
}

}  // namespace

TEST_CASE("of what routing has learned only the model in force is kept") {
  Scratch scratch;
  Store store(scratch.path);
  const auto learn = [&](std::string_view model) {
    std::string hash;
    store.write(caller(), [&](Unit& unit) {
      hash = unit.put_blob(model);
      domain::Change change;
      change.desk.push_back({at(0), ana(), domain::RoutingLearned{hash, 20, 18, 20}});
      unit.commit(change);
    });
    CHECK(store.meta().learned == hash);
    return hash;
  };
  const std::string old = learn("one"), in_force = learn("two");
  store.read([&](Reading& reading) {
    CHECK_FALSE(reading.blob(old));
    CHECK(reading.blob(in_force) == "two");
  });
  CHECK(verify(store).empty());
  CHECK(learn("one") == old);
  learn("one");
  store.read([&](Reading& reading) { CHECK(reading.blob(old) == "one"); });
  CHECK(verify(store).empty());
  raw(scratch.path, "delete from blob");
  CHECK(verify(store) == std::vector<std::string>{"content " + old + " the model is missing"});
}

TEST_CASE("content is stored once, under its hash, byte for byte") {
  Scratch scratch;
  Store store(scratch.path);
  const std::string bytes("any\0thing\xff", 10);
  std::string hash;
  store.write(caller(), [&](Unit& unit) {
    hash = unit.put_blob(bytes);
    CHECK(unit.put_blob(bytes) == hash);
  });
  CHECK(hash == hex(blake2b(bytes)));
  store.read([&](Reading& reading) {
    CHECK(reading.blob(hash) == bytes);
    CHECK(!reading.blob(std::string(64, '0')));
  });
  CHECK(raw(scratch.path, "select hash from blob").size() == 1);
}

TEST_CASE("a definition is stored under the SHA-256 of its content and nothing else") {
  Scratch scratch;
  Store store(scratch.path);
  store.write(caller(), [&](Unit& unit) { unit.put_definition(hex(sha256("spoc = 1")), "spoc = 1"); });
  store.read([&](Reading& reading) { CHECK(reading.definition(hex(sha256("spoc = 1"))) == "spoc = 1"); });
  CHECK_THROWS_AS(store.write(caller(), [&](Unit& unit) { unit.put_definition(std::string(64, '0'), "spoc = 1"); }),
                  Error);
}

TEST_CASE("the policy in force comes back from the store, and an older one by its hash") {
  Scratch scratch;
  Store store(scratch.path);
  try {
    store.policy();
    FAIL("there is none");
  } catch (const Error& error) {
    CHECK(error.code == Code::configuration);
  }
  const auto first = loaded().policy;
  REQUIRE(first);
  put_in_force(store, *first, policy::pack(*first));
  CHECK(store.meta().bundle == first->hash);
  CHECK(store.policy()->hash == first->hash);
  CHECK(store.policy()->desk.name == "Example Works");

  policy::Policy second = *first;
  second.files = {{"spoc.toml", std::string(kPolicy) + "# edited\n"}};
  second.hash = policy::hash_of(second.files);
  put_in_force(store, second, policy::pack(second));
  CHECK(store.policy()->hash == second.hash);
  CHECK(store.policy(first->hash)->hash == first->hash);
  CHECK_THROWS_AS(store.policy(std::string(64, '0')), Error);
  CHECK(verify(store).empty());
}

TEST_CASE("a bundle that another version packed is read from its files") {
  Scratch scratch;
  Store store(scratch.path);
  const auto bundle = loaded().policy;
  std::string packed = policy::pack(*bundle);
  // The first bytes name the version; see policy/pack.cpp.
  REQUIRE(!packed.empty());
  for (std::size_t i = 0; i < packed.size(); ++i) {
    std::string other = packed;
    other[i] = static_cast<char>(other[i] ^ 1);
    bool another_version = false;
    try {
      another_version = policy::restore(other) == nullptr;
    } catch (const Error&) {
      // Damaged, which is no other version.
    }
    if (!another_version) continue;
    put_in_force(store, *bundle, other);
    CHECK(store.policy()->hash == bundle->hash);
    return;
  }
  FAIL("no byte of a packed bundle names its version");
}

TEST_CASE("the load of a person is weighed by the policy in force") {
  Scratch scratch;
  Store store(scratch.path);
  const auto bundle = loaded().policy;
  put_in_force(store, *bundle, policy::pack(*bundle));
  store.write(caller(), [&](Unit& unit) {
    domain::TicketChange ticket = logged(unit.new_ticket());
    ticket.record(at(0), ana(), domain::TicketPrioritised{"P1", false, ""});
    ticket.record(at(0), ana(), domain::TicketAssigned{"ana", "round_robin", ""});
    unit.commit(change(ticket));
    CHECK(unit.people().load("ana").weight == 8);
  });
}

}  // namespace spoc::store
