// Seeds: *.csv *.txt
#include "readers/csv/csv.h"

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return raingan::test::fuzz_reader(
        data, size, [size](std::string_view bytes) { return raingan::csv::read(bytes, size % 2 == 1); });
}
