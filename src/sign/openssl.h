// Owners for OpenSSL's objects, and its errors as text.
#pragma once

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/owned.h"

namespace raingan::sign {

using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using Certificate = Owned<X509, X509_free>;
using Bio = Owned<BIO, BIO_free_all>;
using Pkcs7 = Owned<PKCS7, PKCS7_free>;
using Cms = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;
using Store = Owned<X509_STORE, X509_STORE_free>;

struct FreeCertificates {
    void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
};
struct FreeStack {  ///< but not what it holds
    void operator()(STACK_OF(X509) * stack) const { sk_X509_free(stack); }
};
using CertificateList = std::unique_ptr<STACK_OF(X509), FreeStack>;
using Certificates = std::unique_ptr<STACK_OF(X509), FreeCertificates>;

inline const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// What `i2d` makes of `object`; empty where it fails.
template <typename T>
std::string der(T* object, int (*i2d)(T*, unsigned char**)) {
    unsigned char* bytes = nullptr;
    const int size = i2d(object, &bytes);
    if (size <= 0) return {};
    std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return out;
}

using Digest = std::array<unsigned char, 32>;
Digest sha256(std::string_view first, std::string_view second = {});

/// Lower-case hexadecimal digits.
std::string hex(std::string_view bytes);
inline std::string hex(const Digest& digest) {
    return hex(std::string_view(reinterpret_cast<const char*>(digest.data()), digest.size()));
}

/// Finds now what OpenSSL decodes certificates with, which costs as much as decoding several. Before a fork, both
/// processes have it.
void load_decoders();

/// OpenSSL's latest error, which is then forgotten; "unknown" where there is none.
std::string openssl_error();

/// The subject's common name, else its organisation, else the whole of it; UTF-8.
std::string subject_name(const X509* certificate);

/// Seconds since 1970 of an ASN.1 time; 0 where it is none.
std::int64_t seconds_of(const ASN1_TIME* time);

/// The bytes of a string of any of ASN.1's types, which stay its own.
std::string_view octets_of(const ASN1_STRING* string);

}  // namespace raingan::sign
