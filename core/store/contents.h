// What is stored once, by its content: attachments and files of bundles (BLAKE2b), bundles and definitions (SHA-256).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.h"
#include "sql/prepared.h"

namespace spoc::store {

class Contents {
 public:
  explicit Contents(sql::Connection& connection);

  /// The hash, in hexadecimal. Bytes that are there already are not written again.
  std::string put_blob(std::string_view bytes);
  std::optional<std::string> blob(std::string_view hash);

  void put_bundle(std::string_view hash, const std::vector<policy::File>& files, std::string_view packed);
  /// The packed bytes of a bundle, or nothing. Throws io when they are not as they were written.
  std::optional<std::string> packed(std::string_view hash);
  /// Its files, sorted by path.
  std::vector<policy::File> files(std::string_view bundle);

  void put_definition(std::string_view hash, std::string_view content);
  std::optional<std::string> definition(std::string_view hash);

  bool has_blob(std::string_view hash);
  bool has_bundle(std::string_view hash);
  bool has_definition(std::string_view hash);

  /// Calls found(name, what) for every content that is not what its hash says.
  void check(const std::function<void(std::string_view, std::string_view)>& found);

 private:
  std::vector<std::string> column(std::string_view sql);
  bool has(std::string_view sql, std::string_view hash);
  void check_bundles(const std::function<void(std::string_view, std::string_view)>& found);

  sql::Connection& connection_;
  sql::Prepared put_blob_, blob_, put_bundle_, put_file_, packed_, files_, put_definition_, definition_;
};

}  // namespace spoc::store
