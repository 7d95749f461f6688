# raingan_embed(TARGET TABLE FILE...): builds the files into TARGET as the table raingan::TABLE_table (base/resource_table.h; that of
# "resource" is what base/resources.h finds), by the assembler's .incbin (no copy as C source, no parse, mapped lazily).
function(raingan_embed target table)
  set(assembly "${CMAKE_CURRENT_BINARY_DIR}/${target}.S")
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp")
  list(SORT ARGN)
  if(WIN32)
    set(text "    .section .rdata,\"dr\"\n")
  else()
    set(text "    .section .note.GNU-stack,\"\",@progbits\n    .section .rodata\n")
  endif()
  set(declarations "")
  set(rows "")
  set(index 0)
  foreach(path IN LISTS ARGN)
    string(APPEND text "    .balign 16\n    .global raingan_${table}_${index}\nraingan_${table}_${index}:\n"
                       "    .incbin \"${PROJECT_SOURCE_DIR}/${path}\"\n"
                       "    .global raingan_${table}_${index}_end\nraingan_${table}_${index}_end:\n    .byte 0\n")
    string(APPEND declarations "extern const char raingan_${table}_${index}[];\nextern const char raingan_${table}_${index}_end[];\n")
    string(APPEND rows "    {\"${path}\", raingan_${table}_${index}, raingan_${table}_${index}_end},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  file(CONFIGURE OUTPUT "${assembly}" CONTENT "${text}" @ONLY)
  file(CONFIGURE OUTPUT "${source}" CONTENT "// Made by cmake/Embed.cmake.
#include \"base/resource_table.h\"
extern \"C\" {
${declarations}}
namespace raingan {
extern const ResourceRow ${table}_table[];
extern const unsigned ${table}_count;
const ResourceRow ${table}_table[] = {
${rows}    {\"\", nullptr, nullptr}};
const unsigned ${table}_count = ${index};
}
" @ONLY)
  foreach(path IN LISTS ARGN)
    list(APPEND absolute "${PROJECT_SOURCE_DIR}/${path}")
  endforeach()
  set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${absolute}")
  set_source_files_properties("${source}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${target} PRIVATE "${assembly}" "${source}")
endfunction()
