// The test framework, in one place: a move to another version of Catch2 is a change of this file.
#pragma once

#include <catch2/catch.hpp>
