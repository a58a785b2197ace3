#include "random_workflow.h"

#include <optional>
#include <set>
#include <vector>

#include "base/format.h"

namespace spoc::workflow::test {

namespace {

/// The text of one file. Steps are s0, s1, …; each needs only steps before it.
class Writing {
 public:
  explicit Writing(Dice& dice) : dice_(dice) {}

  std::string text() {
    head();
    const std::size_t count = 2 + dice_.below(9);
    for (std::size_t i = 0; i < count; ++i) step(i, count);
    return std::move(text_);
  }

 private:
  enum Kind { task, approval, gate, wait, event, call, end };
  struct Before {
    Kind kind = task;
    bool form = false, for_each = false;
    std::set<std::size_t> ancestors;
  };

  void line(const std::string& text) { text_ += text + "\n"; }

  void head() {
    line("spoc = 1\n[workflow]\nowner = \"hr\"");
    compensates_ = dice_.one_in(2);
    if (compensates_) line("on_cancel = \"compensate\"");
    anchored_ = dice_.one_in(2);
    if (anchored_) line("anchor = \"inputs.day\"");
    if (anchored_ && dice_.one_in(3)) line("target = \"anchor @ 09:00\"");
    if (anchored_ && dice_.one_in(3)) line("late = \"activated + 4bh\"");
    line(
        "[inputs.day]\ntype = \"date?\"\n[inputs.n]\ntype = \"int\"\n[inputs.flag]\ntype = "
        "\"bool\"\n[inputs.who]\ntype = \"string\"\n[inputs.list]");
    line("type = \"list\"\nof = { id = \"string\" }\n[vars]\nbusy = \"inputs.n > 4\"");
    if (dice_.one_in(4))
      line(format("[on.event.\"hr.withdrew\"]\nmatch = \"event.employee == inputs.who\"\ndo = \"{}\"",
                  dice_.one_in(2) ? "cancel" : "hold"));
  }

  void step(std::size_t at, std::size_t count) {
    Before now;
    static constexpr Kind kKinds[] = {task,     task, task, task,  task, task, approval,
                                      approval, gate, wait, event, call, end};
    now.kind = kKinds[dice_.below(std::size(kKinds))];
    if (now.kind == end && at < 3) now.kind = task;
    line(format("[steps.s{}]", at));
    needs(at, now);
    condition(at, now);
    if (now.kind == task || now.kind == approval) start();
    if (dice_.one_in(4)) line("scope = \"x\"");
    if (dice_.one_in(3)) line("skippable = true");
    if (at > 0 && dice_.one_in(8)) cancels(at, count);
    if (now.kind != gate && now.kind != end && dice_.one_in(5)) line(format("mutex = \"m{}\"", dice_.below(2)));
    write(now);
    if (now.kind == task || now.kind == approval || now.kind == call) for_each(now);
    if ((now.kind == task || now.kind == approval) && !now.for_each && dice_.one_in(5)) repeat(now);
    const bool takes_back = compensates_ && now.kind != gate && now.kind != end && now.kind != approval;
    if (takes_back && dice_.one_in(2)) line("compensate = { task = { team = \"it\", title = \"Take it back\" } }");
    before_.push_back(std::move(now));
  }

  void needs(std::size_t at, Before& now) {
    std::set<std::size_t> chosen;
    const std::size_t wanted = dice_.one_in(5) ? 0 : 1 + dice_.below(3);
    while (chosen.size() < std::min(wanted, at)) chosen.insert(dice_.below(at));
    std::string list;
    for (const std::size_t need : chosen) {
      list += format("{}\"s{}{}\"", list.empty() ? "" : ", ", need, dice_.one_in(4) ? "?" : "");
      now.ancestors.insert(need);
      now.ancestors.insert(before_[need].ancestors.begin(), before_[need].ancestors.end());
    }
    if (chosen.empty()) return;
    line(format("needs = [{}]\nif_all_skipped = \"{}\"", list, dice_.one_in(3) ? "run" : "skip"));
    if (chosen.size() < 2 || !dice_.one_in(3)) return;
    line(format("join = {}", 1 + dice_.below(chosen.size())));
    if (dice_.one_in(2)) line("withdraw_rest = true");
  }

