// The test framework, in one place: a move to another version of Catch2 is a change of this folder.
#pragma once

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace spoc::test {

/// Marks the running test case as skipped and prints why; the test returns after it. A skipped test is counted as such,
/// never as passed.
void skip(std::string_view why);

/// The path of a file of the data that is no part of the project: below $SPOC_DATA, else beside the source folder in
/// `shared/data`. Nothing when it is not there; then the test case is marked as skipped.
std::optional<std::string> data_file(std::string_view path);

}  // namespace spoc::test
