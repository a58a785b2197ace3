// What a policy builds only when it is asked for: zones, calendars and rotas.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "policy/load.h"
#include "policy/policy.h"
#include "policy/rota.h"

namespace spoc::policy {

struct Policy::Compiled {
  std::optional<time::Zone> zone;
  std::map<std::string, time::Calendar, std::less<>> calendars;
  std::map<std::string, Rota, std::less<>> rotas;  ///< by path
  std::map<std::string, Ladder, std::less<>> own_ladders;  ///< of steps, by their text
};

/// `load` that also tells which keys of the table of keys were asked for: what the table is tested with.
Loaded load_asking(std::vector<File> files, std::set<std::string, std::less<>>* asked);

}  // namespace spoc::policy
