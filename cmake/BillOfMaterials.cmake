# cmake -DPROGRAM=… -DVERSION=… -DOUTPUT=… [-DBUILT_FROM=…] -P cmake/BillOfMaterials.cmake: writes a CycloneDX 1.5 bill of materials of the
# program: what others made and it uses, a line each below. Versions are those of the Debian packages that it was built from,
# where dpkg knows them. Without a time or a number of its own: the same build gives the same file. BUILT_FROM: of the program
# for Windows, what packaging/windows/libraries.sh made, lines of name|Debian source package|version.
#
# name|Debian package, or those of several releases|how it comes in|licence (SPDX)
#   how: shared (loaded at start), static (linked in), header (compiled in), loaded (when it is asked for), windows (linked in there)
set(components
    "libzip|libzip4,libzip5|shared|BSD-3-Clause"
    "libxlsxwriter|libxlsxwriter4,libxlsxwriter8|shared|BSD-2-Clause"
    "minizip|libminizip1,libminizip1t64|shared|Zlib"
    "harfbuzz|libharfbuzz0b|shared|MIT"
    "harfbuzz-subset|libharfbuzz-subset0|shared|MIT"
    "libharu|libhpdf-2.3.0|shared|Zlib"
    "libpng|libpng16-16,libpng16-16t64|shared|libpng-2.0"
    "libdeflate|libdeflate0|shared|MIT"
    "zlib|zlib1g|shared|Zlib"
    "openssl|libssl3,libssl3t64|shared|Apache-2.0"
    "glibc|libc6|shared|LGPL-2.1-or-later"
    "libstdc++|libstdc++-12-dev,libstdc++-14-dev|static|GPL-3.0-or-later WITH GCC-exception-3.1"
    "libgcc|libgcc-12-dev,libgcc-14-dev|static|GPL-3.0-or-later WITH GCC-exception-3.1"
    "icu|libicu-dev|static|ICU"
    "pugixml|libpugixml-dev|static|MIT"
    "expat|libexpat1-dev|static|MIT"
    "libxml2|libxml2-dev|static|MIT"
    "xz|liblzma-dev|static|0BSD"
    "qpdf|libqpdf-dev|static|Apache-2.0"
    "libjpeg-turbo|libjpeg62-turbo-dev|static|IJG AND BSD-3-Clause AND Zlib"
    "libseccomp|libseccomp-dev|static|LGPL-2.1-only"
    "sqlite|libsqlite3-dev|static|blessing"
    "boost|libboost1.81-dev,libboost1.83-dev|header|BSL-1.0"
    "libpq|libpq5|loaded|PostgreSQL"
    "nlohmann-json|nlohmann-json3-dev|header|MIT"
    "rapidjson|rapidjson-dev|header|MIT"
    "cli11|libcli11-dev|header|BSD-3-Clause"
    "cpptoml|libcpptoml-dev|header|MIT"
    "stb|libstb-dev|header|MIT"
    "libgsf|libgsf-1-114|loaded|LGPL-2.1-only"
    "libtiff|libtiff6|loaded|libtiff"
    "libwebp|libwebp7|loaded|BSD-3-Clause"
    "gmime|libgmime-3.0-0,libgmime-3.0-0t64|loaded|LGPL-2.1-or-later"
    "tesseract|libtesseract5|loaded|Apache-2.0"
    "openjpeg|libopenjp2-7|loaded|BSD-2-Clause"
    "jbig2dec|libjbig2dec0|loaded|AGPL-3.0-or-later"
    "libcurl|libcurl4,libcurl4t64|loaded|curl"
    "zlib|libz-mingw-w64-dev|windows|Zlib"
    "mingw-w64|mingw-w64-x86-64-dev|windows|ZPL-2.1 AND MIT AND BSD-3-Clause"
    "libstdc++|g++-mingw-w64-x86-64-posix|windows|GPL-3.0-or-later WITH GCC-exception-3.1"
    "libgcc|gcc-mingw-w64-x86-64-posix|windows|GPL-3.0-or-later WITH GCC-exception-3.1"
    "libp11|libengine-pkcs11-openssl|loaded|LGPL-2.1-or-later")