  /// One of the steps that are certain to come before, with such a form; nothing when there is none.
  std::optional<std::size_t> with_form(const Before& now) {
    std::vector<std::size_t> found;
    for (const std::size_t at : now.ancestors)
      if (before_[at].form && !before_[at].for_each) found.push_back(at);
    return found.empty() ? std::nullopt : std::optional(dice_.of(found));
  }

  void condition(std::size_t at, const Before& now) {
    if (!dice_.one_in(3)) return;
    const auto asked = with_form(now);
    switch (dice_.below(5)) {
      case 0:
        return line("when = \"inputs.flag\"");
      case 1:
        return line(format("when = \"inputs.n > {}\"", dice_.below(9)));
      case 2:
        return line("when = \"!vars.busy\"");
      case 3:
        if (at > 0) return line(format("when = \"{}done('s{}')\"", dice_.one_in(2) ? "!" : "", dice_.below(at)));
        break;
      default:
        if (asked) return line(format("when = \"has(steps.s{0}.outputs.ok) && steps.s{0}.outputs.ok\"", *asked));
    }
  }

  std::string moment() {
    const std::string n = to_text(static_cast<int>(1 + dice_.below(9)));
    if (anchored_ && dice_.one_in(2))
      return format("anchor {} {}{}", dice_.one_in(2) ? "+" : "-", n, dice_.one_in(2) ? "d" : "bd");
    if (dice_.one_in(2)) return format("opened + {}{}", n, dice_.one_in(2) ? "d" : "bd");
    return format("activated + {}{}", n, dice_.one_in(2) ? "h" : "bd");
  }
  static std::string to_text(int n) { return std::to_string(n); }

  void start() {
    if (!dice_.one_in(4)) return;
    const std::size_t n = 1 + dice_.below(6);
    line(anchored_ && dice_.one_in(2) ? format("start = \"anchor - {}bd\"", n) : format("start = \"opened + {}d\"", n));
    if (dice_.one_in(2)) line("early = true");
    if (dice_.one_in(3)) line("roll = \"next-bd\"");
  }

  void cancels(std::size_t at, std::size_t count) {
    if (dice_.one_in(3) && text_.find("scope = \"x\"") != std::string::npos) return line("cancels = [\"scope:x\"]");
    std::size_t other = dice_.below(count);
    if (other == at) other = 0;
    line(format("cancels = [\"s{}\"]", other));
  }

  void write(Before& now) {
    switch (now.kind) {
      case task:
        return write_task(now);
      case approval:
        return write_approval(now);
      case gate:
        return line("kind = \"gate\"");
      case wait:
        return line(format("kind = \"wait\"\nuntil = \"{}\"", moment()));
      case event:
        return write_event();
      case call:
        return write_call();
      case end:
        return line("kind = \"end\"\nresult = \"enough\"");
    }
  }

  /// Of what people take.
  std::string promise() {
    if (!dice_.one_in(4)) return moment();
    return dice_.one_in(2) ? "taken + 1d" : "latest(taken, opened + 2d) + 1d";
  }

  void write_task(Before& now) {
    line(dice_.one_in(4) ? "assign = \"ana\"" : "team = \"it\"");
    now.form = dice_.one_in(2);
    if (now.form) line("form = { ok = \"bool\", n = \"int?\" }");
    if (dice_.one_in(3)) {
      line(format("due = \"{}\"", promise()));
      static constexpr const char* kTimeouts[] = {"escalate", "skip", "fail"};
      if (dice_.one_in(2)) line(format("on_timeout = \"{}\"", dice_.of(kTimeouts)));
    }
    if (dice_.one_in(5)) line(format("enabled_while = \"{}\"", dice_.one_in(2) ? "inputs.flag" : "!done('s0')"));
    if (!dice_.one_in(4)) return;
    line("decline = true");
    rejection(now);
  }

