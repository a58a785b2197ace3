// The inputs of a run: from what people type and files hold to checked values, and what follows from them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "domain/run.h"
#include "workflow/definition.h"
#include "workflow/scope.h"

namespace spoc::workflow {

/// What is wrong with one input. `path` as in `--set`: "employee.name".
struct InputProblem {
  std::string path;
  std::string message;
  bool operator==(const InputProblem&) const = default;
};

struct PreparedInputs {
  json::Object values;                 ///< of every declared input that has one, in the order of the definition
  std::vector<InputProblem> problems;  ///< empty: the run may start
};

/// An input, or a member of a record in it, that one text can say.
struct InputPath {
  std::string path;  ///< as in `--set`
  policy::FieldType type;
  bool required = false;  ///< neither optional nor with a default
};
/// In the order of the definition.
std::vector<InputPath> input_paths(const Definition& definition);

/// `--set path=value` on top of `given`. Lists and records may be JSON; one member of a record is set by its path. What
/// is wrong is added to `problems`.
void set_input(const Definition& definition, json::Object& given, std::string_view path, std::string_view text,
               std::vector<InputProblem>& problems);

/// Checks types, looks people up (any unique id, login or address becomes the id), fills in defaults, and asks the
/// checks; all problems at once. `overridden` names inputs whose `check` is not asked.
PreparedInputs prepare_inputs(const Definition& definition, const json::Object& given, const World& world, Instant now,
                              const std::vector<std::string>& overridden = {});

/// The files that are kept among inputs, each once.
std::vector<domain::Attachment> files_of(const Definition& definition, const json::Object& inputs);

/// The variables of a run whose inputs are known. Throws data naming the variable that has no value.
json::Object variables_of(const Definition& definition, const domain::Run& run, const World& world, Instant now);
/// Its key, or empty when the workflow has none. Throws data when it has no value.
std::string key_of(const Definition& definition, const domain::Run& run, const World& world, Instant now);
/// Whom the run is about: a person's id, or the text the file names them by; empty when the file does not say. Throws data when it
/// does and it has no value.
std::string subject_of(const Definition& definition, const domain::Run& run, const World& world, Instant now);

}  // namespace spoc::workflow
