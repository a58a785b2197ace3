#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "desk/verify.h"

namespace spoc::cmd {
namespace {

void print_json(Context& context, const std::vector<store::Difference>& differences) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.verify/1").key("well").boolean(differences.empty()).key("differences").begin_array();
  for (const store::Difference& difference : differences)
    w.begin_object().key("what").string(difference.what).key("subject").string(difference.subject).key("detail").string(difference.detail).end_object();
  w.end_array().end_object();
  context.out().write(text + "\n");
}

Code run(Context& context, const Arguments& arguments) {
  const std::string seal(arguments.value("--seal").value_or(""));
  if (!seal.empty() && (seal.size() != 64 || seal.find_first_not_of("0123456789abcdef") != std::string::npos))
    throw Error(Code::usage, "that is no seal", "64 hexadecimal digits, as `spoc history desk --kind desk.sealed` shows");
  context.require(decide::Verb::verify);
  const std::vector<store::Difference> differences = desk::verify(context.store(), seal);
  if (context.json()) {
    print_json(context, differences);
  } else {
    for (const store::Difference& difference : differences)
      context.out().write(terminal_safe(format("{}{}: {}: {}", to_integer(difference.subject) ? "ticket " : "", difference.subject, difference.what, difference.detail), Shape::one_line) + "\n");
    if (differences.empty()) context.out().write("everything agrees: store, chain, seals, state, clocks, agenda, index\n");
  }
  return differences.empty() ? Code::ok : Code::no;
}

constexpr Option kOptions[] = {{.name = "--seal", .value = "HEX", .help = "also check against a seal kept elsewhere"}};
constexpr Example kExamples[] = {{"spoc verify", "0 when nothing was altered"},
                                 {"spoc verify --seal 9f2c…", "also that nothing was cut off since that seal"}};

}  // namespace

const Command kVerify{.name = "verify", .group = "Keeping", .summary = "Prove that nothing was altered",
                      .description = "Recomputes the chain of the journal, its seals, every ticket and run from their events, due times, agenda "
                                     "and text index, and compares. 1 when anything differs.",
                      .options = kOptions, .examples = kExamples, .traits = {.documents = true}, .run = run};

}  // namespace spoc::cmd
