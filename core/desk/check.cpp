#include "desk/check.h"

#include <algorithm>
#include <iterator>

#include "desk/rule_test.h"
#include "policy/advice.h"
#include "policy/articles.h"
#include "policy/load.h"
#include "workflow/load/check_calls.h"
#include "workflow/load/check_people.h"
#include "workflow/load/load.h"

namespace spoc::desk {
namespace {

bool is_rule_test(const policy::File& file) {
  return file.path.ends_with(".test.toml") && file.path.find('/') == std::string::npos;
}

void add(Diagnostics& all, Diagnostics more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

std::vector<policy::File> read_files(const std::string& folder) {
  std::vector<policy::File> files = policy::read_files(folder);
  for (policy::File& test : read_rule_tests(folder)) files.push_back(std::move(test));
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

Checked check(const std::vector<policy::File>& files, time::Instant now, const domain::Directory* people) {
  std::vector<policy::File> bundle;
  std::remove_copy_if(files.begin(), files.end(), std::back_inserter(bundle), is_rule_test);
  policy::Loaded loaded = policy::load(bundle);
  Checked checked{loaded.policy, std::move(loaded.diagnostics)};
  if (checked.policy) add(checked.diagnostics, policy::advise(*checked.policy, now));
  if (checked.policy && checked.policy->articles)
    add(checked.diagnostics, policy::advise(*checked.policy->articles, checked.policy->zone().local(now).date));
  std::vector<workflow::CheckedFile> workflows;
  for (const policy::File& file : bundle) {
    if (!policy::workflow_of(file.path)) continue;
    workflow::Loaded one = workflow::load(file.content, file.path, loaded.names);
    add(checked.diagnostics, std::move(one.diagnostics));
    if (one.definition) workflows.push_back({file.path, std::move(one.definition)});
  }
  add(checked.diagnostics, workflow::check_calls(workflows));
  if (people && checked.policy) add(checked.diagnostics, workflow::check_people(workflows, {*checked.policy, *people}, now));
  for (const policy::File& file : files)
    if (is_rule_test(file)) add(checked.diagnostics, run_rule_tests(file, checked.policy.get(), now));
  sort(checked.diagnostics);
  if (has_errors(checked.diagnostics)) checked.policy.reset();
  return checked;
}

}  // namespace spoc::desk
