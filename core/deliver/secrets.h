// Secrets of programs: read when one is started, given to its environment, and masked wherever it could repeat them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace spoc::deliver {

/// The secret of that name: a file in `credentials` (systemd's, when not empty), else in `secrets` of the desk's
/// folder, which nobody but its owner may read (mode 0600 or less). Without a newline at its end. Throws unavailable
/// naming the secret and never what is in it.
std::string read_secret(const std::string& name, const std::string& desk_folder, const std::string& credentials);

/// What must not be written down.
class Mask {
 public:
  Mask() = default;
  /// A secret of several lines is masked line by line too.
  explicit Mask(const std::vector<std::string>& secrets);

  /// The text with "***" in place of every secret.
  std::string operator()(std::string text) const;
  /// The same in all texts and names of a value; a number that contains one becomes text.
  json::Value operator()(const json::Value& value) const;
  /// Bytes of the longest one.
  std::size_t longest() const { return longest_; }

 private:
  std::vector<std::string> words_;  // the longest first
  std::size_t longest_ = 0;
};

}  // namespace spoc::deliver
