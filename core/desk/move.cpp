#include "desk/move.h"

#include "base/format.h"
#include "desk/verify.h"
#include "store/move.h"

namespace spoc::desk {
namespace {

void require_equal(store::Store& twin, const store::Extent& extent) {
  const auto differences = verify(twin, {});
  const store::Extent there = twin.extent();
  if (!differences.empty()) {
    const store::Difference& first = differences.front();
    throw Error(Code::data,
                format("the store differs from its journal: {}: {}: {}", first.subject, first.what, first.detail),
                "nothing was changed; see all with `spoc verify`");
  }
  ensure(there.tickets == extent.tickets && there.runs == extent.runs && there.entries == extent.entries,
         "a twin has as much as its original");
}

}  // namespace

Moved move(const Moving& moving, const Progress& progress) {
  const auto& [from, to, real_now, wait_ms, dry_run] = moving;
  if (store::moved_to(from) == to) {
    if (!dry_run) store::finish_move(to);
    return {dry_run ? store::Extent{} : store::Store(to).extent(), {}, true};
  }
  store::Move twin(from, to, real_now, wait_ms);
  Moved moved{twin.extent(), {}, false};
  if (dry_run) return moved;
  twin.copy(progress);
  require_equal(*twin.made(), moved.extent);
  moved.left_out = twin.let_in();
  twin.finish();
  return moved;
}

}  // namespace spoc::desk
