# raingan_unity(TARGET): with RAINGAN_UNITY, ten of its files at a time are compiled as one, but for those named here, whose
# private names (in namespace {}) another file of the folder has as well. A build of the preset sanitize says so by name
# where this list lacks one; better than adding to it is another name, or one common place for what both have.
set(raingan_files_apart
    src/compose/score_table.cpp
    src/layout/record.cpp
    src/report/key.cpp
    src/exchange/report_of.cpp
    src/exchange/xml_read.cpp
    src/readers/excel_xml/styles.cpp
    src/readers/ods/ods.cpp
    src/readers/odt/table.cpp
    src/readers/opendocument/source.cpp
    src/readers/picture/picture.cpp
    src/readers/sheet/format_show.cpp
    src/readers/sheet/grid_map.cpp
    src/readers/sheet/references.cpp
    src/readers/sheet/sheet_section.cpp
    src/readers/sheet/store.cpp
    src/readers/word/properties.cpp
    src/readers/word/table_properties.cpp
    src/readers/word/vml.cpp
    src/sheet/province_open_sheet.cpp
    src/thai/line_rules.cpp
    src/thai/normalise.cpp
    src/thai/numbers.cpp
    src/thai/periods.cpp
    src/thai/word_list.cpp)
file(GLOB raingan_folders_apart CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/readers/doc/*.cpp"
     "${PROJECT_SOURCE_DIR}/src/readers/rtf/*.cpp"  # a table "handlers" or "controls" in each
     # Words of their own in each: cues, labels, cells; tokens, times and numbers.
     "${PROJECT_SOURCE_DIR}/src/extraction/*.cpp" "${PROJECT_SOURCE_DIR}/src/sign/*.cpp")
list(TRANSFORM raingan_files_apart PREPEND "${PROJECT_SOURCE_DIR}/")
set_source_files_properties(${raingan_files_apart} ${raingan_folders_apart} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

function(raingan_unity target)
  if(RAINGAN_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)
    # Of a file's own names these warn only because another file comes before it; the release build has both warnings.
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-Wno-shadow>
                           $<$<COMPILE_LANGUAGE:CXX>:-Wno-subobject-linkage>)
  endif()
endfunction()
