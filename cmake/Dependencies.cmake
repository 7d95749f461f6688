# What others made and the project links, a target each. docs/architecture.md#libraries says what each is for.
find_package(PkgConfig REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PNG REQUIRED)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
pkg_check_modules(HARFBUZZ REQUIRED IMPORTED_TARGET harfbuzz-subset harfbuzz)
# Debian 13's GLib, behind HarfBuzz, has its users compile so; precompiled headers serve only what is compiled alike.
if("-pthread" IN_LIST HARFBUZZ_CFLAGS_OTHER)
  target_compile_options(raingan_options INTERFACE -pthread)
endif()
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
# Debian 13's names minizip's folder too, whose zip.h would stand before libzip's; ours asks for <minizip/zip.h>.
get_target_property(xlsxwriter_headers PkgConfig::XLSXWRITER INTERFACE_INCLUDE_DIRECTORIES)
if(xlsxwriter_headers)
  list(FILTER xlsxwriter_headers EXCLUDE REGEX "/minizip$")
  set_target_properties(PkgConfig::XLSXWRITER PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${xlsxwriter_headers}")
endif()
pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)

# raingan_library(TARGET NAME… [HEADERS FOLDER…] [NEEDS LIBRARY…]): the library that is found first by one of the names
# (libNAME.a: the archive). What it needs comes behind it on every command line.
function(raingan_library target)
  cmake_parse_arguments(PARSE_ARGV 1 library "" "" "HEADERS;NEEDS")
  string(MAKE_C_IDENTIFIER "${target}_LIBRARY" variable)
  string(TOUPPER "${variable}" variable)
  find_library(${variable} NAMES ${library_UNPARSED_ARGUMENTS} REQUIRED)
  mark_as_advanced(${variable})
  add_library(${target} UNKNOWN IMPORTED)
  set_target_properties(${target} PROPERTIES IMPORTED_LOCATION "${${variable}}")
  target_include_directories(${target} INTERFACE ${library_HEADERS})
  target_link_libraries(${target} INTERFACE ${library_NEEDS})
endfunction()

# raingan_headers(TARGET PACKAGE): the headers of a library that is loaded only when it is asked for.
function(raingan_headers target package)
  string(MAKE_C_IDENTIFIER "${target}" variable)
  pkg_check_modules(${variable} REQUIRED ${package})
  add_library(${target} INTERFACE IMPORTED)
  target_include_directories(${target} INTERFACE ${${variable}_INCLUDE_DIRS})
endfunction()

# What of the system is linked by name. On Windows sockets and certificate stores are of libcrypto, structured storage reads
# .doc and .xls, WinHTTP fetches.
add_library(deps::system INTERFACE IMPORTED)
if(WIN32)
  target_link_libraries(deps::system INTERFACE ws2_32 crypt32 bcrypt ole32 shell32 uuid winhttp)
else()
  target_link_libraries(deps::system INTERFACE dl pthread)
endif()

# ICU's archives: its shared objects cost more start-up time than everything else together.
raingan_library(deps::icudata libicudata.a icudata)
raingan_library(deps::icuuc libicuuc.a icuuc NEEDS deps::icudata deps::system)
raingan_library(deps::icui18n libicui18n.a icui18n NEEDS deps::icuuc)
# The archive for the same reason; only reading a report's XML runs any of it.
pkg_check_modules(LIBXML2 REQUIRED libxml-2.0)
if(WIN32)  # as packaging/windows/libraries.sh builds it
  raingan_library(deps::xml2 libxml2.a xml2 HEADERS ${LIBXML2_INCLUDE_DIRS} NEEDS deps::system)
else()
  raingan_library(deps::lzma liblzma.a lzma)
  raingan_library(deps::xml2 libxml2.a xml2 HEADERS ${LIBXML2_INCLUDE_DIRS} NEEDS deps::lzma deps::icuuc ZLIB::ZLIB m)
endif()
# The archive again; libjpeg is one for qpdf alone. Its headers: qpdf 12's interface, std::shared_ptr alone.
raingan_library(deps::jpeg libjpeg.a jpeg)
raingan_library(deps::qpdf libqpdf.a qpdf NEEDS deps::jpeg ZLIB::ZLIB OpenSSL::Crypto)
set_target_properties(deps::qpdf PROPERTIES INTERFACE_COMPILE_DEFINITIONS POINTERHOLDER_TRANSITION=4)
raingan_library(deps::haru hpdf)
raingan_library(deps::pugixml libpugixml.a pugixml)
raingan_library(deps::expat libexpat.a expat)
raingan_library(deps::minizip minizip)  # libxlsxwriter loads it in any case

# Archives want what they stand on behind them on every command line; shared libraries bring it themselves.
if(WIN32)
  target_link_libraries(PkgConfig::LIBZIP INTERFACE ZLIB::ZLIB deps::system)
  target_link_libraries(PkgConfig::XLSXWRITER INTERFACE deps::minizip)
  target_link_libraries(deps::minizip INTERFACE ZLIB::ZLIB)
  target_link_libraries(deps::haru INTERFACE PNG::PNG)
  target_link_libraries(OpenSSL::Crypto INTERFACE deps::system)
endif()

# What is loaded late, and what shuts processes in, is of Linux alone.
if(WIN32)
  foreach(absent gsf_headers gmime_headers curl_headers seccomp)
    add_library(deps::${absent} INTERFACE IMPORTED)
  endforeach()
else()
  raingan_headers(deps::gsf_headers libgsf-1)
  raingan_headers(deps::gmime_headers gmime-3.0)
  raingan_headers(deps::curl_headers libcurl)
  raingan_library(deps::seccomp libseccomp.a seccomp)
  # The archive: a start that keeps no store pays nothing for it.
  raingan_library(deps::sqlite libsqlite3.a sqlite3 NEEDS m deps::system)
  raingan_headers(deps::pq_headers libpq)
  if(POLICY CMP0167)
    cmake_policy(SET CMP0167 NEW)  # Boost says itself where it is
  endif()
  find_package(Boost 1.81 REQUIRED)  # headers alone: Beast, Asio
endif()
