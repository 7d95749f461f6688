// Seeds: *.xml
// Dictionary: word
#include "readers/flat_opc/flat_opc.h"

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return raingan::test::fuzz_reader(data, size, raingan::flat_opc::read);
}
