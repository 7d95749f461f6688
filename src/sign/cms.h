// The signature's bytes: a detached CMS SignedData as CAdES baseline B wants it in a PDF (ETSI EN 319 122-1 5, EN 319
// 142-1 6.3): content-type, message-digest, signing-certificate-v2 and no signing-time, for the PDF has /M; DER.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sign/identity.h"

namespace raingan::sign {

/// Gives the RFC 3161 token (DER) for the signature value that it gets.
using TimestampSource = std::function<std::string(std::string_view signature_value)>;

/// With RSA (PKCS#1 v1.5) the same arguments give the same bytes. Throws Error (unwritable, "signing-failed").
std::string make_cms(const Identity& identity, const Digest& digest, const TimestampSource& timestamp = {});

/// At least as long as make_cms's result.
std::size_t cms_room(const Identity& identity, bool timestamp);

/// Which attribute names the signer's certificate: signing-certificate-v2 (RFC 5035), or also the old one, by SHA-1.
/// `others`: further certificates that it may name; may be null.
enum class Binding : std::uint8_t { v2, any };
bool binds_certificate(CMS_SignerInfo* signer, X509* certificate, STACK_OF(X509) * others, Binding binding);

/// What one signature's CMS says.
struct CmsFacts {
    bool readable = false;       ///< one signer, detached as it must be, nothing but zeros behind it
    bool matches = false;        ///< digest and signature value fit the signed bytes
    bool binds_signer = false;   ///< a signing-certificate attribute, of either kind, names the signer's certificate
    bool binds_by_v2 = false;    ///< and it is the one that PAdES baseline has
    bool wrongly_bound = false;  ///< such an attribute is there and names another one
    bool strong = false;         ///< no SHA-1 or older
    Certificate signer;
    Certificates certificates;  ///< all that it carries
    std::string signature_value;
    std::string timestamp;                     ///< the token of RFC 3161, DER; or empty
    std::optional<std::int64_t> signing_time;  ///< the signed attribute, which others may write
};

/// What the CMS signs: the bytes themselves, or their SHA-1, which it carries (adbe.pkcs7.sha1).
enum class CmsContent : std::uint8_t { detached, sha1_within };

/// `first` and `second`: the two signed ranges.
CmsFacts read_cms(std::string_view der, std::string_view first, std::string_view second,
                  CmsContent content = CmsContent::detached);

}  // namespace raingan::sign
