# raingan_options: how all that is ours is compiled and linked. Every target of the project links it, PRIVATE; nobody who links
# the project's libraries gets any of it.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

option(RAINGAN_PRECOMPILE "Precompile the headers that most files include" ON)
option(RAINGAN_UNITY "Compile several files of a folder as one" OFF)
set(RAINGAN_UNITY_FILES 40 CACHE STRING "So many at a time")
option(RAINGAN_FUZZ "Build the fuzz targets (preset fuzz; needs clang)" OFF)

add_library(raingan_options INTERFACE)
target_include_directories(raingan_options INTERFACE "${PROJECT_SOURCE_DIR}/src")

find_program(CCACHE ccache)
if(CCACHE)
  # ccache's manual, "Precompiled headers": without this it does not dare to look. With the base folder, what was compiled in
  # one clone should be found in another, too: paths in it become relative, as far as they stand in the command, and none
  # stands in a file that is compiled (cmake/Unity.cmake). Between two whole clones it found hardly anything all the same:
  # their precompiled headers differ.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros
      "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" "${CCACHE}")
  if(RAINGAN_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_compile_options(raingan_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
  elseif(RAINGAN_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    target_compile_options(raingan_options INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fno-pch-timestamp>")
  endif()
endif()

# The same bytes in each folder, what debuggers and assertions tell included.
if(NOT CMAKE_BUILD_TYPE STREQUAL Debug)
  target_compile_options(raingan_options INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=>")
endif()

# GCC tells by a macro what it instruments for; Clang 14 does not.
if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
  if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=[a-z,-]*address")
    target_compile_definitions(raingan_options INTERFACE __SANITIZE_ADDRESS__=1)
  elseif(CMAKE_CXX_FLAGS MATCHES "-fsanitize=[a-z,-]*thread")
    target_compile_definitions(raingan_options INTERFACE __SANITIZE_THREAD__=1)
  endif()
endif()

# Of Clang's, which sanitizers and fuzzers are built with, clang-tidy tells.
set(warnings -Wall -Wextra $<$<CXX_COMPILER_ID:GNU>:-Werror> -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # GCC 12 raises both on std::string and std::variant moves that are sound (GCC bugs 105651, 105593); clang-tidy and the
  # sanitizer build look for the real thing.
  list(APPEND warnings -Wno-restrict -Wno-maybe-uninitialized)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    # The first takes a view that a temporary gives for a part of the temporary; the second doubts a variable of a loop's condition,
    # which is alive in the loop's expression ([stmt.for]).
    list(APPEND warnings -Wno-dangling-reference -Wno-dangling-pointer)
  endif()
  if(RAINGAN_PRECOMPILE)
    # Likewise; out of a precompiled header GCC no longer knows that the place is the standard library's.
    list(APPEND warnings -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
  endif()
endif()
target_compile_options(raingan_options INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:${warnings}>")

if(WIN32)
  # Windows 10 (1903) for its UTF-8; names of POSIX's functions that its C library has under others; no limits.h of its own.
  target_compile_definitions(raingan_options INTERFACE _WIN32_WINNT=0x0A00 NOMINMAX WIN32_LEAN_AND_MEAN UNICODE
                             __USE_MINGW_ANSI_STDIO=1 _FILE_OFFSET_BITS=64 _POSIX_THREAD_SAFE_FUNCTIONS=200809L
                             timegm=_mkgmtime XML_STATIC LIBXML_STATIC ZIP_STATIC U_STATIC_IMPLEMENTATION=1)
  target_include_directories(raingan_options SYSTEM INTERFACE "${RAINGAN_WINDOWS_PREFIX}/include")
  target_compile_options(raingan_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fstack-protector-strong>)
  target_link_options(raingan_options INTERFACE -static -fstack-protector-strong -Wl,--gc-sections)
  return()
endif()

# Files come from strangers (docs/security.md). What these flags cost stands in docs/benchmarks.md.
target_compile_options(raingan_options INTERFACE
                       "$<$<CONFIG:Release>:-fstack-protector-strong;-fstack-clash-protection>")
# Fit for the program and for a shared object alike, so that all is compiled once; with everything hidden that is not the
# library's, and nothing to be put in front of the rest, the program's code is the same as with -fPIE.
target_compile_options(raingan_options INTERFACE
                       -fPIC "$<$<CONFIG:Release>:-fno-semantic-interposition>"
                       "$<$<AND:$<CONFIG:Release>,$<NOT:$<STREQUAL:$<TARGET_PROPERTY:TYPE>,MODULE_LIBRARY>>>:-fvisibility=hidden;-fvisibility-inlines-hidden>")
target_compile_definitions(raingan_options INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=3>
                           $<$<CONFIG:Release>:_GLIBCXX_ASSERTIONS>)
target_link_options(raingan_options INTERFACE
                    "$<$<AND:$<CONFIG:Release>,$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>>:-pie>"
                    "$<$<CONFIG:Release>:-Wl,-z,relro;-Wl,-z,now;-Wl,-z,noexecstack>")
