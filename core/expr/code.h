// A checked expression, ready to be evaluated: instructions that refer to each other by number. Built by check, read by
// evaluate and index_plan.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "expr/literal.h"
#include "expr/matches.h"
#include "expr/program.h"

namespace spoc::expr {

/// What an instruction does with its operands; `detail` says what else it needs.
enum class Op : std::uint8_t {
  constant,  ///< detail: of `constants`
  name,      ///< detail: position in the place
  variable,  ///< detail: depth of the macro that binds it
  member,    ///< detail: position in the record
  key,       ///< member of a map or of an untyped value; detail: of `words`
  index,
  logical_not,
  negate,
  all_of,
  any_of,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  add,
  subtract,
  multiply,
  divide,
  remainder,
  conditional,
  time_of_day,  ///< detail: second of the day
  list,
  map,  ///< key, value, key, value, …
  has,
  call,     ///< detail: Builtin
  matches,  ///< with a literal pattern; detail: of `patterns`
  ask,      ///< a function of the place; detail: its position
  all,      ///< macros: the list, then the body; detail: depth
  exists,
  exists_one,
  filter,
  transform
};

enum class Builtin : std::uint8_t {
  size,
  contains,
  starts_with,
  ends_with,
  matches,
  lower_ascii,
  to_string,
  to_int,
  to_double,
  to_duration,
  to_timestamp,
  to_date,
  to_bytes,
  full_year,
  month,
  date_of_month,
  day_of_month,
  day_of_week,
  day_of_year,
  hours,
  minutes,
  seconds,
  milliseconds,
  earliest,
  latest,
  now,
  today
};

struct Instruction {
  Op op = Op::constant;
  std::uint32_t first = 0;  ///< of its operands in `Code::operands`
  std::uint32_t count = 0;
  std::uint32_t detail = 0;
  std::uint32_t path = 0;  ///< of names and members: 1 + position in `Code::paths`, or 0
  Extent extent;
};

struct Path {
  std::string text;     ///< "ticket.team"
  bool prefix = false;  ///< only read to get at a member
};

struct Program::Code {
  std::string text;
  Type type;
  std::vector<Instruction> instructions;
  std::vector<std::uint32_t> operands;
  std::vector<Value> constants;
  std::vector<std::string> words;
  std::vector<std::unique_ptr<Pattern>> patterns;
  std::vector<Path> paths;
  std::vector<PlaceCall> calls;
  std::uint32_t root = 0;

  std::span<const std::uint32_t> operands_of(const Instruction& i) const {
    return {operands.data() + i.first, i.count};
  }
};

/// Element visits one evaluation may take, by the static bound and when it runs.
inline constexpr std::uint64_t kMostVisits = 1'000'000;

}  // namespace spoc::expr
