// Seeds: *
#include "readers/detect.h"

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    raingan::detect(raingan::test::as_text(data, size));
    return 0;
}
