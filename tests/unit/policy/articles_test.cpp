#include "policy/articles.h"

#include <algorithm>

#include "policy/articles_index.h"
#include "policy/diff.h"
#include "unit/policy/loading.h"

namespace spoc::policy::test {
namespace {

const std::string kVpn =
    "+++\ntitle = \"VPN drops\"\naudience = \"public\"\nservices = [\"vpn\"]\nkeywords = [\"tunnel\"]\nreview = "
    "2027-03-01\n+++\n"
    "# What helps\nRestart the router. See [the other](kb2).\n";
const std::string kOther = "+++\ntitle = \"Größe\"\n+++\nInternal words.\n";
const std::string kService = "[service.vpn]\n";

std::string found_in(const std::string& article, const std::string& path = "kb/1-a.md") {
  return found(kService, {{path, article}});
}

TEST_CASE("an article is its head and the text behind it") {
  const auto policy = policy_with(kService, {{"kb/1-vpn.md", kVpn}, {"kb/2-other.md", kOther}});
  REQUIRE(policy->articles);
  const auto& all = policy->articles->all();
  REQUIRE(all.size() == 2);
  CHECK(all[0].id() == "kb1");
  CHECK(all[0].title == "VPN drops");
  CHECK(all[0].audience == Audience::everybody);
  CHECK(all[0].services == std::vector<std::string>{"vpn"});
  CHECK(all[0].keywords == std::vector<std::string>{"tunnel"});
  CHECK(time::to_text(*all[0].review) == "2027-03-01");
  CHECK(all[1].audience == Audience::internal);
  CHECK(!all[1].review);
  CHECK(body_of(kVpn) == "# What helps\nRestart the router. See [the other](kb2).\n");
  CHECK(policy->articles->find("1") == &all[0]);
  CHECK(policy->articles->find("KB2") == &all[1]);
  CHECK(!policy->articles->find("3"));
  CHECK(policy->files.size() == 1);
}

TEST_CASE("the hash of a bundle is of its articles, too") {
  CHECK(policy_with(kService, {{"kb/2-other.md", kOther}})->hash != policy_with(kService)->hash);
}

TEST_CASE("what is wrong in a head is found where it stands") {
  CHECK(found_in("no head\n") ==
        "kb/1-a.md:1:1-1 article-head: an article begins with its head between two lines +++ (+++ / title = \"…\" / "
        "+++, then the text)\n");
  CHECK(found_in("+++\ntitle = \"x\"\n") ==
        "kb/1-a.md:1:1-1 article-head: an article begins with its head between two lines +++ (+++ / title = \"…\" / "
        "+++, then the text)\n");
  CHECK(found_in("+++\ntitel = \"x\"\n+++\nt\n") ==
        "kb/1-a.md:1:1-4 missing-key: an article needs a title (title = \"…\")\n"
        "kb/1-a.md:2:1-6 unknown-key: there is no key \"titel\" in an article's head (did you mean \"title\"?)\n");
  CHECK(found_in("+++\ntitle = \"x\"\nservices = [\"vnp\"]\n+++\nt\n") ==
        "kb/1-a.md:3:13-18 unknown-service: there is no service \"vnp\" (did you mean \"vpn\"?)\n");
  CHECK(found_in("+++\ntitle = \"x\"\naudience = \"all\"\n+++\nt\n") ==
        "kb/1-a.md:3:12-17 unknown-audience: there is no audience \"all\" (\"internal\" or \"public\")\n");
  CHECK(found_in("+++\ntitle = \"x\"\nreview = \"soon\"\n+++\nt\n") ==
        "kb/1-a.md:3:10-16 wrong-type: \"review\" must be a date, not string\n");
  CHECK(found_in("+++\ntitle = \"x\"\n+++\n \n") == "kb/1-a.md:1:1-4 empty-article: the article says nothing\n");
  CHECK(found_in("+++\ntitle = \n+++\nt\n").find("kb/1-a.md:2:") != std::string::npos);
  CHECK(found_in("+++\ntitle = \"\xff\"\n+++\nt\n") == "kb/1-a.md:1:1-1 not-utf8: the file is no UTF-8 text\n");
}

TEST_CASE("an article is called by a number and words, and no two by the same number") {
  for (const char* path : {"kb/vpn.md", "kb/0-a.md", "kb/01-a.md", "kb/1-.md", "kb/1.md", "kb/-1-a.md"}) {
    INFO(path);
    CHECK(found_in(kOther, path).find("article-name") != std::string::npos);
  }
  CHECK(found("", {{"kb/1-a.md", kOther}, {"kb/1-b.md", kOther}}) ==
        "kb/1-b.md:1:1-1 same-number: kb/1-a.md has the number 1 already (rename one of them)\n");
}

TEST_CASE("a link to an article that is not there is found") {
  const std::string text =
      "+++\ntitle = \"x\"\n+++\nSee [a](kb1), [b](kb7), [c](https://example.org/kb7.md) and\nä [d](9-gone.md).\n";
  CHECK(found_in(text) ==
        "kb/1-a.md:4:19-22 unknown-article: there is no article kb7\n"
        "kb/1-a.md:5:7-16 unknown-article: there is no article 9-gone.md\n");
}

TEST_CASE("what must be looked through is said with the day") {
  const auto policy = policy_with(kService, {{"kb/1-vpn.md", kVpn}, {"kb/2-other.md", kOther}});
  CHECK(shown(advise(*policy->articles, *time::parse_date("2027-02-28"))) ==
        "kb/2-other.md:1:1-4 warning no-review: the article has no day of review (review = 2030-01-31)\n");
  CHECK(shown(advise(*policy->articles, *time::parse_date("2027-03-01")))
            .find("kb/1-vpn.md:6:1-7 warning review-past: the article was to be looked through by 2027-03-01") == 0);
}

std::vector<std::string> uses(const Articles& articles, std::string_view word, bool beginning) {
  std::vector<std::string> all;
  articles.uses(word, beginning, [&](const Articles::Use& use) {
    all.push_back(std::string(use.word) + " " + articles.all()[use.article].id() + " " + std::to_string(use.places));
  });
  return all;
}

TEST_CASE("a word is found in the articles that have it, with where it stands") {
  const auto policy = policy_with(kService, {{"kb/1-vpn.md", kVpn}, {"kb/2-other.md", kOther}});
  using Uses = std::vector<std::string>;
  const Articles& articles = *policy->articles;
  CHECK(uses(articles, "vpn", false) == Uses{"vpn kb1 1"});
  CHECK(uses(articles, "tunnel", false) == Uses{"tunnel kb1 2"});
  CHECK(uses(articles, "helps", false) == Uses{"helps kb1 4"});
  CHECK(uses(articles, "gr", false).empty());
  CHECK(uses(articles, "gro", true) == Uses{"grosse kb2 1"});
  CHECK(uses(articles, "wh", true) == Uses{"what kb1 4"});
  CHECK(uses(articles, "zzz", true).empty());
}

TEST_CASE("packed articles come back as they were, without their files") {
  const auto policy = policy_with(kService, {{"kb/1-vpn.md", kVpn}, {"kb/2-other.md", kOther}});
  const auto back = restore_articles(pack(*policy->articles));
  REQUIRE(back);
  CHECK(pack(*back) == pack(*policy->articles));
  CHECK(back->all()[0].review == policy->articles->all()[0].review);
  CHECK(back->files().empty());
  CHECK(uses(*back, "router", false) == uses(*policy->articles, "router", false));
  CHECK(!restore_articles("another version"));
}

TEST_CASE("damage to packed articles is found, and never followed") {
  const std::string bytes = pack(*policy_with(kService, {{"kb/2-other.md", kOther}})->articles);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x5a);
    try {
      const bool another_version = !restore_articles(damaged);  // its first bytes
      CHECK(another_version);
    } catch (const Error& error) {
      CHECK(error.code == Code::io);
    }
    try {
      restore_articles(std::string_view(bytes).substr(0, i));
    } catch (const Error& error) {
      CHECK(error.code == Code::io);
    }
  }
}

