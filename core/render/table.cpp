#include "render/table.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/format.h"

namespace spoc::render {

namespace {

std::string real_text(double value) {
  return std::isfinite(value) ? format("{}", value) : std::string();
}

struct PlainText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool v) const { return v ? "true" : "false"; }
  std::string operator()(std::int64_t v) const { return std::to_string(v); }
  std::string operator()(double v) const { return real_text(v); }
  std::string operator()(const std::string& v) const { return v; }
  std::string operator()(time::Instant v) const { return time::to_text(v); }
  std::string operator()(time::Date v) const { return time::to_text(v); }
  std::string operator()(Ratio v) const {
    return v.d == 0 ? std::string() : real_text(static_cast<double>(v.n) / static_cast<double>(v.d));
  }
  std::string operator()(Seconds v) const { return std::to_string(v.value); }
};

}  // namespace

void check_row(std::span<const Column> columns, std::span<const Cell> row) {
  ensure(columns.size() == row.size(), "a row has one cell for each column");
}

bool is_right_aligned(const Column& column) {
  if (column.align != Align::by_kind) return column.align == Align::right;
  switch (column.kind) {
    case Kind::number:
    case Kind::ratio:
    case Kind::duration:
      return true;
    case Kind::text:
    case Kind::truth:
    case Kind::time:
    case Kind::when:
    case Kind::date:
      return false;
  }
  return false;
}

std::string heading_of(const Column& column) {
  if (!column.heading.empty()) return column.heading;
  std::string heading = column.name;
  std::replace(heading.begin(), heading.end(), '_', ' ');
  return heading;
}

std::string plain_text(const Cell& cell) {
  return std::visit(PlainText{}, cell);
}

}  // namespace spoc::render
