#include "desk/rule_test.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/file.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "base/toml.h"
#include "decide/clocks.h"
#include "decide/placing.h"
#include "decide/schedule.h"
#include "desk/drafted.h"
#include "desk/rule_test_people.h"
#include "domain/attribute.h"
#include "intake/jsonl.h"
#include "policy/findings.h"
#include "time/phrase.h"

namespace spoc::desk {
namespace {

using policy::Findings;
using time::Instant;
using toml::Kind;
using toml::Node;

json::Value to_json(const Node& node) {
  switch (node.kind) {
    case Kind::boolean: return node.integer != 0;
    case Kind::integer: return node.integer;
    case Kind::real: return node.real;
    case Kind::array: {
      json::Array items;
      for (const Node& item : node.items) items.push_back(to_json(item));
      return items;
    }
    case Kind::table: {
      json::Object members;
      for (const toml::Entry& entry : node.entries) members.emplace_back(entry.key, to_json(entry.value));
      return members;
    }
    default: return node.text;
  }
}

/// As people read it in a message.
std::string said(const json::Value& value) {
  if (const auto* text = value.string()) return text->empty() ? "nobody and nothing" : '"' + *text + '"';
  if (const auto* items = value.array()) {
    std::vector<std::string> parts;
    for (const json::Value& item : *items) parts.push_back(said(item));
    return parts.empty() ? "none" : join(parts, ", ");
  }
  return json::to_text(value);
}

/// What became of the ticket of one test.
struct TriedTicket {
  domain::TicketChange change;
  decide::Placement placement;
};

class RuleTest {
 public:
  RuleTest(const policy::Policy& policy, const RuleTestPeople& people, Findings& findings, Instant now)
      : policy_(policy),
        situation_{policy, [this](std::string_view) { return borrowed(); }, people, {}, now},
        findings_(findings) {}

  void run(const Node& test) {
    if (const Node* name = test.find("name")) name_ = name->text;
    if (const Node* at = test.find("at"))
      if (!set_time(*at)) return;
    const Node* log = test.find("log");
    const Node* expected = test.find("expect");
    if (!log || !expected || log->kind != Kind::table || expected->kind != Kind::table) return;
    const auto tried = attempt(*log);
    if (!tried) return;
    for (const toml::Entry& entry : expected->entries) expect(entry, *tried);
  }

 private:
  /// The policy as something to hold on to; it outlives the test.
  std::shared_ptr<const policy::Policy> borrowed() const { return {std::shared_ptr<void>(), &policy_}; }

  std::optional<Instant> instant_of(const Node& node) {
    try {
      return time::parse_time(node.text, {situation_.now, policy_.zone(), policy_.calendar({})});
    } catch (const Error& error) {
      findings_.error(node.span, "bad-time", error.message, error.hint);
      return std::nullopt;
    }
  }

  bool set_time(const Node& at) {
    const auto instant = instant_of(at);
    if (instant) situation_.now = *instant;
    return instant.has_value();
  }

  std::optional<TriedTicket> attempt(const Node& log) {
    auto row = intake::read_jsonl(json::to_text(to_json(log)));
    if (const auto* problem = std::get_if<intake::RowProblem>(&row)) {
      findings_.error(span_of(log, problem->column), "bad-test", format("{}: {}", name_, problem->reason), problem->hint);
      return std::nullopt;
    }
    std::string at;
    try {
      return log_it(std::get<intake::Draft>(row), at);
    } catch (const Error& error) {
      findings_.error(span_of(log, at), "bad-test", format("{}: {}", name_, error.message), error.hint);
      return std::nullopt;
    }
  }

  static toml::Span span_of(const Node& log, std::string_view member) {
    const Node* found = log.find(member);
    return found ? found->span : log.span;
  }

  domain::Requester requester_of(const std::string& who) const {
    const domain::Person* person = situation_.people.person(who);
    if (!person) person = situation_.people.by_address(who);
    if (!person) return {{}, {}, who, {}};
    return {person->id, person->name, person->address, person->department};
  }

  /// As `log` does it, with the same decisions.
  TriedTicket log_it(const intake::Draft& draft, std::string& at) {
    TriedTicket tried;
    domain::TicketLogged logged = logged_from(draft, policy_, situation_.now, at);
    logged.requester = requester_of(draft.requester);
    tried.change.record(situation_.now, situation_.actor, std::move(logged));
    if (!draft.priority.empty()) {
      at = "priority";
      if (!policy_.priority.rank(draft.priority)) throw Error(Code::data, format("there is no priority \"{}\"", draft.priority));
      tried.change.record(situation_.now, situation_.actor, domain::TicketPrioritised{draft.priority, true, draft.reason});
    }
    at = "team";
    if (!draft.team.empty() && !policy_.team(draft.team))
      throw Error(Code::data, format("there is no team \"{}\"", draft.team), did_you_mean(draft.team, policy_.team_names()));
    at.clear();
    tried.placement = decide::place(tried.change, situation_, draft.team, draft.assignee);
    return tried;
  }

