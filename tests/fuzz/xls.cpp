// Seeds: *.xls
#include "readers/xls/xls.h"

#include "fuzz.h"
#include "readers/workbook/build.h"

using namespace raingan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    test::fuzz_reader(data, size, [](std::string_view bytes) { return xls::read(bytes, {}); });
    // The records themselves, which a mutated compound file seldom reaches.
    return test::fuzz_reader(data, size, [](std::string_view bytes) {
        workbook::DocumentBuilder builder;
        xls::read_stream(std::string(bytes), {}, builder);
        return builder.finish();
    });
}
