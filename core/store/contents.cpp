#include "store/contents.h"

#include "base/error.h"
#include "base/format.h"
#include "base/hash.h"
#include "policy/articles.h"
#include "policy/load.h"
#include "policy/sight_facts.h"
#include "store/columns.h"

namespace spoc::store {

namespace {

Digest digest_of(std::string_view packed, std::string_view sight, std::string_view articles) {
  FieldHasher hasher;
  return hasher.add(packed).add(sight).add(articles).finish();
}

std::string articles_of(const policy::Policy& policy) {
  return policy.articles ? policy::pack(*policy.articles) : std::string();
}

/// Whether packed articles are not those of the policy's files. What another version of the program packed is not compared.
bool differs(const policy::Policy& policy, std::string_view packed) {
  return (packed.empty() || policy::restore_articles(packed)) && articles_of(policy) != packed;
}

}  // namespace

Contents::Contents(sql::Connection& connection)
    : connection_(connection),
      put_blob_(connection, "insert into blob (hash, bytes) values ($1, $2) on conflict (hash) do nothing"),
      blob_(connection, "select bytes from blob where hash = $1"),
      put_bundle_(connection,
                  "insert into bundle (hash, packed, packed_digest, sight, articles) values ($1, $2, $3, $4, $5) "
                  "on conflict (hash) do update set packed = excluded.packed, packed_digest = excluded.packed_digest, "
                  "sight = excluded.sight, articles = excluded.articles"),
      put_file_(
          connection,
          "insert into bundle_file (bundle, path, blob) values ($1, $2, $3) on conflict (bundle, path) do nothing"),
      packed_(connection, "select packed from bundle where hash = $1"),
      files_(connection,
             "select path, bytes from bundle_file join blob on blob.hash = bundle_file.blob where bundle = $1 "
             "order by path"),
      put_definition_(connection,
                      "insert into definition (hash, content) values ($1, $2) on conflict (hash) do nothing"),
      definition_(connection, "select content from definition where hash = $1") {}

std::string Contents::put_blob(std::string_view bytes) {
  std::string hash = hex(blake2b(bytes));
  auto statement = put_blob_.use();
  statement->bind_borrowed(1, hash);
  statement->bind_borrowed_blob(2, bytes);
  sql::run(*statement);
  return hash;
}

std::optional<std::string> Contents::blob(std::string_view hash) {
  auto statement = blob_.use();
  statement->bind(1, hash);
  if (!statement->step()) return std::nullopt;
  return std::string(statement->blob(0));
}

void Contents::put_bundle(const policy::Policy& policy, std::string_view packed) {
  put_packed(policy.hash, {std::string(packed), policy::sight_facts(policy), articles_of(policy)});
  for (const policy::File& file : policy.files) put_file(policy.hash, file.path, put_blob(file.content));
  if (policy.articles)
    for (const policy::File& file : policy.articles->files()) put_file(policy.hash, file.path, put_blob(file.content));
}

std::optional<std::string> Contents::packed(std::string_view hash) {
  auto statement = packed_.use();
  statement->bind(1, hash);
  if (!statement->step()) return std::nullopt;
  return std::string(statement->blob(0));
}

std::optional<std::string> Contents::packed_articles(std::string_view hash) {
  sql::Use statement(connection_.prepare("select articles from bundle where hash = $1"));
  statement->bind(1, hash);
  if (!statement->step()) return std::nullopt;
  return std::string(statement->blob(0));
}

std::optional<std::string> Contents::file(std::string_view bundle, std::string_view path) {
  sql::Use statement(connection_.prepare(
      "select bytes from bundle_file join blob on blob.hash = bundle_file.blob where bundle = $1 and path = $2"));
  statement->bind(1, bundle);
  statement->bind(2, path);
  if (!statement->step()) return std::nullopt;
  return std::string(statement->blob(0));
}

std::vector<policy::File> Contents::files(std::string_view bundle) {
  std::vector<policy::File> files;
  auto statement = files_.use();
  statement->bind(1, bundle);
  while (statement->step()) files.push_back({std::string(statement->text(0)), std::string(statement->blob(1))});
  return files;
}

void Contents::put_definition(std::string_view hash, std::string_view content) {
  ensure(hash == hex(sha256(content)), "a definition is stored under the SHA-256 of its content");
  auto statement = put_definition_.use();
  statement->bind(1, hash);
  statement->bind_borrowed_blob(2, content);
  sql::run(*statement);
}

std::optional<std::string> Contents::definition(std::string_view hash) {
  auto statement = definition_.use();
  statement->bind(1, hash);
  if (!statement->step()) return std::nullopt;
  return std::string(statement->blob(0));
}

std::vector<std::string> Contents::column(std::string_view sql) {
  std::vector<std::string> values;
  sql::Use statement(connection_.prepare(sql));
  while (statement->step()) values.emplace_back(statement->text(0));
  return values;
}

bool Contents::has(std::string_view sql, std::string_view hash) {
  sql::Use statement(connection_.prepare(sql));
  statement->bind(1, hash);
  return statement->step();
}
bool Contents::has_blob(std::string_view hash) {
  return has("select hash from blob where hash = $1", hash);
}
bool Contents::has_bundle(std::string_view hash) {
  return has("select hash from bundle where hash = $1", hash);
}
bool Contents::has_definition(std::string_view hash) {
  return has("select hash from definition where hash = $1", hash);
}

void Contents::each_blob(const std::function<void(std::string_view, std::string_view)>& each) {
  sql::Use statement(connection_.prepare("select hash, bytes from blob order by hash"));
  while (statement->step()) each(statement->text(0), statement->blob(1));
}
void Contents::each_definition(const std::function<void(std::string_view, std::string_view)>& each) {
  sql::Use statement(connection_.prepare("select hash, content from definition order by hash"));
  while (statement->step()) each(statement->text(0), statement->blob(1));
}
std::vector<std::string> Contents::bundles() {
  return column("select hash from bundle order by hash");
}
std::vector<std::pair<std::string, std::string>> Contents::paths(std::string_view bundle) {
  std::vector<std::pair<std::string, std::string>> paths;
  sql::Use statement(connection_.prepare("select path, blob from bundle_file where bundle = $1 order by path"));
  statement->bind(1, bundle);
  while (statement->step()) paths.emplace_back(statement->text(0), statement->text(1));
  return paths;
}

void Contents::put_blob(std::string_view hash, std::string_view bytes) {
  auto statement = put_blob_.use();
  statement->bind_borrowed(1, hash);
  statement->bind_borrowed_blob(2, bytes);
  sql::run(*statement);
}
void Contents::put_file(std::string_view bundle, std::string_view path, std::string_view blob) {
  auto statement = put_file_.use();
  statement->bind(1, bundle);
  statement->bind(2, path);
  statement->bind(3, blob);
  sql::run(*statement);
}
void Contents::put_packed(std::string_view bundle, const Packed& packed) {
  const Digest digest = digest_of(packed.policy, packed.sight, packed.articles);
  auto statement = put_bundle_.use();
  statement->bind(1, bundle);
  statement->bind_borrowed_blob(2, packed.policy);
  statement->bind_blob(3, bytes_of(digest));
  statement->bind_borrowed(4, packed.sight);
  statement->bind_borrowed_blob(5, packed.articles);
  sql::run(*statement);
}
void Contents::put_packed(std::string_view bundle, const policy::Policy* policy) {
  if (policy == nullptr) return put_packed(bundle, Packed());
  put_packed(bundle, {policy::pack(*policy), policy::sight_facts(*policy), articles_of(*policy)});
}
void Contents::restore_definition(std::string_view hash, std::string_view content) {
  auto statement = put_definition_.use();
  statement->bind(1, hash);
  statement->bind_borrowed_blob(2, content);
  sql::run(*statement);
}

void Contents::replace_blob(std::string_view hash, std::string_view bytes) {
  sql::Use statement(connection_.prepare("update blob set bytes = $2 where hash = $1"));
  statement->bind(1, hash);
  statement->bind_borrowed_blob(2, bytes);
  sql::run(*statement);
}
void Contents::replace_definition(std::string_view hash, std::string_view content) {
  sql::Use statement(connection_.prepare("update definition set content = $2 where hash = $1"));
  statement->bind(1, hash);
  statement->bind_borrowed_blob(2, content);
  sql::run(*statement);
}
void Contents::erase_blob(std::string_view hash) {
  sql::Use statement(connection_.prepare("delete from blob where hash = $1"));
  statement->bind(1, hash);
  sql::run(*statement);
}

void Contents::check(const Erasures& erasures, const std::function<void(std::string_view, std::string_view)>& found) {
  const auto compare = [&](std::string_view hash, const std::string& is) {
    const std::string* erased = erasures.content(hash);
    if (is != (erased ? std::string_view(*erased) : hash)) found(hash, "it is not the content of its hash");
  };
  each_blob([&](std::string_view hash, std::string_view bytes) { compare(hash, hex(blake2b(bytes))); });
  each_definition([&](std::string_view hash, std::string_view content) { compare(hash, hex(sha256(content))); });
  check_bundles(erasures, found);
}

void Contents::check_bundles(const Erasures& erasures,
                             const std::function<void(std::string_view, std::string_view)>& found) {
  for (const std::string& hash : bundles()) {
    try {
      sql::Use statement(connection_.prepare("select packed, packed_digest, sight, articles from bundle where hash = $1"));
      statement->bind(1, hash);
      statement->step();
      const std::string sight(statement->text(2)), articles(statement->blob(3));
      if (bytes_of(digest_of(statement->blob(0), sight, articles)) != statement->blob(1)) found(hash, "its packed form is damaged");
      const policy::Loaded loaded = policy::load(files(hash));
      if (loaded.policy && policy::sight_facts(*loaded.policy) != sight) found(hash, "who sees what is not as its files say");
      if (loaded.policy && differs(*loaded.policy, articles)) found(hash, "its articles are not as its files say");
      const std::string* erased = erasures.content(hash);
      if (policy::hash_of(files(hash)) != (erased ? *erased : hash)) found(hash, "its files are not those of its hash");
    } catch (const Error& error) {
      found(hash, error.message);
    }
  }
}

}  // namespace spoc::store
