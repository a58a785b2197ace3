# Files that the program writes or shows to its users become part of it: the sample desk, the value streams, the policy of a
# new desk, the pages of the manual.
file(GLOB embedded LIST_DIRECTORIES false RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_SOURCE_DIR}/examples/desk/* ${CMAKE_CURRENT_SOURCE_DIR}/examples/desk/kb/*.md ${CMAKE_CURRENT_SOURCE_DIR}/workflows/*.toml
  ${CMAKE_CURRENT_SOURCE_DIR}/cmd/manual/*.md)
list(REMOVE_ITEM embedded cmd/manual/README.md)
list(APPEND embedded core/policy/starter.toml)
list(SORT embedded)
set(embedded_source ${CMAKE_BINARY_DIR}/embedded_files.cpp)
list(TRANSFORM embedded PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE embedded_paths)
string(REPLACE ";" "|" embedded_list "${embedded}")
add_custom_command(OUTPUT ${embedded_source}
  COMMAND ${CMAKE_COMMAND} -DFOLDER=${CMAKE_CURRENT_SOURCE_DIR} "-DFILES=${embedded_list}" -DOUTPUT=${embedded_source}
          -P ${CMAKE_CURRENT_LIST_DIR}/write_embedded.cmake
  DEPENDS ${embedded_paths} ${CMAKE_CURRENT_LIST_DIR}/write_embedded.cmake VERBATIM)
target_sources(spoc_policy PRIVATE ${embedded_source})
