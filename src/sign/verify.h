// Verifying the signatures of a PDF, whoever made them: whether the signed bytes are whole, what the signature covers,
// what was added later and whether that was allowed, and whom the certificate's chain leads to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "sign/chain.h"
#include "sign/field_lock.h"
#include "sign/openssl.h"
#include "sign/revocation.h"
#include "sign/trust.h"

namespace raingan::sign {

enum class SignatureKind : std::uint8_t { signature, document_timestamp };
enum class TimeSource : std::uint8_t { none, claimed, timestamp_untrusted, timestamp };

/// Baseline levels of ETSI EN 319 142-1; none: no PAdES baseline signature.
enum class Level : std::uint8_t { none, b, t, lt, lta };

struct SignatureState {
    SignatureKind kind = SignatureKind::signature;
    std::string field;                    ///< name of its field: the role
    std::string role, name;               ///< /Reason and /Name as the signature says
    std::string signer, issuer;           ///< names in the certificate
    std::optional<std::int64_t> seconds;  ///< when it was signed
    TimeSource time_source = TimeSource::none;
    std::string authority;                ///< of the time stamp
    bool whole = false;                   ///< the signed bytes are those that were signed
    std::size_t gap = 0;                  ///< where its value stands in the file
    bool covers_file = false;             ///< nothing was added behind it
    std::size_t covered_bytes = 0;        ///< length of the revision that it covers
    bool certifies = false;               ///< DocMDP
    bool forbids_all = false;             ///< DocMDP with P 1, or the field's /Lock with it
    FieldLock lock;                       ///< FieldMDP
    bool in_form = true;                  ///< a field has it that the form lists
    bool has_field = true;                ///< else it was there once
    std::vector<Message> problems;        ///< why it does not hold
    std::vector<Message> contradictions;  ///< between certificate, typed name, sign-off block and role
    std::vector<Message> notes;           ///< that the same key signed in other roles
    std::vector<Message> remarks;         ///< it holds, but is no PAdES baseline signature
    std::vector<Message> additions;       ///< what was added later, allowed
    std::vector<Message> changes;         ///< what was changed later, forbidden
    Chain chain = Chain::broken;
    Level level = Level::none;
    std::optional<std::int64_t> proven;      ///< it was there at this moment: a time stamp that is trusted says so
    std::string proven_by;                   ///< the time stamp's authority
    std::vector<RevocationState> statuses;   ///< of the certificates of its chain but the trusted one
    std::vector<std::string> path;           ///< its chain, DER: its own certificate first; empty where not trusted
    std::string signer_certificate;          ///< DER
    std::string signature_value;             ///< of the CMS
    std::optional<std::int64_t> stamp_ends;  ///< of a document time stamp: when its authority's certificate expires
    [[nodiscard]] bool intact() const { return whole && problems.empty() && changes.empty(); }
};

/// contradicts: all hold and are trusted, but who signed is not whom the file names.
enum class Verdict : std::uint8_t { valid, untrusted, invalid, is_unsigned, contradicts };

struct Verification {
    std::vector<SignatureState> signatures;  ///< in the order in which they were made
    std::size_t file_bytes = 0;
    Verdict verdict = Verdict::is_unsigned;
    std::int64_t now = 0;  ///< the moment of verifying
    /// Before this moment the file needs another document time stamp (raingan extend); none: it has none.
    std::optional<std::int64_t> renew_before;
};

/// How far verifying may go.
struct Checking {
    StatusSources sources;      ///< without any, what the file carries
    std::int64_t now = 0;       ///< 0: the clock's
    std::string password = {};  ///< of an encrypted PDF
};

/// `store` may be null: then every chain is unknown. Throws Error (unreadable): "no-pdf", "broken-pdf", "encrypted",
/// "wrong-password".
Verification verify(std::string_view pdf, X509_STORE* store, const Checking& checking = {});

}  // namespace raingan::sign
