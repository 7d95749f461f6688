# The Python module (python/), where pybind11 and Python's headers are installed: build/…/python/raingan, which pytest and programs
# find with PYTHONPATH, and what is installed as python3-raingan.
if(NOT CMAKE_BUILD_TYPE STREQUAL Release)
  return()  # a sanitizer's library cannot be loaded by Python as it is
endif()
# Debian's Python, which pybind11-dev and the package are for, whatever others are in the PATH.
if(NOT DEFINED Python3_EXECUTABLE AND EXISTS /usr/bin/python3)
  set(Python3_EXECUTABLE /usr/bin/python3)
endif()
find_package(Python3 COMPONENTS Interpreter Development.Module QUIET)
find_package(pybind11 CONFIG QUIET)
if(NOT pybind11_FOUND OR NOT Python3_FOUND)
  message(STATUS "pybind11-dev or python3-dev is not installed: no Python module")
  return()
endif()

file(GLOB python_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/python/module/*.cpp")
pybind11_add_module(raingan_python MODULE NO_EXTRAS ${python_sources})
set(python_folder "${PROJECT_BINARY_DIR}/python/raingan")
set_target_properties(raingan_python PROPERTIES OUTPUT_NAME _raingan LIBRARY_OUTPUT_DIRECTORY "${python_folder}" INSTALL_RPATH "")
target_link_libraries(raingan_python PRIVATE raingan_options raingan_shared raingan_public)
add_custom_command(TARGET raingan_python POST_BUILD
                   COMMAND "${CMAKE_COMMAND}" -E copy_if_different "${PROJECT_SOURCE_DIR}/python/raingan/__init__.py" "${python_folder}/"
                   VERBATIM)
set_property(TARGET raingan_python APPEND PROPERTY LINK_DEPENDS "${PROJECT_SOURCE_DIR}/python/raingan/__init__.py")
add_subdirectory(cmake/python)
