// The few functions of GnuTLS that qpdf's archive calls, on libcrypto, which is loaded already: GnuTLS and its six
// libraries need not be loaded at each start (docs/decisions.md). Encrypted files are read where a password is given;
// where they are to be signed they are refused.
#include "pdf_in/qpdf_crypto.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstddef>
#include <memory>
#include <new>
#include <string_view>

#include "base/error.h"
#include "base/owned.h"
#include "base/rc4.h"

namespace raingan::pdf {

void refuse_encrypted() {
    throw unreadable(
        "encrypted", "",
        {"the PDF is encrypted; save a copy without a password", "ไฟล์ PDF ถูกเข้ารหัส โปรดบันทึกสำเนาที่ไม่มีรหัสผ่าน"});
}

namespace {

using Hash = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;

/// RC4, or AES in CBC mode without padding, in the direction of its first use.
class Cipher {
public:
    Cipher(int algorithm, std::string_view key, std::string_view iv) : algorithm_(algorithm), key_(key), iv_(iv) {
        if (algorithm == arcfour) rc4_ = Rc4(key);
    }
    int run(bool encrypt, const unsigned char* in, unsigned char* out, std::size_t size) {
        if (algorithm_ == arcfour) {
            for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<unsigned char>(in[i] ^ rc4_.next());
            return 0;
        }
        if (!context_ && !start(encrypt)) return -1;
        int written = 0;
        const bool fine = EVP_CipherUpdate(context_.get(), out, &written, in, static_cast<int>(size)) == 1;
        return fine && written == static_cast<int>(size) ? 0 : -1;
    }
    static constexpr int arcfour = 2, aes_128_cbc = 4, aes_256_cbc = 5;  // gnutls_cipher_algorithm_t

private:
    bool start(bool encrypt) {
        context_.reset(EVP_CIPHER_CTX_new());
        const EVP_CIPHER* kind = algorithm_ == aes_128_cbc ? EVP_aes_128_cbc() : EVP_aes_256_cbc();
        constexpr std::size_t block = 16;
        if (!context_ || key_.size() != static_cast<std::size_t>(EVP_CIPHER_get_key_length(kind)) ||
            iv_.size() != block)
            return false;
        const auto bytes = [](const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); };
        return EVP_CipherInit_ex(context_.get(), kind, nullptr, bytes(key_), bytes(iv_), encrypt ? 1 : 0) == 1 &&
               EVP_CIPHER_CTX_set_padding(context_.get(), 0) == 1;
    }

    int algorithm_;
    std::string key_, iv_;
    Rc4 rc4_;
    Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free> context_;
};

/// gnutls_digest_algorithm_t.
const EVP_MD* digest_of(int algorithm) {
    switch (algorithm) {
        case 2:
            return EVP_md5();
        case 6:
            return EVP_sha256();
        case 7:
            return EVP_sha384();
        case 8:
            return EVP_sha512();
        default:
            return nullptr;
    }
}

struct Datum {  // gnutls_datum_t
    unsigned char* data;
    unsigned size;
};
std::string_view view_of(const Datum* datum) {
    if (datum == nullptr) return {};
    return {reinterpret_cast<const char*>(datum->data), datum->size};
}

}  // namespace
}  // namespace raingan::pdf

using namespace raingan::pdf;

// As <gnutls/crypto.h> declares them; negative where they fail.
extern "C" {
int gnutls_hash_init(void** context, int algorithm) {
    const EVP_MD* digest = digest_of(algorithm);
    Hash made(digest == nullptr ? nullptr : EVP_MD_CTX_new());
    if (!made || EVP_DigestInit_ex(made.get(), digest, nullptr) != 1) return -1;
    *context = made.release();
    return 0;
}
int gnutls_hash(void* context, const void* bytes, std::size_t size) {
    return EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context), bytes, size) == 1 ? 0 : -1;
}
void gnutls_hash_deinit(void* context, void* digest) {
    const Hash ended(static_cast<EVP_MD_CTX*>(context));
    if (digest != nullptr) EVP_DigestFinal_ex(ended.get(), static_cast<unsigned char*>(digest), nullptr);
}
int gnutls_cipher_init(void** context, int algorithm, const void* key, const void* iv) {
    if (algorithm != Cipher::arcfour && algorithm != Cipher::aes_128_cbc && algorithm != Cipher::aes_256_cbc) return -1;
    const std::string_view secret = view_of(static_cast<const Datum*>(key));
    if (secret.empty()) return -1;
    *context = new (std::nothrow) Cipher(algorithm, secret, view_of(static_cast<const Datum*>(iv)));
    return *context == nullptr ? -1 : 0;
}
int gnutls_cipher_encrypt2(void* context, const void* in, std::size_t size, void* out, std::size_t) {
    return static_cast<Cipher*>(context)->run(true, static_cast<const unsigned char*>(in),
                                              static_cast<unsigned char*>(out), size);
}
int gnutls_cipher_decrypt2(void* context, const void* in, std::size_t size, void* out, std::size_t) {
    return static_cast<Cipher*>(context)->run(false, static_cast<const unsigned char*>(in),
                                              static_cast<unsigned char*>(out), size);
}
void gnutls_cipher_deinit(void* context) {
    delete static_cast<Cipher*>(context);
}
std::size_t gnutls_cipher_get_key_size(int algorithm) {
    constexpr std::size_t short_key = 16, long_key = 32;
    return algorithm == Cipher::aes_256_cbc ? long_key : short_key;
}
int gnutls_rnd(int, void* bytes, std::size_t size) {
    return RAND_bytes(static_cast<unsigned char*>(bytes), static_cast<int>(size)) == 1 ? 0 : -1;
}
const char* gnutls_strerror(int) {
    return "";
}
}