find_program(DPKG_QUERY dpkg-query)
# The version of an installed package, or nothing.
function(version_of package variable)
  set(version "")
  if(DPKG_QUERY)
    execute_process(COMMAND "${DPKG_QUERY}" -W "-f=\${Version}\\n" "${package}" OUTPUT_VARIABLE version ERROR_QUIET)
    string(REGEX REPLACE "\n.*" "" version "${version}")
  endif()
  set(${variable} "${version}" PARENT_SCOPE)
endfunction()

if(BUILT_FROM)
  file(STRINGS "${BUILT_FROM}" lines)
  foreach(line IN LISTS lines)
    string(REPLACE "|" ";" line "${line}")
    list(GET line 0 name)
    set("made_${name}" ${line})
  endforeach()
endif()

set(list "")
foreach(component IN LISTS components)
  string(REPLACE "|" ";" fields "${component}")
  list(GET fields 0 name)
  list(GET fields 1 packages)
  list(GET fields 2 linkage)
  list(GET fields 3 licence)
  if(linkage STREQUAL "windows")
    if(NOT BUILT_FROM)
      continue()
    endif()
    set(linkage "static")
  elseif(BUILT_FROM AND NOT linkage STREQUAL "header")
    if(NOT DEFINED "made_${name}")
      continue()
    endif()
    set(linkage "static")
  endif()
  string(REPLACE "," ";" packages "${packages}")
  list(GET packages 0 package)
  set(version "")
  foreach(candidate IN LISTS packages)
    version_of("${candidate}" version)
    if(version)
      set(package "${candidate}")
      break()
    endif()
  endforeach()
  set(of "")
  if(BUILT_FROM AND DEFINED "made_${name}")
    list(GET "made_${name}" 1 package)
    list(GET "made_${name}" 2 version)
    set(of "?arch=source")
  endif()
  set(identity "\"name\": \"${name}\"")
  if(version)
    string(REPLACE ":" "%3A" version_in_url "${version}")
    string(REPLACE "+" "%2B" version_in_url "${version_in_url}")
    string(APPEND identity ", \"version\": \"${version}\", \"purl\": \"pkg:deb/debian/${package}@${version_in_url}${of}\"")
  endif()
  set(scope "required")
  if(linkage STREQUAL "loaded")
    set(scope "optional")
  endif()
  string(APPEND list ",\n    {\"type\": \"library\", ${identity}, \"scope\": \"${scope}\",\n     \"licenses\": [{\"expression\": \"${licence}\"}],"
                     "\n     \"properties\": [{\"name\": \"raingan:linkage\", \"value\": \"${linkage}\"},"
                     " {\"name\": \"raingan:package\", \"value\": \"${package}\"}]}")
endforeach()
string(SUBSTRING "${list}" 2 -1 list)
file(SHA256 "${PROGRAM}" digest)
file(WRITE "${OUTPUT}" "{
  \"bomFormat\": \"CycloneDX\",
  \"specVersion\": \"1.5\",
  \"version\": 1,
  \"metadata\": {
    \"component\": {\"type\": \"application\", \"bom-ref\": \"raingan\", \"name\": \"raingan\", \"version\": \"${VERSION}\",
                  \"licenses\": [{\"license\": {\"id\": \"Apache-2.0\"}}],
                  \"hashes\": [{\"alg\": \"SHA-256\", \"content\": \"${digest}\"}]}
  },
  \"components\": [
${list},
    {\"type\": \"data\", \"name\": \"Laksaman\", \"licenses\": [{\"expression\": \"GPL-2.0-or-later WITH Font-exception-2.0\"}],
     \"properties\": [{\"name\": \"raingan:linkage\", \"value\": \"embedded\"}]}
  ]
}
")
