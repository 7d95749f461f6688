# What include/raingan declares, with the version of this build: for the library, the module and the program.
configure_file("${PROJECT_SOURCE_DIR}/include/raingan/version.h.in" "${PROJECT_BINARY_DIR}/include/raingan/version.h" @ONLY)
add_library(raingan_public INTERFACE)
target_include_directories(raingan_public INTERFACE "${PROJECT_SOURCE_DIR}/include" "${PROJECT_BINARY_DIR}/include")
