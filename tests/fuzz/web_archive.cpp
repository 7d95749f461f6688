// Seeds: *.mht *.mhtml
#include "readers/web_archive/web_archive.h"

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return raingan::test::fuzz_reader(data, size, raingan::web_archive::read);
}
