# Writes OUTPUT, a source with the contents of FILES (paths below FOLDER, separated by "|").
string(REPLACE "|" ";" FILES "${FILES}")
set(rows "")
foreach(path IN LISTS FILES)
  file(READ ${FOLDER}/${path} content)
  if(content MATCHES "\\)embedded\"")
    message(FATAL_ERROR "${path} ends the literal it is put into")
  endif()
  string(APPEND rows "    {\"${path}\", R\"embedded(${content})embedded\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"policy/embedded.h\"

namespace spoc::policy {
namespace {
constexpr EmbeddedFile kFiles[] = {
${rows}};
}  // namespace
std::span<const EmbeddedFile> embedded_files() { return kFiles; }
}  // namespace spoc::policy
")
