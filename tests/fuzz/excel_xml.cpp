// Seeds: sheet-*.xml
// Dictionary: sheet
#include "readers/excel_xml/excel_xml.h"

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    raingan::ReadOptions options;
    options.comments_as_notes = true;
    return raingan::test::fuzz_reader(data, size,
                                      [&](std::string_view bytes) { return raingan::excel_xml::read(bytes, options); });
}
