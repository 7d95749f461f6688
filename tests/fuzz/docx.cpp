// Seeds: *.docx
// Dictionary: word
#include "readers/docx/docx.h"

#include "archive_mutator.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return raingan::test::fuzz_reader(data, size, raingan::docx::read);
}