  void expect(const toml::Entry& entry, const TriedTicket& tried) {
    if (entry.key == "clocks") return expect_clocks(entry.value, tried);
    if (entry.key == "fields") return expect_fields(entry.value, tried);
    if (entry.key == "due") {
      const auto schedule = decide::schedule_of(tried.change.after, policy_);
      return expect_instant(entry.value, "due", schedule.due_at, tried);
    }
    const auto got = member_of(entry.key, tried);
    if (!got) {
      findings_.error(entry.span, "unknown-key", format("nothing called \"{}\" can be expected", entry.key),
                      did_you_mean(entry.key, names()));
      return;
    }
    compare(entry.value, entry.key, *got, tried);
  }

  static std::vector<std::string> names() {
    std::vector<std::string> all = {"rule", "by", "tags", "due", "clocks", "fields"};
    for (const domain::Attribute& attribute : domain::ticket_attributes()) all.emplace_back(attribute.name);
    all.emplace_back("sla");
    return all;
  }

  std::optional<json::Value> member_of(const std::string& name, const TriedTicket& tried) const {
    const domain::Ticket& ticket = tried.change.after;
    if (name == "rule") return json::Value(tried.placement.rule);
    if (name == "by") return json::Value(tried.placement.by);
    if (name == "sla") return json::Value(ticket.sla);
    if (name == "tags") {
      json::Array tags;
      for (const std::string& tag : ticket.tags) tags.emplace_back(tag);
      return json::Value(std::move(tags));
    }
    const domain::Attribute* attribute = domain::ticket_attribute(name);
    if (!attribute) return std::nullopt;
    const domain::Schedule none;
    return plain(attribute->get({ticket, none, situation_.now}));
  }

  static json::Value plain(const expr::Value& value) {
    if (const auto* text = std::get_if<expr::Text>(&value.data)) return json::Value(std::string(text->view()));
    if (const auto* flag = std::get_if<bool>(&value.data)) return json::Value(*flag);
    if (const auto* number = std::get_if<std::int64_t>(&value.data)) return json::Value(*number);
    if (std::holds_alternative<expr::Null>(value.data)) return json::Value(std::string());
    return json::Value(expr::to_text(value));
  }

  /// Lists must be equal as sets; a list for a member with one value means any of them.
  static bool same(const json::Value& wanted, const json::Value& got) {
    const auto* one_of = wanted.array();
    const auto* all = got.array();
    if (one_of && all) return one_of->size() == all->size() && std::is_permutation(one_of->begin(), one_of->end(), all->begin());
    if (one_of) return std::find(one_of->begin(), one_of->end(), got) != one_of->end();
    return wanted == got;
  }

  void compare(const Node& node, const std::string& what, const json::Value& got, const TriedTicket& tried) {
    const json::Value wanted = to_json(node);
    if (same(wanted, got)) return;
    const bool choice = wanted.array() && !got.array();
    fail(node, format("{}: {} is {}, expected {}{}", name_, what, said(got), choice ? "one of " : "", said(wanted)), tried);
  }

  void expect_fields(const Node& fields, const TriedTicket& tried) {
    for (const toml::Entry& entry : fields.entries) {
      json::Value got{std::string()};
      for (const auto& [name, value] : tried.change.after.fields)
        if (name == entry.key) got = value;
      compare(entry.value, "fields." + entry.key, got, tried);
    }
  }

  void expect_clocks(const Node& clocks, const TriedTicket& tried) {
    for (const toml::Entry& entry : clocks.entries) {
      const auto name = domain::from_word<domain::ClockName>(entry.key);
      if (!name) {
        const auto words = domain::words<domain::ClockName>();
        findings_.error(entry.span, "unknown-key", format("there is no clock \"{}\"", entry.key),
                        did_you_mean(entry.key, std::vector<std::string>(words.begin(), words.end())));
        continue;
      }
      const domain::Clock* clock = tried.change.after.clock(*name);
      expect_instant(entry.value, entry.key, clock ? decide::due(tried.change.after, *clock, policy_) : std::nullopt, tried);
    }
  }

