#include "render/json_rows.h"

#include "base/error.h"
#include "support/test.h"

namespace spoc::render {

namespace {

Table sample() {
  return {.name = "clocks",
          .columns = {{"id", Kind::number},
                      {"subject"},
                      {"due_at", Kind::time},
                      {"met", Kind::ratio},
                      {"used_s", Kind::duration}},
          .rows = {{std::int64_t{1}, "a\"b", time::from_unix(0), Ratio{5, 6}, Seconds{90}},
                   {std::int64_t{2}, Cell{}, Cell{}, Ratio{0, 0}, Cell{}}}};
}

}  // namespace

TEST_CASE("a table is its name, its columns and rows of arrays") {
  std::string out;
  json::Writer writer(out);
  write_table(writer, sample());
  CHECK(
      out ==
      R"({"name":"clocks","columns":["id","subject","due_at","met","used_s"],"rows":[[1,"a\"b","1970-01-01T00:00:00Z",{"n":5,"d":6},90],[2,null,null,{"n":0,"d":0},null]]})");
}

TEST_CASE("rows as objects name every member, absent ones are null") {
  std::string out;
  json::Writer writer(out);
  write_objects(writer, sample());
  CHECK(
      out ==
      R"([{"id":1,"subject":"a\"b","due_at":"1970-01-01T00:00:00Z","met":{"n":5,"d":6},"used_s":90},{"id":2,"subject":null,"due_at":null,"met":{"n":0,"d":0},"used_s":null}])");
}

TEST_CASE("each row is a line of JSON Lines, whatever is in it") {
  std::string out;
  const std::vector<Column> columns = {{"t"}, {"ok", Kind::truth}, {"day", Kind::date}};
  append_line(out, columns, Row{"two\nlines", true, time::Date{1}});
  append_line(out, columns, Row{Cell{}, false, Cell{}});
  CHECK(out == "{\"t\":\"two\\nlines\",\"ok\":true,\"day\":\"1970-01-02\"}\n{\"t\":null,\"ok\":false,\"day\":null}\n");
  CHECK_THROWS_AS(append_line(out, columns, Row{Cell{}}), Error);
}

}  // namespace spoc::render
