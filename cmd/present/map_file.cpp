#include "cmd/present/map_file.h"

#include "base/format.h"

namespace spoc::cmd {

intake::Map read_map(Context& context, const std::string& path, std::span<const std::string> members,
                     intake::MapFor what) {
  const std::string text = context.read(path);
  intake::ParsedMap parsed = intake::parse_map(text, path, members, what);
  for (const Diagnostic& diagnostic : parsed.diagnostics) context.say(to_text(diagnostic, text));
  if (has_errors(parsed.diagnostics)) throw Error(Code::data, format("the map {} cannot be used", path));
  return std::move(parsed.map);
}

}  // namespace spoc::cmd
