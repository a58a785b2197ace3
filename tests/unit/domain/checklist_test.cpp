#include "domain/checklist.h"

#include "support/test.h"

using namespace spoc;
using domain::CheckItem;
using domain::Checklist;

namespace {

CheckItem item(std::string id, std::string under = {}, std::int64_t enough = 0) {
  CheckItem made;
  made.id = std::move(id);
  made.under = std::move(under);
  made.enough = enough;
  return made;
}

void tick(Checklist& list, std::string_view id) {
  for (CheckItem& one : list)
    if (one.id == id) one.done_at = time::Instant{1};
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a heading of a checklist is done when its parts are") {
  Checklist list{item("1"), item("2"), item("2.1", "2"), item("2.2", "2")};
  CHECK(domain::has_parts(list, "2"));
  CHECK_FALSE(domain::has_parts(list, "1"));
  CHECK(domain::open_items(list) == Ids{"1", "2.1", "2.2"});
  tick(list, "2.1");
  CHECK_FALSE(domain::is_over(list, list[1]));
  tick(list, "2.2");
  CHECK(domain::is_over(list, list[1]));
  CHECK(domain::open_items(list) == Ids{"1"});
}

TEST_CASE("a heading that wants one of its parts is done with one of them") {
  Checklist list{item("proof", {}, 1), item("passport", "proof"), item("card", "proof")};
  CHECK(domain::open_items(list) == Ids{"passport", "card"});
  tick(list, "card");
  CHECK(domain::is_over(list, list[0]));
  CHECK(domain::open_items(list).empty());
}

TEST_CASE("a part that does not apply is none of those that are enough, and a heading without others left is over") {
  Checklist list{item("proof", {}, 1), item("passport", "proof"), item("card", "proof")};
  list[1].done_at = time::Instant{1};
  list[1].inapplicable = "none";
  CHECK(domain::open_items(list) == Ids{"card"});
  list[2].done_at = time::Instant{2};
  list[2].inapplicable = "lost";
  CHECK(domain::is_over(list, list[0]));
}

TEST_CASE("what is under an optional heading keeps nobody, and neither does an optional part") {
  Checklist list{item("1"), item("1.1", "1"), item("2"), item("2.1", "2"), item("2.2", "2")};
  list[0].optional = true;
  list[3].optional = true;
  CHECK(domain::open_items(list) == Ids{"2.2"});
  tick(list, "2.2");
  CHECK(domain::is_over(list, list[2]));
  CHECK_FALSE(domain::is_over(list, list[0]));
  CHECK(domain::depth_of(list, list[1]) == 1);
  CHECK(domain::depth_of(list, list[0]) == 0);
}
