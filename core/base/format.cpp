// The non-inline half of fmt, compiled once here: Debian ships no archive of it.
#include "base/format.h"

#include <fmt/format-inl.h>

// What fmt's headers declare as instantiated elsewhere.
FMT_BEGIN_NAMESPACE
namespace detail {
template FMT_API auto thousands_sep_impl<char>(locale_ref) -> thousands_sep_result<char>;
template FMT_API auto decimal_point_impl<char>(locale_ref) -> char;
template FMT_API void buffer<char>::append(const char*, const char*);
}  // namespace detail
FMT_END_NAMESPACE
