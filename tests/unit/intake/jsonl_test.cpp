#include "intake/jsonl.h"

#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::intake;

Draft draft(std::string_view line) {
  auto read = read_jsonl(line);
  if (auto* problem = std::get_if<RowProblem>(&read)) FAIL(problem->column << ": " << problem->reason);
  return std::get<Draft>(read);
}

RowProblem problem(std::string_view line) {
  auto read = read_jsonl(line);
  REQUIRE(std::holds_alternative<RowProblem>(read));
  return std::get<RowProblem>(read);
}

/// Delivers a text in pieces of `size` bytes.
Source in_pieces(std::string text, std::size_t size) {
  return [text = std::move(text), size, at = std::size_t{0}]() mutable {
    const std::string_view piece = std::string_view(text).substr(at, size);
    at += piece.size();
    return piece;
  };
}

TEST_CASE("a row says what the options of log say") {
  const Draft d =
      draft(R"({"subject": "VPN drops", "description": "since noon", "from": "ana@example.org", "channel": "portal",
    "type": "incident", "service": "vpn", "category": "network", "cause": "cable", "impact": "high", "urgency": "low",
    "priority": "P1", "reason": "board", "team": "network", "assign": "bob", "tags": ["a", "b"], "parent": 7, "key": "K-1",
    "resolve": "done", "confidential": true, "no_route": true, "on_known": "note", "fields": {"model": "X", "count": 2}})");
  CHECK(d.subject == "VPN drops");
  CHECK(d.description == "since noon");
  CHECK(d.requester == "ana@example.org");
  CHECK(d.channel == "portal");
  CHECK(d.type == "incident");
  CHECK(d.service == "vpn");
  CHECK(d.category == "network");
  CHECK(d.cause == "cable");
  CHECK(d.impact == "high");
  CHECK(d.urgency == "low");
  CHECK(d.priority == "P1");
  CHECK(d.reason == "board");
  CHECK(d.team == "network");
  CHECK(d.assignee == "bob");
  CHECK(d.tags == std::vector<std::string>{"a", "b"});
  CHECK(d.parent == "7");
  CHECK(d.key == "K-1");
  CHECK(d.resolve == "done");
  CHECK(d.confidential);
  CHECK_FALSE(d.route);
  CHECK(d.on_known == OnKnown::note);
  REQUIRE(d.set.size() == 2);
  CHECK(d.set[1] == std::pair<std::string, json::Value>("count", 2));
}

TEST_CASE("a member may be written with dashes, as the option is") {
  CHECK_FALSE(draft(R"({"subject": "x", "no-route": true})").route);
  CHECK(draft(R"({"subject": "x", "on-known": "new"})").on_known == OnKnown::fresh);
}

TEST_CASE("null is not said") {
  const Draft d = draft(R"({"subject": "x", "requester": null, "fields": null, "confidential": null})");
  CHECK(d.requester.empty());
  CHECK_FALSE(d.confidential);
}

TEST_CASE("an unknown member is the row's problem, with the nearest name") {
  const RowProblem p = problem(R"({"subject": "x", "urgnecy": "high"})");
  CHECK(p.column == "urgnecy");
  CHECK(p.hint == "did you mean \"urgency\"?");
}

TEST_CASE("a value of another type names its member") {
  for (const auto& [line, column] : std::vector<std::pair<std::string, std::string>>{
           {R"({"subject": 4})", "subject"},
           {R"({"subject": ["x"]})", "subject"},
           {R"({"subject": "x", "confidential": "maybe"})", "confidential"},
           {R"({"subject": "x", "tags": [1]})", "tags"},
           {R"({"subject": "x", "fields": ["a"]})", "fields"},
           {R"({"subject": "x", "parent": 1.5})", "parent"},
           {R"({"subject": "x", "on_known": "perhaps"})", "on_known"},
           {R"({"subject": "x", "attachments": {"name": "a"}})", "attachments"}}) {
    INFO(line);
    const RowProblem p = problem(line);
    CHECK(p.column == column);
    CHECK_FALSE(p.hint.empty());
  }
}

