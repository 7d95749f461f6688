# The library that others link (docs/architecture.md#the-library): libraingan.so and libraingan.a of the objects that the program
# is made of, each compiled once. Of the shared one only what include/raingan declares is visible.
raingan_folder(library raingan_batch raingan_province raingan_public)
target_compile_definitions(raingan_library PRIVATE RAINGAN_LIBRARY_SOURCE)

set(objects "")
foreach(folder base thai document charts pdf_in readers report extraction checks exchange corrections province compose fonts layout pdf sheet sign batch library)
  list(APPEND objects "$<TARGET_OBJECTS:raingan_${folder}>")
endforeach()

# Shared libraries of others throughout: Debian's archives of ICU, libxml2 and qpdf are not fit for a shared object (-fPIE), and
# two copies of a library in one process are one too many.
set(others icui18n icuuc pugixml expat xml2 qpdf seccomp zip crypto harfbuzz harfbuzz-subset hpdf png deflate z xlsxwriter minizip)
set(shared_others "")
foreach(other IN LISTS others)
  string(MAKE_C_IDENTIFIER "SHARED_${other}" variable)
  find_library(${variable} NAMES ${other} REQUIRED)
  mark_as_advanced(${variable})
  list(APPEND shared_others "${${variable}}")
endforeach()

add_library(raingan_shared SHARED ${objects})
set_target_properties(raingan_shared PROPERTIES OUTPUT_NAME raingan EXPORT_NAME raingan LINKER_LANGUAGE CXX VERSION ${PROJECT_VERSION}
                      SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
                      LINK_DEPENDS "${PROJECT_SOURCE_DIR}/cmake/library/exports.map")
target_link_libraries(raingan_shared PRIVATE raingan_options ${shared_others} dl)
target_link_options(raingan_shared PRIVATE -Wl,--version-script,${PROJECT_SOURCE_DIR}/cmake/library/exports.map
                    $<$<CONFIG:Release>:-Wl,--gc-sections;-Wl,-O1;-Wl,--no-undefined>)
target_include_directories(raingan_shared INTERFACE "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
target_compile_features(raingan_shared INTERFACE cxx_std_20)

add_library(raingan_archive STATIC ${objects})
set_target_properties(raingan_archive PROPERTIES OUTPUT_NAME raingan EXPORT_NAME raingan_static LINKER_LANGUAGE CXX)
target_link_libraries(raingan_archive INTERFACE ${others} dl pthread)
target_include_directories(raingan_archive INTERFACE "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
target_compile_features(raingan_archive INTERFACE cxx_std_20)

add_subdirectory(cmake/library)
