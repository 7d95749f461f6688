// Signing a PDF: PAdES baseline B-B, or B-T with a time stamp (ETSI EN 319 142-1), one incremental update a signer.
//
// Signs any valid PDF that is not encrypted. The file stays PDF/A-3a and PDF/UA-1 where it was: the widget has an
// appearance with embedded fonts, and a Form element in the structure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"
#include "sign/cms.h"

namespace raingan::sign {

struct SignRequest {
    std::string role;            ///< as the report or the form names it; empty: the next in order
    std::string name, position;  ///< empty: the report's, else the certificate's
    std::int64_t seconds = 0;    ///< since 1970: what /M and the appearance say
    std::string image;           ///< PNG or JPEG of the hand's signature; may be empty
    bool lock = false;           ///< certify: later changes but signatures make it invalid (ISO 32000-1 12.8.2.2)
    TimestampSource timestamp;   ///< may be empty
};

/// The signed file. Throws Error: "no-pdf", "broken-pdf", "encrypted", "changed" (a signature that is there does not
/// hold), "locked", "no-such-role", "already-signed", "out-of-order", "bad-image", "signing-failed", "no-timestamp".
std::string sign_pdf(std::string_view pdf, const SignRequest& request, const Identity& identity);

/// The PDF, as an incremental update, with an empty signature field for each signer, at the signers' sign-off blocks.
std::string add_fields(std::string_view pdf, const std::vector<SignOff>& signers);

}  // namespace raingan::sign