TEST_CASE("a member that is said under two names is a problem, not a race") {
  CHECK(problem(R"({"subject": "x", "from": "a@example.org", "requester": "b@example.org"})").column == "requester");
}

TEST_CASE("attachments carry bytes as base64") {
  const Draft d = draft(R"({"subject": "x", "attachments": [{"name": "a.bin", "base64": "AAEC/w=="}]})");
  REQUIRE(d.files.size() == 1);
  CHECK(d.files[0].name == "a.bin");
  CHECK(d.files[0].bytes == std::string("\0\1\2\xff", 4));
}

TEST_CASE("attachments that are incomplete or no base64 are refused by name") {
  CHECK(problem(R"({"subject": "x", "attachments": [{"name": "a.bin", "base64": "*"}]})").reason ==
        "the content of a.bin is no base64");
  CHECK(problem(R"({"subject": "x", "attachments": [{"name": "a.bin"}]})").column == "attachments");
  CHECK(problem(R"({"subject": "x", "attachments": [{"name": "a", "base64": "", "path": "/etc/passwd"}]})").column ==
        "attachments");
}

TEST_CASE("what is no JSON object says so") {
  CHECK(problem("{not json").column.empty());
  CHECK(problem("[1]").reason == "it is no JSON object");
  CHECK(problem(R"({"subject": "x"} {"subject": "y"})").column.empty());
}

TEST_CASE("U+0000 becomes the replacement character, in fields too") {
  const Draft d = draft(R"({"subject": "a\u0000b", "fields": {"m": ["\u0000"]}})");
  CHECK(d.subject == "a\uFFFDb");
  CHECK((*d.set[0].second.array())[0] == json::Value("\uFFFD"));
}

TEST_CASE("rows are the lines that hold something, however the bytes arrive") {
  const std::string text = "{\"subject\": \"one\"}\r\n\n  \n{\"subject\": \"zwei ü\"}\n{bad\n{\"subject\": \"last\"}";
  for (const std::size_t size : {1, 2, 7, 1000}) {
    INFO(size);
    JsonlRows rows(in_pieces(text, size));
    auto row = rows.next();
    REQUIRE(row);
    CHECK(row->number == 1);
    CHECK(row->draft.subject == "one");
    CHECK(row->text == "{\"subject\": \"one\"}");
    row = rows.next();
    REQUIRE(row);
    CHECK(row->number == 4);
    CHECK(row->draft.subject == "zwei ü");
    row = rows.next();
    REQUIRE(row);
    CHECK(row->number == 5);
    REQUIRE(row->problem);
    CHECK(row->text == "{bad");
    row = rows.next();
    REQUIRE(row);
    CHECK(row->number == 6);
    CHECK_FALSE(rows.next());
    CHECK_FALSE(rows.next());
  }
}

TEST_CASE("a line that is too long is a problem of its own row") {
  const std::string text = "{\"subject\": \"" + std::string(17u << 20, 'x') + "\"}\n{\"subject\": \"after\"}\n";
  JsonlRows rows(in_pieces(text, 1u << 16));
  const auto first = rows.next();
  REQUIRE(first);
  REQUIRE(first->problem);
  const auto second = rows.next();
  REQUIRE(second);
  CHECK(second->draft.subject == "after");
}

TEST_CASE("a file's digest does not depend on how its bytes arrive") {
  const std::string text(3'000'000, 'q');
  const std::string digest = digest_of(in_pieces(text, 1));
  CHECK(digest == digest_of(in_pieces(text, 4096)));
  CHECK(digest == digest_of(in_pieces(text, 10'000'000)));
  CHECK(digest != digest_of(in_pieces(text + "q", 4096)));
  CHECK(key_of_row(digest, 3) == "file:" + digest.substr(0, 32) + ":3");
}

}  // namespace
