// The file for rows that could not be used, to be put right and read again.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cmd/shell/output.h"

namespace spoc::cmd {

/// Made when the first row is written: nobody wants an empty one. `-` is the answer itself, where each of their lines
/// begins with a record separator, which no number does: who calls takes both apart. An empty path keeps nothing.
class Rejects {
 public:
  /// Throws cannot_create when there is something of that name already.
  Rejects(std::string path, Output& answer);
  Rejects(const Rejects&) = delete;
  Rejects& operator=(const Rejects&) = delete;
  ~Rejects();

  bool wanted() const { return !path_.empty(); }
  /// `header` stands above the first; an empty one does not.
  void write(std::string_view header, std::string_view row);
  /// Throws io when they are not on the way to the disk.
  void finish();

 private:
  void set_apart(std::string_view header, std::string_view row);

  std::string path_;
  Output& answer_;
  bool begun_ = false;
  int fd_ = -1;
  std::unique_ptr<Output> out_;
};

}  // namespace spoc::cmd
