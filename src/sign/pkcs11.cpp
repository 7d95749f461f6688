// Engines are deprecated in OpenSSL 3, and Debian 12 has nothing else: its provider came with Debian 13.
#define OPENSSL_SUPPRESS_DEPRECATED  // NOLINT(bugprone-reserved-identifier)
#include "sign/pkcs11.h"

#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "sign/token_uri.h"

namespace raingan::sign {
namespace {

using Engine = Owned<ENGINE, ENGINE_free>;

/// Of the object that the URI names, or of its token alone, without what speaks of modules and PINs, which the engine
/// gets by itself, and with the type that is asked for.
enum class Named : std::uint8_t { object, token };
std::string uri_of(const std::string& uri, const char* type, Named named = Named::object) {
    const std::string path = uri.substr(0, uri.find('?'));
    std::string out;
    std::string_view rest = std::string_view(path).substr(token_scheme.size());
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (pair.empty() || pair.starts_with("type=")) continue;
        if (named == Named::token && (pair.starts_with("object=") || pair.starts_with("id="))) continue;
        out.append(pair).append(";");
    }
    return std::string(token_scheme) + out + "type=" + type;
}

/// A module that is named and not given by its path stands where Debian puts them.
std::string module_of(const TokenAttributes& attributes) {
    const auto value = [&](const char* name) {
        const auto at = attributes.find(name);
        return at == attributes.end() ? std::string() : at->second;
    };
    if (std::string path = value("module-path"); !path.empty()) return path;
    const std::string name = value("module-name");
    return name.empty() || name.find('/') != std::string::npos ? "" : "lib" + name + ".so";
}

/// The engine stays: keys that it gave need it, and modules register handlers for the program's end.
ENGINE* token_engine(const std::string& uri) {
    static const Engine engine = [] {
        ENGINE_load_dynamic();
        Engine found(ENGINE_by_id("pkcs11"));
        ERR_clear_error();
        return found;
    }();
    if (!engine)
        throw unreadable("no-engine", uri,
                         {"OpenSSL's engine for tokens is not installed; install libengine-pkcs11-openssl",
                          "ไม่มีเอนจินของ OpenSSL สำหรับอุปกรณ์เก็บกุญแจ โปรดติดตั้ง libengine-pkcs11-openssl"});
    return engine.get();
}

void start_engine(ENGINE* engine, const std::string& uri, const std::string& pin) {
    const std::string module = module_of(token_attributes(uri));
    const bool chosen = module.empty() || ENGINE_ctrl_cmd_string(engine, "MODULE_PATH", module.c_str(), 0) == 1;
    if (!chosen || ENGINE_init(engine) != 1) {
        const std::string why = openssl_error();
        throw unreadable("no-module", module.empty() ? uri : module,
                         {"the PKCS#11 module cannot be used (" + why +
                              "); name it in the URI: pkcs11:…?module-path=/usr/lib/softhsm/libsofthsm2.so",
                          "ใช้โมดูล PKCS#11 ไม่ได้ (" + why + ") โปรดระบุใน URI: pkcs11:…?module-path=…"});
    }
    ENGINE_ctrl_cmd_string(engine, "PIN", pin.c_str(), 0);
}

Certificate load_certificate(ENGINE* engine, const std::string& uri) {
    struct {
        const char* id;
        X509* certificate;
    } asked{uri.c_str(), nullptr};
    ENGINE_ctrl_cmd(engine, "LOAD_CERT_CTRL", 0, &asked, nullptr, 0);
    ERR_clear_error();
    return Certificate(asked.certificate);
}

void add_certificates(Identity& identity, std::string_view pem) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    while (X509* raw = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
        Certificate certificate(raw);
        if (!identity.certificate && X509_check_private_key(raw, identity.key.get()) == 1)
            identity.certificate = std::move(certificate);
        else if (!identity.certificate || X509_cmp(raw, identity.certificate.get()) != 0)
            identity.chain.push_back(std::move(certificate));
    }
    ERR_clear_error();
}

}  // namespace

void require_tokens(const std::string& uri) {
    token_engine(uri);
}

Identity read_token_identity(const std::string& uri, const std::string& pin, std::string_view certificates) {
    ENGINE* const engine = token_engine(uri);
    start_engine(engine, uri, pin);
    Identity identity;
    identity.key.reset(ENGINE_load_private_key(engine, uri_of(uri, "private").c_str(), nullptr, nullptr));
    if (!identity.key) {
        const std::string why = openssl_error();
        throw unreadable("no-token-key", uri,
                         {"the token gave no such private key (" + why + "); check the URI, the PIN and the token",
                          "อุปกรณ์ไม่ให้กุญแจนี้ (" + why + ") โปรดตรวจสอบ URI รหัส PIN และอุปกรณ์"});
    }
    // Some tokens call a certificate by another name than its key.
    for (const Named named : {Named::object, Named::token}) {
        if (identity.certificate) break;
        identity.certificate = load_certificate(engine, uri_of(uri, "cert", named));
        if (identity.certificate && X509_check_private_key(identity.certificate.get(), identity.key.get()) != 1)
            identity.certificate.reset();
    }
    add_certificates(identity, certificates);
    if (!identity.certificate)
        throw unreadable("no-certificate", uri,
                         {"neither the token nor --certificates has the certificate of this key; give it as PEM with "
                          "--certificates",
                          "ไม่มีใบรับรองของกุญแจนี้ทั้งในอุปกรณ์และใน --certificates โปรดระบุไฟล์ PEM ด้วย --certificates"});
    require_suitable(identity, uri);
    return identity;
}

}  // namespace raingan::sign
