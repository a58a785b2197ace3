#include "desk/definitions.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "workflow/load/load.h"

namespace spoc::desk {
namespace {

constexpr std::string_view kFolder = "workflows/";
constexpr std::string_view kSuffix = ".toml";

std::shared_ptr<const workflow::Definition> checked(workflow::Loaded loaded) {
  if (loaded.definition) return loaded.definition;
  for (const Diagnostic& diagnostic : loaded.diagnostics)
    if (diagnostic.severity == Severity::error)
      throw Error(Code::configuration, diagnostic.message, diagnostic.hint, {diagnostic.file, diagnostic.line, diagnostic.column});
  throw Error(Code::defect, "a workflow without a definition has an error");
}

}  // namespace

const workflow::Definition& Definitions::of(const domain::Run& run, store::Reading& reading, const policy::Policy& policy) {
  auto& known = by_hash_[run.definition + " " + policy.hash];
  if (!known) {
    const auto content = reading.definition(run.definition);
    if (!content) throw Error(Code::io, format("the definition of run {} is not in the store", to_text(run.id)), "run spoc verify");
    known = checked(workflow::load(*content, format("{}{}{}", kFolder, run.workflow, kSuffix), policy));
  }
  return *known;
}

std::shared_ptr<const workflow::Definition> workflow_of(const std::string& content, const std::string& name,
                                                        const std::string& file, const policy::Policy& policy) {
  workflow::Loaded loaded = workflow::load(content, format("{}{}{}", kFolder, name, kSuffix), policy);
  for (Diagnostic& diagnostic : loaded.diagnostics) diagnostic.file = file;
  return checked(std::move(loaded));
}

std::shared_ptr<const workflow::Definition> workflow_in_force(const std::string& name, const policy::Policy& policy) {
  if (const policy::File* file = policy.file(format("{}{}{}", kFolder, name, kSuffix)))
    return checked(workflow::load(file->content, file->path, policy));
  std::vector<std::string> names;
  for (const policy::File& file : policy.files)
    if (file.path.starts_with(kFolder) && file.path.ends_with(kSuffix))
      names.push_back(file.path.substr(kFolder.size(), file.path.size() - kFolder.size() - kSuffix.size()));
  throw Error(Code::not_found, format("there is no workflow \"{}\"", name), names.empty() ? "put one in workflows/ and apply it" : did_you_mean(name, names));
}

}  // namespace spoc::desk