  void rejection(const Before& now) {
    if (now.ancestors.empty() || dice_.one_in(3)) {
      if (dice_.one_in(2)) line(format("on_reject = \"{}\"", dice_.one_in(2) ? "cancel" : "fail"));
      return;
    }
    const std::vector<std::size_t> ancestors(now.ancestors.begin(), now.ancestors.end());
    line(format("on_reject = \"rework\"\nrework_to = \"s{}\"\nmax_rounds = {}", dice_.of(ancestors),
                1 + dice_.below(3)));
  }

  void write_approval(const Before& now) {
    static constexpr const char* kTimeouts[] = {"escalate", "reject", "approve", "skip", "fail"};
    static constexpr const char* kQuorums[] = {"\"any\"", "\"all\"", "2"};
    line(format("kind = \"approval\"\napprovers = [\"dan\", \"eve\", \"cfo\"]\nquorum = {}", dice_.of(kQuorums)));
    line(format("due = \"{}\"\non_timeout = \"{}\"", promise(), dice_.of(kTimeouts)));
    // Where all of the same approvers have decided before, nobody would be left.
    const bool asked_before = !now.ancestors.empty() && before_[*now.ancestors.begin()].kind == approval;
    if (!now.ancestors.empty() && !asked_before && dice_.one_in(4))
      line(format("not_by = [\"s{}\"]", *now.ancestors.begin()));
    if (!dice_.one_in(3)) rejection(now);
  }

  void write_event() {
    line("kind = \"wait\"\nevent = \"hr.signed\"\nmatch = \"event.employee == inputs.who\"");
    static constexpr const char* kTimeouts[] = {"escalate\"\nteam = \"hr", "skip", "fail"};
    if (!dice_.one_in(3)) line(format("due = \"{}\"\non_timeout = \"{}\"", moment(), dice_.of(kTimeouts)));
  }

  void write_call() {
    line("kind = \"call\"\ncall = \"equipment\"\nwith = { what = \"inputs.n\" }");
    if (dice_.one_in(4)) line("wait = false");
    if (dice_.one_in(4)) line("cancel = \"detach\"");
  }

  void for_each(Before& now) {
    if (!dice_.one_in(4)) return;
    now.for_each = true;
    const bool input = dice_.one_in(2);
    line(input ? "for_each = \"inputs.list\"\nkey = \"item.id\"" : "for_each = \"['a', 'b', 'c']\"");
    if (dice_.one_in(3)) line(format("max_parallel = {}", 1 + dice_.below(2)));
    if (dice_.one_in(3))
      line(format("complete_when = \"{}\"", dice_.one_in(2) ? "done >= 2" : "done + skipped >= total"));
    if (dice_.one_in(3)) line("open = true");
  }

  void repeat(const Before& now) {
    std::string until = now.form ? "until = \"outputs.ok\", " : "";
    static constexpr const char* kEvery[] = {"", ", every = \"1d\"", ", every = \"3h\"", ", every = \"1bd\""};
    line(format("repeat = {{ {}max = {}{} }}", until, 2 + dice_.below(2), dice_.of(kEvery)));
  }

  Dice& dice_;
  std::string text_;
  bool anchored_ = false, compensates_ = false;
  std::vector<Before> before_;
};

}  // namespace

std::string random_workflow(Dice& dice) {
  return Writing(dice).text();
}

json::Object random_inputs(Dice& dice) {
  json::Object inputs;
  if (!dice.one_in(3)) inputs.emplace_back("day", format("2026-06-{}", 10 + dice.below(20)));
  inputs.emplace_back("n", static_cast<std::int64_t>(dice.below(9)));
  inputs.emplace_back("flag", !dice.one_in(3));
  inputs.emplace_back("who", dice.one_in(4) ? "E2" : "E1");
  json::Array list;
  for (std::size_t i = 0, count = dice.below(4); i < count; ++i)
    list.emplace_back(json::Object{{"id", format("i{}", i)}});
  inputs.emplace_back("list", std::move(list));
  return inputs;
}

}  // namespace spoc::workflow::test
