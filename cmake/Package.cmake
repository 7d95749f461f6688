# What is installed and packed. Everything comes from building the target `raingan` alone, so that `cmake --install` and
# `cpack` work after scripts/run, without the tests.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
include(GNUInstallDirs)

# What others made and is in it: CycloneDX, beside the licence. Made with the program, for it names its digest.
set(bill_of_materials "${CMAKE_CURRENT_BINARY_DIR}/raingan.cdx.json")
add_custom_command(TARGET raingan POST_BUILD
                   COMMAND "${CMAKE_COMMAND}" "-DPROGRAM=$<TARGET_FILE:raingan>" "-DVERSION=${PROJECT_VERSION}"
                           "-DOUTPUT=${bill_of_materials}" -P "${PROJECT_SOURCE_DIR}/cmake/BillOfMaterials.cmake"
                   BYPRODUCTS "${bill_of_materials}" VERBATIM)
set_property(TARGET raingan APPEND PROPERTY LINK_DEPENDS "${PROJECT_SOURCE_DIR}/cmake/BillOfMaterials.cmake")

# Debian policy 12.1 and 12.7 want manual and changelog compressed, always to the same bytes.
find_program(GZIP gzip REQUIRED)
function(raingan_compressed source target)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
  get_filename_component(folder "${target}" DIRECTORY)
  file(MAKE_DIRECTORY "${folder}")
  execute_process(COMMAND "${GZIP}" -9nc "${PROJECT_SOURCE_DIR}/${source}" OUTPUT_FILE "${target}"
                  COMMAND_ERROR_IS_FATAL ANY)
endfunction()
set(compressed "${CMAKE_CURRENT_BINARY_DIR}/compressed")
raingan_compressed(packaging/raingan.1 "${compressed}/man1/raingan.1.gz")
raingan_compressed(packaging/raingan.th.1 "${compressed}/th/man1/raingan.1.gz")
raingan_compressed(packaging/changelog "${compressed}/changelog.gz")

set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
                                                WORLD_EXECUTE)
install(TARGETS raingan)
install(FILES "${compressed}/man1/raingan.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${compressed}/th/man1/raingan.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/th/man1")
install(FILES packaging/raingan.bash DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME raingan)
install(FILES packaging/raingan.fish DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
install(FILES packaging/_raingan DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
install(FILES README.md README.th.md packaging/copyright "${bill_of_materials}" "${compressed}/changelog.gz"
        DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES docs/security.md docs/benchmarks.md docs/sample-page.png docs/page-screen.png DESTINATION "${CMAKE_INSTALL_DOCDIR}/docs")
install(DIRECTORY docs/steps DESTINATION "${CMAKE_INSTALL_DOCDIR}/docs")
install(FILES packaging/lintian-overrides DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides" RENAME raingan)
install(DIRECTORY deploy DESTINATION "${CMAKE_INSTALL_DATADIR}/raingan" USE_SOURCE_PERMISSIONS)

# "0.1.0+deb12": the package of another release has other dependencies.
set(debian_release "")
if(EXISTS /etc/os-release)
  file(STRINGS /etc/os-release os_release REGEX "^(ID|VERSION_ID)=")
  string(REGEX REPLACE ".*ID=debian.*" "deb" debian_release "${os_release}")
  string(REGEX MATCH "VERSION_ID=\"?([0-9]+)" unused "${os_release}")
  set(debian_release "${debian_release}${CMAKE_MATCH_1}")
endif()
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME raingan)
set(CPACK_PACKAGE_CONTACT "Raingan maintainers <maintainers@users.noreply.raingan.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "convert and check reports of Thai public offices")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Reads the reports that Thai public offices keep in Word and Excel, of all
ages, and writes archivable PDF (PDF/A-3a, PDF/UA-1), a workbook, and the
report itself as JSON and XML. Checks reports, rolls up a province, and signs
and verifies PDF (PAdES).")
if(debian_release MATCHES "^deb[0-9]+$")
  set(CPACK_DEBIAN_PACKAGE_VERSION "${PROJECT_VERSION}+${debian_release}")
endif()
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# What the program loads only when it is asked for (libgsf, GMime, libcurl, libtiff, libwebp, Tesseract, OpenJPEG, jbig2dec), no tool can see.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libgsf-1-114")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libcurl4t64 | libcurl4, ca-certificates, libgmime-3.0-0t64 | libgmime-3.0-0, libtiff6, libwebp7")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libengine-pkcs11-openssl, libtesseract5, tesseract-ocr-tha, tesseract-ocr-eng, libopenjp2-7, libjbig2dec0")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})

# The set: the program, and where they are built the library, what is needed to build on it, and the Python module. Which of them
# there are, is known when cpack runs.
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
configure_file(cmake/PackageSet.cmake.in PackageSet.cmake @ONLY)
set(CPACK_PROJECT_CONFIG_FILE "${CMAKE_CURRENT_BINARY_DIR}/PackageSet.cmake")
set(library_package "libraingan${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")
set(exact_library "${library_package} (= ${CPACK_DEBIAN_PACKAGE_VERSION})")
set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_NAME raingan)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME ${library_package})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
# CPack makes neither for a component: who links against it, and that ldconfig runs.
file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/library-control/shlibs"
     "libraingan ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR} ${library_package} (>= ${PROJECT_VERSION})\n")
file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/library-control/triggers" "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA "${CMAKE_CURRENT_BINARY_DIR}/library-control/shlibs"
    "${CMAKE_CURRENT_BINARY_DIR}/library-control/triggers")
install(FILES packaging/lintian-overrides-library DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides"
        RENAME ${library_package} COMPONENT library EXCLUDE_FROM_ALL)
install(FILES packaging/lintian-overrides-development DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides"
        RENAME libraingan-dev COMPONENT development EXCLUDE_FROM_ALL)
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "shared library for reports of Thai public offices
 Reads, checks and converts the reports that Thai public offices keep in Word
 and Excel. This package has the shared library.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libraingan-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${exact_library}")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "headers and archive for reports of Thai public offices
 Reads, checks and converts the reports that Thai public offices keep in Word
 and Excel. This package has headers, archive, CMake package, pkg-config file
 and examples.")
set(CPACK_DEBIAN_PYTHON_PACKAGE_NAME python3-raingan)
set(CPACK_DEBIAN_PYTHON_PACKAGE_SECTION python)
if(Python3_FOUND)
  math(EXPR next_python "${Python3_VERSION_MINOR} + 1")
  set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS
      "${exact_library}, python3 (>= 3.${Python3_VERSION_MINOR}), python3 (<< 3.${next_python})")
endif()
set(CPACK_DEBIAN_PYTHON_PACKAGE_SUGGESTS "python3-pandas, python3-matplotlib")
set(CPACK_COMPONENT_PYTHON_DESCRIPTION "Python module for reports of Thai public offices
 Reads, checks, converts and rolls up the reports that Thai public offices keep
 in Word and Excel; tables for pandas.")
# Policy 12.5 and 12.7 of each.
foreach(part "library|${library_package}" "development|libraingan-dev" "python|python3-raingan")
  string(REPLACE "|" ";" part "${part}")
  list(GET part 0 component)
  list(GET part 1 name)
  install(FILES packaging/copyright "${compressed}/changelog.gz" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${name}"
          COMPONENT ${component} EXCLUDE_FROM_ALL)
endforeach()
include(CPack)
