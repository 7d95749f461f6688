// Signatures that outlive their certificates (ETSI EN 319 142-1 5.4, 6): the material that proves them goes into the
// file (B-LT), and a document time stamp over all of it (B-LTA), each as an incremental update. Done again before the
// stamp's own certificate expires, the proof goes on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sign/verify.h"

namespace raingan::sign {

struct ExtendRequest {
    std::string timestamp_url;    ///< empty: no document time stamp
    X509_STORE* store = nullptr;  ///< where issuers are that the file does not carry; may be null
    StatusSources sources;
    std::int64_t now = 0;
};

/// The PDF, longer. Throws Error (unreadable): what verify throws, "unsigned", "changed", "locked", "revoked",
/// "no-time" (a signature without a time stamp, and none is asked for), "no-issuer", "no-status" (whether a certificate
/// was revoked cannot be found out), "no-timestamp".
std::string extend_pdf(std::string_view pdf, const ExtendRequest& request);

}  // namespace raingan::sign
