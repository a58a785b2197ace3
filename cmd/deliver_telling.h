// What a delivery says as it goes, for people and as `spoc.delivery/1`.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "cmd/shell/context.h"
#include "desk/act.h"
#include "desk/deliver.h"
#include "desk/hooks.h"

namespace spoc::cmd {

/// Writes as it goes, so that memory does not grow with the queue: messages first, what programs did and hooks were
/// told at the end.
class Telling {
 public:
  Telling(Context& context, bool dry_run);

  void tell(const desk::Sent& sent);
  void tell(const desk::Acted& acted);
  void tell(const desk::Hooked& hooked);
  void finish(const desk::Delivered& delivered, const desk::HookedCount& hooks);

 private:
  Context& context_;
  bool dry_run_;
  std::vector<desk::Acted> acted_;
  std::vector<desk::Hooked> hooked_;
  std::string text_;
  json::Writer writer_{text_};
};

}  // namespace spoc::cmd
