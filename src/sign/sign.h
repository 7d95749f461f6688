// Signing a PDF: PAdES baseline B-B, or B-T with a time stamp (ETSI EN 319 142-1), one incremental update a signer.
//
// Signs any valid PDF that is not encrypted. The file stays PDF/A-3a and PDF/UA-1 where it was: the widget has an
// appearance with embedded fonts, and a Form element in the structure.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"
#include "sign/cms.h"
#include "sign/placeholder.h"

namespace raingan::sign {

struct SignRequest {
    std::string role;              ///< as the report or the form names it; empty: the next in order
    std::string name, position;    ///< empty: the report's, else the certificate's
    bool name_as_written = false;  ///< the name is put there even where the certificate is another person's
    std::int64_t seconds = 0;      ///< since 1970: what /M and the appearance say
    std::string image;             ///< PNG or JPEG of the hand's signature; may be empty
    bool lock = false;             ///< certify: later changes but signatures make it invalid (ISO 32000-1 12.8.2.2)
    TimestampSource timestamp;     ///< may be empty
};

/// What a signature's place in the file has to know of its signer; the key is no part of it.
struct SignerFacts {
    std::string certificate;   ///< DER
    std::size_t cms_room = 0;  ///< bytes
};
SignerFacts facts_of(const Identity& identity, bool timestamp);

/// A file that is complete but for the signature's value.
struct Prepared {
    std::string update;  ///< behind the bytes of the PDF
    Gap gap;             ///< offsets in the whole file
};

/// Takes the PDF apart, chooses the role, and only then calls `signer`; so keys are opened for files that can be
/// signed, and by a process that has not read them (docs/security.md). Throws Error: "no-pdf", "broken-pdf",
/// "encrypted", "changed" (a signature that is there does not hold), "locked", "no-such-role", "already-signed",
/// "out-of-order", "bad-image".
Prepared prepare_signature(std::string_view pdf, const SignRequest& request,
                           const std::function<SignerFacts()>& signer);

/// The signed file. Throws Error: "signing-failed", "no-timestamp", and where `prepared` is not of this PDF.
std::string complete_signature(std::string_view pdf, const Prepared& prepared, const TimestampSource& timestamp,
                               const Identity& identity);

/// Both.
std::string sign_pdf(std::string_view pdf, const SignRequest& request, const Identity& identity);

/// The PDF, as an incremental update, with an empty signature field for each signer, at the signers' sign-off blocks.
std::string add_fields(std::string_view pdf, const std::vector<SignOff>& signers);

}  // namespace raingan::sign
