#include "serve/tls.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/x509err.h>

#include <algorithm>
#include <new>

#include "base/error.h"
#include "base/late_library.h"
#include "serve/private_file.h"

namespace raingan::serve {
namespace {

struct Libssl {
    decltype(&TLS_server_method) server_method = nullptr;
    decltype(&SSL_CTX_new) context_new = nullptr;
    decltype(&SSL_CTX_free) context_free = nullptr;
    decltype(&SSL_CTX_ctrl) context_control = nullptr;
    decltype(&SSL_CTX_set_options) set_options = nullptr;
    decltype(&SSL_CTX_set_cipher_list) set_ciphers = nullptr;
    decltype(&SSL_CTX_set_default_passwd_cb) set_password = nullptr;
    decltype(&SSL_CTX_use_certificate_chain_file) use_certificates = nullptr;
    decltype(&SSL_CTX_use_PrivateKey_file) use_key = nullptr;
    decltype(&SSL_CTX_check_private_key) check_key = nullptr;
    decltype(&SSL_new) session_new = nullptr;
    decltype(&SSL_free) session_free = nullptr;
    decltype(&SSL_set_bio) set_bio = nullptr;
    decltype(&SSL_set_accept_state) accept = nullptr;
    decltype(&SSL_do_handshake) handshake = nullptr;
    decltype(&SSL_read) read = nullptr;
    decltype(&SSL_write) write = nullptr;
    decltype(&SSL_get_error) error = nullptr;
    decltype(&SSL_shutdown) shutdown = nullptr;
    bool whole = false;
};

const Libssl& libssl() {
    static const Libssl loaded = [] {
        Libssl functions;
        LateLibrary library("libssl.so.3");
        functions.whole = library.find(functions.server_method, "TLS_server_method")
                              .find(functions.context_new, "SSL_CTX_new")
                              .find(functions.context_free, "SSL_CTX_free")
                              .find(functions.context_control, "SSL_CTX_ctrl")
                              .find(functions.set_options, "SSL_CTX_set_options")
                              .find(functions.set_ciphers, "SSL_CTX_set_cipher_list")
                              .find(functions.set_password, "SSL_CTX_set_default_passwd_cb")
                              .find(functions.use_certificates, "SSL_CTX_use_certificate_chain_file")
                              .find(functions.use_key, "SSL_CTX_use_PrivateKey_file")
                              .find(functions.check_key, "SSL_CTX_check_private_key")
                              .find(functions.session_new, "SSL_new")
                              .find(functions.session_free, "SSL_free")
                              .find(functions.set_bio, "SSL_set_bio")
                              .find(functions.accept, "SSL_set_accept_state")
                              .find(functions.handshake, "SSL_do_handshake")
                              .find(functions.read, "SSL_read")
                              .find(functions.write, "SSL_write")
                              .find(functions.error, "SSL_get_error")
                              .find(functions.shutdown, "SSL_shutdown")
                              .whole();
        return functions;
    }();
    if (!loaded.whole)
        throw Error(ExitStatus::usage, "no-libssl", "--tls-cert",
                    {"needs OpenSSL's libssl: apt install libssl3", "ต้องใช้ไลบรารี OpenSSL: apt install libssl3"});
    return loaded;
}

[[noreturn]] void refuse_tls(const std::string& file, const Message& what) {
    ::ERR_clear_error();
    throw Error(ExitStatus::usage, "bad-tls", file, what);
}

/// A key behind a password would be asked for on a terminal that a service has not.
int no_password(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) {
    return 0;
}

std::shared_ptr<SSL_CTX> context_of(const std::string& certificate, const std::string& key) {
    constexpr mode_t forbidden = 027;
    switch (privacy_of(key, forbidden)) {
        case FilePrivacy::missing:
            refuse_tls(key, {"is no file that can be read", "อ่านไฟล์ไม่ได้"});
        case FilePrivacy::open_to_others:
            refuse_tls(key, {"can be read or changed by others; set its mode to 0600 (chmod 600)",
                             "ผู้อื่นอ่านหรือแก้ไขได้ โปรดตั้งสิทธิ์เป็น 0600 (chmod 600)"});
        case FilePrivacy::kept:
            break;
    }
    const Libssl& ssl = libssl();
    std::shared_ptr<SSL_CTX> context(ssl.context_new(ssl.server_method()), ssl.context_free);
    if (!context) throw std::bad_alloc();
    ssl.context_control(context.get(), SSL_CTRL_SET_MIN_PROTO_VERSION, TLS1_2_VERSION, nullptr);
    ssl.set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET);
    ssl.set_ciphers(context.get(), "ECDHE+AESGCM:ECDHE+CHACHA20");  // of TLS 1.2; those of 1.3 are all good
    ssl.set_password(context.get(), no_password);
    if (ssl.use_certificates(context.get(), certificate.c_str()) != 1)
        refuse_tls(certificate, {"is no certificate in PEM", "ไม่ใช่ใบรับรองแบบ PEM"});
    const bool is_key = ssl.use_key(context.get(), key.c_str(), SSL_FILETYPE_PEM) == 1;
    const bool is_another = !is_key && ERR_GET_REASON(::ERR_peek_last_error()) == X509_R_KEY_VALUES_MISMATCH;
    if (!is_key && !is_another) refuse_tls(key, {"is no key in PEM without a password", "ไม่ใช่กุญแจแบบ PEM ที่ไม่มีรหัสผ่าน"});
    if (is_another || ssl.check_key(context.get()) != 1)
        refuse_tls(key, {"is not the key of the certificate", "ไม่ใช่กุญแจของใบรับรองนี้"});
    return context;
}

}  // namespace

