// Verifying the signatures of a PDF, whoever made them: whether the signed bytes are whole, what the signature covers,
// what was added later and whether that was allowed, and whom the certificate's chain leads to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "sign/openssl.h"
#include "sign/trust.h"

namespace raingan::sign {

enum class Chain : std::uint8_t {
    trusted,
    unknown_issuer,
    expired,
    not_yet_valid,
    broken,
    unsuitable,  ///< issued for something else than signing documents
    weak         ///< a key or digest of it is below 112 bits of security
};
enum class TimeSource : std::uint8_t { none, claimed, timestamp_untrusted, timestamp };

enum class SignatureKind : std::uint8_t { signature, document_timestamp };

struct SignatureState {
    SignatureKind kind = SignatureKind::signature;
    std::string field;                    ///< name of its field: the role
    std::string role, name;               ///< /Reason and /Name as the signature says
    std::string signer, issuer;           ///< names in the certificate
    std::optional<std::int64_t> seconds;  ///< when it was signed
    TimeSource time_source = TimeSource::none;
    std::string authority;           ///< of the time stamp
    bool whole = false;              ///< the signed bytes are those that were signed
    std::size_t gap = 0;             ///< where its value stands in the file
    bool covers_file = false;        ///< nothing was added behind it
    std::size_t covered_bytes = 0;   ///< length of the revision that it covers
    bool certifies = false;          ///< DocMDP
    bool forbids_all = false;        ///< DocMDP with P 1
    bool in_form = true;             ///< a field of the form has it; else it was there once
    std::vector<Message> problems;   ///< why it does not hold
    std::vector<Message> remarks;    ///< it holds, but is no PAdES baseline signature
    std::vector<Message> additions;  ///< what was added later, allowed
    std::vector<Message> changes;    ///< what was changed later, forbidden
    Chain chain = Chain::broken;
    [[nodiscard]] bool intact() const { return whole && problems.empty() && changes.empty(); }
};

enum class Verdict : std::uint8_t { valid, untrusted, invalid, is_unsigned };

struct Verification {
    std::vector<SignatureState> signatures;  ///< in the order in which they were made
    std::size_t file_bytes = 0;
    Verdict verdict = Verdict::is_unsigned;
};

/// `store` may be null: then every chain is unknown. Throws Error (unreadable): "no-pdf", "broken-pdf", "encrypted".
Verification verify(std::string_view pdf, X509_STORE* store);

}  // namespace raingan::sign
