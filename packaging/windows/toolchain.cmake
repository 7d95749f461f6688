# Debian's MinGW-w64 (g++-mingw-w64-x86-64-posix: with std::thread), and the libraries that libraries.sh made.
# RAINGAN_WINDOWS_PREFIX: where those are.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_ASM_COMPILER x86_64-w64-mingw32-gcc-posix)
# Asserts and errors name files as they stand in the repository, wherever that was built.
get_filename_component(repository "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
set(CMAKE_C_FLAGS_INIT "-ffile-prefix-map=${repository}/=")
set(CMAKE_CXX_FLAGS_INIT "-ffile-prefix-map=${repository}/=")
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES RAINGAN_WINDOWS_PREFIX)
set(CMAKE_FIND_ROOT_PATH "${RAINGAN_WINDOWS_PREFIX}" /usr/x86_64-w64-mingw32)
set(CMAKE_PREFIX_PATH "${RAINGAN_WINDOWS_PREFIX}")
set(ZLIB_USE_STATIC_LIBS ON)  # beside Debian's zlib1.dll
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_LIBDIR} "${RAINGAN_WINDOWS_PREFIX}/lib/pkgconfig")
set(ENV{PKG_CONFIG_SYSROOT_DIR} "")
