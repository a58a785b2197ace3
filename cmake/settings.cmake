# How everything of ours is compiled, as one interface target; and how the program is linked.
add_library(spoc_settings INTERFACE)
target_compile_features(spoc_settings INTERFACE cxx_std_20)
target_compile_options(spoc_settings INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Wno-missing-field-initializers
  $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>)
target_include_directories(spoc_settings INTERFACE ${CMAKE_CURRENT_SOURCE_DIR}/core)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
find_program(SPOC_CCACHE ccache)
if(SPOC_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros ${SPOC_CCACHE})
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

# What nearly every file includes is compiled once: a third of the build's time. A file still includes what it uses.
set(spoc_precompiled <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <span> <string> <string_view>
  <unordered_map> <utility> <variant> <vector>)

# One program without shared objects but libc and libm. Sanitizers bring their own runtime.
add_library(spoc_static INTERFACE)
if(NOT SPOC_SANITIZE)
  target_link_options(spoc_static INTERFACE -static-libstdc++ -static-libgcc)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_link_options(spoc_static INTERFACE -Wl,--gc-sections -Wl,-O1 -s)
  target_compile_options(spoc_settings INTERFACE -ffunction-sections -fdata-sections)
endif()
