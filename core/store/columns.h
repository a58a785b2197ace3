// How values of the domain stand in columns, and back: an empty text, a number 0 of another subject and an absent
// instant are null; a word of a vocabulary is that word; an object is JSON, and so are files. A row is written and read
// in the order of its columns.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/json.h"
#include "domain/ids.h"
#include "domain/ticket.h"
#include "domain/words.h"
#include "sql/connection.h"
#include "time/instant.h"

namespace spoc::store {

/// Throws io: a row says what no row can say.
[[noreturn]] void damaged(std::string_view column, std::string_view value);

std::string attachments_text(const std::vector<domain::Attachment>& attachments);
std::vector<domain::Attachment> attachments_of(std::string_view text);

std::string object_text(const json::Object& object);
json::Object object_of(std::string_view text);

/// Binds one value after the other. Text is borrowed: it must live until the statement has run.
class RowWriter {
 public:
  explicit RowWriter(sql::Statement& statement, int first = 1) : statement_(statement), next_(first) {}

  void put(std::int64_t value) { statement_.bind(next_++, value); }
  void put(int value) { put(std::int64_t{value}); }
  void put(bool value) { put(std::int64_t{value}); }
  void put(std::string_view text) {
    text.empty() ? statement_.bind_null(next_++) : statement_.bind_borrowed(next_++, text);
  }
  void put(const std::string& text) { put(std::string_view(text)); }
  void put(time::Instant t) { put(t.us); }
  void put(const std::optional<time::Instant>& t) { t ? put(t->us) : put_null(); }
  void put(domain::TicketId id) { id ? put(id.number) : put_null(); }
  void put(domain::RunId id) { id ? put(id.number) : put_null(); }
  void put(domain::OperationId id) { put(id.number); }
  void put(const json::Object& object) {
    object.empty() ? statement_.bind_null(next_++) : statement_.bind(next_++, std::string_view(object_text(object)));
  }
  void put(const std::vector<domain::Attachment>& files) {
    files.empty() ? statement_.bind_null(next_++) : statement_.bind(next_++, std::string_view(attachments_text(files)));
  }
  template <class E>
  requires std::is_enum_v<E>
  void put(E value) { put(domain::word(value)); }
  void put_blob(std::string_view bytes) { statement_.bind_borrowed_blob(next_++, bytes); }
  void put_null() { statement_.bind_null(next_++); }
  /// A number in which 0 means that there is none.
  void put_count(std::int64_t value) { value != 0 ? put(value) : put_null(); }
  /// Text of which empty is a value.
  void put_always(std::string_view text) { statement_.bind_borrowed(next_++, text); }
  /// The parameter after the last one written.
  int next() const { return next_; }

 private:
  sql::Statement& statement_;
  int next_;
};

/// Reads one column after the other.
class RowReader {
 public:
  explicit RowReader(const sql::Statement& statement, int first = 0) : statement_(statement), next_(first) {}

  void get(std::int64_t& out) { out = statement_.integer(next_++); }
  void get(int& out) { out = static_cast<int>(statement_.integer(next_++)); }
  void get(bool& out);
  void get(std::string& out) { out = statement_.text(next_++); }
  void get(time::Instant& out) { get(out.us); }
  void get(std::optional<time::Instant>& out) {
    const bool absent = statement_.is_null(next_);
    out = absent ? std::nullopt : std::optional(time::Instant{statement_.integer(next_)});
    ++next_;
  }
  void get(domain::TicketId& out) { get(out.number); }
  void get(domain::RunId& out) { get(out.number); }
  void get(domain::OperationId& out) { get(out.number); }
  void get(json::Object& out) { out = object_of(statement_.text(next_++)); }
  void get(std::vector<domain::Attachment>& out) { out = attachments_of(statement_.text(next_++)); }
  template <class E>
  requires std::is_enum_v<E>
  void get(E& out) {
    const std::string_view text = statement_.text(next_);
    const auto value = domain::from_word<E>(text);
    if (!value) damaged(statement_.column_name(next_), text);
    ++next_;
    out = *value;
  }
  void get_blob(std::string& out) { out = statement_.blob(next_++); }
  bool null() const { return statement_.is_null(next_); }
  void skip() { ++next_; }

 private:
  const sql::Statement& statement_;
  int next_;
};

/// "$1, $2, … $count", from `first` on.
std::string parameters(int count, int first = 1);

}  // namespace spoc::store
