# raingan_unity(TARGET): with RAINGAN_UNITY, ten of its files at a time are compiled as one, but for those named here, whose
# private names (in namespace {}) another file of the folder has as well. A build of the preset sanitize says so by name
# where this list lacks one; better than adding to it is another name, or one common place for what both have.
set(raingan_files_apart
    src/compose/score_table.cpp
    src/exchange/report_of.cpp
    src/exchange/xml_read.cpp
    src/extraction/agency.cpp
    src/extraction/cards.cpp
    src/extraction/claim_numbers.cpp
    src/extraction/claim_places.cpp
    src/extraction/decide.cpp
    src/extraction/flow.cpp
    src/extraction/identity.cpp
    src/extraction/instruments.cpp
    src/extraction/labelled.cpp
    src/extraction/mention.cpp
    src/extraction/progress.cpp
    src/extraction/prose.cpp
    src/extraction/rounds.cpp
    src/extraction/score_tables.cpp
    src/extraction/signoff.cpp
    src/extraction/signoff_line.cpp
    src/extraction/splitting.cpp
    src/extraction/table_headings.cpp
    src/layout/record.cpp
    src/readers/doc/notes.cpp
    src/readers/doc/paragraph.cpp
    src/readers/doc/section.cpp
    src/readers/doc/shapes.cpp
    src/readers/doc/table.cpp
    src/readers/doc/table_row.cpp
    src/readers/doc/text.cpp
    src/readers/doc/word_6.cpp
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
    src/report/key.cpp
    src/sheet/province_open_sheet.cpp
    src/sign/changes_information.cpp
    src/sign/changes_structure.cpp
    src/sign/cms.cpp
    src/sign/moment.cpp
    src/sign/page_text.cpp
    src/sign/pkcs11.cpp
    src/sign/revision_pair.cpp
    src/sign/revocation.cpp
    src/sign/signer_name.cpp
    src/sign/syntax.cpp
    src/sign/timestamp.cpp
    src/thai/line_rules.cpp
    src/thai/normalise.cpp
    src/thai/numbers.cpp
    src/thai/periods.cpp
    src/thai/word_list.cpp)
file(GLOB raingan_folders_apart CONFIGURE_DEPENDS
     "${PROJECT_SOURCE_DIR}/src/readers/rtf/*.cpp")  # a table "controls" in each
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