  /// False expects that nothing is promised.
  void expect_instant(const Node& node, const std::string& what, std::optional<Instant> got, const TriedTicket& tried) {
    std::optional<Instant> wanted;
    if (node.kind != Kind::boolean && !(wanted = instant_of(node))) return;
    if (wanted == got) return;
    const auto text = [&](const std::optional<Instant>& t) {
      return t ? time::to_text(policy_.zone().local(*t)) : std::string("not promised");
    };
    fail(node, format("{}: {} is {}, expected {}", name_, what, text(got), text(wanted)), tried);
  }

  void fail(const Node& node, std::string message, const TriedTicket& tried) {
    findings_.error(node.span, "rule-test", std::move(message), why(tried, node.text));
  }

  /// What applied and what decided, and why the rules that would have given `wanted` did not: a thousand others say nothing.
  std::string why(const TriedTicket& tried, std::string_view wanted) const {
    std::vector<std::string> parts;
    for (const decide::Reason& reason : tried.placement.reasons) {
      const auto hoped_for = [&](const policy::Route& rule) {
        return !wanted.empty() && (rule.name == wanted || rule.team == wanted) && reason.text.starts_with(format("rule \"{}\" ", rule.name));
      };
      const bool passed_over = reason.text.starts_with("rule ") && reason.text.find("\" does not apply: ") != std::string::npos;
      if (passed_over && std::none_of(policy_.routes.begin(), policy_.routes.end(), hoped_for)) continue;
      parts.push_back(reason.where.known() ? format("{} ({})", reason.text, reason.where.text()) : reason.text);
    }
    const domain::Ticket& ticket = tried.change.after;
    parts.push_back(format("impact {}, urgency {} make {}", domain::word(ticket.impact), domain::word(ticket.urgency), ticket.priority));
    return join(parts, "; ");
  }

  const policy::Policy& policy_;
  decide::Situation situation_;
  Findings& findings_;
  std::string name_ = "a test";
};

void check_keys(const Node& table, std::initializer_list<std::string_view> known, std::string_view of, Findings& findings) {
  const std::vector<std::string> names(known.begin(), known.end());
  for (const toml::Entry& entry : table.entries)
    if (std::find(names.begin(), names.end(), entry.key) == names.end())
      findings.error(entry.span, "unknown-key", format("{} has no key \"{}\"", of, entry.key), did_you_mean(entry.key, names));
}

void check_test(const Node& test, Findings& findings) {
  check_keys(test, {"name", "at", "log", "expect"}, "a test", findings);
  for (const auto& [key, kind] : {std::pair("name", Kind::string), std::pair("log", Kind::table), std::pair("expect", Kind::table)}) {
    const Node* found = test.find(key);
    if (!found)
      findings.error(test.span, "missing-key", format("the test has no \"{}\"", key), "a test has name, log and expect");
    else if (found->kind != kind)
      findings.error(found->span, "wrong-type", format("\"{}\" must be a {}, not a {}", key, toml::kind_name(kind), toml::kind_name(found->kind)));
  }
}

}  // namespace

std::vector<policy::File> read_rule_tests(const std::string& folder) {
  std::vector<policy::File> files;
  for (const std::string& name : list_folder(folder, ".test.toml")) files.push_back({name, read_file(join_path(folder, name))});
  return files;
}

Diagnostics run_rule_tests(const policy::File& file, const policy::Policy* policy, Instant now) {
  toml::Parsed parsed = toml::parse(file.content, file.path);
  if (has_errors(parsed.diagnostics)) return std::move(parsed.diagnostics);
  Findings findings(file.path, file.content);
  check_keys(parsed.root, {"spoc", "person", "test"}, "a file of rule tests", findings);
  const Node* version = parsed.root.find("spoc");
  if (!version || version->kind != Kind::integer || version->integer != 1)
    findings.error(version ? version->span : toml::Span{1, 1, 1, 1}, "missing-key", "the file must begin with spoc = 1");
  const RuleTestPeople people(parsed.root.find("person"), findings);
  const Node* tests = parsed.root.find("test");
  if (!tests || tests->kind != Kind::array || tests->items.empty()) {
    findings.error(tests ? tests->span : toml::Span{1, 1, 1, 1}, "missing-key", "the file has no [[test]]");
    return findings.take();
  }
  for (const Node& test : tests->items) {
    check_test(test, findings);
    if (policy) RuleTest(*policy, people, findings, now).run(test);
  }
  return findings.take();
}

}  // namespace spoc::desk