TlsSession::TlsSession(SSL* ssl) : ssl_(ssl), wire_(nullptr) {
    constexpr std::size_t room = 36U << 10U;  // two records
    BIO* own = nullptr;
    if (ssl == nullptr || ::BIO_new_bio_pair(&own, room, &wire_, room) != 1) throw std::bad_alloc();
    libssl().set_bio(ssl_, own, own);
    libssl().accept(ssl_);
}

TlsSession::~TlsSession() {
    libssl().session_free(ssl_);
    ::BIO_free(wire_);
}

TlsSession::State TlsSession::state_of(int result) const {
    switch (libssl().error(ssl_, result)) {
        case SSL_ERROR_NONE:
            return State::done;
        case SSL_ERROR_WANT_READ:
        case SSL_ERROR_WANT_WRITE:
            return State::wants_input;
        case SSL_ERROR_ZERO_RETURN:
            return State::ended;
        default:
            return State::failed;
    }
}

TlsSession::State TlsSession::handshake() {
    ::ERR_clear_error();
    return state_of(libssl().handshake(ssl_));
}

TlsSession::Step TlsSession::read(char* to, std::size_t most) {
    constexpr std::size_t record = 16U << 10U;
    ::ERR_clear_error();
    const int got = libssl().read(ssl_, to, static_cast<int>(std::min(most, record)));
    if (got > 0) return {State::done, static_cast<std::size_t>(got)};
    return {state_of(got), 0};
}

TlsSession::Step TlsSession::write(std::string_view from) {
    constexpr std::size_t record = 16U << 10U;
    ::ERR_clear_error();
    const int sent = libssl().write(ssl_, from.data(), static_cast<int>(std::min(from.size(), record)));
    if (sent > 0) return {State::done, static_cast<std::size_t>(sent)};
    return {State::failed, 0};
}

void TlsSession::close() {
    ::ERR_clear_error();
    libssl().shutdown(ssl_);
}

void TlsSession::take(std::string_view from_wire) {
    ::BIO_write(wire_, from_wire.data(), static_cast<int>(from_wire.size()));
}

std::string TlsSession::output() {
    std::string bytes(::BIO_ctrl_pending(wire_), '\0');
    if (!bytes.empty())
        bytes.resize(
            static_cast<std::size_t>(std::max(0, ::BIO_read(wire_, bytes.data(), static_cast<int>(bytes.size())))));
    return bytes;
}

TlsContext::TlsContext(std::string certificate, std::string key)
    : certificate_(std::move(certificate)), key_(std::move(key)), context_(context_of(certificate_, key_)) {}

bool TlsContext::reload() {
    try {
        auto context = context_of(certificate_, key_);
        const std::lock_guard lock(mutex_);
        context_ = std::move(context);
        return true;
    } catch (const Error&) {
        return false;
    }
}

std::unique_ptr<TlsSession> TlsContext::begin() {
    const std::lock_guard lock(mutex_);
    return std::make_unique<TlsSession>(libssl().session_new(context_.get()));  // which holds the context
}

}  // namespace raingan::serve
