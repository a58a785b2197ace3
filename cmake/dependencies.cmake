# Third-party libraries, from the distribution's packages, as targets. Archives where Debian has them, so that the program
# needs no shared object but libc and libm.
find_path(CLI11_INCLUDE CLI/CLI.hpp REQUIRED)
find_path(TOMLPP_INCLUDE toml++/toml.h REQUIRED)
find_path(DATE_INCLUDE date/date.h REQUIRED)
find_path(FMT_INCLUDE fmt/core.h REQUIRED)
find_path(NLOHMANN_INCLUDE nlohmann/json.hpp REQUIRED)
# Their libraries are loaded when a server is first spoken to: a program that needs none does not need them installed.
find_path(CURL_INCLUDE curl/curl.h REQUIRED)
find_path(LIBPQ_INCLUDE libpq-fe.h PATH_SUFFIXES postgresql REQUIRED)
# Likewise the library that reads mail.
find_path(GMIME_INCLUDE gmime/gmime.h PATH_SUFFIXES gmime-3.0 REQUIRED)
find_path(GLIB_INCLUDE glib.h PATH_SUFFIXES glib-2.0 REQUIRED)
find_path(GLIBCONFIG_INCLUDE glibconfig.h PATHS /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE} /usr/lib PATH_SUFFIXES glib-2.0/include REQUIRED)
# So is the one that writes workbooks.
find_path(XLSXWRITER_INCLUDE xlsxwriter.h REQUIRED)

add_library(spoc_cli11 INTERFACE)
target_include_directories(spoc_cli11 SYSTEM INTERFACE ${CLI11_INCLUDE})

# `spoc_archive(target header archive)`: an imported library that is linked from its archive.
function(spoc_archive target header archive)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  find_library(${target}_ARCHIVE NAMES ${archive} REQUIRED)
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_INCLUDE})
  target_link_libraries(${target} INTERFACE ${${target}_ARCHIVE})
endfunction()
spoc_archive(spoc_sqlite3 sqlite3.h libsqlite3.a)
spoc_archive(spoc_re2 re2/re2.h libre2.a)
spoc_archive(spoc_sodium sodium.h libsodium.a)
spoc_archive(spoc_utf8proc utf8proc.h libutf8proc.a)
spoc_archive(spoc_liblinear linear.h liblinear.a)
find_library(BLAS_ARCHIVE NAMES libblas.a PATH_SUFFIXES blas REQUIRED)
target_link_libraries(spoc_liblinear INTERFACE ${BLAS_ARCHIVE} m)
spoc_archive(spoc_zlib zlib.h libz.a)
spoc_archive(spoc_expat expat.h libexpat.a)
target_link_libraries(spoc_sqlite3 INTERFACE m)
target_compile_definitions(spoc_utf8proc INTERFACE UTF8PROC_STATIC)
target_compile_definitions(spoc_sodium INTERFACE SODIUM_STATIC)
find_package(Threads REQUIRED)
target_link_libraries(spoc_re2 INTERFACE Threads::Threads)
