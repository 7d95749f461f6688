# raingan_folder(NAME LIBRARY… [PRIVATE LIBRARY…]): one library a folder of src/, which may use those that are named and no others
# (docs/architecture.md#the-house-on-one-page); scripts/lint holds the same order against #include lines.
include(Precompile)
include(Unity)

# The files of a folder and those below it. Where the system is Windows, FOLDER/windows/NAME.cpp stands for FOLDER/NAME.cpp
# (docs/architecture.md#windows).
function(raingan_sources variable folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${folder}/*.cpp")
  set(for_windows ${sources})
  list(FILTER for_windows INCLUDE REGEX "/windows/[^/]+$")
  if(NOT WIN32)
    list(REMOVE_ITEM sources ${for_windows} "")
  endif()
  foreach(source IN LISTS for_windows)
    if(WIN32)
      string(REGEX REPLACE "/windows/([^/]+)$" "/\\1" replaced "${source}")
      list(REMOVE_ITEM sources "${replaced}")
    endif()
  endforeach()
  set(${variable} ${sources} PARENT_SCOPE)
endfunction()

function(raingan_folder name)
  raingan_sources(sources "${PROJECT_SOURCE_DIR}/src/${name}")
  if(NOT sources)
    set(sources "${PROJECT_SOURCE_DIR}/cmake/empty.cpp")
  endif()
  raingan_unity(sources ${name} "${PROJECT_SOURCE_DIR}/src")
  add_library(raingan_${name} STATIC ${sources})
  target_link_libraries(raingan_${name} PRIVATE raingan_options raingan_unity_options PUBLIC ${ARGN})
  raingan_precompile(raingan_${name})
endfunction()

# What waits for people, disks, databases and libraries more than it reckons is optimised as far as the compiler does it quickly: a
# third less of its time (docs/decisions.md#building-starting-installing).
# Later GCCs do not take a precompiled header of another optimisation.
function(raingan_unhurried)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL GNU OR CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    return()
  endif()
  foreach(target IN LISTS ARGN)
    # A variable of a loop's condition is alive in the loop's expression ([stmt.for]); GCC 12 doubts it where it optimises less.
    target_compile_options(${target} PRIVATE "$<$<CONFIG:Release>:-O1;-Wno-dangling-pointer>")
  endforeach()
endfunction()
