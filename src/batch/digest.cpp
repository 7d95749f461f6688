#include "batch/digest.h"

#include <openssl/evp.h>

#include <array>
#include <new>

#include "base/hexadecimal.h"

namespace raingan::batch {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, 32> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1 ||
        size != digest.size())
        throw std::bad_alloc();  // it fails for nothing else
    return hexadecimal({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace raingan::batch
