// What is stored once, by its content: attachments and files of bundles (BLAKE2b), bundles and definitions (SHA-256).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.h"
#include "sql/prepared.h"
#include "store/erased.h"

namespace spoc::store {

class Contents {
 public:
  explicit Contents(sql::Connection& connection);

  /// The hash, in hexadecimal. Bytes that are there already are not written again.
  std::string put_blob(std::string_view bytes);
  std::optional<std::string> blob(std::string_view hash);

  void put_bundle(const policy::Policy& policy, std::string_view packed);
  /// The packed bytes of a bundle, or nothing. Throws io when they are not as they were written.
  std::optional<std::string> packed(std::string_view hash);
  std::optional<std::string> packed_articles(std::string_view hash);
  /// Its files, sorted by path.
  std::vector<policy::File> files(std::string_view bundle);
  std::optional<std::string> file(std::string_view bundle, std::string_view path);

  void put_definition(std::string_view hash, std::string_view content);
  std::optional<std::string> definition(std::string_view hash);

  /// Calls each(hash, bytes) for all, in order of hash. Of definitions likewise.
  void each_blob(const std::function<void(std::string_view, std::string_view)>& each);
  void each_definition(const std::function<void(std::string_view, std::string_view)>& each);
  std::vector<std::string> bundles();
  /// Paths and blobs of a bundle's files, sorted by path.
  std::vector<std::pair<std::string, std::string>> paths(std::string_view bundle);
  /// Puts back what was exported, under the name it has: after an erasure that is not the hash of the bytes.
  void put_blob(std::string_view hash, std::string_view bytes);
  void put_file(std::string_view bundle, std::string_view path, std::string_view blob);
  /// What a bundle is packed as: the policy, who sees what by it (policy::sight_facts), its articles. Of files that this version
  /// cannot read all are empty, and the views show nothing.
  struct Packed {
    std::string policy, sight, articles;
  };
  void put_packed(std::string_view bundle, const Packed& packed);
  /// The same of the policy that its files say; nothing compiled and seen by nobody when there is none.
  void put_packed(std::string_view bundle, const policy::Policy* policy);
  void restore_definition(std::string_view hash, std::string_view content);
  /// Other bytes under the same name, or none.
  void replace_blob(std::string_view hash, std::string_view bytes);
  void replace_definition(std::string_view hash, std::string_view content);
  void erase_blob(std::string_view hash);

  bool has_blob(std::string_view hash);
  bool has_bundle(std::string_view hash);
  bool has_definition(std::string_view hash);

  /// Calls found(name, what) for every content that is not what its hash says, or what an erasure left of it.
  void check(const Erasures& erasures, const std::function<void(std::string_view, std::string_view)>& found);

 private:
  std::vector<std::string> column(std::string_view sql);
  bool has(std::string_view sql, std::string_view hash);
  void check_bundles(const Erasures& erasures, const std::function<void(std::string_view, std::string_view)>& found);

  sql::Connection& connection_;
  sql::Prepared put_blob_, blob_, put_bundle_, put_file_, packed_, files_, put_definition_, definition_;
};

}  // namespace spoc::store
