# raingan_folder(NAME LIBRARY… [PRIVATE LIBRARY…]): one library a folder of src/, which may use those that are named and no others
# (docs/architecture.md#the-house-on-one-page); scripts/lint holds the same order against #include lines.
include(Precompile)
include(Unity)

function(raingan_folder name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  if(NOT sources)
    set(sources "${PROJECT_SOURCE_DIR}/cmake/empty.cpp")
  endif()
  add_library(raingan_${name} STATIC ${sources})
  target_link_libraries(raingan_${name} PRIVATE raingan_options PUBLIC ${ARGN})
  raingan_precompile(raingan_${name})
  raingan_unity(raingan_${name})
endfunction()
