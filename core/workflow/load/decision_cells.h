// The cells of a decision table (DMN 1.3, unary tests): what a cell says as a set of values, and whether the rules of a
// table leave gaps or overlap.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "expr/value.h"
#include "workflow/definition.h"

namespace spoc::workflow {

/// A range of numbers, days counted as numbers, no as 0 and yes as 1. An end without a number is open to infinity.
struct Range {
  std::optional<double> low, high;
  bool low_included = true, high_included = true;
};

/// What a cell lets through: anything, or ranges, or words; or everything else.
struct Cell {
  bool any = false, negated = false;
  std::vector<Range> ranges;
  std::vector<std::string> words;
  bool holds(double number) const;
  bool holds(std::string_view word) const;
};

/// One column of a table: its name, its values, and the only words that it may have (none: any).
struct Column {
  std::string name;
  expr::Kind kind = expr::Kind::text;  ///< boolean, integer, real, text or date
  std::vector<std::string> choices;
};

/// Why a cell cannot be read, with the part of it that is wrong (bytes, half-open).
struct CellError {
  std::string message;
  std::size_t begin = 0, end = 0;
};
/// `-` (anything), `5`, `< 5`, `>= 5`, `[5..10)`, `a, b`, `not(a, b)`.
std::variant<Cell, CellError> parse_cell(std::string_view text, const Column& column);
/// A condition of the rule language that holds for what the cell lets through; empty for anything. `value` is the
/// expression of the column.
std::string condition_of(const Cell& cell, const Column& column, std::string_view value);

/// What is wrong with a table as a whole. Rules count from 1.
struct Coverage {
  std::vector<std::string> gaps;  ///< combinations that no rule is for: "amount < 500 and urgent = true"
  struct Overlap {
    std::size_t first = 0, second = 0;
    std::string example;
  };
  std::vector<Overlap> overlaps;      ///< each pair once, with a combination that both are for
  std::vector<std::size_t> shadowed;  ///< rules that are for nothing that no earlier one is for
  bool complete = true;               ///< false: too many combinations (100,000) to look at
};
Coverage coverage_of(const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rules);

}  // namespace spoc::workflow
