#include "policy/diff.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/articles.h"
#include "policy/compared.h"

namespace spoc::policy {

namespace {

using What = Difference::What;

/// Names of the members in which two values of a type differ.
template <class T>
std::vector<std::string> changed_members(const T& before, const T& after) {
  const Compared a = compared(before), b = compared(after);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < b.size(); ++i)
    if (a[i].text != b[i].text) names.emplace_back(b[i].name);
  return names;
}

class Comparison {
 public:
  template <class T>
  void one(std::string_view kind, const T& before, const T& after) {
    auto members = changed_members(before, after);
    if (!members.empty()) found_.push_back({std::string(kind), {}, What::changed, std::move(members), {}});
  }

  /// Lists of things with names; with `ordered`, one that stands elsewhere among those that both have changed as well.
  template <class T>
  void list(std::string_view kind, const std::vector<T>& before, const std::vector<T>& after, bool ordered = false) {
    const auto same_name = [](const auto& name) { return [&name](const T& item) { return name_of(item) == name; }; };
    for (const T& item : after) {
      const auto old = std::find_if(before.begin(), before.end(), same_name(name_of(item)));
      if (old == before.end()) {
        found_.push_back({std::string(kind), name_of(item), What::added, {}, place_of(item)});
        continue;
      }
      auto members = changed_members(*old, item);
      if (ordered && rank(before, after, name_of(item)) != rank(after, before, name_of(item)))
        members.emplace_back("order");
      if (!members.empty())
        found_.push_back({std::string(kind), name_of(item), What::changed, std::move(members), place_of(item)});
    }
    for (const T& item : before)
      if (std::none_of(after.begin(), after.end(), same_name(name_of(item))))
        found_.push_back({std::string(kind), name_of(item), What::removed, {}, place_of(item)});
  }

  std::vector<Difference> take() { return std::move(found_); }

 private:
  /// How many things before the one of that name, in `list`, are in `other` as well.
  template <class T>
  static std::size_t rank(const std::vector<T>& list, const std::vector<T>& other, const std::string& name) {
    std::size_t count = 0;
    for (const T& item : list) {
      if (name_of(item) == name) break;
      if (std::any_of(other.begin(), other.end(), [&](const T& o) { return name_of(o) == name_of(item); })) ++count;
    }
    return count;
  }

  std::vector<Difference> found_;
};

/// The files whose content no value of the policy holds.
std::vector<File> other_files(const Policy& policy) {
  std::vector<File> files = policy.files;
  std::erase_if(files, [](const File& file) { return file.path == "spoc.toml"; });
  return files;
}

}  // namespace

std::vector<Difference> difference(const Policy& before, const Policy& after) {
  Comparison comparison;
  comparison.one("desk", before.desk, after.desk);
  comparison.list("calendar", before.calendars, after.calendars);
  comparison.list("department", before.departments, after.departments);
  comparison.list("team", before.teams, after.teams);
  comparison.one("priority", before.priority, after.priority);
  comparison.list("service", before.services, after.services);
  comparison.list("cause", before.causes, after.causes);
  comparison.list("sla", before.slas, after.slas, true);
  comparison.list("ladder", before.ladders, after.ladders);
  comparison.one("stalled", Thresholds{before.stalled}, Thresholds{after.stalled});
  comparison.one("lifecycle", before.lifecycle, after.lifecycle);
  comparison.one("absence", Absences{before.absence, before.tell_requester_away},
                 Absences{after.absence, after.tell_requester_away});
  comparison.list("route", before.routes, after.routes, true);
  comparison.one("routing.learned", Learning{before.minimum_confidence}, Learning{after.minimum_confidence});
  comparison.list("view", before.views, after.views);
  comparison.one("messages", before.messages, after.messages);
  comparison.list("channel", before.channels, after.channels);
  comparison.list("hook", before.hooks, after.hooks);
  comparison.list("role", before.roles, after.roles);
  comparison.list("account", before.accounts, after.accounts);
  comparison.list("event", before.events, after.events);
  comparison.list("report", before.reports, after.reports);
  comparison.one("retention", Retention{before.retention}, Retention{after.retention});
  comparison.list("file", other_files(before), other_files(after));
  return comparison.take();
}

std::vector<Difference> difference(const Articles& before, const Articles& after) {
  std::vector<Difference> found;
  for (const Article& article : after.all()) {
    const Article* old = before.find(article.id());
    if (old && old->digest == article.digest && old->path == article.path) continue;
    Difference one{"article", article.id(), old ? What::changed : What::added, {}, {article.path, 1, 1}};
    if (old) {
      if (old->title != article.title) one.members.emplace_back("title");
      if (old->audience != article.audience) one.members.emplace_back("audience");
      if (old->services != article.services) one.members.emplace_back("services");
      if (old->keywords != article.keywords) one.members.emplace_back("keywords");
      if (old->review != article.review) one.members.emplace_back("review");
      if (old->path != article.path) one.members.emplace_back("file");
      if (one.members.empty()) one.members.emplace_back("text");
    }
    found.push_back(std::move(one));
  }
  for (const Article& article : before.all())
    if (!after.find(article.id())) found.push_back({"article", article.id(), What::removed, {}, {article.path, 1, 1}});
  return found;
}

std::string to_text(const Difference& difference) {
  const std::string subject = difference.name.empty() ? difference.kind : difference.kind + " " + difference.name;
  if (difference.what == What::added) return subject + ": added";
  if (difference.what == What::removed) return subject + ": removed";
  return subject + ": changed " + join(difference.members, ", ");
}

}  // namespace spoc::policy
