#include "policy/sight_facts.h"

#include "base/json.h"

namespace spoc::policy {

namespace {

void write_role(json::Writer& w, const Policy& policy, std::string_view name, SeeScope otherwise) {
  if (policy.role(name) == nullptr) w.key(name).integer(static_cast<std::int64_t>(otherwise));
}

template <class Things>
void write_secret(json::Writer& w, std::string_view key, const Things& things) {
  w.key(key).begin_array();
  for (const auto& thing : things)
    if (thing.confidential) w.string(thing.name);
  w.end_array();
}

}  // namespace

std::string sight_facts(const Policy& policy) {
  std::string text;
  json::Writer w(text);
  w.begin_object().key("front_line").string(policy.desk.front_line);
  w.key("roles").begin_object();
  for (const Role& role : policy.roles) w.key(role.name).integer(static_cast<std::int64_t>(role.see));
  // As decide::authority_of has them where policy does not.
  write_role(w, policy, "requester", SeeScope::own);
  write_role(w, policy, "administrator", SeeScope::desk);
  w.end_object().key("teams").begin_object();
  for (const Team& team : policy.teams) w.key(team.name).string(team.department);
  w.end_object();
  write_secret(w, "secret_teams", policy.teams);
  write_secret(w, "secret_services", policy.services);
  w.end_object();
  return text;
}

}  // namespace spoc::policy
