// What tests of both drivers ask: how work ends, and for one number.
#pragma once

#include <string_view>

#include "sql/connection.h"
#include "sql/prepared.h"

namespace spoc::sql {

/// The code of the error that `work` throws, or ok.
template <class Work>
Code code_of(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code;
  }
  return Code::ok;
}

/// The first number of the first row; -1 without a row.
inline std::int64_t number(Connection& connection, std::string_view sql) {
  Use statement(connection.prepare(sql));
  return statement->step() ? statement->integer(0) : -1;
}

}  // namespace spoc::sql
