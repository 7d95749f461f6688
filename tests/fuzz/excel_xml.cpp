// Seeds: sheet-*.xml
// Dictionary: sheet
#include "readers/excel_xml/excel_xml.h"

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return raingan::test::fuzz_reader(data, size, raingan::excel_xml::read);
}
