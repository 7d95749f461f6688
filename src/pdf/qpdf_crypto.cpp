// The few functions of GnuTLS that qpdf's archive calls, so that GnuTLS and its six libraries need not be loaded at
// each start (docs/decisions.md). They are called for encrypted files alone, which are not read.
#include "pdf/qpdf_crypto.h"

#include <cstddef>

#include "base/error.h"

namespace raingan::pdf {

void refuse_encrypted() {
    throw unreadable(
        "encrypted", "",
        {"the PDF is encrypted; save a copy without a password", "ไฟล์ PDF ถูกเข้ารหัส โปรดบันทึกสำเนาที่ไม่มีรหัสผ่าน"});
}

}  // namespace raingan::pdf

using raingan::pdf::refuse_encrypted;

// Only the names matter to the linker; whatever the arguments, none is looked at.
extern "C" {
int gnutls_hash_init(void**, int) {
    refuse_encrypted();
}
int gnutls_hash(void*, const void*, std::size_t) {
    refuse_encrypted();
}
void gnutls_hash_deinit(void*, void*) {}
int gnutls_cipher_init(void**, int, const void*, const void*) {
    refuse_encrypted();
}
int gnutls_cipher_encrypt2(void*, const void*, std::size_t, void*, std::size_t) {
    refuse_encrypted();
}
int gnutls_cipher_decrypt2(void*, const void*, std::size_t, void*, std::size_t) {
    refuse_encrypted();
}
void gnutls_cipher_deinit(void*) {}
std::size_t gnutls_cipher_get_key_size(int) {
    refuse_encrypted();
}
int gnutls_rnd(int, void*, std::size_t) {
    refuse_encrypted();
}
const char* gnutls_strerror(int) {
    return "";
}
}
