// What people, programs and time do to a run, as its state offers it; now and then what it must refuse.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "random_workflow.h"
#include "simulated.h"

namespace spoc::workflow::test {

class Player {
 public:
  /// Borrows both.
  Player(Dice& dice, Simulated& run);

  Act start();
  /// People act at half past a minute, so that nobody is ever quicker than a sweep by being asked at the same instant.
  Act next();
  Instant now() const { return now_; }

 private:
  void fill(Act& act);
  bool taken(const std::string& mutex) const;
  template <class Wanted>
  const Step* any(Wanted&& wanted);
  std::string any_step();
  json::Object outputs_of(const std::string& step);
  void answer(Act& act);
  void take(Act& act);
  void happen(Act& act);
  void come_back(Act& act);
  void by_hand(Act& act);
  void again(Act& act);
  void change(Act& act);

  Dice& dice_;
  Simulated& run_;
  Instant now_;
};

}  // namespace spoc::workflow::test
