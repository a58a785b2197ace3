#include "cmd/shell/options.h"

#include "base/format.h"
#include "base/text.h"

namespace spoc::cmd {

std::pair<std::string, std::string> name_and_value(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0)
    throw Error(Code::usage, format("\"{}\" sets nothing", text), "write it as name=value");
  return {std::string(trim(text.substr(0, equals))), std::string(text.substr(equals + 1))};
}

}  // namespace spoc::cmd
