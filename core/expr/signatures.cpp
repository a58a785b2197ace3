#include "expr/signatures.h"

#include <algorithm>

namespace spoc::expr {

namespace {

constexpr Kinds kText = only(Kind::text);
constexpr Kinds kDays = Kind::timestamp | Kind::date;
constexpr Kinds kClock = Kind::timestamp | Kind::duration;

constexpr Signature kSignatures[] = {
    {"size", Builtin::size, CallStyle::either, 1, Kind::text | Kind::bytes | Kind::list | Kind::map, 0, Kind::integer},
    {"contains", Builtin::contains, CallStyle::method, 2, kText, kText, Kind::boolean},
    {"startsWith", Builtin::starts_with, CallStyle::method, 2, kText, kText, Kind::boolean},
    {"endsWith", Builtin::ends_with, CallStyle::method, 2, kText, kText, Kind::boolean},
    {"matches", Builtin::matches, CallStyle::either, 2, kText, kText, Kind::boolean},
    {"lowerAscii", Builtin::lower_ascii, CallStyle::method, 1, kText, 0, Kind::text},
    {"string", Builtin::to_string, CallStyle::plain, 1,
     Kind::text | Kind::boolean | Kind::integer | Kind::real | Kind::bytes | Kind::duration | Kind::timestamp |
         Kind::date,
     0, Kind::text},
    {"int", Builtin::to_int, CallStyle::plain, 1, Kind::integer | Kind::real | Kind::text | Kind::timestamp, 0,
     Kind::integer},
    {"double", Builtin::to_double, CallStyle::plain, 1, Kind::real | Kind::integer | Kind::text, 0, Kind::real},
    {"duration", Builtin::to_duration, CallStyle::plain, 1, Kind::duration | Kind::text, 0, Kind::duration},
    {"timestamp", Builtin::to_timestamp, CallStyle::plain, 1, Kind::timestamp | Kind::text | Kind::integer, 0,
     Kind::timestamp},
    {"date", Builtin::to_date, CallStyle::plain, 1, Kind::date | Kind::timestamp | Kind::text, 0, Kind::date},
    {"bytes", Builtin::to_bytes, CallStyle::plain, 1, Kind::bytes | Kind::text, 0, Kind::bytes},
    {"getFullYear", Builtin::full_year, CallStyle::method, 1, kDays, 0, Kind::integer},
    {"getMonth", Builtin::month, CallStyle::method, 1, kDays, 0, Kind::integer},
    {"getDate", Builtin::date_of_month, CallStyle::method, 1, kDays, 0, Kind::integer},
    {"getDayOfMonth", Builtin::day_of_month, CallStyle::method, 1, kDays, 0, Kind::integer},
    {"getDayOfWeek", Builtin::day_of_week, CallStyle::method, 1, kDays, 0, Kind::integer},
    {"getDayOfYear", Builtin::day_of_year, CallStyle::method, 1, kDays, 0, Kind::integer},
    {"getHours", Builtin::hours, CallStyle::method, 1, kClock, 0, Kind::integer},
    {"getMinutes", Builtin::minutes, CallStyle::method, 1, kClock, 0, Kind::integer},
    {"getSeconds", Builtin::seconds, CallStyle::method, 1, kClock, 0, Kind::integer},
    {"getMilliseconds", Builtin::milliseconds, CallStyle::method, 1, kClock, 0, Kind::integer},
    {"earliest", Builtin::earliest, CallStyle::plain, 2, kDays, kDays, Kind::any},
    {"latest", Builtin::latest, CallStyle::plain, 2, kDays, kDays, Kind::any},
    {"now", Builtin::now, CallStyle::plain, 0, 0, 0, Kind::timestamp},
    {"today", Builtin::today, CallStyle::plain, 0, 0, 0, Kind::date},
};

}  // namespace

std::span<const Signature> signatures() {
  return kSignatures;
}

const Signature* find_signature(std::string_view name) {
  auto found =
      std::find_if(std::begin(kSignatures), std::end(kSignatures), [&](const Signature& s) { return s.name == name; });
  return found == std::end(kSignatures) ? nullptr : found;
}

std::optional<Op> macro_named(std::string_view name) {
  if (name == "all") return Op::all;
  if (name == "exists") return Op::exists;
  if (name == "exists_one") return Op::exists_one;
  if (name == "filter") return Op::filter;
  if (name == "map") return Op::transform;
  return std::nullopt;
}

}  // namespace spoc::expr
