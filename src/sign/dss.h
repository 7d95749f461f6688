// The document security store (ISO 32000-2 12.8.4.3, ETSI EN 319 142-1 5.4.2): certificates, OCSP answers and lists
// that a file carries, so that its signatures can be verified when their issuers answer no more.
#pragma once

#include <string>
#include <vector>

#include "sign/revocation.h"
#include "sign/update.h"

namespace raingan::sign {

struct Dss {
    std::vector<std::string> certificates;  ///< DER
    std::vector<Evidence> evidence;         ///< source "the file"
};

/// At most 4096 of them. What cannot be read is left out.
Dss read_dss(QPDF& qpdf);

/// What one signature needs (validation related information).
struct SignatureNeeds {
    std::string contents;  ///< of the signature's /Contents, zeros included
    Dss needs;
};

/// The PDF with a store of what it had and what its signatures need, as an incremental update; unchanged where all of
/// it is there. `now`: /TU of the new entries.
std::string add_to_dss(std::string_view pdf, const std::vector<SignatureNeeds>& signatures, std::int64_t now);

}  // namespace raingan::sign
