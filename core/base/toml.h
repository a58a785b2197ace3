// TOML files as a tree in which every key and value knows its place in the file, in file order. The only place that
// includes toml++. `pack` and `unpack` keep a checked tree in the store, so a command need not parse text to start.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"

namespace spoc::toml {

/// Lines and columns count from 1, in code points; `end` is exclusive.
struct Span {
  int line = 0;
  int column = 0;
  int end_line = 0;
  int end_column = 0;
  bool operator==(const Span&) const = default;
};

struct Entry;

/// Local dates, times and date-times (with an offset or without) are text in one form: "2026-12-24", "09:00:00",
/// "2026-12-24T09:00:00Z".
enum class Kind { table, array, string, integer, real, boolean, date, time, date_time };

/// One value. Tables keep their entries in file order.
struct Node {
  Kind kind = Kind::table;
  Span span;
  std::string text;          ///< string, date, time, date_time
  std::int64_t integer = 0;  ///< integer; boolean as 0/1
  double real = 0;
  std::vector<Entry> entries;  ///< table
  std::vector<Node> items;     ///< array

  /// The entry's value, or nothing (also when this is no table).
  const Node* find(std::string_view key) const;
  bool operator==(const Node&) const;
};

struct Entry {
  std::string key;
  Span span;  ///< of the key
  Node value;
  bool operator==(const Entry&) const = default;
};

/// "string", "table", … for messages.
std::string_view kind_name(Kind kind);

struct Parsed {
  Node root;
  Diagnostics diagnostics;  ///< code "syntax"; toml++ stops at the first
};

/// Never throws and never crashes: text over 4 MiB, nested deeper than 64 or no UTF-8 is a diagnostic.
Parsed parse(std::string_view text, std::string_view file);

/// Bytes that `unpack` turns into an equal tree; several times faster than parsing. `unpack` throws io on damaged
/// bytes.
std::string pack(const Node& node);
Node unpack(std::string_view bytes);

}  // namespace spoc::toml
