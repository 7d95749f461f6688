// Seeds: *.docx *.xls
#include "readers/container/encrypted_package.h"

#include "fuzz.h"
#include "readers/container/office_crypto.h"

using namespace raingan;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = test::as_text(data, size);
    try {
        decrypt_package(bytes, bytes.substr(0, size / 2), "pass");
    } catch (const Error&) {  // hostile input, refused
    }
    try {
        OfficeCipher::rc4(bytes, "pass", OfficeCipher::word_block);
    } catch (const Error&) {  // likewise
        return 0;
    }
    return 0;
}
