// When each signature was there, and whether its certificates held then: the chain of proofs of existence of ETSI
// EN 319 102-1 (5.5, 5.6). The newest document time stamp is judged now; what it proves lets the one before it be
// judged at its moment, and so on back to the signatures. To judge is to find a chain to a trusted certificate and the
// status of each certificate in it.
#pragma once

#include <string_view>
#include <vector>

#include "sign/witness.h"

namespace raingan::sign {

struct Judging {
    X509_STORE* store = nullptr;  ///< null: nothing is trusted
    const StatusSources* sources = nullptr;
    std::int64_t now = 0;
};

/// Completes the witnesses' states; they stand in the order in which they were made.
void prove(std::string_view pdf, QPDF& qpdf, std::vector<Witness>& witnesses, const Judging& judging);

}  // namespace raingan::sign
