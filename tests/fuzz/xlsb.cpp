// Seeds: *.xlsb
#include "readers/xlsx/xlsx.h"

#include "archive_mutator.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return raingan::test::fuzz_reader(data, size, [](std::string_view bytes) {
        return raingan::xlsx::read(bytes, raingan::test::checking_formulas());
    });
}
