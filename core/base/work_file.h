// A file in the making, beside the one it will become: whoever looks sees the old file or the whole new one, whatever
// happens in between. For files that somebody else writes by name (a database); `write_file` is for bytes at hand.
#pragma once

#include <memory>
#include <string>

namespace spoc {

class WorkFile {
 public:
  /// Makes "<path>.part" afresh, over what a killed process left there. `mode_of` names a file whose permissions it
  /// gets; when there is none, it is for its owner only. Throws try_again while another process makes the same file,
  /// cannot_create.
  explicit WorkFile(const std::string& path, const std::string& mode_of);
  /// Removes it, unless it was published.
  ~WorkFile();
  WorkFile(const WorkFile&) = delete;
  WorkFile& operator=(const WorkFile&) = delete;

  /// Where to write; by name or, for bytes at hand, here.
  int descriptor() const;
  const std::string& name() const { return name_; }
  /// Flushes it and gives it its name. Throws cannot_create when that is taken and not to be replaced; io.
  void publish(bool replace);

 private:
  struct Held;
  std::string path_, name_;
  std::unique_ptr<Held> held_;
  bool published_ = false;
};

/// Throws cannot_create when there is such a file: what is not to be replaced is said before work is done for it.
void require_no_file(const std::string& path);
/// Bytes of a file; 0 when there is none.
long long file_size(const std::string& path);
/// Removes the file; nothing when there is none. Throws io.
void remove_file(const std::string& path);
/// Gives a file another name in the same folder, over whatever has it. Throws io.
void rename_file(const std::string& from, const std::string& to);

}  // namespace spoc
