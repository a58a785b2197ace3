#include "decide/knowledge.h"

#include "policy/load.h"
#include "support/test.h"

namespace spoc::decide {
namespace {

std::string article(const std::string& head, const std::string& text) {
  return "+++\n" + head + "\n+++\n" + text + "\n";
}

policy::Articles knowledge() {
  Diagnostics found;
  policy::Articles articles = policy::load_articles(
      {{"kb/1-vpn.md", article("title = \"VPN drops\"\naudience = \"public\"\nservices = [\"vpn\"]",
                               "Restart the router and the printer.")},
       {"kb/2-print.md",
        article("title = \"Printer offline\"\naudience = \"public\"\nkeywords = [\"queue\"]", "Look at the display.")},
       {"kb/3-secret.md", article("title = \"Who calls about the VPN\"", "Ask for the manager; never the router.")}},
      policy::Names(), found);
  REQUIRE(found.empty());
  return articles;
}

domain::Sight of(domain::Scope scope) {
  domain::Sight sight;
  sight.scope = scope;
  return sight;
}

std::vector<std::string> ids(const std::vector<Suggestion>& suggestions) {
  std::vector<std::string> all;
  for (const Suggestion& one : suggestions) all.push_back(one.article->id());
  return all;
}

TEST_CASE("an article with the rare words of a question in its title is suggested, with the words") {
  const policy::Articles articles = knowledge();
  const auto found = suggest(articles, domain::Sight::everything(), {"printer is offline", {}, {}}, 5);
  REQUIRE(ids(found) == std::vector<std::string>{"kb2"});
  CHECK(found.front().score > 60);
  CHECK(why(found.front()) == "common words offline, printer");
}

TEST_CASE("the service of a question is evidence, but no suggestion without a common word") {
  const policy::Articles articles = knowledge();
  const auto alone = suggest(articles, domain::Sight::everything(), {"vpn drops", {}, {}}, 1);
  const auto with = suggest(articles, domain::Sight::everything(), {"vpn drops", {}, "vpn"}, 1);
  REQUIRE((alone.size() == 1 && with.size() == 1));
  CHECK(with.front().score > alone.front().score);
  CHECK(why(with.front()) == "common words drops, vpn; the same service");
  CHECK(suggest(articles, domain::Sight::everything(), {"nothing alike", {}, "vpn"}, 5).empty());
}

TEST_CASE("words that are in every ticket, and a word of a text only, are no evidence enough") {
  const policy::Articles articles = knowledge();
  CHECK(suggest(articles, domain::Sight::everything(), {"please help with the", {}, {}}, 5).empty());
  CHECK(suggest(articles, domain::Sight::everything(), {"something", "the display", {}}, 5).empty());
  CHECK(suggest(articles, domain::Sight::everything(), {"", "", {}}, 5).empty());
}

TEST_CASE("what somebody may not read is neither suggested nor found, and does not change another score") {
  const policy::Articles articles = knowledge();
  const domain::Sight requester = of(domain::Scope::own), agent = of(domain::Scope::team);
  CHECK(ids(suggest(articles, agent, {"who calls vpn drops", {}, {}}, 5)) == std::vector<std::string>{"kb3", "kb1"});
  CHECK(ids(suggest(articles, requester, {"who calls vpn drops", {}, {}}, 5)) == std::vector<std::string>{"kb1"});
  Diagnostics none;
  const policy::Articles alone =
      policy::load_articles({articles.files()[0], articles.files()[1]}, policy::Names(), none);
  CHECK(suggest(articles, requester, {"vpn drops", {}, {}}, 5).front().score ==
        suggest(alone, requester, {"vpn drops", {}, {}}, 5).front().score);
  CHECK(readable(articles, agent, "3"));
  CHECK(!readable(articles, requester, "3"));
  CHECK(readable(articles, requester, "kb1"));
}

TEST_CASE("no more are suggested than are wanted, the best first") {
  const policy::Articles articles = knowledge();
  CHECK(ids(suggest(articles, domain::Sight::everything(), {"vpn drops router printer offline", {}, {}}, 1)) ==
        std::vector<std::string>{"kb1"});
}

}  // namespace
}  // namespace spoc::decide
