#include "base/error.h"

#include "base/format.h"

namespace spoc {

std::string_view code_name(Code code) {
  switch (code) {
    case Code::ok:
      return "ok";
    case Code::no:
      return "no";
    case Code::usage:
      return "usage";
    case Code::data:
      return "data";
    case Code::not_found:
      return "not_found";
    case Code::unavailable:
      return "unavailable";
    case Code::defect:
      return "defect";
    case Code::cannot_create:
      return "cannot_create";
    case Code::io:
      return "io";
    case Code::try_again:
      return "try_again";
    case Code::refused:
      return "refused";
    case Code::configuration:
      return "configuration";
    case Code::conflict:
      return "conflict";
    case Code::partial:
      return "partial";
  }
  return "defect";
}

std::string Where::text() const {
  if (line == 0) return file;
  if (column == 0) return format("{}:{}", file, line);
  return format("{}:{}:{}", file, line, column);
}

void broken(std::string_view invariant) {
  throw Error(Code::defect, format("broken invariant: {}", invariant), "this is a defect of spoc; please report it");
}

}  // namespace spoc
