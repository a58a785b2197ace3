// The non-inline half of fmt, compiled once here: Debian ships no archive of it.
#include "base/format.h"

#include <fmt/format-inl.h>
