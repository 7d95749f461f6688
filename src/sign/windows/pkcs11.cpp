// OpenSSL's engine for tokens is not built for Windows.
#include "sign/pkcs11.h"

#include "base/error.h"

namespace raingan::sign {

void require_tokens(const std::string& uri) {
    throw unreadable("no-engine", uri,
                     {"keys on tokens cannot be used on Windows; sign with a key in a .p12 file, or on Linux",
                      "โปรแกรมบน Windows ใช้กุญแจในอุปกรณ์เก็บกุญแจไม่ได้ โปรดใช้กุญแจในไฟล์ .p12 หรือลงนามบน Linux"});
}

Identity read_token_identity(const std::string& uri, const std::string& /*pin*/, std::string_view /*certificates*/) {
    require_tokens(uri);
    return {};
}

}  // namespace raingan::sign
