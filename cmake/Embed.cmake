# raingan_embed(TARGET FILE...): builds the files into TARGET as base/resources.h finds them, by the assembler's .incbin
# (no copy as C source, no parse, mapped lazily).
function(raingan_embed target)
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
    string(APPEND text "    .balign 16\n    .global raingan_resource_${index}\nraingan_resource_${index}:\n"
                       "    .incbin \"${PROJECT_SOURCE_DIR}/${path}\"\n"
                       "    .global raingan_resource_${index}_end\nraingan_resource_${index}_end:\n    .byte 0\n")
    string(APPEND declarations "extern const char raingan_resource_${index}[];\nextern const char raingan_resource_${index}_end[];\n")
    string(APPEND rows "    {\"${path}\", raingan_resource_${index}, raingan_resource_${index}_end},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  file(CONFIGURE OUTPUT "${assembly}" CONTENT "${text}" @ONLY)
  file(CONFIGURE OUTPUT "${source}" CONTENT "// Made by cmake/Embed.cmake.
#include \"base/resource_table.h\"
extern \"C\" {
${declarations}}
namespace raingan {
const ResourceRow resource_table[] = {
${rows}};
const unsigned resource_count = ${index};
}
" @ONLY)
  foreach(path IN LISTS ARGN)
    list(APPEND absolute "${PROJECT_SOURCE_DIR}/${path}")
  endforeach()
  set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${absolute}")
  target_sources(${target} PRIVATE "${assembly}" "${source}")
endfunction()
