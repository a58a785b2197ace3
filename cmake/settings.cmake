# How everything of ours is compiled, as one interface target; and how the program is linked.
add_library(spoc_settings INTERFACE)
target_compile_features(spoc_settings INTERFACE cxx_std_20)
target_compile_options(spoc_settings INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Wno-missing-field-initializers
  $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>)
# What is inlined makes GCC guess that an empty std::optional is read (https://gcc.gnu.org/bugzilla/show_bug.cgi?id=80635).
target_compile_options(spoc_settings INTERFACE $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-maybe-uninitialized>)
target_include_directories(spoc_settings INTERFACE ${CMAKE_CURRENT_SOURCE_DIR}/core)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
find_program(SPOC_CCACHE ccache)
if(SPOC_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_CURRENT_LIST_DIR}/cached-compiler)
endif()
if(SPOC_WERROR)
  target_compile_options(spoc_settings INTERFACE -Werror)
endif()
if(SPOC_SANITIZE)
  # A finding ends the program: what merely prints is overlooked.
  target_compile_options(spoc_settings INTERFACE -fsanitize=${SPOC_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(spoc_settings INTERFACE -fsanitize=${SPOC_SANITIZE})
endif()
if(SPOC_COVERAGE)
  target_compile_options(spoc_settings INTERFACE --coverage)
  target_link_options(spoc_settings INTERFACE --coverage)
endif()

# What nearly every file includes is compiled once: the library for all floors; from policy upwards also the values that
# everything there speaks of, of which reading the policy and the variant of events alone takes a second per file. A file still
# includes what it uses, and warnings in our own headers count here too, so no prologue makes them a system's.
set(spoc_precompiled <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
  <unordered_map> <unordered_set> <utility> <variant> <vector>)
set(spoc_precompiled_values base/error.h base/format.h base/json.h base/text.h domain/change.h domain/event.h domain/run.h
  domain/ticket.h policy/policy.h)
list(TRANSFORM spoc_precompiled_values PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/core/)
set(CMAKE_PCH_PROLOGUE "")

# GCC collects its garbage again and again at 128 MB or less, which costs a seventh of its time; a file of ours needs some 300.
target_compile_options(spoc_settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:--param=ggc-min-heapsize=524288>)

# One program without shared objects but libc and libm. Sanitizers bring their own runtime.
add_library(spoc_static INTERFACE)
if(NOT SPOC_SANITIZE)
  target_link_options(spoc_static INTERFACE -static-libstdc++ -static-libgcc)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_link_options(spoc_static INTERFACE -Wl,--gc-sections -Wl,-O1 -s)
  target_compile_options(spoc_settings INTERFACE -ffunction-sections -fdata-sections)
endif()
