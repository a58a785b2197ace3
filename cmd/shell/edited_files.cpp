#include "cmd/shell/edited_files.h"

#include <algorithm>

#include "base/file.h"
#include "policy/load.h"

namespace spoc::cmd {
namespace {

/// These say it themselves.
constexpr std::string_view kSilent[] = {"apply", "check", "health", "restore"};

bool in_force(Context& context) {
  try {
    if (!file_exists(join_path(context.folder(), "spoc.toml"))) return true;
    return policy::hash_of(policy::read_files(context.folder())) == context.policy()->hash;
  } catch (const Error&) {
    return true;  // a courtesy: what is wrong with the files is for `spoc check` to say, not for every command to fail
                  // on
  }
}

}  // namespace

void mention_edited_files(Context& context) {
  const bool silent = std::find(std::begin(kSilent), std::end(kSilent), context.command().name) != std::end(kSilent);
  if (silent || context.quiet() || !context.terminal().errors || !context.opened()) return;
  if (!decide::reach(context.authority(), decide::Verb::apply) && !context.authority().owner) return;
  if (!in_force(context)) context.say("hint: edited files are not in force: spoc apply");
}

}  // namespace spoc::cmd