TEST_CASE("a table of words of another length is none, and a damaged one leads nowhere") {
  const std::string good = index_bytes({{"a", {{0, 1}}}, {"b", {{0, 8}, {1, 2}}}});
  CHECK(is_index(good));
  CHECK(is_index(index_bytes({})));
  CHECK(!is_index(good.substr(0, good.size() - 1)));
  CHECK(!is_index(good + "x"));
  CHECK(!is_index(""));
  CHECK(!is_index("\xff\xff\xff\xff"));
  for (std::size_t i = 0; i < good.size(); ++i)
    for (const char value : {'\x00', '\x02', '\xff'}) {
      std::string damaged = good;
      damaged[i] = value;
      if (!is_index(damaged)) continue;
      int found = 0;
      for (const char* word : {"", "a", "b", "c"}) find_uses(damaged, word, true, [&](std::string_view, std::size_t, std::uint8_t) { ++found; });
      CHECK(found < 100);
    }
}

TEST_CASE("two states of knowledge differ article by article") {
  const auto before = policy_with(kService, {{"kb/1-vpn.md", kVpn}, {"kb/2-other.md", kOther}});
  const auto after = policy_with(kService, {{"kb/2-other.md", kOther + "More.\n"}, {"kb/3-new.md", kOther}});
  std::vector<std::string> lines;
  for (const Difference& one : difference(*before->articles, *after->articles)) lines.push_back(to_text(one));
  CHECK(lines == std::vector<std::string>{"article kb2: changed text", "article kb3: added", "article kb1: removed"});
  CHECK(difference(*before->articles, *before->articles).empty());
}

}  // namespace
}  // namespace spoc::policy::test
