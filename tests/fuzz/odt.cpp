// Seeds: *.odt *.fodt
// Dictionary: odf
#include "readers/odt/odt.h"

#include "archive_mutator.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return raingan::test::fuzz_reader(data, size, [](std::string_view bytes) { return raingan::odt::read(bytes); });
}
