// Where the tests of this floor find files: a temporary folder each, and the collections of real data beside the
// source.
#pragma once

#include <cstdlib>
#include <iostream>
#include <string>

#include "base/error.h"
#include "base/file.h"
#include "support/test.h"

namespace spoc::test {

/// A new folder that is removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = "/tmp/spoc-test-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) throw Error(Code::cannot_create, "cannot make a temporary folder");
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    if (std::system(("rm -rf '" + path_ + "'").c_str()) != 0) std::cerr << "left behind: " << path_ << '\n';
  }
  const std::string& path() const { return path_; }
  std::string operator/(std::string_view name) const { return join_path(path_, name); }

 private:
  std::string path_;
};

/// Unpacks an archive of the collection; false when it is absent.
inline bool unpack_sample(const std::string& name, const TemporaryFolder& into) {
  const auto archive = data_file(name);
  if (!archive) return false;
  const std::string command = "tar xzf '" + *archive + "' -C '" + into.path() + "'";
  if (std::system(command.c_str()) != 0) throw Error(Code::io, "cannot unpack " + *archive);
  return true;
}

/// The code of the error that `run` throws; `ok` when it throws none.
template <class Run>
Code code_of(Run run) {
  try {
    run();
  } catch (const Error& error) {
    return error.code;
  }
  return Code::ok;
}

}  // namespace spoc::test
