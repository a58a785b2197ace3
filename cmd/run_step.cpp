#include "cmd/run_step.h"

#include <string>

#include "base/format.h"

namespace spoc::cmd {

desk::RunStep run_step_of(Context& context, std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos)
    throw Error(Code::usage, format("\"{}\" is no step of a run", text),
                "like r7/payroll, or r7/access/vpn for one item");
  const std::string_view rest = text.substr(slash + 1);
  const std::size_t item = rest.find('/');
  return {context.run_of(text.substr(0, slash)), std::string(rest.substr(0, item)),
          item == std::string_view::npos ? std::string() : std::string(rest.substr(item + 1))};
}

}  // namespace spoc::cmd
