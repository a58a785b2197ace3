// An error that brings along everything that was found wrong with files, and how one finding looks as JSON.
#pragma once

#include <string>
#include <utility>

#include "base/diagnostic.h"
#include "base/error.h"

namespace spoc::json {
class Writer;
}

namespace spoc {

/// One as an object of `spoc.check/1`.
void write_json(json::Writer& writer, const Diagnostic& diagnostic);

/// Nothing was done because of what is wrong with files: a configuration error that brings all of it along.
class Faulty : public Error {
 public:
  Faulty(std::string message, std::string hint, Diagnostics found)
      : Error(Code::configuration, std::move(message), std::move(hint)), found(std::move(found)) {}

  Diagnostics found;
};

}  // namespace spoc
