// One signature or document time stamp of a file, with all that speaks for it. `verify` reads it, `proof` finds out
// when it was there, `extend` keeps in the file what proves that.
#pragma once

#include <string>
#include <vector>

#include "sign/cms.h"
#include "sign/qpdf.h"
#include "sign/timestamp.h"
#include "sign/verify.h"

namespace raingan::sign {

struct Witness {
    SignatureState state;
    CmsFacts cms;          ///< of a signature
    TimestampFacts token;  ///< of a document time stamp, or of the signature's own time stamp
    std::string contents;  ///< of /Contents, zeros included

    [[nodiscard]] bool is_document_timestamp() const { return state.kind == SignatureKind::document_timestamp; }
    [[nodiscard]] X509* signer() const { return is_document_timestamp() ? token.signer.get() : cms.signer.get(); }
};

/// In the order in which they were made. Whom to trust is not looked at. Throws what qpdf throws.
std::vector<Witness> examine(std::string_view pdf, QPDF& qpdf);

}  // namespace raingan::sign
