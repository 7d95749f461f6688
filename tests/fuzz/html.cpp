// Seeds: *.html
// Dictionary: html
#include "readers/html/html.h"

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return raingan::test::fuzz_reader(data, size, [](std::string_view bytes) { return raingan::html::read(bytes); });
}
