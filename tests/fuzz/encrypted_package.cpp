// Seeds: *.docx *.xls
// What says how a file is encrypted: an encrypted package as a whole; its streams (two bytes tell the length of the
// first); the header of RC4 in .doc and .xls.
#include "readers/container/encrypted_package.h"

#include <algorithm>
#include <string>

#include "fuzz.h"
#include "readers/container/office_crypto.h"

using namespace raingan;

namespace {

template <class Work>
void refuse_or_do(const Work& work) {
    try {
        work();
    } catch (const Error&) {  // hostile input, refused
        return;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = test::as_text(data, size);
    refuse_or_do([&] { decrypt_package(bytes, "pass"); });
    if (size < 2) return 0;
    const std::size_t info = std::min<std::size_t>(data[0] + 256U * data[1], size - 2);
    refuse_or_do([&] { decrypt_package(bytes.substr(2, info), bytes.substr(2 + info), "pass"); });
    refuse_or_do([&] {
        std::string stream(2000, 'x');
        OfficeCipher::rc4(bytes, "pass", OfficeCipher::word_block).decrypt_stream(stream, 100);
    });
    return 0;
}
