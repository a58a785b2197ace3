// A small desk to evaluate expressions against: a ticket, people, a run, in Europe/Berlin with opening hours.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/program.h"
#include "support/test.h"

namespace spoc::expr {

/// A record whose members are what a test puts there.
class FakeRecord : public Record {
 public:
  FakeRecord(const RecordType& type, std::string id) : type_(type), id_(std::move(id)) {}
  FakeRecord& set(std::string_view member, Value value) {
    values_[type_.find(member)] = std::move(value);
    return *this;
  }
  const RecordType& type() const override { return type_; }
  Value member(std::size_t position) const override {
    auto found = values_.find(position);
    if (found == values_.end()) throw Missing{};
    return found->second;
  }
  std::string_view identity() const override { return id_; }

 private:
  const RecordType& type_;
  std::string id_;
  std::map<std::size_t, Value> values_;
};

/// The names and values a test evaluates with.
class World : public Scope {
 public:
  World();

  Value name(std::size_t position) const override;
  Value call(std::size_t position, const std::vector<Value>& arguments) const override;
  time::Instant now() const override { return now_; }
  const time::Calendar& calendar() const override { return calendar_; }

  const Place& place() const { return place_; }
  FakeRecord& ticket() { return ticket_; }
  FakeRecord& outputs() { return outputs_; }
  FakeRecord& ana() { return ana_; }
  /// Sets a name of the place.
  World& set(std::string_view name, Value value);

  Compiled compile(std::string_view text) const { return expr::compile(text, place_); }
  /// Compiles and evaluates; fails the test when it does not compile.
  Result run(std::string_view text) const;
  /// The value as text; "failure: …" with the message; "error: …" with the first diagnostic.
  std::string show(std::string_view text) const;
  /// "code begin-end" of the first diagnostic, columns as people count them; "ok" when there is none.
  std::string finding(std::string_view text) const;

 private:
  time::Calendar calendar_;
  time::Instant now_;
  Place place_;
  FakeRecord ana_;
  FakeRecord ben_;
  FakeRecord ticket_;
  FakeRecord outputs_;
  FakeRecord step_;
  FakeRecord steps_;
  std::map<std::size_t, Value> values_;
};

time::Instant instant(std::string_view text);
time::Date date(std::string_view text);
Value texts(const std::vector<std::string>& items);

}  // namespace spoc::expr
