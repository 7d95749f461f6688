// Seeds: none. The first eight bytes are the value, the rest is the code.
// Dictionary: sheet
#include "readers/workbook/number_format.h"

#include <cstring>

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace raingan;
    double value = 0;
    if (size < sizeof value) return 0;
    std::memcpy(&value, data, sizeof value);
    const std::string_view code = test::as_text(data, size).substr(sizeof value);
    const workbook::FormatCode format = workbook::parse_format(code);
    test::must(workbook::show_number(format, value, workbook::DateSystem::from_1900).text.size() < 100'000);
    workbook::show_text(format, code);
    return 0;
}
